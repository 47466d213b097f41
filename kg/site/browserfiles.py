"""What npm brought in for the pages (see hatch_build.py): where it lies, and what is absent."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError

FOLDER = Path(__file__).resolve().parent / "bundled"
_PARTS = {
    "drawing": ("vis-network.min.js",),
    "oxigraph": ("oxigraph.js", "oxigraph.wasm.gz"),
    "fonts": ("fonts",),
    "yasgui": ("yasgui.min.js", "yasgui.min.css"),
}
_EXPORTED = re.compile(r"^export (?=class |function |async function )", re.MULTILINE)
_EXPORTS = re.compile(r"^export \{ initSync, __wbg_init as default \};?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Engine:
    """Oxigraph for a page: its SCRIPT, and its PROGRAM (WebAssembly, gzipped) in base64."""

    script: str
    program: str


def absent(folder: Path | None = None) -> tuple[str, ...]:
    """Return which of "drawing", "oxigraph", "fonts" and "yasgui" FOLDER (else the package's own) lacks, even in part.

    Example:
        >>> absent(Path("/nowhere"))
        ('drawing', 'oxigraph', 'fonts', 'yasgui')

    """
    place = folder or FOLDER
    return tuple(name for name, files in _PARTS.items() if not all((place / file).exists() for file in files))


def drawing(folder: Path | None = None) -> str:
    """Return the script that draws networks, `vis`, from FOLDER (else the package's own), or "" where it is absent."""
    place = folder or FOLDER
    return "" if "drawing" in absent(place) else (place / "vis-network.min.js").read_text(encoding="utf-8")


def fonts() -> Path:
    """Return where the slices of the pages' font lie, if they are there."""
    return FOLDER / "fonts"


def engine(folder: Path | None = None) -> Engine | None:
    """Return the query engine in FOLDER (else the package's own), or None where it is absent.

    Pages opened from a disk may load no modules, so the script is turned into one that stands in a page itself.

    Raises:
        KgError: when the script is not of the shape that is expected.

    """
    place = folder or FOLDER
    if "oxigraph" in absent(place):
        return None
    module = (place / "oxigraph.js").read_text(encoding="utf-8")
    script, ends = _EXPORTS.subn("", _EXPORTED.sub("", module))
    if ends != 1 or re.search(r"^(?:export|import) ", script, re.MULTILINE) or "</script" in script.lower():
        raise KgError("this version of Oxigraph cannot be put into a page", "oxigraph.js", "run: python hatch_build.py")
    script = script.replace("import.meta.url", "undefined")
    program = (place / "oxigraph.wasm.gz").read_bytes()
    return Engine(script, base64.b64encode(program).decode("ascii"))
