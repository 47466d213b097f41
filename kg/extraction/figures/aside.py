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
_REACH = 40


def figures_among(folded: str, numbers: Sequence[Quantity]) -> list[Quantity]:
    """Return NUMBERS of a sentence without those that only describe something: thresholds, sorts, spans of time."""
    return [
        number
        for index, number in enumerate(numbers)
        if not (
            is_threshold(folded, numbers, index)
            or is_sort(folded, numbers, index)
            or is_scope(folded, numbers, index)
            or (number.family == "duration" and not is_measured_time(folded, numbers, index))
        )
    ]


def is_sort(folded: str, numbers: Sequence[Quantity], index: int) -> bool:
    """Tell whether the number at INDEX tells a thing's sort: 35吨敞顶箱 that are used, 220千伏变电站5座."""
    number = numbers[index]
    if number.unit not in lexicon().terms("sort-unit") or number.sign:
        return False
    before = folded[max(0, number.span.start - _THRESHOLD - 1) : number.span.start]
    if ends(before, "using-verb"):
        return True
    if index + 1 == len(numbers) or numbers[index + 1].family != "counted":
        return False
    between = folded[number.span.end : numbers[index + 1].span.start]
    return 0 < len(between) <= _NEAR and not marked(between, "figure-stop", "figure-item")


def is_scope(folded: str, numbers: Sequence[Quantity], index: int) -> bool:
    """Tell whether the number at INDEX only says over how many a share is taken: 13个断面优良率为92.3%."""
    if index + 1 == len(numbers) or numbers[index].family != "counted" or numbers[index + 1].family != "share":
        return False
    between = folded[numbers[index].span.end : numbers[index + 1].span.start]
    if marked(between, "figure-stop", "figure-item"):
        return False
    lead = indicators.lead(between, Span(0, len(between)), {})
    return bool(lead.terms) and lead.start > 1 and ends(between[: lead.start], "ratio-noun")


def is_measured_time(folded: str, numbers: Sequence[Quantity], index: int) -> bool:
    """Tell whether a span of time is a figure: a level (压缩至3个工作日), its base, or of something timed."""
    number = numbers[index]
    edge = indicators.left_edge(folded, number.span.start, max(0, number.span.start - _REACH))[0]
    lead = indicators.lead(folded, Span(edge, number.span.start), {})
    if lead.of_kind("level") is not None or ends(folded[edge : lead.start], "duration-noun"):
        return True
    based = folded[number.span.start - 1 : number.span.start] in lexicon().terms("base-opening")
    return based and index + 1 < len(numbers) and numbers[index + 1].family == "duration"


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
    counted = numbers[index + 1].family == "counted" and number.family in ("money", "money-implied")
    shared = numbers[index + 1].family == "share" and ends(between[: lead.start], "ratio-noun")
    told = not lead.terms or counted or shared
    return 0 < lead.start <= _NEAR and told and not marked(between, "figure-stop", "figure-item")


def is_yardstick(words: str, number: Quantity) -> bool:
    """Tell whether the WORDS before NUMBER make it a distance to another body or a number that is compared with."""
    kinds = ("Barred", {"share": "Yardstick", "multiple": "BarredMultiple"}.get(number.family, ""))
    return any(rule.pattern.search(words) for rule in rules("figures") if rule.type in kinds)


def is_granted(words: str, lead: indicators.Lead) -> bool:
    """Tell whether the WORDS of the clause before a number grant it to somebody or count who came."""
    kinds = ["policy", "attendance"]
    if lead.of_kind("change", "level") is None:
        kinds.append("policy-rate")
    return any(found.term.kind in kinds for found in lexicon().find(words, ("policy-guard", *kinds)))
