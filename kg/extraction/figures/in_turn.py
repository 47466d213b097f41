"""Figures side by side in; out, whether each belongs in turn to an indicator or to a time named before them.

甲、乙增速不低于6%、4% names an indicator for each; 到2025年、2030年，甲分别达到40%、45% a time for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.figures import coordination, indicators
from kg.extraction.figures.comparing import only
from kg.extraction.figures.earlier import JOINED_GAP, Named
from kg.extraction.figures.page import Page
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.terms import item_marks
from kg.extraction.figures.times import Moment
from kg.extraction.lexicon import lexicon
from kg.model import Sentence, Span

_LEANING = 24


def side_by_side(folded: str, numbers: Sequence[Quantity], index: int) -> list[Quantity]:
    """Return the number at INDEX and those that follow it with nothing but a mark or a joining word between."""
    group = [numbers[index]]
    for number in numbers[index + 1 :]:
        gap = folded[group[-1].span.end : number.span.start].strip()
        if not gap or len(gap) > JOINED_GAP or not only(gap, ("figure-item", "figure-join")):
            break
        group.append(number)
    return group


def are_paired(page: Page, group: Sequence[Quantity], lead: indicators.Lead, start: int) -> bool:
    """Tell whether each figure of GROUP has its own indicator: 分别 says so, or as many are named."""
    said = lead.of_kind("figure-pairing") is not None
    return said or _have_indicators(page, group, lead, start) or bool(by_subjects(page, group, lead, start))


def _have_indicators(page: Page, group: Sequence[Quantity], lead: indicators.Lead, start: int) -> bool:
    """Tell whether as many indicators as GROUP has figures stand before it, though no 分别 says that they pair."""
    if len(group) < 2 or len({(number.unit, number.family) for number in group}) > 1:
        return False
    head = indicators.head(page.folded, Span(start, lead.start), page.starts)
    return coordination.are_indicators(page.folded, head.span, len(group))


def by_subjects(page: Page, group: Sequence[Quantity], lead: indicators.Lead, start: int) -> list[Named]:
    """Return what each figure of GROUP measures where 分别 parts those listed from what is counted of them, or nothing.

    电子信息、高端装备分别实现产值286亿元、175亿元 tells 电子信息产值 and 高端装备产值.
    """
    each = next((word for word in lexicon().terms("figure-pairing")), "")
    at = page.folded.find(each, start, lead.start)
    if at < 0 or len(group) < 2:
        return []
    told = indicators.head(page.folded, Span(at + len(each), lead.start), page.starts).span
    listed = coordination.split(page.folded, Span(start, at))
    if len(told) < 2 or len(listed) != len(group):
        return []
    return [(item.of(page.folded) + told.of(page.folded), item) for item in listed]


def times_of(page: Page, sentence: Sentence, group: Sequence[Quantity], start: int) -> list[Moment]:
    """Return the time of each figure of GROUP where a list names as many, in their clause or just before it."""
    reach = Span(max(sentence.span.start, start - _LEANING), group[0].span.start)
    times = [time for time in page.moments_in(reach) if time.kind != "base"][-len(group) :]
    gaps = [page.folded[one.span.end : other.span.start] for one, other in pairwise(times)]
    listed = all(gap in item_marks() or gap in lexicon().terms("figure-join") for gap in gaps)
    return times if len(times) == len(group) > 1 and listed and times[-1].span.end >= start - 1 else []
