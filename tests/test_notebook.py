"""The notebook in docs/ runs, and shows what it says it shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def test_the_notebook_shows_what_it_says(built: Path) -> None:
    for name in ("nbclient", "ipykernel", "pandas"):
        pytest.importorskip(name, reason=f"{name} is not installed (plan-kg[test])")
    command = [sys.executable, str(ROOT / "tools" / "run_notebook.py"), str(built), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
