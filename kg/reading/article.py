"""The bytes of an article in, its text, folded text and facts out.

Offsets everywhere count code points of the text made here: of a text file line ends as a single line feed and nothing
else changed, of other files what kg.reading.formats makes of them.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import yaml

from kg.errors import InputError
from kg.model import Article, DocumentFacts
from kg.reading.formats import text_of
from kg.reading.traditional import simplified
from kg.resources import folder, read_table

_NAME = re.compile(r"[A-Za-z0-9-]+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[，：](?=\d)")
_STRAIGHT_QUOTES = re.compile(r'"([^"\n]*)"')
_FULL_WIDTH = range(0xFF01, 0xFF5F)


def load(path: Path) -> Article:
    """Return the article in the file at PATH with the facts in NAME.yaml beside it.

    Args:
        path: a text file (UTF-8 with or without byte order mark, or GB18030), or a Markdown, HTML, DOCX or PDF file.

    Raises:
        InputError: when the file is missing, empty, broken, without text or needs an extra that is not installed, or
            the facts do not parse.

    """
    text = text_of(_bytes_of(path), path)
    facts_path = path.with_suffix(".yaml")
    known = _read_facts(facts_path) if facts_path.is_file() else {}
    identifier = known.pop("id", "")
    return make_article(text, _facts_of(known, facts_path), name=path.stem, identifier=str(identifier), path=path)


def make_article(
    text: str, facts: DocumentFacts | None = None, *, name: str = "", identifier: str = "", path: Path | None = None
) -> Article:
    r"""Return the article of TEXT: its key, its folded text and its checksum.

    Example:
        >>> make_article("增长５％,达到1,000家", name="a").folded
        '增长5%，达到1,000家'

    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    key = name if _NAME.fullmatch(name) else identifier or digest[:12]
    if not _NAME.fullmatch(key):
        raise InputError("an id must be letters, digits and hyphens", f"{key!r}", "change `id` in the facts file")
    shown = path.as_posix() if path else ""
    facts_path = path.with_suffix(".yaml") if path else None
    return Article(
        name=key,
        text=text,
        folded=fold(text),
        sha256=digest,
        facts=facts or DocumentFacts(),
        path=shown,
        facts_path=facts_path.as_posix() if facts_path and facts_path.is_file() else "",
    )


def fold(text: str) -> str:
    """Return TEXT with widths, punctuation and script evened out, code point by code point, so that offsets stay.

    Traditional script is matched as simplified; the text itself stays as it is.

    Example:
        >>> fold('(一)"三个定位",2.0％')
        '（一）“三个定位”，2.0%'

    """
    folded = simplified(text).translate(_fold_table())
    if '"' in folded:
        folded = _STRAIGHT_QUOTES.sub("\N{LEFT DOUBLE QUOTATION MARK}\\1\N{RIGHT DOUBLE QUOTATION MARK}", folded)
    return _BETWEEN_DIGITS.sub(lambda match: {"，": ","}.get(match.group(), ":"), folded)


@cache
def _fold_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in _FULL_WIDTH}
    table |= dict.fromkeys((9, 160, 12288, *range(8192, 8204)), " ")
    rows = {row["character"]: row["folded"] for row in read_table(folder("data") / "reading" / "fold.tsv")}
    for code, plain in list(table.items()):
        table[code] = rows.get(plain, plain)
    return table | {ord(character): folded for character, folded in rows.items()}


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", str(path), "check the path") from None
    except (IsADirectoryError, PermissionError) as error:
        raise InputError("the file cannot be read", str(path), error.strerror or "check its permissions") from None


def _read_facts(path: Path) -> dict[str, object]:
    try:
        known = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError("the facts file does not parse as YAML", str(path), str(error)) from None
    if not isinstance(known, dict):
        raise InputError("the facts file must hold `key: value` lines", str(path), "see articles/README.md")
    return dict(known)


def _facts_of(known: dict[str, object], path: Path) -> DocumentFacts:
    fields = DocumentFacts.__dataclass_fields__
    unknown = sorted(set(known) - set(fields))
    if unknown:
        raise InputError(f"unknown facts {', '.join(unknown)}", str(path), f"known are {', '.join(sorted(fields))}, id")
    values: dict[str, object] = {}
    for key, value in known.items():
        if key in ("authors", "date_words"):
            values[key] = tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)
        elif key == "date_inferred":
            values[key] = bool(value)
        else:
            values[key] = "" if value is None else str(value)
    return DocumentFacts(**values)  # type: ignore[arg-type]
