"""The same build gives the same bytes in another process, time zone and locale, whatever order it hashes in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import hashlib, json, sys
from pathlib import Path
from kg.export.formats import FORMATS
from kg.export.source import open_source
source = open_source(Path(sys.argv[1]), "qinghe-report")
found = {}
for name, form in FORMATS.items():
    content = form.write(source, "en")
    parts = sorted(content.items()) if isinstance(content, dict) else [("", content)]
    found[name] = [(part, hashlib.sha256(words).hexdigest()) for part, words in parts]
print(json.dumps(found))
"""


def digests(out: Path, seed: str, zone: str, locale: str) -> dict[str, list[list[str]]]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, str(out)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found


def test_every_format_is_the_same_everywhere(out: Path) -> None:
    assert digests(out, "1", "UTC", "C") == digests(out, "2", "Asia/Shanghai", "C.UTF-8")
