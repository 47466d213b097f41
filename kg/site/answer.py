"""The answer to a question in, a picture of what it names out.

What an answer names by IRI, or by the name that a thing of the graph has, becomes a box, in the column that named it
first. Lines are the graph's own links between these things; where it has none between the first thing of a row and
another of that row, the row itself is the line, and says what the other's column means. Where no column but one names
things, the values of the others (a year, a status) become boxes too: else nothing would hang together. These stand
under each other with the names of their columns, since a column of boxes for each would make the picture too wide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.errors import QuestionError
from kg.model import LINK_TYPES
from kg.questions import Words
from kg.questions.spoken import spoken
from kg.resources import folder
from kg.site.boxes import Box, Boxes, Line, places
from kg.site.view import TYPES
from kg.store import Store, Table, Value
from kg.vocabulary import ID, PLAN, PREFIXES, label

MOST = 300
_TERMS = str(PLAN.Plan).removesuffix("Plan")
_NARROWEST = ("Project", *TYPES)
_WHERE = frozenset({"article", "quote", "start", "end"})  # columns that tell where it is said, and name no thing
_LANGUAGES = ("zh", "en")
_VALUE = "value:"  # what the keys of boxes begin with that are values and no things


@dataclass(frozen=True, slots=True)
class Pictured:
    """An answer as a picture: its boxes and lines, the columns drawn, how many rows found room.

    `cells` has, for each row of the answer, the box by column for which a cell gives the IRI or the name shown.
    """

    boxes: Boxes
    columns: tuple[str, ...]
    rows: int
    cells: tuple[Mapping[str, str], ...]


def picture(store: Store, table: Table, meanings: Mapping[str, Words] | None = None) -> Pictured:
    """Return TABLE, an answer of STORE, as a picture of at most MOST boxes.

    Args:
        store: the graph that was asked.
        table: what it answered.
        meanings: what the columns mean, by name, for the lines; a column without meaning says its name.

    Raises:
        QuestionError: when the answer names no thing of the graph.

    """
    cells = _things(store, table)
    if len({column for row in cells for column in row}) == 1:
        cells = [_with_values(row, told, table.columns) for row, told in zip(cells, table.rows, strict=True)]
    first: dict[str, str] = {}
    taken = 0
    for row in cells:
        if len(first.keys() | set(row.values())) > MOST:
            break
        for column, iri in row.items():
            first.setdefault(iri, column)
        taken += 1
    if not first:
        raise QuestionError(
            "the answer names no thing to draw", ", ".join(table.columns), "ask for things or their names"
        )
    drawn = tuple(column for column in table.columns if column in first.values())
    place = places(_side_by_side(first, drawn))
    described = _described(store, first, meanings or {})
    boxes = tuple(Box(_key(iri), *described[iri], "", *place[iri]) for iri in first)
    lines = _lines(_linked(store, first), cells[:taken], meanings or {})
    boxed = tuple(
        {
            name: _key(row[name])
            for name, cell in zip(table.columns, told, strict=True)
            if name in row and _is_shown(cell, row[name], described)
        }
        for row, told in zip(cells, table.rows, strict=True)
    )
    return Pictured(Boxes(boxes, lines), drawn, taken, boxed)


def _side_by_side(first: Mapping[str, str], columns: Iterable[str]) -> list[list[str]]:
    """Return what stands in each column of boxes: a column's things under each other, and all values after them."""
    listed = [[key for key in first if first[key] == column] for column in columns]
    things = [[key for key in keys if not key.startswith(_VALUE)] for keys in listed]
    return [*things, [key for keys in listed for key in keys if key.startswith(_VALUE)]]


def _is_shown(cell: Value | None, iri: str, described: Mapping[str, tuple[str, str, str]]) -> bool:
    """Tell whether CELL is the thing IRI or says the very name that its box has: another name stays as it was told."""
    if not cell or iri not in described or iri.startswith(_VALUE):
        return False
    return cell.kind == "iri" or cell.value in described[iri][:2]


def _with_values(things: dict[str, str], row: Sequence[Value | None], columns: Sequence[str]) -> dict[str, str]:
    """Return THINGS of a row with its other values as boxes of their own, one for each value of a column."""
    values = {
        name: f"{_VALUE}{name}={cell.value}"
        for name, cell in zip(columns, row, strict=True)
        if cell and name not in _WHERE and name not in things and not cell.datatype.endswith("#boolean")
    }
    return {**things, **values} if things else {}


def _key(iri: str) -> str:
    return iri.removeprefix(str(ID))


def _things(store: Store, table: Table) -> list[dict[str, str]]:
    """Return for every row of TABLE the IRI of what each cell names, by column."""
    told = [column for column in table.columns if column not in _WHERE]
    rows = [
        {name: cell for name, cell in zip(table.columns, row, strict=True) if name in told and cell}
        for row in table.rows
    ]
    named = _named(store, {cell.value for row in rows for cell in row.values() if _may_be_name(cell)})
    articles = [dict(zip(table.columns, row, strict=True)).get("article") for row in table.rows]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for name, cell in row.items():
            votes[name].update({kind for _, kind in named.get(cell.value, ())} if _may_be_name(cell) else ())
    return [
        {
            name: iri
            for name, cell in row.items()
            if (iri := _choice(cell, named.get(cell.value, ()), votes[name], article.value if article else ""))
        }
        for row, article in zip(rows, articles, strict=True)
    ]


def _may_be_name(cell: Value) -> bool:
    return cell.kind == "literal" and (bool(cell.language) or cell.datatype.endswith("#string"))


def _choice(cell: Value, named: Iterable[tuple[str, str]], votes: Mapping[str, int], article: str) -> str:
    """Return the IRI that CELL is or names: among several the row's article's, then the column's commonest class."""
    if cell.kind == "iri":
        return cell.value
    if not _may_be_name(cell):
        return ""
    ranked = sorted((f"/{article}-" not in iri, -votes.get(kind, 0), iri) for iri, kind in named)
    return ranked[0][2] if ranked else ""


def _named(store: Store, names: set[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the things, with their class, that have one of NAMES in either language."""
    values = " ".join(
        Value.literal(name, language=language).sparql() for name in sorted(names) for language in _LANGUAGES
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in store.select(_query("named").replace("NAMES", values)).records():
        kind = row["type"].removeprefix(_TERMS)
        known = found[row["name"]].get(row["thing"])
        found[row["name"]][row["thing"]] = min(filter(None, (known, kind)), key=_rank)
    return {name: sorted(things.items()) for name, things in found.items()}


def _rank(kind: str) -> tuple[int, str]:
    return (_NARROWEST.index(kind) if kind in _NARROWEST else len(_NARROWEST), kind)


def _described(
    store: Store, things: Mapping[str, str], meanings: Mapping[str, Words]
) -> dict[str, tuple[str, str, str]]:
    """Return the Chinese and English names and the class of each of THINGS; a short form of the IRI for no name."""
    names: dict[str, dict[str, str]] = {iri: {} for iri in things if not iri.startswith(_VALUE)}
    values = {key: _value(key, meanings) for key in things if key.startswith(_VALUE)}
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in store.select(_query("described").replace("THINGS", _iris(names))).records():
        kinds[row["thing"]].add(row["type"].removeprefix(_TERMS))
        if row["name"]:
            known = names[row["thing"]]
            known[row["language"]] = min(row["name"], known.get(row["language"], row["name"]))
    found = values
    for iri, known in names.items():
        zh = known.get("zh") or known.get("en") or _short(iri)
        kind = min((kind for kind in kinds[iri] if kind in _NARROWEST), key=_rank, default="")
        found[iri] = (zh, known.get("en", ""), kind)
    return found


def _value(key: str, meanings: Mapping[str, Words]) -> tuple[str, str, str]:
    """Return what the box of a value says in Chinese and English, and no class."""
    column, _, value = key.removeprefix(_VALUE).partition("=")
    meaning = meanings.get(column, Words(column, column))
    words = spoken(column, Value.literal(value)) or Words(value, value)
    return (f"{meaning.zh} · {words.zh}", f"{meaning.en} · {words.en}", "")


def _short(iri: str) -> str:
    for name, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{name}:{iri.removeprefix(space)}"
    return iri


def _linked(store: Store, things: Iterable[str]) -> list[tuple[str, str, str]]:
    kept = {iri for iri in things if not iri.startswith(_VALUE)}
    rows = store.select(_query("links-between").replace("THINGS", _iris(kept))).records()
    links = {(row["source"], row["link"].removeprefix(_TERMS), row["target"]) for row in rows if row["target"] in kept}
    return sorted(link for link in links if link[1] in LINK_TYPES)


def _iris(things: Iterable[str]) -> str:
    return " ".join(Value.iri(iri).sparql() for iri in sorted(things))


def _lines(
    links: Iterable[tuple[str, str, str]], rows: Iterable[Mapping[str, str]], meanings: Mapping[str, Words]
) -> tuple[Line, ...]:
    joined: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for source, link, target in links:
        term = PLAN[link]
        joined[source, target][label(term, "zh")] = label(term, "en")
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        (_, start), *others = row.items() if row else [("", "")]
        for column, end in others:
            if end == start or ((start, end) in joined and (start, end) not in counts) or (end, start) in joined:
                continue
            meaning = meanings.get(column, Words(column, column))
            joined[start, end].setdefault(meaning.zh, meaning.en)
            counts[start, end] += 1
    return tuple(
        Line(_key(source), _key(target), "、".join(words), ", ".join(words.values()), max(1, counts[source, target]))
        for (source, target), words in joined.items()
    )


@cache
def _query(name: str) -> str:
    return (folder("data") / "site-queries" / f"{name}.rq").read_text(encoding="utf-8")
