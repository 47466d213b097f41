"""Short forms of an answer in, the words that readers expect out: planned, >= and 家 are for programs.

Which columns hold short forms, and of which kind, is data/answers/columns.tsv. Their words are the labels of the
ontology, the English of units in the lexicon, and data/answers/words.tsv for what questions say themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg.extraction.figures.wording import unit_in_english
from kg.questions.header import Words
from kg.resources import folder, read_table
from kg.store import Store, Table, Value
from kg.vocabulary import PLAN, concept, label, notations

_TRUTH, _SAID = "truth", "said"
_UNIT, _FIGURE = "unit", "figure"
UNITS = f"SELECT DISTINCT ?unit {{ ?figure <{PLAN.unit}> ?unit }} ORDER BY ?unit"
"""Asks for the units that figures have, as `dictionary` wants to know them."""


def spoken(column: str, cell: Value) -> Words | None:
    """Return what CELL of COLUMN says in words, or None where it says them itself.

    Example:
        >>> spoken("status", Value.literal("planned"))
        Words(zh='计划中', en='planned')
        >>> spoken("unit", Value.literal("万元/人")).en
        '10,000 yuan per person'
        >>> spoken("task", Value.literal("planned"))

    """
    if cell.kind != "literal" or cell.language:
        return None
    if cell.datatype.endswith("#boolean"):
        return _closed(_TRUTH).get(cell.value)
    for kind in _columns().get(column, ()):
        found = _of_kind(kind, cell.value)
        if found:
            return found
    return None


def in_words(table: Table, lang: str) -> Table:
    """Return TABLE with words in LANG in the place of short forms.

    Example:
        >>> in_words(Table(("status",), ((Value.literal("planned"),),)), "zh").records()
        [{'status': '计划中'}]

    """

    def said(name: str, cell: Value | None) -> Value | None:
        words = spoken(name, cell) if cell else None
        return Value.literal(words.of(lang)) if words else cell

    rows = tuple(tuple(said(name, cell) for name, cell in zip(table.columns, row, strict=True)) for row in table.rows)
    return Table(table.columns, rows)


def units(store: Store) -> tuple[str, ...]:
    """Return the units that figures in STORE have."""
    return tuple(row["unit"] for row in store.select(UNITS).records())


def dictionary(known: Iterable[str]) -> dict[str, dict[str, Words]]:
    """Return the words of all short forms by column, for pages that draw answers themselves.

    Args:
        known: the units that answers may hold.

    Returns:
        Words by short form, by column; under "" the truth values. A column of whole figures has the words for the
        parts of one, which blanks set apart.

    Example:
        >>> dictionary(["家"])["old_figure"]["家"], dictionary([])[""]["true"].en
        (Words(zh='家', en=''), 'yes')

    """
    known = list(known)
    found = {name: _listed(kinds, known) for name, kinds in _columns().items()}
    return {"": dict(_closed(_TRUTH)), **found}


def _listed(kinds: Iterable[str], known: Iterable[str]) -> dict[str, Words]:
    found: dict[str, Words] = {}
    for kind in kinds:
        if kind == _FIGURE:
            parts = {one: Words(one, unit_in_english(one)) for one in known}
            words: Mapping[str, Words] = {**_closed("comparator"), **parts}
        elif kind == _UNIT:
            words = {one: _unit(one) for one in known}
        else:
            words = _closed(kind)
        found = {**words, **found}
    return found


def _of_kind(kind: str, value: str) -> Words | None:
    if kind == _UNIT:
        return _unit(value)
    if kind == _FIGURE:
        return _figure(value)
    return _closed(kind).get(value)


def _figure(value: str) -> Words:
    comparator, _, amount = value.partition(" ")
    number, _, unit = amount.partition(" ")
    sign = _closed("comparator").get(comparator, Words(comparator, comparator))
    return Words(f"{sign.zh} {number} {unit}".rstrip(), f"{sign.en} {number} {unit_in_english(unit)}".rstrip())


def _unit(unit: str) -> Words:
    """Return UNIT in words; a measure word that only counts things has no English and is told to be one."""
    return Words(unit, unit_in_english(unit) or _questions()["count"].en)


@cache
def _closed(kind: str) -> dict[str, Words]:
    """Return the words of the short forms of KIND, a closed list."""
    if kind == _TRUTH:
        return {word: _questions()[word] for word in ("true", "false")}
    if kind == _SAID:
        return _questions()
    if kind in ("class", "property"):
        return {name: _term(name) for name in dir(PLAN) if name[:1].isupper() == (kind == "class")}
    return {word: _concept(kind, word) for word in notations(kind)}


def _term(name: str) -> Words:
    zh, en = (label(PLAN[name], lang) for lang in ("zh", "en"))
    return Words(zh, en[:1].upper() + en[1:] if name[:1].isupper() else en)


def _concept(scheme: str, word: str) -> Words:
    """Return what WORD of SCHEME says; a word of the texts themselves stays, with its meaning beside it."""
    zh, en = (label(concept(scheme, word), lang) for lang in ("zh", "en"))
    return Words(zh, f"{word} ({en})" if word == zh else en)


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    rows = read_table(folder("data") / "answers" / "columns.tsv")
    return {row["column"]: tuple(row["words"].split()) for row in rows}


@cache
def _questions() -> dict[str, Words]:
    rows = read_table(folder("data") / "answers" / "words.tsv")
    return {row["key"]: Words(row["zh"], row["en"]) for row in rows}
