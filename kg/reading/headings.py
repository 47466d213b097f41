"""Lines and sentences in; headings with their levels, parents and the stretch each covers out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median_low

from kg.model import Block, Heading, Span
from kg.reading.moods import heading_mood, names_part, printed_year
from kg.reading.written import counted
from kg.resources import folder, read_table

_BARE_LEVEL = 2
_SLOGAN_LEVEL = 3
_CLAUSE_COMMA = "\N{FULLWIDTH COMMA}"
_COUNTED_LEVEL = 7
_RUN_IN_LEVEL = 8
_LEAD_LEVEL = 9
_STOPS = (
    "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH SEMICOLON}\N{FULLWIDTH COLON}\N{FULLWIDTH COMMA} "
    "\N{RIGHT BLACK LENTICULAR BRACKET}"
)
_NEIGHBOURS = 3
_LONGEST_NUMBERED = 48
_LONGEST_OPENING = 14
_LONGEST_COUNTED = 28
_FULL_STOP = "\N{IDEOGRAPHIC FULL STOP}"
_RUN_IN_LENGTHS = range(4, 10)
_ALIKE = 3
_NAMED_KINDS = frozenset({"numbered", "line"})


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    span: Span
    level: int
    mark: str
    block: int


def headings_of(
    folded: str, levels: bytes, blocks: tuple[Block, ...], sentences: dict[int, list[Span]]
) -> tuple[Heading, ...]:
    """Return the headings of an article in text order.

    Args:
        folded: the folded text.
        levels: its quote depths.
        blocks: its lines with their kinds.
        sentences: the sentences of each line, by the line's index.

    """
    found = _slogans(folded, blocks)
    for block in blocks:
        found.extend(_of_block(folded, block, sentences[block.index]))
    found.extend(_paragraph_openings(folded, blocks, sentences, found))
    found.extend(_alike_openings(folded, blocks, sentences, found))
    found.extend(_run_ins(folded, levels, sentences, found))
    found.extend(_must_openings(folded, sentences))
    found.extend(_counted_openings(folded, sentences, found))
    found = [heading for heading in found if len(heading.span)]  # a mark alone heads nothing
    found.sort(key=lambda heading: (heading.span.start, heading.level))
    return _nested(folded, blocks, found)


def _of_block(folded: str, block: Block, sentences: list[Span]) -> list[_Found]:
    if block.kind not in ("heading", "paragraph") or not sentences:
        return []
    first = sentences[0]
    mark = _mark(folded, first)
    if block.kind == "heading":
        level, width = mark or (_bare_level(first.of(folded)), 0)
        return [_make(folded, "line", block.span, level, width, block.index)]
    if mark and mark[0] != 6 and len(first) <= _LONGEST_NUMBERED and (len(sentences) > 1 or mark[0] < 6):
        return [_make(folded, "numbered", first, mark[0], mark[1], block.index)]
    if folded[block.span.end - 1] in "：:" and len(sentences) == 1 and len(first) <= 60:
        return [_Found("lead", first, _LEAD_LEVEL, "", block.index)]
    return []


def _bare_level(words: str) -> int:
    """Return the level of a heading without mark: that of a part where it names a year or a part's subject."""
    is_part = heading_mood(words) and names_part(words) and _CLAUSE_COMMA not in words
    return _BARE_LEVEL if is_part or printed_year(words, bare=True) else _BARE_LEVEL + 1


def _make(folded: str, kind: str, span: Span, level: int, width: int, block: int) -> _Found:
    """Return a heading without its mark, its closing signs and, of a named item, what its colon opens."""
    start = span.start + width
    while start < span.end and folded[start] == " ":
        start += 1
    end = span.end
    while end > start and folded[end - 1] in _STOPS:
        end -= 1
    named = _item_name(kind).match(folded, start, end) if kind in _NAMED_KINDS else None
    named = named or (_item_name("counted").match(folded, start, end) if level == _COUNTED_LEVEL else None)
    if named:
        end = named.end()
    return _Found(kind, Span(start, end), level, folded[span.start : span.start + width], block)


def _slogans(folded: str, blocks: tuple[Block, ...]) -> list[_Found]:
    found = []
    lines = [b for b in blocks if b.kind in ("slogan", "subtitle", "title")]
    taken: set[int] = set()
    for first, second in pairwise(lines):
        if second.index != first.index + 1 or first.index in taken:
            continue
        for opening, closing in _slogan_pairs():
            if opening.fullmatch(first.span.of(folded)) and closing.fullmatch(second.span.of(folded)):
                span = Span(first.span.start, second.span.end)
                found.append(_Found("slogan", span, _SLOGAN_LEVEL, "", first.index))
                taken |= {first.index, second.index}
                break
    return found


def _paragraph_openings(
    folded: str, blocks: tuple[Block, ...], sentences: dict[int, list[Span]], found: list[_Found]
) -> list[_Found]:
    """Short first sentences of neighbouring paragraphs are headings; one alone is a sentence, unless it has a dash."""
    headed = {heading.block for heading in found}
    candidates = []
    for block in blocks:
        parts = sentences[block.index]
        if block.kind != "paragraph" or block.index in headed or len(parts) < 2:
            continue
        mark = _mark(folded, parts[0])
        width = mark[1] if mark else 0
        words = parts[0].of(folded)
        if len(parts[0]) - width <= _LONGEST_OPENING and words.endswith("。") and "，" not in words:
            candidates.append((block, parts[0], mark or (_RUN_IN_LEVEL, 0)))
    near = {block.index for block, _, _ in candidates}
    chosen = []
    for block, span, (level, width) in candidates:
        others = (block.index + step for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1) if step)
        if width or any(other in near for other in others):
            level = min(level, _RUN_IN_LEVEL - 1) if width else _RUN_IN_LEVEL - 1
            chosen.append(_make(folded, "run-in", span, level, width, block.index))
    return chosen


def _alike_openings(
    folded: str, blocks: tuple[Block, ...], sentences: dict[int, list[Span]], found: list[_Found]
) -> list[_Found]:
    """First sentences of three or more paragraphs in a row that begin or end in the same words are headings."""
    headed = {heading.block for heading in found}
    chosen: list[_Found] = []
    run: list[_Found] = []
    for block in (*blocks, None):
        parts = sentences[block.index] if block and block.kind == "paragraph" and block.index not in headed else []
        slogan = len(parts) > 1 and _item_name("alike").fullmatch(folded, parts[0].start, parts[0].end)
        made = _make(folded, "run-in", parts[0], _RUN_IN_LEVEL - 1, 0, block.index) if block and slogan else None
        if made and run and _alike(run[-1].span.of(folded), made.span.of(folded)):
            run.append(made)
            continue
        chosen += run if len(run) >= _ALIKE else []
        run = [made] if made else []
    return chosen


def _alike(first: str, second: str) -> bool:
    return first[:2] == second[:2] or first[-3:] == second[-3:]


def _run_ins(folded: str, levels: bytes, sentences: dict[int, list[Span]], found: list[_Found]) -> list[_Found]:
    """Inside a numbered paragraph, short sentences of like length that each open a passage are headings."""
    chosen: list[_Found] = []
    for heading in found:
        parts = sentences[heading.block][1:]
        if heading.kind != "numbered" or len(parts) < 4:
            continue
        short = [
            i for i, part in enumerate(parts[:-1]) if _may_run_in(folded, levels, part) and not _mark(folded, part)
        ]
        short = [i for i in short if i + 1 not in short or i - 1 not in short]
        opening = [i for n, i in enumerate(short) if n == 0 or short[n - 1] != i - 1]
        if len(opening) < 2:
            continue
        usual = median_low(len(parts[i]) for i in opening)
        alike = (parts[i] for i in opening if abs(len(parts[i]) - usual) <= 1)
        chosen.extend(_make(folded, "run-in", part, _RUN_IN_LEVEL, 0, heading.block) for part in alike)
    return chosen


def _must_openings(folded: str, sentences: dict[int, list[Span]]) -> list[_Found]:
    """As many sentences that say what must be done as the one before them announces open with the names of tasks.

    部署了三个方面的任务。要做强甲业，…。要守护乙湖，…。要改善丙，…。
    """
    chosen: list[_Found] = []
    every = [(block, part) for block, parts in sentences.items() for part in parts]
    for index, (_, part) in enumerate(every):
        announced = _item_name("announcing").fullmatch(folded, part.start, part.end)
        if announced is None:
            continue
        behind = every[index + 1 : index + 1 + counted(announced["count"])]
        leads = [(block, _item_name("leading").match(folded, one.start, one.end)) for block, one in behind]
        if len(leads) == counted(announced["count"]):
            made = [_led(folded, lead, block) for block, lead in leads if lead]
            chosen += made if len(made) == len(leads) else []
    return chosen


def _led(folded: str, lead: re.Match[str], block: int) -> _Found:
    name = Span(*lead.span("name"))
    return _Found("run-in", name, _RUN_IN_LEVEL, folded[lead.start() : name.start], block)


def _counted_openings(folded: str, sentences: dict[int, list[Span]], found: list[_Found]) -> list[_Found]:
    """Inside a paragraph, short sentences counted off (first, second…) that each open a passage are headings."""
    taken = {heading.span.end for heading in found}
    chosen: list[_Found] = []
    for block, parts in sentences.items():
        marks = [_mark(folded, part) for part in parts]
        marked = {i: mark[1] for i, mark in enumerate(marks) if mark and mark[0] == _COUNTED_LEVEL}
        campaigns = _campaigns(folded, parts, marked, block)
        chosen.extend(heading for heading in campaigns if heading.span.end not in taken)
        if len(marked) < 2 or not all(_opens(folded, parts, marks, i) for i in marked):
            continue
        made = [_make(folded, "run-in", parts[i], _RUN_IN_LEVEL, width, block) for i, width in marked.items()]
        chosen.extend(heading for heading in made if heading.span.end not in taken)
    return chosen


def _campaigns(folded: str, parts: list[Span], counted: dict[int, int], block: int) -> Iterator[_Found]:
    """Yield the clauses that name a campaign each, counted off (一要实施甲行动，…。二要实施乙行动，…。)."""
    named = {
        i: _item_name("counted").match(folded, parts[i].start + width, parts[i].end) for i, width in counted.items()
    }
    if len(named) > 1 and all(named.values()):
        for i, match in named.items():
            if match:
                mark = folded[parts[i].start : match.start()]
                yield _Found("run-in", Span(*match.span()), _RUN_IN_LEVEL, mark, block)


def _opens(folded: str, parts: list[Span], marks: list[tuple[int, int] | None], index: int) -> bool:
    """Return whether the sentence is short, ends with a stop and has one without a mark after it."""
    followed = index + 1 < len(parts) and not marks[index + 1]
    return followed and len(parts[index]) <= _LONGEST_COUNTED and folded[parts[index].end - 1] == _FULL_STOP


def _may_run_in(folded: str, levels: bytes, part: Span) -> bool:
    words = folded[part.start : part.end]
    plain = not any(levels[part.start : part.end]) and not any(mark in words for mark in "，、；：")
    return len(part) - 1 in _RUN_IN_LENGTHS and words.endswith("。") and plain


def _nested(folded: str, blocks: tuple[Block, ...], found: list[_Found]) -> tuple[Heading, ...]:
    headings: list[Heading] = []
    open_above: list[int] = []
    ends = [len(folded)] * len(found)
    depths = _depths(found)
    list_ends = _list_ends(folded, blocks)
    for index, heading in enumerate(found):
        start = heading.span.start
        while open_above and (found[open_above[-1]].level >= heading.level or ends[open_above[-1]] <= start):
            above = open_above.pop()
            ends[above] = min(ends[above], start)
        if heading.kind == "lead":
            ends[index] = list_ends[heading.block + 1]
        elif heading.kind == "numbered" and folded[heading.span.end : blocks[heading.block].span.end].strip(_STOPS):
            ends[index] = _end_of_item(blocks, depths, heading)
        parent = open_above[-1] if open_above else None
        covers = Span(heading.span.end, ends[index])
        headings.append(Heading(index, heading.kind, heading.span, heading.level, heading.mark, parent, covers))
        if heading.kind != "slogan":
            open_above.append(index)
        else:
            ends[index] = heading.span.end
    return tuple(_with_end(heading, ends) for heading in headings)


def _with_end(heading: Heading, ends: list[int]) -> Heading:
    end = ends[heading.index] if heading.parent is None else min(ends[heading.index], ends[heading.parent])
    return replace(heading, covers=Span(heading.covers.start, max(heading.covers.start, end)))


def _depths(found: list[_Found]) -> dict[int, int]:
    """Return the deepest level of a heading in each block that has one, leads apart."""
    depths: dict[int, int] = {}
    for heading in found:
        if heading.kind != "lead":
            depths[heading.block] = max(heading.level, depths.get(heading.block, 0))
    return depths


def _end_of_item(blocks: tuple[Block, ...], depths: dict[int, int], heading: _Found) -> int:
    """Return where a numbered paragraph's reach ends: with itself and the deeper headings right after it."""
    last = heading.block
    while depths.get(last + 1, 0) > heading.level:
        last += 1
    return blocks[last].span.end


def _list_ends(folded: str, blocks: tuple[Block, ...]) -> list[int]:
    """Return where a list that begins with each block ends: with the first line that ends a sentence."""
    ends = [len(folded)] * (len(blocks) + 1)
    for block in reversed(blocks):
        if block.kind != "paragraph":
            ends[block.index] = block.span.start
        else:
            ends[block.index] = block.span.end if folded[block.span.end - 1] == "。" else ends[block.index + 1]
    return ends


def _mark(folded: str, span: Span) -> tuple[int, int] | None:
    for level, pattern in _mark_rows():
        match = pattern.match(folded, span.start, span.end)
        if match:
            return level, match.end() - span.start
    return None


@cache
def _mark_rows() -> tuple[tuple[int, re.Pattern[str]], ...]:
    rows = read_table(folder("data") / "reading" / "marks.tsv")
    return tuple((int(row["level"]), re.compile(row["pattern"])) for row in rows)


@cache
def _item_name(kind: str) -> re.Pattern[str]:
    rows = read_table(folder("data") / "reading" / "item-names.tsv")
    return next(re.compile(row["pattern"]) for row in rows if row["kind"] == kind)


@cache
def _slogan_pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = read_table(folder("data") / "reading" / "slogans.tsv")
    return tuple((re.compile(row["first"]), re.compile(row["second"])) for row in rows)
