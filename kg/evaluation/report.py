"""An evaluation in; tables for a terminal, or plain values for JSON, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from rich.table import Table
from rich.text import Text

from kg.evaluation.matching import scoring_words
from kg.evaluation.scoring import Evaluation, Finding, Score
from kg.model import Span
from kg.resources import folder, read_table

_LONGEST = 40
"""Words of a miss or extra are cut to so many characters."""

_ACCURACIES = ("dates", "kinds", "statuses")
"""Of these, judged on what was matched, some are right and the others wrong; nothing can be given too much."""


@cache
def _message(key: str, lang: str) -> str:
    rows = read_table(folder("data") / "messages" / "evaluation.tsv")
    return next(row[lang] for row in rows if row["key"] == key)


def summary(evaluation: Evaluation) -> dict[str, Score]:
    """Return the scores over the whole text by name, in the guide's order (links are means and stand apart)."""
    return {
        "names": evaluation.names,
        "clauses": evaluation.clauses,
        "figures": evaluation.figures,
        "dates": evaluation.dates,
        "kinds": evaluation.kinds,
        "statuses": evaluation.statuses,
        "formulas": evaluation.types["Formula"],
        "members": evaluation.members,
    }


def tables(evaluation: Evaluation, name: str, lang: str, by_rule: bool = False) -> Iterator[Table]:
    """Yield the tables of EVALUATION of the text NAME in LANG: summary, types, links, and rules if asked."""
    whole = _score_table(_message("summary", lang).format(name=name), lang)
    for key, score in summary(evaluation).items():
        _add(whole, _message(key, lang), score, only_rate=key in _ACCURACIES)
    recall, precision = evaluation.link_recall, evaluation.link_precision
    whole.add_row(_message("links-mean", lang), "", "", "", f"{recall:.3f}", f"{precision:.3f}", "")
    yield whole
    for key, scores in (("types", evaluation.types), ("links", evaluation.links)):
        table = _score_table(_message(key, lang), lang)
        for row, score in scores.items():
            if score != Score():
                _add(table, row, score)
        yield table
    if by_rule:
        yield _rule_table(evaluation, lang)


def _score_table(title: str, lang: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(_message("what", lang))
    for key in ("found", "missed", "extra", "recall", "precision", "f1"):
        table.add_column(_message(key, lang), justify="right")
    return table


def _add(table: Table, name: str, score: Score, only_rate: bool = False) -> None:
    recall = f"{score.recall:.3f}"
    if only_rate:
        table.add_row(name, str(score.found), str(score.missed), "", recall, "", "")
    else:
        counts = (str(score.found), str(score.missed), str(score.extra))
        table.add_row(name, *counts, recall, f"{score.precision:.3f}", f"{score.f1:.3f}")


def _rule_table(evaluation: Evaluation, lang: str) -> Table:
    table = Table(title=_message("rules", lang), title_justify="left")
    table.add_column(_message("what", lang))
    for key in ("right", "wrong", "precision"):
        table.add_column(_message(key, lang), justify="right")
    for rule, score in evaluation.rules.items():
        table.add_row(rule, str(score.found), str(score.extra), f"{score.precision:.3f}")
    return table


def findings_by_sentence(evaluation: Evaluation, text: str, lang: str) -> Iterator[Text]:
    """Yield lines: every sentence of TEXT where something was missed or given too much, and below it what."""
    at: Span | None = None
    for finding in evaluation.findings:
        sentence = sentence_around(text, finding.start)
        if sentence != at:
            at = sentence
            words = " ".join(sentence.of(text).split())
            yield Text(_message("sentence", lang).format(start=sentence.start, words=words), style="bold")
        yield Text(f"    {_finding_line(finding, lang)}", style="yellow" if finding.kind == "miss" else "red")


def _finding_line(finding: Finding, lang: str) -> str:
    words = " ".join(finding.words.split())
    words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    rule = f" [{finding.rule}]" if finding.rule else ""
    return f"{_message(finding.kind, lang)} {finding.what} {words}{rule}"


def sentence_around(text: str, place: int) -> Span:
    """Return the sentence of TEXT that holds the offset PLACE; a line end always ends one.

    Example:
        >>> sentence_around("One! Two; three", 6).of("One! Two; three")
        ' Two;'

    """
    ends = (*scoring_words("sentence-end"), "\n")
    start = max(text.rfind(end, 0, place) for end in ends) + 1
    stops = [stop for stop in (text.find(end, place) for end in ends) if stop >= 0]
    stop = min(stops, default=len(text))
    return Span(start, stop + 1 if stop < len(text) and text[stop] != "\n" else stop)


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return EVALUATION as plain values: counts and rates of every score, and the findings."""
    return {
        **{key: _plain(score) for key, score in summary(evaluation).items()},
        "types": _plain_all(evaluation.types.items()),
        "links": {
            "recall": evaluation.link_recall,
            "precision": evaluation.link_precision,
            "often": evaluation.often,
            "types": _plain_all(evaluation.links.items()),
        },
        "rules": {
            rule: {"right": score.found, "wrong": score.extra, "precision": round(score.precision, 4)}
            for rule, score in evaluation.rules.items()
        },
        "findings": [
            {"kind": row.kind, "what": row.what, "words": row.words, "start": row.start, "rule": row.rule}
            for row in evaluation.findings
        ],
    }


def _plain_all(scores: Iterable[tuple[str, Score]]) -> dict[str, dict[str, float]]:
    return {name: _plain(score) for name, score in scores if score != Score()}


def _plain(score: Score) -> dict[str, float]:
    rates = {"recall": score.recall, "precision": score.precision, "f1": score.f1}
    counts = {"found": score.found, "missed": score.missed, "extra": score.extra}
    return {**counts, **{key: round(rate, 4) for key, rate in rates.items()}}
