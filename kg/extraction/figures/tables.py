"""A document in, the figures of its tables of indicators out: each row read with the heading above it.

A value of a year to come is a Target, with the value of the year before as its base; other values are Observations.
Amounts and names are read by cells, headings by columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.extraction.figures import cells as cell
from kg.extraction.figures.cells import Amount, Name, Unit
from kg.extraction.figures.columns import Column, Heading, heading
from kg.extraction.figures.times import Moment, document_year, moments
from kg.extraction.lexicon import lexicon
from kg.model import Block, Document, Figure, Inference, Mention, Span, Traits
from kg.reading.moods import heading_mood
from kg.reading.rows import cells, mark_of

_REACHED_MOODS = ("review", "situation")
_PROMISED_MOODS = ("plan", "target")


def table_figures(document: Document) -> list[Mention]:
    r"""Return the Target, Observation and Indicator mentions of the document's tables.

    Example:
        >>> from kg.reading.article import make_article
        >>> from kg.reading.layout import read
        >>> text = "指标 | 2020年 | 2025年 | 属性\n人口（万人） | 45 | 50左右 | 预期性"
        >>> for mention in table_figures(read(make_article(text, name="a"))):
        ...     figure = mention.traits.figure
        ...     print(mention.type, mention.label, figure and (str(figure.value), figure.unit, figure.comparator))
        Target 人口（万人） | 45 | 50左右 ('500000', '人', '~')
        Indicator 人口 None

    """
    tables = list(_tables(document))
    if not tables:
        return []
    times = moments(document)
    by_block = {sentence.block: sentence for sentence in document.sentences}
    found: list[Mention] = []
    for blocks in tables:
        captions = _captions(document, blocks)
        units = [cell.pattern("caption-unit").search(document.folded, place.start, place.end) for place in captions]
        unit = next((cell.unit(match["unit"]) for match in units if match), None)
        moods = [heading_mood(place.of(document.folded)) for place in captions[1:]]
        mood = next((mood for mood in moods if mood), by_block[blocks[0].index].mood)
        found += _Table(document, times, mood, unit).read(blocks)
    return found


def _tables(document: Document) -> Iterator[list[Block]]:
    """Yield the runs of rows that stand right below each other."""
    run: list[Block] = []
    for block in document.blocks:
        if block.kind == "row":
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _captions(document: Document, blocks: Sequence[Block]) -> list[Span]:
    """Return the lines that head a table; the one right above it may be a paragraph (单位：亿元)."""
    first = blocks[0].index
    above = [block.span for block in document.blocks[max(0, first - 1) : first]]
    return [*above, *(block.span for block in blocks if len(cells(document.text, block.span)) == 1)]


@dataclass(slots=True)
class _Table:
    """One table: the MOOD of its caption or of the heading above it, and the UNIT that its caption gives."""

    document: Document
    times: tuple[Moment, ...]
    mood: str
    unit: Unit | None

    def read(self, blocks: Sequence[Block]) -> Iterator[Mention]:
        """Yield the mentions of the rows below a heading; a heading printed again on a new page changes nothing."""
        rows = [cells(self.document.text, block.span) for block in blocks]
        if all(not len(row[0]) and not len(row[-1]) for row in rows):
            rows = [row[1:-1] for row in rows]
        head: Heading | None = None
        for row in rows:
            if all(cell.pattern("rule").fullmatch(place.of(self.document.folded)) for place in row if len(place)):
                continue
            found = heading(self.document.folded, row, self.times)
            if found is not None:
                head = found
            elif head is not None:
                yield from self._row(head, self._under(head, row))

    def _under(self, head: Heading, row: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return ROW with its cells under those of HEAD where only blanks or line ends part them.

        A name may hold blanks; the cell of a group that goes on is not printed again.
        """
        if mark_of(self.document.text, Span(row[0].start, row[-1].end)) not in ("", "\n"):
            return row
        name, count = head.indicator.index, head.count
        if len(row) > count:
            last = name + len(row) - count
            return (*row[:name], Span(row[name].start, row[last].end), *row[last + 1 :])
        missing = count - len(row)
        return (*(Span(row[0].start, row[0].start),) * missing, *row) if missing <= name else ()

    def _row(self, head: Heading, row: Sequence[Span]) -> Iterator[Mention]:
        if head.indicator.index >= len(row):
            return
        named = cell.name(self.document.folded, row[head.indicator.index])
        if named is None:
            return
        stated = self._figures(head, row, named)
        yield from stated
        if stated:
            yield Mention("Indicator", named.span, stated[0].rule, named.words)

    def _figures(self, head: Heading, row: Sequence[Span], named: Name) -> list[Mention]:
        targets = [column for column in head.values if self._promised(column, head)]
        bases = [column for column in head.values if column not in targets]
        amounts = {column.index: self._amount(head, column, row, named) for column in (*head.values, *head.changes)}
        nature = self._bindingness(row)
        found = []
        used: set[int] = set()
        for column in (*targets, *head.changes):
            amount = amounts[column.index]
            if amount is None:
                continue
            base = next((b for b in reversed(bases) if (one := amounts[b.index]) and one.unit == amount.unit), None)
            kept = base if column in targets else None
            before = amounts[kept.index] if kept else None
            if kept is not None:
                used.add(kept.index)
            promised = column in targets or self._changes_promised(column, head, targets)
            base_value = before.value if before else None
            figure = _figure(amount, named, column, base_value, kept.year if kept else "", nature)
            found.append(self._mention(figure, column, row[column.index], promised, self._year(column, targets)))
        for column in bases:
            amount = amounts[column.index]
            if amount is not None and column.index not in used:
                figure = _figure(amount, named, column, None, "", "")
                found.append(self._mention(figure, column, row[column.index], False, column.year))
        return found

    def _amount(self, head: Heading, column: Column, row: Sequence[Span], named: Name) -> Amount | None:
        if column.index >= len(row) or not len(row[column.index]):
            return None
        own = head.unit.index if head.unit and head.unit.index < len(row) else None
        beside = cell.unit(row[own].of(self.document.folded)) if own is not None else None
        change = column in head.changes
        level = named.unit or beside or self.unit
        words = row[column.index].of(self.document.folded)
        sign = "-" if named.sign == "-" else ""
        found = cell.amount(words, column.unit or (Unit(_share()) if change else level), sign)
        if found and change and self._is_sum(column, found):
            found = cell.amount(words, level or column.unit, sign)
        return found

    @staticmethod
    def _is_sum(column: Column, amount: Amount) -> bool:
        """Tell whether a change is summed up over the plan and so in the indicator's unit, not in percent a year."""
        return amount.summed or column.kind == "total"

    def _promised(self, column: Column, head: Heading) -> bool:
        """Tell whether a column of values holds promises: its heading says so, or its year is still to come."""
        if column.role:
            return column.role == "target"
        now = document_year(self.document)
        if now is not None and column.year and int(column.year) != now:
            return int(column.year) > now
        if self.mood in _REACHED_MOODS:
            return False
        years = {other.year for other in head.values if other.year}
        if len(years) > 1:
            return column.year > min(years)
        return self.mood in _PROMISED_MOODS or now is None

    def _changes_promised(self, column: Column, head: Heading, targets: list[Column]) -> bool:
        if column.year:
            return self._promised(column, head)
        return bool(targets) or (not head.values and self.mood not in _REACHED_MOODS)

    def _year(self, column: Column, targets: list[Column]) -> str:
        years = [target.year for target in targets if target.year]
        return column.year or max(years, default="") or self.document.article.facts.end[:4]

    def _bindingness(self, row: Sequence[Span]) -> str:
        kinds = ("binding", "anticipatory")
        words = (place.of(self.document.folded) for place in row)
        return next((hit.term.kind for text in words for hit in lexicon().find(text, kinds)), "")

    def _mention(self, figure: Figure, column: Column, place: Span, promised: bool, year: str) -> Mention:
        assert figure.indicator_span is not None
        first, last = sorted((figure.indicator_span, place))
        span = Span(first.start, last.end)
        rule = f"table:{'target' if promised else 'observation'}"
        if column.kind != "value":
            rule = f"table:{column.kind}"
        trait = "deadline" if promised else "time"
        traits = Traits(
            status="planned" if promised else "done",
            deadline=year if promised else "",
            time="" if promised else year,
            figure=figure,
        )
        inferred = (Inference(trait, "table:heading", column.span),) if year else ()
        label = " ".join(span.of(self.document.text).split())
        return Mention("Target" if promised else "Observation", span, rule, label, traits, inferred)


def _figure(amount: Amount, named: Name, column: Column, base: Decimal | None, base_time: str, nature: str) -> Figure:
    yearly = column.kind == "change" and not amount.summed
    change = bool(named.sign) or amount.changed or yearly or (column.kind != "value" and amount.unit == _share())
    summed = amount.summed or column.kind == "total" or (amount.changed and column.kind == "value")
    period = "total" if summed else "year" if change else ""
    return Figure(
        comparator=amount.comparator,
        unit=amount.unit,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        indicator=named.words,
        indicator_span=named.span,
        change=change,
        period=period,
        base_value=base,
        base_time=base_time,
        bindingness=nature,
    )


def _share() -> str:
    return next(term.term for term in lexicon().terms("measure").values() if term.extra["family"] == "share")
