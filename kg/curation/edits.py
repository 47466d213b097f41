"""Statements and one entry after another in, the statements with those corrections made out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from typing import Any

from kg.curation.entries import Entry
from kg.curation.places import occurrences, only_place, only_thing, reference, type_fits
from kg.curation.traits import with_traits
from kg.model import NAMES, Correction, Link, Note, Span, Statements, Thing, Traits
from kg.resources import folder, read_table

RULE = "curation"
_Done = tuple[Span, str, tuple[str, ...], tuple[Link, ...]]
"""What an action reports: the place, the value it replaced, the things and the links that it states."""


@cache
def _joins() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = read_table(folder("data") / "curation" / "links.tsv")
    return {row["link"]: (tuple(row["from"].split()), tuple(row["to"].split())) for row in rows}


def _may_join(link: str, source: str, target: str) -> bool:
    """Tell whether LINK goes from the type SOURCE to the type TARGET ("" for the words of a means)."""
    sources, targets = _joins()[link]
    to_words = link == "means"
    return any(type_fits(name, source) for name in sources) and (
        to_words or targets == ("*",) or any(type_fits(name, target) for name in targets)
    )


class Editor:
    """The statements of one text while its corrections are made, one by one.

    Args:
        text: the article's.
        statements: those to start from.

    """

    def __init__(self, text: str, statements: Statements) -> None:
        self.text = text
        self.things = list(statements.things)
        self.links = list(statements.links)
        self.notes = list(statements.notes)
        self.corrections = list(statements.corrections)
        self.drops = statements.drops

    def result(self) -> Statements:
        """Return the statements as they are now."""
        return Statements(tuple(self.things), tuple(self.links), tuple(self.notes), tuple(self.corrections), self.drops)

    def apply(self, entry: Entry) -> None:
        """Make the correction that ENTRY asks for and record it.

        Raises:
            CurationError: when what it quotes is not there, or not there once.

        """
        span, replaced, things, links = _ACTIONS[entry.action](self, entry)
        action = "relabel" if entry.action == "english" else entry.action
        self.corrections.append(Correction(entry.id, action, span, entry.who, entry.why, replaced, things, links))

    def add(self, entry: Entry) -> _Done:
        """State a thing at the quoted place, or all such places; one that is there already is taken over."""
        given = {**entry.fields, "quote": str(entry.fields["quote"])}
        if entry.fields.get("all"):
            spans = self.free_places(entry, occurrences(entry, self.text, given))
        else:
            spans = [only_place(entry, self.text, given)]
        there = next((t for t in self.things if t.type == entry.value and spans[0] in t.spans), None)
        label = str(entry.fields.get("label") or (there.label if there else given["quote"]))
        thing = there or Thing(self.new_id(entry.value), entry.value, label, (), RULE)
        traits = with_traits(entry, self.text, thing.traits, entry.fields.get("traits") or {}, spans[0])
        merged = tuple(sorted({*thing.spans, *spans}))
        thing = replace(thing, label=label, spans=merged, traits=traits)
        if english := entry.fields.get("en"):
            thing = replace(thing, english=str(english), english_origin="curated")
        if there:
            self.put(thing)
        else:
            self.things.append(thing)
        return spans[0], f"{there.type} by rule {there.rule}" if there else "", (thing.id,), ()

    def free_places(self, entry: Entry, places: list[Span]) -> list[Span]:
        """Return those PLACES that no longer name holds: 江北 is not named inside 江北嘴."""
        names = [span for thing in self.things if thing.type in NAMES for span in thing.spans]
        free = [p for p in places if not any(span.holds(p) and len(span) > len(p) for span in names)]
        if not free:
            raise entry.fail("every place of the quote lies inside a longer name", "quote that name, or give `nth`")
        return free

    def new_id(self, kind: str) -> str:
        """Return an id that no thing has had: those of added things are numbered apart."""
        taken = {name for correction in self.corrections for name in correction.things}
        taken |= {thing.id for thing in self.things}
        number = 1
        while f"{kind}-c{number}" in taken:
            number += 1
        return f"{kind}-c{number}"

    def put(self, thing: Thing) -> None:
        """Put THING in the place of the one with its id."""
        self.things = [thing if old.id == thing.id else old for old in self.things]

    def quoted(self, entry: Entry, kind: str | None = None) -> tuple[Thing, Span]:
        """Return the thing that ENTRY quotes, of the type KIND or of the type it names."""
        chosen = {key: value for key, value in entry.fields.items() if key in ("nth", "before", "type")}
        given = reference(entry, {**chosen, "quote": entry.fields["quote"]})
        if kind:
            given["type"] = kind
        return only_thing(entry, self.text, self.things, given)

    def remove(self, entry: Entry) -> _Done:
        """Take a thing away with its links, or with `only` just this place of it."""
        thing, span = self.quoted(entry, entry.value)
        left = tuple(other for other in thing.spans if other != span)
        if entry.fields.get("only") and left:
            first = thing.spans[0] == span and thing.label == span.of(self.text)
            self.put(replace(thing, spans=left, label=left[0].of(self.text) if first else thing.label))
        else:
            self.things = [other for other in self.things if other.id != thing.id]
            self.keep_links(lambda link: thing.id not in (link.source, link.target))
        return span, f"{thing.type} {thing.label}", (), ()

    def keep_links(self, wanted: Callable[[Link], bool]) -> None:
        """Keep the links that are WANTED, one of each sort."""
        kept: dict[tuple[object, ...], Link] = {}
        for link in self.links:
            if wanted(link):
                kept.setdefault((link.type, link.source, link.target, link.means, link.role), link)
        self.links = list(kept.values())

    def retype(self, entry: Entry) -> _Done:
        """Give a thing another type; links that do not join that type go."""
        thing, span = self.quoted(entry, entry.value["from"])
        if thing.type != entry.value["from"]:
            raise entry.fail(f"“{thing.label}” is a {thing.type}", f"write `from: {thing.type}`")
        self.put(replace(thing, type=entry.value["to"], traits=replace(thing.traits, subtype="", code="")))
        types = {other.id: other.type for other in self.things}
        self.keep_links(lambda link: _may_join(link.type, types[link.source], types.get(link.target, "")))
        return span, thing.type, (thing.id,), ()

    def merge(self, entry: Entry) -> _Done:
        """Make one thing of several: the first keeps its label, the others' labels become its other names."""
        given = [reference(entry, value) for value in entry.value]
        kind = {"type": entry.fields["type"]} if "type" in entry.fields else {}
        found = [only_thing(entry, self.text, self.things, {**kind, **one}) for one in given]
        keep, others = found[0][0], [thing for thing, _ in found[1:]]
        names = {thing.id for thing in others}
        if keep.id in names or len(names) < len(others):
            raise entry.fail("the same thing is quoted twice", "quote each thing once")
        labels = [*keep.aliases, *(name for thing in others for name in (thing.label, *thing.aliases))]
        aliases = tuple(dict.fromkeys(name for name in labels if name != keep.label))
        spans = tuple(sorted({span for thing in (keep, *others) for span in thing.spans}))
        traits = keep.traits
        for other in others:
            traits = _filled(traits, other.traits)
        self.put(replace(keep, spans=spans, aliases=aliases, traits=traits))
        self.things = [thing for thing in self.things if thing.id not in names]
        self.links = [
            replace(
                link,
                source=keep.id if link.source in names else link.source,
                target=keep.id if link.target in names else link.target,
            )
            for link in self.links
        ]
        self.keep_links(lambda link: link.source != link.target)
        return found[0][1], ", ".join(thing.label for thing in others), (keep.id,), ()

    def link(self, entry: Entry) -> _Done:
        """State a link between two things, or from a thing to the words of a means."""
        source, place = only_thing(entry, self.text, self.things, reference(entry, entry.fields["from"]))
        evidence = only_place(entry, self.text, entry.fields) if "quote" in entry.fields else None
        target, means = None, None
        given = reference(entry, entry.fields["to"])
        if entry.value == "means":
            means = only_place(entry, self.text, given, evidence)
            ends: tuple[Span, ...] = (means,)
        else:
            target, _ = only_thing(entry, self.text, self.things, given)
            ends = target.spans
        if not _may_join(entry.value, source.type, target.type if target else ""):
            types = f"{source.type} to {target.type}" if target else source.type
            raise entry.fail(f"{entry.value} does not join {types}", "see the table of links in docs/curation.md")
        span = evidence or self.covering(source.spans, ends) or place
        role, order = str(entry.fields.get("role") or ""), entry.fields.get("order")
        made = Link(entry.value, source.id, target.id if target else "", span, RULE, means, role, order)
        same = [
            old for old in self.links if (old.type, old.source, old.target) == (made.type, made.source, made.target)
        ]
        same = [old for old in same if old.means == made.means]
        self.links = [old for old in self.links if old not in same] + [made]
        if made.type == "hasMember":
            self.put_member(source, ends[0], order)
        return span, f"{same[0].type} by rule {same[0].rule}" if same else "", (), (made,)

    def covering(self, sources: tuple[Span, ...], targets: tuple[Span, ...]) -> Span | None:
        """Return the shortest stretch of one line over a place of each end."""
        stretches = [Span(min(a.start, b.start), max(a.end, b.end)) for a in sources for b in targets]
        inline = [stretch for stretch in stretches if "\n" not in stretch.of(self.text)]
        return min(inline, key=lambda stretch: (len(stretch), stretch), default=None)

    def put_member(self, formula: Thing, member: Span, order: int | None) -> None:
        """Enter MEMBER among the words of the FORMULA's members, at its place in the order."""
        members = [span for span in formula.traits.members if span != member]
        members.insert(len(members) if order is None else order - 1, member)
        self.put(replace(formula, traits=replace(formula.traits, members=tuple(members))))

    def unlink(self, entry: Entry) -> _Done:
        """Take a link away."""
        source, _ = only_thing(entry, self.text, self.things, reference(entry, entry.fields["from"]))
        given = reference(entry, entry.fields["to"])
        if entry.value == "means":
            means = set(occurrences(entry, self.text, given))
            gone = [k for k in self.links if (k.type, k.source) == ("means", source.id) and k.means in means]
        else:
            target, _ = only_thing(entry, self.text, self.things, given)
            wanted = (entry.value, source.id, target.id)
            gone = [k for k in self.links if (k.type, k.source, k.target) == wanted]
        if not gone:
            raise entry.fail(f"there is no link {entry.value} between the two", "see `kg explain` for the links")
        self.links = [old for old in self.links if old not in gone]
        return gone[0].span, f"{entry.value}: {source.label} → {given['quote']}", (), ()

    def relabel(self, entry: Entry) -> _Done:
        """Give a thing another label; the old Chinese one stays as another name."""
        thing, span = self.quoted(entry)
        old = ", ".join(thing.english if key == "en" else thing.label for key in sorted(entry.value))
        self.put(_relabelled(thing, entry.value))
        return span, old, (thing.id,), ()

    def english(self, entry: Entry) -> _Done:
        """Give every thing with the quoted words as its label an English one, or the words of a means."""
        quote = str(entry.fields["quote"])
        named = [thing for thing in self.things if thing.label == quote]
        means = [link.means for link in self.links if link.means and link.means.of(self.text) == quote]
        self.links = [replace(k, english=entry.value["en"]) if k.means in means else k for k in self.links]
        if means and not named:
            return min(means), "", (), ()
        if not named:
            raise entry.fail(f"no thing has the label “{quote}”", "quote its label exactly")
        for thing in named:
            self.put(_relabelled(thing, entry.value))
        return named[0].spans[0], named[0].english, tuple(thing.id for thing in named), ()

    def set(self, entry: Entry) -> _Done:
        """Change what a thing says beside its words, or with `words` the place that it is quoted from."""
        thing, span = self.quoted(entry)
        said: dict[str, Any] = dict(entry.value)
        changed, replaced = thing, []
        if words := said.pop("words", None):
            changed = self.moved(entry, thing, span, str(words))
            replaced.append(f"words: {span.of(self.text)}")
        at = changed.spans[0]
        traits = with_traits(entry, self.text, thing.traits, said, at)
        replaced += [f"{key}: {_shown(getattr(thing.traits, key), self.text)}" for key in said]
        kept = tuple(one for one in thing.inferences if one.trait not in said)
        self.put(replace(changed, traits=traits, inferences=kept))
        return at, "; ".join(replaced), (thing.id,), ()

    def moved(self, entry: Entry, thing: Thing, span: Span, words: str) -> Thing:
        """Return THING with its place SPAN moved to the overlapping place of WORDS."""
        near = [place for place in occurrences(entry, self.text, {"quote": words}) if place.overlap(span)]
        if len(near) != 1:
            raise entry.fail(f"“{words}” does not overlap the quote once", "quote words that share some with it")
        spans = tuple(sorted({near[0], *(old for old in thing.spans if old != span)}))
        return replace(thing, spans=spans, label=words if thing.label == span.of(self.text) else thing.label)

    def note(self, entry: Entry) -> _Done:
        """Remark on the source's own words, which stay as printed."""
        if entry.fields.get("all"):
            spans = occurrences(entry, self.text, entry.fields)
        else:
            spans = [only_place(entry, self.text, entry.fields)]
        kind = entry.fields.get("kind", "")
        self.notes.extend(Note(span, entry.value, entry.why, entry.who, kind) for span in spans)
        return spans[0], "", (), ()


def _ends(link: Link) -> tuple[object, ...]:
    return (link.type, link.source, link.target, link.means)


def _relabelled(thing: Thing, said: dict[str, Any]) -> Thing:
    if "en" in said:
        thing = replace(thing, english=str(said["en"]), english_origin="curated")
    if "zh" in said:
        aliases = tuple(dict.fromkeys(name for name in (*thing.aliases, thing.label) if name != said["zh"]))
        thing = replace(thing, label=str(said["zh"]), aliases=aliases)
    return thing


def _filled(traits: Traits, other: Traits) -> Traits:
    """Return TRAITS with what they leave open taken from OTHER."""
    empty = Traits()
    open_ones = [f.name for f in fields(Traits) if getattr(traits, f.name) == getattr(empty, f.name)]
    return replace(traits, **{name: getattr(other, name) for name in open_ones})


def _shown(value: Any, text: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(span.of(text) for span in value)
    if value is None or isinstance(value, str | int):
        return "" if value is None else str(value)
    shown = (value.comparator, value.value, value.low, value.high, value.unit, value.indicator)
    return " ".join(str(part) for part in shown if part not in (None, ""))


_ACTIONS: dict[str, Callable[[Editor, Entry], _Done]] = {
    "add": Editor.add,
    "remove": Editor.remove,
    "retype": Editor.retype,
    "merge": Editor.merge,
    "link": Editor.link,
    "unlink": Editor.unlink,
    "relabel": Editor.relabel,
    "english": Editor.english,
    "set": Editor.set,
    "note": Editor.note,
}
