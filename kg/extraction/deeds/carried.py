"""Deeds and the times of a Document in; the deeds with the deadline and commitment that their sentence gives them out.

到2026年，力争甲更强，建成乙 — the time and the word at the head of a sentence hold for the aims that follow in it. A
measure takes the time of its own clause alone. What was reached takes the time that its sentence, its section or the
article's date gives it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from kg.extraction.deeds.clauses import Deed
from kg.extraction.figures.times import Moment, section_year
from kg.extraction.lexicon import frame, lexicon
from kg.model import Document, Inference, Mention, Sentence, Span

_AIMS = ("Goal",)
_POINTS = ("point", "period")


def carried(document: Document, told: Sequence[Deed], firms: Collection[int], named: Sequence[Moment]) -> list[Deed]:
    """Return TOLD with deadlines and commitments carried forward inside their sentences.

    What a firm or centre does (FIRMS: where their names begin) goes on, where nothing says that it is planned or done.
    NAMED are the times of the document.
    """
    times = [moment for moment in named if moment.kind == "by"]
    points = _Points([moment for moment in named if moment.kind in _POINTS])
    found: list[Deed] = []
    place = 0
    by_sentence: dict[int, list[Deed]] = {}
    for deed in told:
        by_sentence.setdefault(deed.sentence, []).append(deed)
    for index, deeds in by_sentence.items():
        sentence = document.sentences[index]
        while place < len(times) and times[place].span.start < sentence.span.start:
            place += 1
        inside = []
        while place < len(times) and times[place].span.end <= sentence.span.end:
            inside.append(times[place])
            place += 1
        found += _of_sentence(document, sentence, deeds, inside, firms)
    return [points.dated(document, deed) for deed in found]


class _Points:
    """Tells when what was reached held: the time in its sentence before it, else its section's, else the article's."""

    def __init__(self, times: Sequence[Moment]) -> None:
        self._times = times
        self._starts = [moment.span.start for moment in times]

    def dated(self, document: Document, deed: Deed) -> Deed:
        """Return DEED with its time where it is an observation that has none."""
        mention = deed.mention
        if mention.type != "Observation" or mention.traits.time:
            return deed
        sentence = document.sentences[deed.sentence]
        at = bisect_left(self._starts, mention.span.end) - 1
        near = self._times[at] if at >= 0 and self._starts[at] >= sentence.span.start else None
        date = document.article.facts.date
        if near:
            iso, rule, words = near.iso, near.rule, near.span
        elif sentence.mood == "review" and section_year(document, sentence) not in ("", date[:4]):
            iso, rule, words = section_year(document, sentence), "section-year", sentence.span
        else:
            iso, rule, words = date, "article-date", sentence.span
        if not iso:
            return deed
        inferred = () if near and not near.computed and mention.span.holds(near.span) else (_time(rule, words),)
        traits = replace(mention.traits, time=iso)
        return replace(deed, mention=replace(mention, traits=traits, inferences=(*mention.inferences, *inferred)))


def _time(rule: str, words: Span) -> Inference:
    return Inference("time", f"carried:{rule}", words)


def _of_sentence(
    document: Document, sentence: Sentence, deeds: Iterable[Deed], inside: Sequence[Moment], firms: Collection[int]
) -> Iterable[Deed]:
    ends = [clause.span.end for clause in sentence.clauses]
    forecast = _forecast(document, sentence)
    for deed in deeds:
        mention = deed.mention
        status = _status(document, sentence, deed, firms)
        if status != mention.traits.status:
            mention = replace(mention, traits=replace(mention.traits, status=status))
        if status == "done":
            yield deed if mention is deed.mention else replace(deed, mention=mention)
            continue
        moment = _moment(deed, inside, ends)
        if moment and not mention.traits.deadline:
            mention = _with(mention, moment)
        if forecast and mention.type in _AIMS and not mention.traits.commitment:
            mention = replace(mention, traits=replace(mention.traits, commitment=forecast))
        yield deed if mention is deed.mention else replace(deed, mention=mention)


def forecasts(document: Document, counted: Sequence[Mention]) -> list[Mention]:
    """Return COUNTED, the targets and standings of a sentence that opens with a forecast (预计) marked as forecast."""
    starts = [sentence.span.start for sentence in document.sentences]
    found = []
    for mention in counted:
        if mention.type in ("Target", "Goal") and not mention.traits.commitment:
            index = max(0, bisect_right(starts, mention.span.start) - 1)
            forecast = _forecast(document, document.sentences[index]) if document.sentences else ""
            if forecast:
                mention = replace(mention, traits=replace(mention.traits, commitment=forecast))
        found.append(mention)
    return found


def _status(document: Document, sentence: Sentence, deed: Deed, firms: Collection[int]) -> str:
    mention = deed.mention
    if sentence.mood or mention.traits.status != "planned" or deed.subject is None:
        return mention.traits.status
    pronoun = frame("by-itself").match(document.folded, deed.subject.start, deed.subject.end)
    if deed.subject.start not in firms and not pronoun:
        return "planned"
    finished = frame("done-already").match(document.folded, mention.span.start, mention.span.end)
    return "done" if finished else "ongoing"


def _moment(deed: Deed, inside: Sequence[Moment], ends: Sequence[int]) -> Moment | None:
    """Return the last time before the deed; for a measure, only one in its own clause."""
    before = [moment for moment in inside if moment.span.end <= deed.mention.span.end]
    if not before:
        return None
    moment = before[-1]
    between = sum(moment.span.end <= end < deed.mention.span.start for end in ends)
    return moment if deed.mention.type in _AIMS or not between else None


def _with(mention: Mention, moment: Moment) -> Mention:
    inferences = mention.inferences
    if moment.computed or not mention.span.holds(moment.span):
        inferences = (*inferences, Inference("deadline", f"carried:{moment.rule}", moment.span))
    return replace(mention, traits=replace(mention.traits, deadline=moment.iso), inferences=inferences)


def _forecast(document: Document, sentence: Sentence) -> str:
    """Return the word of forecast that a sentence opens with (预计), which holds for all that follows."""
    opening = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + 4)).of(document.folded)
    return next((word for word in lexicon().terms("forecast") if opening.startswith(word)), "")
