"""A number in; out, whether it is no figure of the plan: a threshold, a yardstick, a grant or a count of who came."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg.extraction.figures import indicators
from kg.extraction.figures.comparing import ends, marked
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.terms import openings
from kg.extraction.lexicon import lexicon, rules
from kg.model import Span

_THRESHOLD = 3
_NEAR = 12
_REACH = 40
_BEHIND = 24
_BARRED = {"share": "Yardstick", "multiple": "BarredMultiple", "money": "BarredSize", "money-implied": "BarredSize"}
_PLACE = "#"  # where the number stands in what an Around row matches


def figures_among(folded: str, numbers: Sequence[Quantity], times: Mapping[int, int]) -> list[Quantity]:
    """Return NUMBERS of a sentence without those that only describe something: thresholds, sorts, spans of time.

    Args:
        folded: the folded text.
        numbers: the numbers of the sentence.
        times: the starts of the times in the text, by their ends.

    """
    return [
        number
        for index, number in enumerate(numbers)
        if not (
            is_threshold(folded, numbers, index)
            or is_sort(folded, numbers, index)
            or is_scope(folded, numbers, index, times)
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


def is_scope(folded: str, numbers: Sequence[Quantity], index: int, times: Mapping[int, int]) -> bool:
    """Tell whether the number at INDEX only says over what a share is taken: 13个断面优良率为92.3%, 800米覆盖率."""
    if index + 1 == len(numbers) or numbers[index + 1].family != "share":
        return False
    number, between = numbers[index], Span(numbers[index].span.end, numbers[index + 1].span.start)
    reaches = number.family == "duration" or number.unit in lexicon().terms("sort-unit")
    if not (number.family == "counted" or reaches) or marked(between.of(folded), "figure-stop", "figure-item"):
        return False
    lead = indicators.lead(folded, between, times)
    noun = Span(between.start, lead.start)
    return bool(lead.terms) and len(noun) > 1 and ends(noun.of(folded), "ratio-noun")


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
    if between[:1] in lexicon().terms("figure-join") or between[:1] in openings():
        return False
    lead = indicators.lead(between, Span(0, len(between)), {})
    counted = numbers[index + 1].family == "counted" and number.family in ("money", "money-implied")
    shared = numbers[index + 1].family == "share" and ends(between[: lead.start], "ratio-noun")
    told = not lead.terms or counted or shared
    return 0 < lead.start <= _NEAR and told and not marked(between, "figure-stop", "figure-item")


def is_yardstick(words: str, number: Quantity) -> bool:
    """Tell whether the WORDS before NUMBER make it a distance to another body or a number that is compared with."""
    kinds = ("Barred", _BARRED.get(number.family, ""))
    return any(pattern.search(words) for kind in kinds for pattern in _patterns(kind))


def is_spoken_of(folded: str, number: Quantity, start: int) -> bool:
    """Tell whether the words around NUMBER, from START on, make it no figure that is set or reached here.

    It is spoken about again (5%以上的增长目标与去年持平), or tells on what or by what something is done.
    """
    end = number.span.end
    before = folded[max(start, number.span.start - _REACH) : number.span.start]
    around = f"{before}{_PLACE}{folded[end : end + _BEHIND]}"
    return any(pattern.search(around) for pattern in _patterns("Around"))


def is_granted(words: str, lead: indicators.Lead) -> bool:
    """Tell whether the WORDS of the clause before a number grant it to somebody or count who came."""
    kinds = ["policy", "attendance"]
    if lead.of_kind("change", "level") is None:
        kinds.append("policy-rate")
    return any(found.term.kind in kinds for found in lexicon().find(words, ("policy-guard", *kinds)))


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the rows of a KIND in rules/figures.tsv."""
    return tuple(rule.pattern for rule in rules("figures") if rule.type == kind)
