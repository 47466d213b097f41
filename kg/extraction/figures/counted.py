"""A number that counts something in, the noun that it counts out, and how far the words about it reach."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.figures import coordination, indicators
from kg.extraction.figures.comparing import ends, holds, marked
from kg.extraction.figures.page import Reading
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.terms import item_marks, longest_before, terms_of
from kg.extraction.lexicon import lexicon, rules
from kg.model import Span

_NEAR = 12
_PREDICATE = 6
_TAIL = 3
_AMOUNTS = ("people", "quantity", "money")
_SIZE = "money-implied"  # 千亿级


def described(folded: str, number: Quantity, after: Quantity | None, edge: int) -> tuple[Span, int]:
    """Return the noun that NUMBER counts where something else describes it first, and the numbers used up.

    The other may be a number (2家年交易额超10亿元的企业) or a mere size (5家年产值超亿元的企业).

    Args:
        folded: the folded text.
        number: the number that may count.
        after: the next number of the sentence.
        edge: where the sentence ends.

    """
    end = number.span.end
    if number.family not in ("counted", "people"):
        return Span(end, end), 1
    for rule in rules("figures"):
        match = rule.pattern.match(folded, end, edge) if rule.type == "Described" else None
        if match is not None:
            return indicators.noun_right(folded, match.end(), edge, edge), 1
    between = folded[end : after.span.start] if after is not None else ""
    if after is not None and not between and after.family == _SIZE:
        return indicators.noun_right(folded, end, edge, edge), 2
    if after is None or not 0 < len(between) <= _NEAR or marked(between, "figure-stop", "figure-item"):
        return Span(end, end), 1
    if folded[after.span.end : after.span.end + 1] not in lexicon().terms("figure-of"):
        return Span(end, end), 1
    return indicators.noun_right(folded, after.span.end + 1, edge, edge), 2


def lists_members(folded: str, number: Quantity, noun: Span, edge: int) -> bool:
    """Tell whether NUMBER only says how many parts a phrase has: 细化为26项重点任务."""
    whole = indicators.noun_edge(folded, noun.start, min(edge, noun.end + _TAIL))
    end = max(noun.end, whole) if number.unit in lexicon().terms("listed-unit") else noun.end
    return ends(noun.of(folded), "counted-formula") or ends(folded[noun.start : end], "counted-formula")


def predicate_end(folded: str, end: int, limit: int) -> int:
    """Return where the short verb behind a counted noun ends (16个项目建成投产), or END where it is long."""
    edge = indicators.noun_edge(folded, end, min(limit, end + _PREDICATE + 1))
    return edge if edge - end <= _PREDICATE else end


def counts_right(number: Quantity, left: str, lead: indicators.Lead, right: Span) -> bool:
    """Tell whether NUMBER counts the noun RIGHT of it, and not the words LEFT of it."""
    if len(right) and ends(left, "figure-etc"):
        return True
    if len(right) < 2 or number.family not in ("counted", "people", "quantity"):
        return False
    if left[-1] in lexicon().terms("figure-of"):
        return True
    return not lead.terms and left not in lexicon().terms("indicator")


def own_part(folded: str, span: Span) -> Span:
    """Return what a project's cost is called where the project's own name stands before it: 水库扩容工程总投资."""
    words = span.of(folded)
    term = next((word for word in lexicon().terms("project-investment") if words.endswith(word)), "")
    if not term and ends(words, "work-cost") and not holds(words, ("many-works",)):
        term = max((word for word in lexicon().terms("investment") if words.endswith(word)), key=len)
    return Span(span.end - len(term), span.end) if term else span


def is_size(name: str) -> bool:
    """Tell whether NAME is what a work costs or how large it is, told as a fact where no verb sets it: 占地680亩."""
    if ends(name, "project-investment") or name in lexicon().terms("extent"):
        return True
    return ends(name, "work-cost") and not holds(name, ("many-works",))


def last_verb(words: str) -> tuple[str, ...]:
    """Return the verb of making that WORDS end in, or nothing."""
    return tuple(word for word in lexicon().terms("creating-verb") if words.endswith(word))[:1]


def sets(
    folded: str, number: Quantity, lead: indicators.Lead, start: int, right: Span, done: Sequence[Reading]
) -> bool:
    """Tell whether a verb sets NUMBER, for what is RIGHT of it: 实现5%左右的经济增长, 建成2万平方米的书库.

    Args:
        folded: the folded text.
        number: a number that a word of belonging follows.
        lead: the words between what is left of the number and it.
        start: where the words that belong to the number start.
        right: the noun behind it.
        done: the figures read before, of which the last may open the list that this one goes on with.

    """
    if start == number.span.start and done and folded[start - 1] in item_marks():
        return done[-1].rule == "right-noun" and coordination.is_indicator(right.of(folded))
    verbs, end = terms_of(("creating-verb", "figure-verb")), number.span.start
    aspect = longest_before(folded, start, end, terms_of(("aspect",)))
    verb = longest_before(folded, start, end, verbs)
    if verb is None and aspect is not None:
        verb = longest_before(folded, start, end - len(aspect.term), verbs)
    if verb is None or len(right) < 2:
        return False
    if verb.kind == "creating-verb" and number.family in _AMOUNTS:
        return not ends(right.of(folded), "sized-noun")
    adverbs = ("figure-adverb", "figure-commitment")
    bare = all(term.term == verb.term or term.kind in adverbs for term in lead.terms)
    return bare and coordination.is_indicator(right.of(folded))
