"""A number that counts something in, the noun that it counts out, and how far the words about it reach."""

from __future__ import annotations

from kg.extraction.figures import indicators
from kg.extraction.figures.comparing import ends, marked
from kg.extraction.figures.quantities import Quantity
from kg.extraction.lexicon import lexicon, rules
from kg.model import Span

_NEAR = 12
_PREDICATE = 6
_TAIL = 3


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
    term = next((word for word in lexicon().terms("project-investment") if span.of(folded).endswith(word)), "")
    return Span(span.end - len(term), span.end) if term else span


def last_verb(words: str) -> tuple[str, ...]:
    """Return the verb of making that WORDS end in, or nothing."""
    return tuple(word for word in lexicon().terms("creating-verb") if words.endswith(word))[:1]
