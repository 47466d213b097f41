"""What an extractor found, sentence by sentence: a document and its statements in, lines for a reader out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.errors import InputError
from kg.model import Document, Span, Statements, Thing
from kg.resources import message


def explain(document: Document, statements: Statements, at: int | None = None, lang: str = "en") -> Iterator[str]:
    """Yield lines that say, for each sentence, what was found by which rule, linked how, and dropped why.

    Args:
        document: the article read.
        statements: what the extractor said of it.
        at: an offset in code points; only its sentence is explained then.
        lang: "en" or "zh", the language of the labels.

    Raises:
        InputError: when AT lies outside the text.

    """
    if at is not None and not 0 <= at < len(document.text):
        raise InputError("the offset lies outside the text", str(at), f"give 0 to {len(document.text) - 1}")
    by_sentence = _by_sentence(document, statements)
    for index, sentence in enumerate(document.sentences):
        if at is not None and not sentence.span.start <= at < sentence.span.end:
            continue
        yield _sentence_line(document, index, lang)
        yield from by_sentence.get(index, ())


def _sentence_line(document: Document, index: int, lang: str) -> str:
    sentence = document.sentences[index]
    words = " ".join(sentence.span.of(document.text).split())
    path: list[str] = []
    heading = sentence.heading
    while heading is not None:
        path.insert(0, " ".join(document.headings[heading].span.of(document.text).split()))
        heading = document.headings[heading].parent
    facts = [message("explanation", sentence.mood or "no-mood", lang), sentence.year, " › ".join(path)]
    return f"\n[{sentence.span.start}–{sentence.span.end}] {words}\n    ({'; '.join(fact for fact in facts if fact)})"


def _by_sentence(document: Document, statements: Statements) -> dict[int, list[str]]:
    starts = [sentence.span.start for sentence in document.sentences]
    things = statements.by_id()
    told: list[tuple[Span, int, str]] = []
    for thing in statements.things:
        told += [(span, 0, _thing_line(document, thing, span)) for span in thing.spans]
    for link in statements.links:
        target = things[link.target].label if link.target else link.means.of(document.text) if link.means else ""
        role = f" ({link.role})" if link.role else ""
        line = f"    → {link.type}{role}: {things[link.source].label} → {target}  [{link.rule}]"
        told.append((link.span, 1, " ".join(line.split("\n"))))
    for drop in statements.drops:
        words = " ".join(drop.mention.span.of(document.text).split())
        told.append((drop.mention.span, 2, f"    ✗ {drop.mention.type} {words}  [{drop.mention.rule}] {drop.reason}"))
    found: dict[int, list[str]] = {}
    for span, _, line in sorted(told, key=lambda row: (row[0].start, row[1], row[0].end, row[2])):
        found.setdefault(max(0, bisect_right(starts, span.start) - 1), []).append(line)
    return found


def _thing_line(document: Document, thing: Thing, span: Span) -> str:
    words = " ".join(span.of(document.text).split())
    figure = thing.traits.figure
    parts = [thing.traits.status, thing.traits.commitment, thing.traits.deadline or thing.traits.time]
    if figure:
        value = figure.value if figure.value is not None else f"{figure.low}–{figure.high}"
        parts += [f"{figure.indicator} {figure.comparator} {value} {figure.unit}".strip()]
    told = ", ".join(part for part in parts if part)
    return f"    • {thing.type} {words}  [{thing.rule}]" + (f" {told}" if told else "")
