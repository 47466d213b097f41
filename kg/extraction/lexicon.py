"""The word lists and rules: TSV tables in, terms by kind, regex fragments and compiled rules out.

A table in data/lexicon has the columns term, kind, english, source; one in data/rules has id, type, pattern, example,
note and optionally others. In a pattern, {kind} stands for any term of that kind (longest first), so that words stay
data and a rule can be read. Patterns match the folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

import ahocorasick

from kg.resources import folder, read_table

_Trie: TypeAlias = "dict[str, _Trie]"
_PLACEHOLDER = re.compile(r"\{([a-z][a-z-]*)\}")


@dataclass(frozen=True, slots=True)
class Term:
    """A word the product knows: what kind it is of, its English, and where that knowledge comes from."""

    term: str
    kind: str
    english: str
    source: str
    extra: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a rule table: ID names it in evidence, TYPE says what it yields, PATTERN finds it in folded text."""

    id: str
    type: str
    pattern: re.Pattern[str]
    example: str
    note: str
    extra: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A term of the lexicon at a place of the text."""

    start: int
    end: int
    term: Term


def trie_pattern(terms: Iterable[str]) -> str:
    """Return a regex that matches any of TERMS, longest first, in time that does not grow with their number.

    Example:
        >>> trie_pattern(["ab", "abc", "d"])
        '(?:(?:ab(?:c)?|d))'

    """
    trie: _Trie = {}
    for term in sorted(set(terms)):
        node = trie
        for letter in term:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branches(trie)})"


def _branches(node: _Trie) -> str:
    parts = [re.escape(letter) + _branches(child) for letter, child in sorted(node.items()) if letter]
    joined = parts[0] if len(parts) == 1 and "" not in node else f"(?:{'|'.join(parts)})" if parts else ""
    return joined + "?" if parts and "" in node else joined


class Lexicon:
    """All terms of the tables in a folder, by kind, and a finder over them.

    Example:
        >>> words = Lexicon([Term("工业", "sector", "industry", "GB/T 4754")])
        >>> [(f.start, f.end) for f in words.find("发展工业")]
        [(2, 4)]

    """

    def __init__(self, terms: Iterable[Term], groups: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._groups = dict(groups or {})
        self._by_kind: dict[str, dict[str, Term]] = {}
        for term in terms:
            self._by_kind.setdefault(term.kind, {})[term.term] = term
        self._finders: dict[tuple[str, ...], ahocorasick.Automaton] = {}
        self._patterns: dict[str, str] = {}

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of term there are, sorted."""
        return tuple(sorted(self._by_kind))

    def terms(self, kind: str) -> Mapping[str, Term]:
        """Return the terms of KIND by their words."""
        return self._by_kind.get(kind, {})

    def pattern(self, kind: str) -> str:
        """Return a regex fragment for any term of KIND, or of the kinds that a group of that name joins.

        Raises:
            KeyError: when there is no such kind or group.

        """
        if kind not in self._patterns:
            kinds = self._groups.get(kind, (kind,))
            self._patterns[kind] = trie_pattern(term for one in kinds for term in self._by_kind[one])
        return self._patterns[kind]

    def expand(self, pattern: str) -> str:
        """Return PATTERN with every {kind} replaced by the fragment for that kind."""
        return _PLACEHOLDER.sub(lambda match: self.pattern(match.group(1)), pattern)

    def find(self, text: str, kinds: tuple[str, ...] | None = None) -> Iterator[Found]:
        """Yield the terms of KINDS (all when None) in TEXT, leftmost and longest, in order, without overlap."""
        chosen = kinds or self.kinds()
        if chosen not in self._finders:
            automaton = ahocorasick.Automaton()
            for kind in reversed(chosen):
                for word, term in self.terms(kind).items():
                    automaton.add_word(word, term)
            if len(automaton):
                automaton.make_automaton()
            self._finders[chosen] = automaton
        automaton = self._finders[chosen]
        if not len(automaton):
            return
        for last, term in automaton.iter_long(text):
            yield Found(last + 1 - len(term.term), last + 1, term)


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon, read once from data/lexicon/*.tsv."""
    terms = []
    for path in sorted((folder("data") / "lexicon").glob("*.tsv")):
        for row in read_table(path):
            extra = {key: value for key, value in row.items() if key not in ("term", "kind", "english", "source")}
            terms.append(Term(row["term"], row["kind"], row.get("english", ""), row.get("source", ""), extra))
    rows = read_table(folder("data") / "rules" / "groups.tsv")
    return Lexicon(terms, {row["group"]: tuple(row["kinds"].split()) for row in rows})


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """Return the compiled rules of data/rules/TABLE.tsv in the order of the file."""
    found = []
    for row in read_table(folder("data") / "rules" / f"{table}.tsv"):
        extra = {key: value for key, value in row.items() if key not in ("id", "type", "pattern", "example", "note")}
        pattern = re.compile(lexicon().expand(row["pattern"]))
        found.append(Rule(row["id"], row["type"], pattern, row.get("example", ""), row.get("note", ""), extra))
    return tuple(found)


@cache
def frame(name: str) -> re.Pattern[str]:
    """Return the pattern of the row NAME of data/rules/frames.tsv, the small frames that several steps look for."""
    return next(rule.pattern for rule in rules("frames") if rule.id == name)
