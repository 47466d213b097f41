"""A document in, its numbered phrases out: Formula mentions with the number they declare and the members listed.

“三个定位”, 七大任务, “13669”. A list is taken for a formula's members only where it has as many items as the number
says; numbered headings may be fewer where the text breaks off. Forms are in rules/formulas.tsv.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extraction.formulas.lists import small_count
from kg.extraction.formulas.members import (
    after,
    before,
    headings_after,
    headings_counted,
    paired_headings,
    roles,
    roles_before,
    slogans,
)
from kg.extraction.formulas.told import (
    answers_chain,
    by_chain,
    by_chain_later,
    by_ordinals,
    by_sum,
    by_word,
    in_all,
)
from kg.extraction.lexicon import lexicon, rules
from kg.model import Document, Mention, Span, Traits

_SHORT_PAIR = 3
_SHORT_CHAIN = 3
_NAMED = "plain-large"
_SUM = "+"


@dataclass(frozen=True, slots=True)
class _Phrase:
    span: Span
    outer: Span
    count: int | None
    rest: int
    rule: str
    plain: bool
    pair: bool


def formulas(document: Document) -> list[Mention]:
    """Return the Formula mentions of a document in text order.

    Example:
        >>> from kg.reading.article import make_article
        >>> from kg.reading.layout import read
        >>> document = read(make_article("明确科创之区、开放之地、幸福之城“三个定位”。", name="a"))
        >>> [(m.label, m.traits.count, [s.of(document.text) for s in m.traits.members]) for m in formulas(document)]
        [('三个定位', 3, ['科创之区', '开放之地', '幸福之城'])]

    """
    found: list[Mention] = []
    members: tuple[Span, ...] = ()
    phrases = _phrases(document.folded)
    whole = _whole_names(document, phrases)
    for phrase in phrases:
        if any(member.holds(phrase.span) for member in members) and not phrase.plain:
            continue
        members = _members(document, phrase)
        if (phrase.plain or phrase.pair) and not members and not _named(document.folded, phrase):
            continue
        label = whole.get(phrase.span.of(document.text), phrase.span.of(document.text))
        traits = Traits(count=phrase.count, members=members)
        found.append(Mention("Formula", phrase.span, phrase.rule, label, traits))
    return _told_later(document, found)


def _told_later(document: Document, found: list[Mention]) -> list[Mention]:
    """Return FOUND, a chain whose members stand beside no mention of it with those that a line further on tells."""
    told = {mention.label for mention in found if mention.traits.members}
    return [
        mention
        if mention.traits.count is not None or mention.label in told
        else replace(mention, traits=replace(mention.traits, members=_later(document, mention)))
        for mention in found
    ]


def _later(document: Document, mention: Mention) -> tuple[Span, ...]:
    return by_chain_later(document, mention.span, mention.span.of(document.folded))


def _phrases(folded: str) -> list[_Phrase]:
    forms = [rule for rule in rules("formulas") if rule.type in ("Phrase", "Plain")]
    matches = [(match, rule) for rule in forms for match in rule.pattern.finditer(folded)]
    order = {rule.id: index for index, rule in enumerate(forms)}
    matches.sort(key=lambda item: (item[0].start("words"), order[item[1].id]))
    kept: list[_Phrase] = []
    end = 0
    for match, rule in matches:
        if match.start("words") < end or match["words"] in lexicon().terms("no-formula"):
            continue
        groups = match.groupdict()
        count = small_count(groups["count"]) if groups.get("count") else None
        ones = rule.note == "chain" and _idle_chain(match["words"])
        if ones and _total(match["words"]) < _SHORT_CHAIN:
            continue
        if rule.id == "quoted-count-inside" and count == 1:
            continue
        if rule.id == "quoted-count" and _idle(match["words"], groups["count"] or ""):
            continue
        span = Span(*match.span("words"))
        pair = ones or (len(span) > _SHORT_PAIR and groups.get("count", "") in lexicon().terms("pair-number"))
        rest = match.end("count") if groups.get("count") else span.start
        kept.append(_Phrase(span, Span(*match.span()), count, rest, rule.id, rule.type == "Plain", pair))
        end = match.end()
    return kept


def _members(document: Document, phrase: _Phrase) -> tuple[Span, ...]:
    if phrase.count is None:
        words = phrase.span.of(document.folded)
        summed = by_sum(document, phrase.outer, words) if _SUM in words or words.isdigit() else ()
        if summed:
            return summed
        listed = before(document, phrase.outer, _total(words)) if _total(words) > 1 else ()
        listed = listed if answers_chain(document.folded, words, listed) else ()
        told = roles(document, phrase.outer, _total(words)) or roles_before(document, phrase.outer, _total(words))
        return told or by_chain(document, phrase.outer, words) or listed
    if phrase.count < 2:
        return ()
    listed = after(document, phrase.outer, phrase.count) or before(document, phrase.outer, phrase.count)
    if listed:
        return listed
    rest = document.folded[phrase.rest : phrase.span.end]
    if not phrase.plain:
        told = by_word(document, phrase.outer, rest, phrase.count)
        told = told or by_ordinals(document, phrase.outer, rest, phrase.count)
        if told:
            return told
    return _as_headings(document, phrase, phrase.count, rest)


def _as_headings(document: Document, phrase: _Phrase, count: int, rest: str) -> tuple[Span, ...]:
    """Return the headings that are the members of a phrase: by its noun, or by its own word in each of them."""
    counted = headings_counted(document, rest, count)
    if counted:
        return counted
    headed = _headed(phrase.span.of(document.folded))
    behind = headings_after(document, phrase.outer, count, whole=not phrase.plain) if headed or not phrase.plain else ()
    if headed:
        return behind or slogans(document, count) or paired_headings(document, count)
    return behind if in_all(document.folded, rest, behind) else ()


def _named(folded: str, phrase: _Phrase) -> bool:
    """Tell whether an unquoted phrase is a name even where nothing is listed: 十大工程, 八大行动."""
    words = phrase.span.of(folded)
    named = any(words.endswith(noun) for noun in lexicon().terms("headed-noun"))
    return phrase.rule == _NAMED and (phrase.count or 0) > 2 and named


def _headed(words: str) -> bool:
    return any(words.endswith(noun) for kind in ("counted-formula", "headed-noun") for noun in lexicon().terms(kind))


def _idle(words: str, number: str) -> bool:
    """Tell whether quoted words that open with a number are no formula: one of a thing, a pair word, a single noun."""
    rest = words[len(number) :]
    if any(rest.startswith(word) for word in lexicon().terms("no-measure")):
        return True
    if small_count(number) == 1:
        return rest[0] not in lexicon().terms("one-measure") or len(rest) < 3
    if number in lexicon().terms("pair-number"):
        return not 2 <= len(rest) <= 3
    return len(number) > 1 and rest[0] not in lexicon().terms("formula-measure")


def _idle_chain(words: str) -> bool:
    """Tell whether a chain of numbers is an idiom (一南一北): every number in it is one."""
    numbers = [sign for sign in words if sign in lexicon().terms("small-number")]
    return all(small_count(number) == 1 for number in numbers)


def _total(words: str) -> int:
    """Return the sum of the numbers in a chain: 一核两翼 is three."""
    return sum(small_count(sign) for sign in words if sign in lexicon().terms("small-number"))


def _whole_names(document: Document, phrases: list[_Phrase]) -> dict[str, str]:
    """Return the whole name of each sum that the text also prints without its noun: 10+N of 10+N工作场景."""
    sums = [phrase.span.of(document.text) for phrase in phrases if phrase.rule == "quoted-sum"]
    codes = [phrase.span.of(document.text) for phrase in phrases if phrase.rule == "quoted-code"]
    return {code: name for name in reversed(sums) for code in codes if name.startswith(code)}
