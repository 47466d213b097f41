"""A number in; out, whether it is no figure of the plan: a threshold, a yardstick, a grant or a count of who came."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.figures import indicators
from kg.extraction.figures.comparing import ends, marked
from kg.extraction.figures.quantities import Quantity
from kg.extraction.lexicon import lexicon, rules
from kg.model import Span

_THRESHOLD = 3
_NEAR = 12


def is_threshold(folded: str, numbers: Sequence[Quantity], index: int) -> bool:
    """Tell whether the number at INDEX only describes a noun that is counted next: 10亿元以上项目6个."""
    number = numbers[index]
    before = folded[max(0, number.span.start - _THRESHOLD) : number.span.start]
    floor = number.sign or number.family == "money-implied" or ends(before, "threshold")
    if not floor or index + 1 == len(numbers):
        return False
    between = folded[number.span.end : numbers[index + 1].span.start]
    if between[:1] in lexicon().terms("figure-join"):
        return False
    lead = indicators.lead(between, Span(0, len(between)), {})
    return 0 < lead.start <= _NEAR and not lead.terms and not marked(between, "figure-stop", "figure-item")


def is_yardstick(words: str, number: Quantity) -> bool:
    """Tell whether the WORDS before NUMBER make it a distance to another body or a number that is compared with."""
    kinds = ("Yardstick", "Barred") if number.family == "share" else ("Barred",)
    return any(rule.pattern.search(words) for rule in rules("figures") if rule.type in kinds)


def is_granted(words: str, lead: indicators.Lead) -> bool:
    """Tell whether the WORDS of the clause before a number grant it to somebody or count who came."""
    kinds = ["policy", "attendance"]
    if lead.of_kind("change", "level") is None:
        kinds.append("policy-rate")
    return any(found.term.kind in kinds for found in lexicon().find(words, ("policy-guard", *kinds)))
