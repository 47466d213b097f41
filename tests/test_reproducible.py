"""The same article gives the same bytes: in any locale and time zone, with any hash seed, build after build."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENVIRONMENTS = [
    {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
]


def _digest(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_same_bytes_everywhere(tmp_path: Path) -> None:
    digests = []
    for number, changes in enumerate(ENVIRONMENTS):
        out = tmp_path / str(number) / "out"
        command = [sys.executable, "-m", "kg.cli", "build", "articles", "--out", str(out)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **changes}, check=True, capture_output=True)
        digests.append(_digest(out))
    assert digests[0] == digests[1]
    assert len(digests[0]) >= 6
