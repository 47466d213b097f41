"""Known words in; places and organisations that end in a telling head (…示范区, …研究院) out.

The hard part is where such a name begins: after the last stop word or mark, without leading general words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.lexicon import lexicon, trie_pattern
from kg.extraction.names.districts import PLACES
from kg.extraction.names.scan import FIRM_OF_WORKS, PLAIN, Candidate, Scan, cue
from kg.extraction.names.terms import within_unknown
from kg.model import Span

_KINDS = (
    "body-of-place",
    "org-head",
    "place-head",
    "firm-tail",
    "firm-work-tail",
    "firm-full",
    "org-end",
    "body-class",
    "place-end",
    "unit-end",
)
_TYPES = {
    "place-head": "Place",
    "place-end": "Place",
    "unit-end": "Place",
    "firm-tail": "Organisation",
    "firm-work-tail": "Organisation",
    "firm-full": "Organisation",
    "org-end": "Organisation",
    "body-class": "Organisation",
    "org-head": "Organisation",
    "body-of-place": "Organisation",
}
_WEIGHTS = {
    "org-head": 62,
    "body-of-place": 59,
    "place-head": 60,
    "firm-tail": 42,
    "firm-work-tail": 45,
    "firm-full": 63,
    "org-end": 58,
    "body-class": 57,
    "place-end": 40,
    "unit-end": 51,
}
_FIRMS = ("firm-tail", "firm-work-tail")
_DISTRICTS = ("division-word", "division-short")
_BRANCHED = frozenset(("Hospital", "School"))
_SETTLED = frozenset(("Town", "Village"))
_LISTED = frozenset(("Zone", "Park"))
_STANDINGS = frozenset(
    ("Zone", "Park", "Region", "BusinessCircle", "Area", "Port", "FreeTradeZone", "NewArea", "District")
)
_INDUSTRY = frozenset(
    ("sector", "sector-listed", "sector-head", "sector-modifier", "sector-grade", "name-generic", "word", "word-verb")
)
_INDUSTRY_WORDS = frozenset(("sector", "sector-listed"))
_GENERAL = frozenset(("name-generic", "sector-not", "word", "group"))
_BEFORE = 14
_WIDE = frozenset(("Zone", "District", "Region", "Port"))
_NAMES = (*PLACES, "division-word", "place-generic", "organisation")
_UNIT_PREFIX = (2, 3)
_FULL_NAME = 6
_PLAIN_PREFIX, _PLAIN_NAME, _UNKNOWN, _LONG_CLASS, _SHORT_PREFIX = 2, 6, 2, 5, 4


def suffixed(scan: Scan) -> Iterator[Candidate]:
    """Yield the names in SCAN that end in a head of the lexicon and have something of their own before it."""
    for match in _heads().finditer(scan.text):
        kind, subtype = _kinds()[match.group()]
        head, end = match.span()
        start, counted = _start(scan, head)
        if _TYPES[kind] == "Place":
            start = _after(scan, start, head, kind if kind == "unit-end" else "town-end")
            firm = cue("firm-inside").match(scan.text, start, end)
            start = firm.end() if firm else start
        if subtype in _STANDINGS and _is_goal(scan, start, head, end):
            continue
        if start < head and _is_name(scan, Span(start, end), head, counted):
            phase = cue("phase-inside").match(scan.text, start, head) if _TYPES[kind] == "Place" else None
            reach = cue("reach-after").match(scan.text, end) if subtype == "Water" else None
            branch = cue("branch-after").match(scan.text, end) if subtype in _BRANCHED else None
            more = reach or branch
            end = phase.end("site") if phase else more.end() if more else end
            known = kind in _FIRMS and _has_works(scan, start, head, end)
            rule = FIRM_OF_WORKS if known else f"suffix:{kind}"
            found = Candidate(start, end, _TYPES[kind], rule, subtype=subtype, weight=_WEIGHTS[kind])
            yield from _without_district(scan, found, head) if _TYPES[kind] == "Place" else (found,)


def _is_goal(scan: Scan, start: int, head: int, end: int) -> bool:
    """Tell whether a head with what stands before it is a standing to be reached (打造宜居新城), no name."""
    named = any(found.term.kind in _NAMES for found in scan.inside(start, head))
    if cue("no-standing").search(scan.text, start, end) and (named or scan.unknown(start, head)):
        return False
    if cue("goal-verb").search(scan.text, max(0, start - _BEFORE), start) or cue("goal-after").match(scan.text, end):
        return True
    plain = not named and not scan.unknown(start, head)
    if plain and cue("goal-list").search(scan.text, max(0, start - 2 * _BEFORE), start):
        return True
    return cue("quality-before-head").search(scan.text, start, head) is not None and not named


def _is_name(scan: Scan, name: Span, head: int, counted: bool) -> bool:
    """Tell whether the words before the head make it a name of its own."""
    kind, subtype = _kinds()[scan.text[head : name.end]]
    start, end = name.start, name.end
    if subtype in _SETTLED and head - start < _PLAIN_PREFIX:
        return False  # one letter before it is a verb: 撤乡建镇
    if kind in _FIRMS:
        bare = not any(scan.covering(place) for place in range(start, head))
        works = kind == "firm-tail" or _has_works(scan, start, head, end)
        return 2 <= head - start <= 4 and bare and works and scan.left(head) == start
    if kind == "firm-full":
        return (
            not counted
            and (head - start >= _PLAIN_PREFIX or _opens_with_level(scan, start))
            and scan.text[start:head] not in lexicon().terms("firm-not")
        )
    if kind == "body-of-place":
        place = scan.covering(start)
        return place is not None and (place.start, place.end) == (start, head) and place.term.kind == "division"
    if kind == "body-class":
        return not counted and _PLAIN_PREFIX <= head - start <= _LONG_CLASS
    if kind == "org-end":
        return _ends_a_body(scan, start, head, end)
    if kind == "place-end":
        return not counted and _ends_a_place(scan, start, head, end)
    if kind == "unit-end":
        return not counted and _ends_a_unit(scan, start, head, end)
    cover = scan.covering(head)
    whole = scan.covering(start)
    if (
        whole
        and (whole.start, whole.end) == (start, end)
        and (whole.term.kind in _GENERAL or (whole.term.kind == "group-not" and kind == "place-head"))
    ):
        return False
    if (
        cover
        and cover.start < head
        and (
            (
                cover.term.kind in ("name-generic", "group", *PLACES)
                and not within_unknown(scan, cover)
                and not (subtype == "Road" and head < cover.end < end)  # 河北 in 滨河北路
            )
            or (cover.term.kind == "organisation" and cover.start == start)
        )
    ):
        return False
    if kind == "place-head" and (
        (subtype == "Road" and cue("line-before").search(scan.text, max(0, start - 2), start))
        or cue("rated-before-head").fullmatch(scan.text, start, head)
        or cue("into-head").search(scan.text, start, head)
        or (cover and cover.start < head and cover.end > end and cover.term.kind == "sector-not")
    ):
        return False
    if kind in ("org-head", "place-head") and cue("counted-inside").search(scan.text, start, head):
        return False
    if kind == "org-head" and _is_founded(scan, start, end):
        return True
    if kind == "org-head":
        across = scan.covering(start)  # 市中心 in 市中心医院
        level = across is not None and across.end > head and scan.text[start:head] in lexicon().terms("name-level")
        return level or _opens_with_level(scan, start) or _specific(scan, start, head, _UNKNOWN)
    if cue("numeral-before-head").search(scan.text, start, head) or _only_industry(scan, start, head, end):
        return False
    last = scan.covering(head - 1)
    own = last.start if last and last.end == head and last.term.kind in _INDUSTRY_WORDS else head
    short = 0 < own - start <= _SHORT_PREFIX and not counted and subtype not in _WIDE
    if _specific(scan, start, head, 99 if subtype == "District" else 1 if short else _UNKNOWN):
        return True
    if not counted and head - start > _PLAIN_PREFIX and subtype in _LISTED and _stands_as_place(scan, start, end):
        return True
    if subtype == "District" or counted or head - start < _PLAIN_PREFIX or end - start < _PLAIN_NAME:
        return False
    return subtype == "Site" or cue("works").match(scan.text, end) is not None


def _has_works(scan: Scan, start: int, head: int, end: int) -> bool:
    """Tell whether works are named behind a firm (云启储能二期) whose letters are no town's (白石储能项目)."""
    if cue("work-of-firm").match(scan.text, end) is None:
        return False
    return scan.text[start:head] not in scan.areas


def _is_founded(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a body of plain words (深海装备研究院) is one that the text sets up."""
    return end - start >= _FULL_NAME and cue("founded-before").search(scan.text, max(0, start - 4), start) is not None


def _only_industry(scan: Scan, start: int, head: int, end: int) -> bool:
    """Tell whether a park's name is an industry's alone and the park a project (预制菜产业园项目)."""
    if cue("project-after").match(scan.text, end) is None:
        return False
    inside = scan.inside(start, head)
    return bool(inside) and scan.unknown(start, head) == 0 and all(f.term.kind in _INDUSTRY for f in inside)


def _stands_as_place(scan: Scan, start: int, end: int) -> bool:
    """Tell whether a name of plain words stands where places do: in a list, or after 围绕, 依托, 位于."""
    before = scan.text[max(0, start - 4) : start]
    if cue("place-before").search(before):
        return True
    standing = cue("standing-head").search(scan.text, start, end) is not None
    return not standing and cue("list-after").match(scan.text, end) is not None


def _without_district(scan: Scan, found: Candidate, head: int) -> Iterator[Candidate]:
    """Yield a place's name without the full name of the district before it, where enough is left."""
    first = scan.covering(found.start)
    if (
        first
        and first.term.kind in ("division", "place-generic")
        and first.end + 1 < head
        and scan.unknown(first.end, head)
        and not _opens_with_place(scan, first.end)
    ):
        yield found.moved(first.end, found.end)
    else:
        yield found


def _opens_with_place(scan: Scan, start: int) -> bool:
    cover = scan.covering(start)
    return cover is not None and cover.term.kind in PLACES


def _start(scan: Scan, head: int) -> tuple[int, bool]:
    """Return where the name before HEAD begins and whether a count or a list stands right before it."""
    start = scan.left(head)
    match = cue("counted").match(scan.text, start, head)
    if match:
        start = match.end()
    counted = bool(match) or cue("counted-before").search(scan.text, max(0, start - 4), start) is not None
    for found in scan.inside(start, head):
        led = found.term.kind == "group" and cue("joined-by").match(scan.text, found.end)
        if led and found.start == start:
            start = led.end()
            break
        verb = found.start == start and found.term.term in lexicon().terms("lead-verb")
        if verb and 0 < head - found.end == scan.unknown(found.end, head) <= _UNIT_PREFIX[-1]:
            start = found.end  # 治理 in 治理柳泉河
            break
        if found.start != start or found.term.kind != "name-determiner":
            break
        start, counted = found.end, True
    return start, counted


def _after(scan: Scan, start: int, head: int, above: str) -> int:
    """Return where a village's name begins behind the town's that stands before it, a town's behind the county's."""
    ends, units = tuple(lexicon().terms(above)), lexicon().terms("unit-end")
    for place in range(head - 2, start + 1, -1):
        last = scan.text[place - 1 : place + 1]
        if last in lexicon().terms("place-head") and last not in ends:
            continue  # 古镇 names a place of its own
        cover = scan.covering(place)
        unlisted = scan.text[place] in units and (cover is None or cover.end - cover.start == 1)
        if unlisted or scan.text.endswith(ends, start + 1, place + 1):
            return place + 1
    return start


def _specific(scan: Scan, start: int, head: int, unknown: int) -> bool:
    """Tell whether the words before a head hold a place, end like one, or are UNKNOWN letters or more to us."""
    if any(found.term.kind in _NAMES for found in scan.inside(start, head)):
        return True
    ends = lexicon().terms("place-end")
    first = scan.covering(start)
    if unknown <= _UNKNOWN and first and first.start == start and first.term.term in lexicon().terms("name-wide"):
        return not any(letter.isascii() for letter in scan.text[start:head])
    if head - start in (2, 3, 4) and scan.text[head - 1] in ends and scan.unknown(start, head) >= 1:
        return True
    return scan.unknown(start, head) >= unknown


def _ends_a_place(scan: Scan, start: int, head: int, end: int) -> bool:
    if cue("numeral-place").fullmatch(scan.text, max(start, head - 1), head) or cue("along-only").fullmatch(
        scan.text, start, head
    ):
        return False
    words, last = scan.text[start:head], scan.covering(head)
    if words in lexicon().terms("street-name") and _kinds()[scan.text[head:end]][1] == "Road":
        return cue("way-before").search(scan.text, max(0, start - _SHORT_PREFIX), start) is None
    if last and last.end == end and start < last.start < head and last.term.kind in _DISTRICTS:
        more = last.start - start  # a county's short name ends a longer one that is unknown to us
        return more <= _UNKNOWN and scan.unknown(start, last.start) == more
    if last is not None and (last.start < head or last.end > end):
        return False
    named = [found for found in scan.inside(start, head) if found.term.kind in _NAMES]
    if named:
        return head - named[-1].end <= 4
    if any(found.end - found.start > 1 and found.term.kind in PLAIN for found in scan.inside(start, head)):
        settlement = scan.text[head:end] in lexicon().terms("settlement")
        return settlement and head - start <= 4 and scan.unknown(start, head) >= 1
    needed = 1 if scan.text[head:end] in lexicon().terms("natural-end") else head - start
    return 1 <= head - start <= 4 and scan.unknown(start, head) >= needed


def _ends_a_unit(scan: Scan, start: int, head: int, end: int) -> bool:
    """Tell whether two or three unknown letters before 县, 市 or 区 name a district that the table does not hold."""
    last = scan.covering(head)
    if last and last.end == end and start < last.start < head and last.term.kind == "division":
        return last.start - start == 1 == scan.unknown(start, last.start)  # 丰县 at the end of 禾丰县
    body = last is not None and last.start == head and last.end - head > 2 and last.term.kind == "organisation"
    if (last and not body and (last.start < head or last.end > end)) or not scan.text[start:head].isalpha():
        return False
    if head - start not in _UNIT_PREFIX or not _is_unknown_or_place(scan, start, head):
        return False
    if cue("unit-not").search(scan.text, start, end) or cue("counted").match(scan.text, end):
        return False
    return body or cue("unit-closed").match(scan.text, end) is not None or scan.covering(end) is not None


def _is_unknown_or_place(scan: Scan, start: int, head: int) -> bool:
    """Tell whether no known word stands in [START, HEAD), or one name of a place fills it."""
    first = scan.covering(start)
    if first and (first.start, first.end) == (start, head):
        return first.term.kind in _NAMES and first.term.extra.get("level") in ("county", "prefecture")
    return not any(scan.covering(place) for place in range(start, head))


def _ends_a_body(scan: Scan, start: int, head: int, end: int) -> bool:
    """Tell whether a one-letter head (局, 厅) ends a body's name: alone, after a level or a place."""
    last, first = scan.covering(head), scan.covering(start)
    if (last and last.start < head) or (last and last.end > end) or head - start < _PLAIN_PREFIX:
        return False
    leads = first is not None and first.start == start and first.term.kind in _NAMES
    wide = first is not None and first.term.term in lexicon().terms("name-wide")
    return leads or wide or _opens_with_level(scan, start)


def _opens_with_level(scan: Scan, start: int) -> bool:
    """Tell whether a name opens with the letter of a level (县, 市) that is no part of a longer word."""
    cover = scan.covering(start)
    alone = cover is None or cover.end - cover.start == 1 or cover.term.kind == "group-not"
    return alone and scan.text[start] in lexicon().terms("name-level")


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    terms = {}
    for kind in reversed(_KINDS):
        for word, term in lexicon().terms(kind).items():
            terms[word] = (kind, "Company" if kind in _FIRMS else term.extra.get("subtype", ""))
    return terms


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(trie_pattern(_kinds()))


@cache
def body_heads() -> re.Pattern[str]:
    """Return the pattern of the words that organisations' names end in."""
    return re.compile(lexicon().pattern("org-head"))
