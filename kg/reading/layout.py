"""An article in, a Document out: what each line is, which headings stand above each sentence, and what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Article, Block, Clause, Document, Heading, Sentence, Span, Stretch
from kg.reading import clauses
from kg.reading.facts import document_facts
from kg.reading.headings import headings_of
from kg.reading.moods import Moods, heading_mood, names_part
from kg.reading.rows import cells, joined_cells, mark_of, rows_among
from kg.resources import folder, read_table

_LONGEST_BARE_LINE = 36
_LONGEST_TITLE = 60  # before the first paragraph: notices name the plan they pass on
_LONGEST_CAPTION = 16
_SHORTEST_CAPTION_RUN = 3
_LONGEST_TABLE_HEAD = 2
_OPENING_KINDS = frozenset({"dateline", "byline", "salutation"})


def read(article: Article) -> Document:
    r"""Return the layout, headings, sentences and clauses of ARTICLE; its facts are filled in from its own words.

    Example:
        >>> from kg.reading.article import make_article
        >>> document = read(make_article("某县2024年政府工作报告\n\n一、总体要求\n\n今年要稳中求进。"))
        >>> [(block.kind, block.span.of(document.text)) for block in document.blocks]
        [('title', '某县2024年政府工作报告'), ('heading', '一、总体要求'), ('paragraph', '今年要稳中求进。')]
        >>> document.article.facts.date
        '2024'

    """
    levels = clauses.depths(article.folded)
    blocks = _kinds(article, joined_cells(article.folded, _lines(article.folded)))
    article = replace(article, facts=document_facts(article, blocks))
    spans = [(block.index, _stretches(article.folded, levels, block)) for block in blocks]
    headings = headings_of(article.folded, levels, blocks, dict(spans))
    document = Document(article, blocks, headings, (), levels)
    sentences = _sentences(document, spans)
    stretches = tuple(
        Stretch(one.span, blocks[one.block].kind, None if one.heading is None else headings[one.heading].span)
        for one in sentences
    )
    return replace(document, article=replace(article, sentences=stretches), sentences=sentences)


def _stretches(folded: str, levels: bytes, block: Block) -> list[Span]:
    """Return the sentences of a line; a row of a table is one."""
    return [block.span] if block.kind == "row" else list(clauses.sentences(folded, levels, block.span))


def _sentences(document: Document, spans: list[tuple[int, list[Span]]]) -> tuple[Sentence, ...]:
    moods = Moods(document.article, document.headings)
    innermost = _Innermost(document.headings)
    found = []
    for block, stretches in spans:
        moods.open_paragraph()
        for span in stretches:
            heading = innermost.at(span)
            mood, year = moods.of(span, heading)
            is_row = document.blocks[block].kind == "row"
            parts = _cells(document, span) if is_row else clauses.clauses(document.folded, document.depths, span)
            found.append(Sentence(span, block, parts, heading, mood, year))
    return tuple(found)


def _cells(document: Document, span: Span) -> tuple[Clause, ...]:
    mark = mark_of(document.text, span)
    return tuple(Clause(cell, mark) for cell in cells(document.text, span) if len(cell))


@dataclass(slots=True)
class _Innermost:
    """Walks the headings in step with the sentences, so that finding the innermost one takes no search."""

    headings: tuple[Heading, ...]
    next: int = 0
    current: int | None = None

    def at(self, span: Span) -> int | None:
        while self.next < len(self.headings) and self.headings[self.next].span.start < span.end:
            self.current = self.next
            self.next += 1
        while self.current is not None and not self._stands_over(self.headings[self.current], span):
            self.current = self.headings[self.current].parent
        return self.current

    @staticmethod
    def _stands_over(heading: Heading, span: Span) -> bool:
        return heading.span.start >= span.start or heading.covers.start <= span.start < heading.covers.end


def _lines(folded: str) -> list[Span]:
    found = []
    for match in re.finditer(r"[^\n]+", folded):
        start, end = match.span()
        text = match.group()
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if start < end:
            found.append(Span(start, end))
    return found


def _kinds(article: Article, lines: list[Span]) -> tuple[Block, ...]:
    folded = article.folded
    rows = rows_among(article.text, lines)
    kinds: list[str] = []
    longest = _LONGEST_TITLE
    for index, line in enumerate(lines):
        kinds.append("row" if index in rows else _kind(folded, line, longest))
        if kinds[-1] == "paragraph":
            longest = _LONGEST_BARE_LINE
    _continue_broken_lines(folded, lines, kinds)
    body = next((i for i, kind in enumerate(kinds) if kind in ("paragraph", "row")), len(kinds))
    _open(folded, lines, kinds, body)
    _table_captions(folded, lines, kinds)
    _captions(folded, lines, kinds, body)
    kinds = ["heading" if kind == "bare" else kind for kind in kinds]
    return tuple(Block(i, kind, line) for i, (kind, line) in enumerate(zip(kinds, lines, strict=True)))


def _kind(folded: str, line: Span, longest: int) -> str:
    if len(line) <= _LONGEST_TITLE:
        words = folded[line.start : line.end]
        for kind, pattern in _line_kinds():
            if pattern.fullmatch(words):
                return kind
    last = folded[line.end - 1]
    if len(line) <= longest and last not in _sentence_ends() and "。" not in folded[line.start : line.end]:
        return "bare"
    return "paragraph"


def _continue_broken_lines(folded: str, lines: list[Span], kinds: list[str]) -> None:
    """Make a paragraph of a bare line whose next line opens with a comma or colon.

    One with a mark of its own before a stray full stop is a heading all the same.
    """
    for i in range(len(lines) - 1):
        follower = folded[lines[i + 1].start]
        if kinds[i] == "bare" and follower in _continuations():
            kinds[i] = "heading" if follower == "。" and _starts_with_mark(folded, lines[i]) else "paragraph"


def _open(folded: str, lines: list[Span], kinds: list[str], body: int) -> None:
    """Name the bare lines before the body: a title, subtitles under it, slogans, headings after the opening."""
    numbered = "number" in kinds[:body]
    seen: set[str] = set()
    for i in range(body):
        seen.update(kinds[max(0, i - 1) : i])
        if kinds[i] != "bare":
            continue
        if folded[lines[i].start] in _dashes():
            kinds[i] = "subtitle"
        elif "title" not in seen and not _starts_with_mark(folded, lines[i]):
            kinds[i] = "title"
        elif _starts_with_mark(folded, lines[i]) or seen & _OPENING_KINDS or _heads_part(lines[i].of(folded)):
            kinds[i] = "heading"
        else:
            kinds[i] = "slogan" if numbered else "subtitle"


def _heads_part(words: str) -> bool:
    return bool(heading_mood(words)) and names_part(words)


def _table_captions(folded: str, lines: list[Span], kinds: list[str]) -> None:
    """Count the bare lines right above a table as its own, unless they have a mark: they head it and nothing else."""
    for i in range(1, len(lines)):
        if kinds[i] != "row" or kinds[i - 1] == "row":
            continue
        for above in range(i - 1, max(-1, i - 1 - _LONGEST_TABLE_HEAD), -1):
            if kinds[above] != "bare" or _starts_with_mark(folded, lines[above]):
                break
            kinds[above] = "row"


def _captions(folded: str, lines: list[Span], kinds: list[str], body: int) -> None:
    """Three or more bare lines in a row inside the body stand under pictures; so do they before a credit.

    A line with a mark of its own (第二节) heads something.
    """
    i = body
    while i < len(lines):
        j = i
        while j < len(lines) and kinds[j] == "bare" and not _starts_with_mark(folded, lines[j]):
            j += 1
        if j - i >= _SHORTEST_CAPTION_RUN or (j == len(lines) and j - i > 0 and len(lines[i]) <= _LONGEST_CAPTION):
            for k in range(i, j):
                kinds[k] = "caption"
        i = j + 1


def _starts_with_mark(folded: str, line: Span) -> bool:
    return any(pattern.match(folded, line.start, line.end) for pattern in _mark_patterns())


@cache
def _line_kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table(folder("data") / "reading" / "layout.tsv")
    return tuple((row["kind"], re.compile(row["pattern"])) for row in rows)


@cache
def _dashes() -> frozenset[str]:
    rows = read_table(folder("data") / "reading" / "delimiters.tsv")
    return frozenset(row["mark"] for row in rows if row["kind"] == "dash")


@cache
def _mark_patterns() -> tuple[re.Pattern[str], ...]:
    rows = read_table(folder("data") / "reading" / "marks.tsv")
    return tuple(re.compile(row["pattern"]) for row in rows)


@cache
def _sentence_ends() -> frozenset[str]:
    rows = read_table(folder("data") / "reading" / "delimiters.tsv")
    return frozenset(row["mark"][-1] for row in rows if row["kind"] in ("sentence", "clause"))


@cache
def _continuations() -> frozenset[str]:
    rows = read_table(folder("data") / "reading" / "delimiters.tsv")
    return frozenset(row["mark"] for row in rows if row["kind"] in ("sentence", "clause") and len(row["mark"]) == 1)
