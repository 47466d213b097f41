"""A document in, its figures out: Target and Observation mentions with a Figure, and the Indicators they measure.

Numbers come from quantities, names from readings, meaning (promised or reached, by when) from promises.
The rule of a mention is the row of rules/figures.tsv that says how its number and indicator stand together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.figures.coordination import parts
from kg.extraction.figures.indicators import head, left_edge
from kg.extraction.figures.numerals import plain
from kg.extraction.figures.page import Page, Reading
from kg.extraction.figures.promises import Promises
from kg.extraction.figures.readings import Reader
from kg.extraction.figures.terms import longest_after, terms_of
from kg.extraction.lexicon import lexicon, rules
from kg.model import Document, Figure, Inference, Mention, Sentence, Span, Traits

_BINDING_REACH = 12
_OPEN_ENDED = "money-implied"  # 千亿级 is a size to grow into, not by the end of the section's year


def figures(document: Document, page: Page | None = None) -> list[Mention]:
    """Return the Target, Observation and Indicator mentions of a document's figures, and its ranks without a number.

    Args:
        document: the article read.
        page: its numbers and times, where they are known already.

    Example:
        >>> from kg.reading.article import make_article
        >>> from kg.reading.layout import read
        >>> text = "到2026年，三资企业数量增至1000家以上。"
        >>> [(mention.type, mention.label) for mention in figures(read(make_article(text, name="a")))]
        [('Target', '到2026年，三资企业数量增至1000家以上'), ('Indicator', '三资企业数量')]

    """
    page = page or Page.of(document)
    promises = Promises(document, page.moments)
    found: list[Mention] = []
    firm = ""
    seen: set[tuple[Span, str]] = set()
    for sentence in document.sentences:
        promises.enter(sentence)
        if document.blocks[sentence.block].kind == "row":
            continue
        taken = []
        whole: Mention | None = None  # what the figures behind 其中 are parts of
        for reading in Reader(page, sentence).read(page.quantities(sentence.span)):
            taken.append(reading.span)
            mention = _mention(page, promises, sentence, reading)
            if found and len(taken) > 1 and _is_part(page.folded, reading):
                whole = next(one for one in reversed(found) if one.traits.figure)
            elif page.folded[reading.edge - 1] in lexicon().terms("figure-stop"):
                whole = None
            if whole is not None and not (reading.verbs or mention.traits.commitment or _is_dated(mention)):
                mention = _as_the_whole(mention, whole)
            if found and not mention.traits.commitment and _in_list(page.folded, found, reading):
                mention = replace(mention, traits=replace(mention.traits, commitment=firm))
            firm = mention.traits.commitment
            found.append(mention)
            if reading.named is not None and (reading.named, reading.name) not in seen:
                seen.add((reading.named, reading.name))
                found.append(Mention("Indicator", reading.named, reading.rule, reading.name))
        found += _ranks(page, promises, sentence, taken)
    return found


def _ranks(page: Page, promises: Promises, sentence: Sentence, taken: list[Span]) -> list[Mention]:
    """Return the ranks that a sentence states without a number, as Goals or Observations, and what they measure."""
    found = []
    for rule in (rule for rule in rules("figures") if rule.type == "Rank"):
        for match in rule.pattern.finditer(page.folded, sentence.span.start, sentence.span.end):
            words = Span(match.start(), match.end())
            if page.document.depths[words.start] or any(span.overlap(words) for span in taken):
                continue
            edge = left_edge(page.folded, words.start, sentence.span.start)[0]
            noun = head(page.folded, Span(edge, words.start), page.starts).span
            rank = _rank_words(match)
            if not (_compares(rank) or _is_measured(page.folded, noun)):
                continue
            span = Span(noun.start if len(noun) > 1 else words.start, words.end)
            taken.append(span)
            found.append(_rank(page, promises, sentence, span, Span(edge, words.end), rank, rule.id))
            if _is_measured(page.folded, noun):
                found += [Mention("Indicator", part, rule.id, name) for part, name in parts(page.folded, noun)]
    return found


def _rank(page: Page, promises: Promises, sentence: Sentence, span: Span, words: Span, rank: str, rule: str) -> Mention:
    promised = promises.promised(sentence, words, existing=False)
    when = (promises.deadline if promised else promises.time)(sentence, words)
    traits = Traits(
        status="planned" if promised else "done",
        commitment=promises.commitment(sentence, words),
        rank=rank,
        deadline=when.iso if promised else "",
        time="" if promised else when.iso,
    )
    inferred = "deadline" if promised else "time"
    inferences = () if when.printed or not when.iso else (Inference(inferred, when.rule, when.span),)
    label = span.of(page.document.text)
    return Mention("Goal" if promised else "Observation", span, rule, label, traits, inferences)


def _compares(rank: str) -> bool:
    return any(rank.startswith(word) for word in lexicon().terms("rank-set"))


def _is_measured(folded: str, noun: Span) -> bool:
    """Tell whether a noun is something that plans measure."""
    words = noun.of(folded)
    kinds = ("indicator", "indicator-head")
    return len(words) > 1 and any(words.endswith(term) for kind in kinds for term in lexicon().terms(kind))


def _in_list(folded: str, found: list[Mention], reading: Reading) -> bool:
    """Tell whether a figure is a later item of the list that the figure before it opens."""
    before = found[-2] if found[-1].type == "Indicator" and len(found) > 1 else found[-1]
    listed = folded[reading.edge - 1 : reading.edge] in lexicon().terms("figure-item")
    return listed and 0 <= reading.edge - before.span.end <= 1


def _is_part(folded: str, reading: Reading) -> bool:
    """Tell whether a figure counts a part of what the figure before counts: 签约项目37个，其中百亿级项目2个."""
    return longest_after(folded, reading.edge, reading.quantity.span.start, terms_of(("among",))) is not None


def _is_dated(mention: Mention) -> bool:
    """Tell whether a figure prints its own time."""
    return bool(mention.traits.deadline or mention.traits.time) and not mention.inferences


def _as_the_whole(mention: Mention, whole: Mention) -> Mention:
    """Return MENTION promised or reached as the WHOLE that it is a part of, and by or at when that is."""
    if mention.type == whole.type:
        return mention
    traits = replace(mention.traits, status=whole.traits.status, deadline=whole.traits.deadline, time=whole.traits.time)
    return replace(mention, type=whole.type, traits=traits, inferences=whole.inferences)


def _rank_words(match: re.Match[str]) -> str:
    """Return the rank that MATCH tells: with whom it compares and the place, or the whole where nobody is named."""
    preset = match.groupdict().get("preset") or ""
    if preset:
        return preset[1:] + match["rank"]
    return match["rank"] if _compares(match["rank"]) else match.group()


def _mention(page: Page, promises: Promises, sentence: Sentence, reading: Reading) -> Mention:
    number = reading.quantity
    words = reading.when.span if reading.when else Span(reading.edge, number.span.end)
    named = reading.named.start if reading.named else number.span.start
    promised = promises.promised(sentence, words, existing=reading.existing)
    when = promises.deadline(sentence, words) if promised else promises.time(sentence, words)
    factor = -1 if reading.sign == "-" else 1
    low, high = number.low, number.high
    if low is not None and high is not None and factor < 0:
        low, high = plain(-high), plain(-low)
    figure = Figure(
        comparator=reading.comparator,
        unit=number.unit,
        value=None if number.value is None else plain(number.value * factor),
        low=low,
        high=high,
        indicator=reading.name,
        indicator_span=reading.named,
        change=bool(reading.sign),
        period=_period(reading, when.iso),
        base_value=reading.base_value,
        base_time=reading.base_time,
        bindingness=_bindingness(page.folded, reading),
    )
    commitment = promises.commitment(sentence, Span(reading.edge, max(reading.edge, named)))
    traits = Traits(
        status="planned" if promised else "done",
        commitment=commitment if promised or commitment in lexicon().terms("kept-commitment") else "",
        rank=number.words if number.family == "rank" else "",
        figure=figure,
    )
    inferences = [] if when.printed else [Inference("deadline" if promised else "time", when.rule, when.span)]
    if promised and not when.printed and number.family == _OPEN_ENDED:
        when = replace(when, iso="")
    traits = replace(traits, deadline=when.iso) if promised else replace(traits, time=when.iso)
    kind = "Target" if promised else "Observation"
    label = reading.span.of(page.document.text)
    return Mention(kind, reading.span, reading.rule, label, traits, tuple(inferences) if when.iso else ())


def _period(reading: Reading, when: str) -> str:
    """Return the period of a change; one against a year further back than the last is over all the years between."""
    base = reading.base_time[:4]
    if reading.period == "year" and base.isdigit() and when[:4].isdigit() and int(when[:4]) - int(base) > 1:
        return "total"
    return reading.period


def _bindingness(folded: str, reading: Reading) -> str:
    near = folded[reading.edge : reading.quantity.span.end + _BINDING_REACH]
    for kind in ("binding", "anticipatory"):
        if any(found.term.kind == kind for found in lexicon().find(near, (kind,))):
            return kind
    return ""
