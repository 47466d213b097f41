"""Run docs/notebook.ipynb on a build and keep what its cells show, or tell whether it still shows the same.

    python tools/run_notebook.py out            # after python build.py: writes the notebook anew
    python tools/run_notebook.py out --check    # exit 1 where a cell shows something else

Frames (drawings, half a megabyte each) are not kept: the notebook draws them where it runs.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def run(build: Path) -> nbformat.NotebookNode:
    """Return the notebook with what its cells show when `out` is the folder BUILD."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    os.environ.pop("KG_LANG", None)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "out").symlink_to(build.resolve(), target_is_directory=True)
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "<iframe" in data.get("text/html", ""):
                del data["text/html"]
            elif "<style scoped>" in data.get("text/html", ""):  # pandas' own look differs between its versions
                data["text/html"] = re.sub(r"<style scoped>.*?</style>\n?", "", data["text/html"], flags=re.DOTALL)
    notebook.metadata = {"kernelspec": notebook.metadata["kernelspec"], "language_info": {"name": "python"}}
    return notebook


def main() -> int:
    """Write the notebook or check it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    fresh = nbformat.writes(run(given.build)) + "\n"
    if not given.check:
        NOTEBOOK.write_text(fresh, encoding="utf-8", newline="\n")
        return 0
    kept = NOTEBOOK.read_text(encoding="utf-8")
    if fresh == kept:
        return 0
    pairs = zip(kept.splitlines(), fresh.splitlines(), strict=False)
    where = next((f"kept:  {old.strip()}\nfresh: {new.strip()}" for old, new in pairs if old != new), "its length")
    print(f"docs/notebook.ipynb shows something else now; run: python tools/run_notebook.py out\n{where}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
