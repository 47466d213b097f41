"""What the pages take from others, declared in kg/site/package.json: brought in by npm when the package is installed.

Run by hatchling (also for editable installs), or by hand in a checkout: `python hatch_build.py`. Nothing here may make
an installation fail: without these files the pages use the system's fonts and the page that answers SPARQL is left out,
which the build and the pages say.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface as _Hook
except ImportError:  # run by hand
    _Hook = object

ROOT = Path(__file__).resolve().parent
DECLARED = ("package.json", "package-lock.json", ".npmrc", "drawing.js")
DRAWING = "vis-network.min.js"
STAMP = "from.sha256"  # of which declared versions the folder was made
SECONDS = 600
_BUNDLE = ("--bundle", "--minify", "--format=iife", "--global-name=vis", "--drop:console", "--legal-comments=eof")
_TOOLS = ("esbuild", "@esbuild/")  # run here and then left behind
_WEIGHT = 400  # the text's; browsers thicken it for headings, so that one cut of the font is enough for a page


class BrowserFilesMissing(Exception):
    """The files could not be brought in; the message says why."""


class CustomBuildHook(_Hook):  # type: ignore[misc, valid-type]
    """Brings the files in before a wheel or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the files in, or say why they are absent, and let the build go on in any case."""
        del version, build_data
        try:
            bring_in(Path(self.root) / "kg" / "site")
        except BrowserFilesMissing as error:
            self.app.display_warning(f"browser files are left out: {error}; see README, Browser files")


def bring_in(site: Path) -> Path:
    """Fill the folder bundled/ of SITE from the npm packages that SITE declares, and return it.

    A folder that was made of the same declared versions is left as it is. The new one is made beside it and swapped in.

    Raises:
        BrowserFilesMissing: when npm is absent or fails, or a package lacks what is taken from it.

    """
    target, stamp = site / "bundled", _stamp(site)
    if (target / STAMP).is_file() and (target / STAMP).read_text(encoding="ascii").strip() == stamp:
        return target
    npm = shutil.which("npm")
    if not npm:
        raise BrowserFilesMissing("npm was not found")
    try:
        with tempfile.TemporaryDirectory(prefix=".bundled-", dir=site) as work:
            made = Path(work) / "bundled"
            _fill(made, _installed(npm, site, Path(work)))
            _bundle(npm, Path(work), made)
            (made / STAMP).write_text(stamp + "\n", encoding="ascii")
            shutil.rmtree(target, ignore_errors=True)
            made.rename(target)
    except (OSError, ValueError, KeyError) as error:
        raise BrowserFilesMissing(f"{type(error).__name__}: {error}") from error
    return target


def _stamp(site: Path) -> str:
    """Return the digest of all that decides what the folder holds: the declared versions and this program."""
    digest = hashlib.sha256()
    for path in (*(site / name for name in DECLARED), Path(__file__)):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _installed(npm: str, site: Path, work: Path) -> Path:
    """Let NPM lay the declared packages into WORK, running none of their scripts, and return their folder."""
    for name in DECLARED:
        shutil.copyfile(site / name, work / name)
    _run(npm, work, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error")
    return work / "node_modules"


def _run(npm: str, work: Path, *arguments: str) -> None:
    """Let NPM do in the folder WORK what ARGUMENTS say."""
    environment = {**os.environ, "NO_UPDATE_NOTIFIER": "1"}
    try:
        ran = subprocess.run(
            [npm, *arguments],
            cwd=work, env=environment, capture_output=True, encoding="utf-8", errors="replace", timeout=SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise BrowserFilesMissing(f"npm did not finish within {SECONDS} seconds") from error
    if ran.returncode:
        said = [line for line in ran.stderr.splitlines() if line.strip()]
        raise BrowserFilesMissing(f"npm failed: {said[0] if said else ran.returncode}")


def _fill(made: Path, packages: Path) -> None:
    """Copy into MADE what the pages take from PACKAGES, with everybody's licences."""
    (made / "fonts").mkdir(parents=True)
    for name in ("yasgui.min.js", "yasgui.min.css"):
        shutil.copyfile(_there(packages / "@zazuko" / "yasgui" / "build" / name), made / name)
    shutil.copyfile(_there(packages / "oxigraph" / "web.js"), made / "oxigraph.js")
    program = _there(packages / "oxigraph" / "web_bg.wasm").read_bytes()
    (made / "oxigraph.wasm.gz").write_bytes(gzip.compress(program, 9, mtime=0))
    fonts = sorted((packages / "@fontsource" / "noto-sans-sc" / "files").glob(f"*-{_WEIGHT}-normal.woff"))
    if not fonts:
        raise BrowserFilesMissing("the font's package holds no slices of the weight used")
    for path in fonts:
        shutil.copyfile(path, made / "fonts" / path.name)
    (made / "LICENCES.txt").write_text("\n".join(_licences(packages)), encoding="utf-8", newline="\n")


def _bundle(npm: str, work: Path, made: Path) -> None:
    """Make in MADE one script of what drawing.js takes from the packages in WORK, without the words it tells a console.

    The script that pyvis ships is two fifths larger, since it also serves browsers of ten years ago.
    """
    _run(npm, work, "exec", "--offline", "--", "esbuild", "drawing.js", *_BUNDLE, f"--outfile={made / DRAWING}")
    _there(made / DRAWING)


def _there(path: Path) -> Path:
    if not path.is_file():
        raise BrowserFilesMissing(f"a package lacks {path.name}")
    return path


def _licences(packages: Path) -> Iterator[str]:
    """Yield name, version, licence and the licence's own text of every package, also of those inside yasgui."""
    for declared in sorted(_declarations(packages)):
        facts = json.loads(declared.read_text(encoding="utf-8"))
        if facts["name"].startswith(_TOOLS):
            continue
        yield f"{'=' * 100}\n{facts['name']} {facts['version']} — {facts.get('license', 'licence: see below')}\n"
        author = facts.get("author") or facts.get("homepage") or ""
        yield f"{author.get('name', '') if isinstance(author, dict) else author}\n"
        texts = [path for path in sorted(declared.parent.iterdir()) if path.is_file() and _is_licence(path.name)]
        for path in texts:
            yield path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        if not texts and "MIT" in str(facts.get("license")):
            yield _mit()


def _is_licence(name: str) -> bool:
    return name.lower().startswith(("licen", "copying", "notice"))


def _mit() -> str:
    """Return the words of the MIT licence, as they stand in this project's own, for a package that only names it."""
    lines = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("Copyright")) + "\n"


def _declarations(packages: Path) -> Iterable[Path]:
    return (path for pattern in ("*", "@*/*") for path in packages.glob(f"{pattern}/package.json"))


if __name__ == "__main__":
    try:
        print(bring_in(ROOT / "kg" / "site"))
    except BrowserFilesMissing as missing:
        sys.exit(f"browser files are left out: {missing}")
