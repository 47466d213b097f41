"""Write anew what documents show of the product: README answers, the quality card, the page of rules, the notebook.

Run from the repository after a build: python tools/refresh_docs.py
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).parents[1]
ANSWER = re.compile(r"(<!-- kg (?P<command>[^\n]+) -->\n```csv\n)(?P<answer>.*?)(```)", re.DOTALL)


def _run(words: list[str]) -> str:
    done = CliRunner().invoke(main, words)
    if done.exit_code:
        raise SystemExit(f"kg {shlex.join(words)}: {done.output.strip()}; nothing more is written")
    return done.output.replace("\r\n", "\n")


def refresh() -> None:
    """Rewrite the shown answers and pages."""
    for name in ("README.md", "README.zh.md"):
        path = ROOT / name
        words = path.read_text(encoding="utf-8")
        words = ANSWER.sub(lambda m: m[1] + _run(shlex.split(m["command"])) + m[4], words)
        path.write_text(words, encoding="utf-8", newline="\n")
    for page in ("quality", "rules"):
        written = _run(["evaluate", "--card", page, "articles", "tests/articles", "tests/unseen"])
        (ROOT / "docs" / f"{page}.md").write_text(written, encoding="utf-8", newline="\n")
    subprocess.run([sys.executable, ROOT / "tools" / "run_notebook.py", "out"], check=True)


if __name__ == "__main__":
    refresh()
