"""A folded text and its known words in; district names that only this text makes sure of out.

Two kinds: short names that are everyday words (和平 for 和平区) where the text gives the full name, and districts that the
table of divisions does not hold (new, renamed, merged), told by a repeated name before 区, 县 or 市.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.extraction.lexicon import Found, Term, lexicon, rules

_TWICE, _OFTEN = 2, 3


def local_districts(text: str, words: Iterable[Found], area: str) -> Iterator[Term]:
    """Yield a term of kind division-short for every short or unlisted district name that TEXT itself makes sure of.

    Args:
        text: the folded text.
        words: the known words in it.
        area: the plan's owner as far as the article's facts tell, or "".

    """
    counts = Counter(found.term.term for found in words if found.term.kind == "division")
    for word, term in sorted(lexicon().terms("division-word").items()):
        full = term.extra["full"].split()
        if any(counts[name] >= _TWICE or area.endswith(name) for name in full):
            yield Term(word, "division-short", term.english, term.source, term.extra)
    yield from _unlisted(text)


def _unlisted(text: str) -> Iterator[Term]:
    rule = next(rule for rule in rules("places-in-context") if rule.id == "unlisted")
    known = lexicon()
    places = (*known.kinds(),)
    held = {word for kind in places if kind != "word" for word in known.terms(kind)}
    names = Counter(match.group("name") for match in rule.pattern.finditer(text))
    for name, count in sorted(names.items()):
        if count >= _OFTEN and name not in held:
            extra = {"same": name, "full": name, "code": "", "level": "county", "subtype": "District"}
            yield Term(name, "division", "", "the text", extra)
            if name[:-1] not in held and len(name) > _TWICE:
                yield Term(name[:-1], "division-short", "", "the text", extra)
