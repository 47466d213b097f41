"""A correction file's YAML in, its entries out, each checked against the format and with lists written out singly."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from kg.errors import CurationError
from kg.model import LINK_TYPES, NOTE_KINDS, THING_TYPES

_PLACE = frozenset({"nth", "before"})
_THING = _PLACE | {"type"}
_NEEDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "add": (frozenset({"quote"}), _PLACE | {"all", "label", "en", "traits"}),
    "remove": (frozenset({"quote"}), _PLACE | {"only"}),
    "retype": (frozenset({"quote"}), _PLACE),
    "merge": (frozenset(), frozenset({"type"})),
    "link": (frozenset({"from", "to"}), _PLACE | {"quote", "role", "order"}),
    "unlink": (frozenset({"from", "to"}), frozenset()),
    "relabel": (frozenset({"quote"}), _THING),
    "english": (frozenset(), frozenset()),
    "set": (frozenset({"quote"}), _THING),
    "note": (frozenset({"quote"}), _PLACE | {"all", "kind"}),
}
"""Action → keys that an entry must have, keys that it may have, beside who and why."""
_LISTS = ("quote", "from", "to")
_ALWAYS = frozenset({"who", "why"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction: ACTION with its VALUE, the other FIELDS as written, who says so and why.

    WHERE names the file and the entry for messages. ID depends on the entry's content alone: its place in the file
    only tells equal entries apart.
    """

    action: str
    value: Any
    fields: dict[str, Any]
    who: str
    why: str
    where: str
    id: str = ""

    def fail(self, what: str, remedy: str) -> CurationError:
        """Return the error that says WHAT is wrong with this entry and its REMEDY."""
        return CurationError(what, self.where, remedy)


class _Loader(yaml.SafeLoader):
    """YAML in which a key given twice is an error: it mostly means that a dash was forgotten."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = [key for key, number in Counter(map(str, keys)).items() if number > 1]
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"the key {twice[0]} is given twice", node.start_mark)
        return super().construct_mapping(node, deep)


def read_entries(path: Path) -> list[Entry]:
    """Return the entries of the correction file at PATH, in its order.

    Raises:
        CurationError: when it is missing, no YAML, or an entry breaks the format.

    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise CurationError("correction file cannot be read", str(path), "check the path") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CurationError("correction file does not parse as YAML", str(path), str(error)) from error
    curator, rows = _opening(data, path)
    entries: list[Entry] = []
    seen: Counter[str] = Counter()
    for number, row in enumerate(rows, start=1):
        for entry in _entries(row, curator, f"{path}: entry {number}"):
            key = _content_key(entry)
            seen[key] += 1
            entries.append(replace(entry, id=key if seen[key] == 1 else f"{key}-{seen[key]}"))
    return entries


def _opening(data: Any, path: Path) -> tuple[str, list[Any]]:
    if data is None or isinstance(data, list):
        return "", data or []
    if isinstance(data, dict) and set(data) <= {"curator", "entries"} and isinstance(data.get("entries") or [], list):
        return str(data.get("curator") or ""), data.get("entries") or []
    raise CurationError(
        "correction file is no list of entries", str(path), "write a list, or `curator:` and a list under `entries:`"
    )


def _entries(row: Any, curator: str, where: str) -> Iterator[Entry]:
    """Yield the entry ROW, or one for each item where it quotes a list."""
    if not isinstance(row, dict):
        raise CurationError("an entry is no mapping", where, "start it with `- add: TYPE` or another action")
    actions = [key for key in row if key in _NEEDS]
    if len(actions) != 1:
        named = ", ".join(_NEEDS)
        raise CurationError(f"an entry has {len(actions)} actions", where, f"give exactly one of {named}")
    action, fields = actions[0], {key: value for key, value in row.items() if key not in (actions[0], *_ALWAYS)}
    who, why = str(row.get("who") or curator).strip(), str(row.get("why") or "").strip()
    entry = Entry(action, row[action], fields, who, why, f"{where} ({action})")
    _check_keys(entry)
    _check_value(entry)
    yield from _singly(entry)


def _check_keys(entry: Entry) -> None:
    needed, allowed = _NEEDS[entry.action]
    for key, value in (("who", entry.who), ("why", entry.why)):
        if not value:
            raise entry.fail(f"{key} is not told", f"add `{key}: …`")
    if missing := sorted(needed - set(entry.fields)):
        raise entry.fail(f"{missing[0]} is missing", f"add `{missing[0]}: …`")
    if unknown := sorted(map(str, set(entry.fields) - needed - allowed)):
        known = ", ".join(sorted(needed | allowed | _ALWAYS))
        raise entry.fail(f"unknown key {unknown[0]}", f"this action takes {known}")
    if not isinstance(entry.fields.get("nth", 1), int) or entry.fields.get("nth", 1) < 1:
        raise entry.fail("nth is no number from 1", "count the places of the quote from 1")


def _check_value(entry: Entry) -> None:
    value = entry.value
    if entry.action in ("add", "remove"):
        _one_of(entry, value, THING_TYPES, "type")
    elif entry.action in ("link", "unlink"):
        _one_of(entry, value, LINK_TYPES, "link")
    elif entry.action == "retype":
        if not isinstance(value, dict) or set(value) != {"from", "to"}:
            raise entry.fail("retype does not say from and to", "write `retype: {from: TYPE, to: TYPE}`")
        for name in value.values():
            _one_of(entry, name, THING_TYPES, "type")
    elif entry.action == "relabel":
        if not isinstance(value, dict) or not value or not set(value) <= {"en", "zh"}:
            raise entry.fail("relabel names no language", "write `relabel: {en: …}` or `{zh: …}`")
    elif entry.action == "merge":
        if not isinstance(value, list) or len(value) < 2:
            raise entry.fail("merge needs two things or more", "write `merge: [the one to keep, another]`")
    elif entry.action in ("set", "english"):
        if not isinstance(value, dict) or not value:
            raise entry.fail(f"{entry.action} is no mapping", f"write `{entry.action}: {{key: value}}`")
    elif not isinstance(value, str):
        raise entry.fail("note gives no reading", "write `note: the words as they were meant`")
    if entry.action == "note" and "kind" in entry.fields:
        _one_of(entry, entry.fields["kind"], NOTE_KINDS, "kind of note")


def _one_of(entry: Entry, value: Any, known: tuple[str, ...], what: str) -> None:
    if value not in known:
        raise entry.fail(f"unknown {what} {value}", f"use one of {', '.join(known)}")


def _singly(entry: Entry) -> Iterator[Entry]:
    """Yield ENTRY once per item of the lists in it; members given as a list are numbered."""
    if entry.action == "english":
        for quote, english in entry.value.items():
            yield replace(entry, value={"en": english}, fields={"quote": str(quote)})
        return
    for key in _LISTS:
        items = entry.fields.get(key)
        if not isinstance(items, list):
            continue
        for number, item in enumerate(items):
            fields = {**entry.fields, key: item}
            if key == "to" and entry.value == "hasMember":
                fields["order"] = int(entry.fields.get("order") or 1) + number
            yield from _singly(replace(entry, fields=fields))
        return
    yield entry


def _content_key(entry: Entry) -> str:
    content = [entry.action, entry.value, entry.fields, entry.who, entry.why]
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode("ascii")).hexdigest()[:12]
