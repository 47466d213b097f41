"""Tables with a title and a lead that says how the numbers came about: as text, Markdown, CSV or JSON, zh or en.

A cell is a plain value, a `Name` in both languages, or a `Word` of data/messages/analysis.tsv. What programs read
(JSON, CSV) has names of columns and keys of words; what people read has their words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from kg.analysis.contents import Evidence, Thing
from kg.errors import QuestionError
from kg.questions import tables
from kg.resources import message
from kg.store import Table, Value

SHAPES = ("table", "md", "csv", "json")
EVIDENCE = ("article", "quote", "start", "end")
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Name:
    """Words in both languages; English falls back to Chinese."""

    zh: str
    en: str = ""

    def of(self, lang: str) -> str:
        """Return the words in LANG."""
        return self.en if lang == "en" and self.en else self.zh


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the product's own, by its key in the messages."""

    key: str

    def of(self, lang: str) -> str:
        """Return the word in LANG."""
        return message("analysis", f"word.{self.key}", lang)


Cell: TypeAlias = str | int | Decimal | bool | Name | Word | None
_FOR_PROGRAMS = ("iri", "sectorIri")


@dataclass(frozen=True, slots=True)
class Section:
    """A table: KEY names its title and lead among the messages, TOLD fills them in, SUMMARY holds single numbers.

    Example:
        >>> Section("reach", ("total",), ((3,),)).table("en").records()
        [{'total': '3'}]

    """

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    told: Mapping[str, str] = field(default_factory=dict)
    summary: Mapping[str, Cell] = field(default_factory=dict)

    def title(self, lang: str) -> str:
        """Return what the section is called in LANG."""
        return message("analysis", f"title.{self.key}", lang).format(**self.told)

    def lead(self, lang: str) -> str:
        """Return how the numbers came about, in LANG."""
        return message("analysis", f"lead.{self.key}", lang).format(**self.told)

    def in_short(self, lang: str) -> list[str]:
        """Return the single numbers of the section, each as a line in LANG."""
        return [f"{heading(key, lang)}: {_plain(cell, lang)}" for key, cell in self.summary.items()]

    def headings(self, lang: str) -> list[str]:
        """Return the words above the columns in LANG."""
        return [heading(name, lang) for name in self.columns]

    def for_people(self) -> Section:
        """Return the section without the columns that only programs want."""
        kept = [place for place, column in enumerate(self.columns) if column not in _FOR_PROGRAMS]
        rows = tuple(tuple(row[place] for place in kept) for row in self.rows)
        return replace(self, columns=tuple(self.columns[place] for place in kept), rows=rows)

    def table(self, lang: str, *, keys: bool = False) -> Table:
        """Return the rows with names in LANG, and with KEYS for words where a program reads them."""
        rows = tuple(tuple(_value(cell, lang, keys) for cell in row) for row in self.rows)
        return Table(self.columns, rows)


def said(key: str, **parts: Name | Word | str) -> Name:
    """Return the message KEY in both languages, with PARTS filled in.

    Example:
        >>> said("note.deadlines", a="2025", b="2026").en
        'deadlines differ: 2025 and 2026'

    """

    def of(lang: str) -> str:
        filled = {name: part if isinstance(part, str) else part.of(lang) for name, part in parts.items()}
        return message("analysis", key, lang).format(**filled)

    return Name(of("zh"), of("en"))


def joined(parts: Sequence[Name | Word]) -> Name:
    """Return PARTS as a list in words.

    Example:
        >>> joined([Name("港", "port"), Name("路", "road")]).en
        'port; road'

    """
    return Name(*(message("analysis", "list", lang).join(part.of(lang) for part in parts) for lang in ("zh", "en")))


def heading(column: str, lang: str) -> str:
    """Return the words above COLUMN in LANG.

    Example:
        >>> heading("article", "en")
        'Article'

    """
    try:
        return message("analysis", f"column.{column}", lang)
    except KeyError:
        return column  # named after what the data holds: an article and a year


def place(evidence: Evidence) -> tuple[Cell, ...]:
    """Return the cells of the columns EVIDENCE."""
    return evidence.article, evidence.quote, evidence.start, evidence.end


def name(thing: Thing) -> Name:
    """Return what THING is called."""
    return Name(thing.zh, thing.en)


def written(sections: Sequence[Section], shape: str, lang: str) -> str:
    """Return SECTIONS as text of SHAPE in LANG.

    Raises:
        QuestionError: when several sections are to be one CSV table.

    """
    if shape == "csv":
        if len(sections) != 1:
            names = ", ".join(section.key for section in sections)
            raise QuestionError("a CSV file holds one table", names, "name one of them, or use json")
        return tables.to_csv(sections[0].table(lang, keys=True))
    if shape == "json":
        return _json(sections, lang)
    return "\n".join(_section(section, shape, lang) for section in sections)


def _section(section: Section, shape: str, lang: str) -> str:
    title, lead, summary = section.title(lang), section.lead(lang), section.in_short(lang)
    body = message("analysis", "nothing", lang) + "\n"
    if section.rows:
        shown = section.for_people()
        body = tables.written(shown.table(lang), shape, shown.headings(lang))
    if shape == "md":
        head = [f"## {title}", "", lead, "", *(f"- {line}" for line in summary), *([""] if summary else [])]
    else:
        head = [title, lead, *summary, ""]
    return "\n".join(head) + "\n" + body


def _json(sections: Sequence[Section], lang: str) -> str:
    found = {
        section.key: {
            "title": section.title(lang),
            "method": section.lead(lang),
            "summary": {key: _bare(cell, lang) for key, cell in section.summary.items()},
            "rows": json.loads(tables.to_json(section.table(lang, keys=True))),
        }
        for section in sections
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _value(cell: Cell, lang: str, keys: bool) -> Value | None:
    if isinstance(cell, Word) and keys:
        return Value.literal(cell.key)
    if isinstance(cell, bool):
        return Value.literal(str(cell).lower(), _XSD + "boolean")
    if isinstance(cell, int | Decimal):
        kind = "integer" if isinstance(cell, int) else "decimal"
        return Value.literal(_plain(cell, lang), _XSD + kind)
    text = _plain(cell, lang)
    return Value.literal(text) if text else None


def _plain(cell: Cell, lang: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Name | Word):
        return cell.of(lang)
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def _bare(cell: Cell, lang: str) -> object:
    return float(cell) if isinstance(cell, Decimal) else cell if isinstance(cell, int) else _plain(cell, lang)
