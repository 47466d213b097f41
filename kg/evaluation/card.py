"""Evaluations of several texts in; pages for people out: the quality card and the page of rules, both in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.evaluation.report import summary
from kg.evaluation.scoring import Evaluation, Score
from kg.resources import folder, message, read_table

_PRINTED = ("names", "clauses", "figures", "kinds", "dates", "formulas", "members", "statuses")
_TABLES_OF_RULES = (
    "tasks", "deeds", "openings", "frames", "names", "lists", "persons", "awards", "places-in-context",
    "name-context", "figures", "times", "formulas", "quotes", "member-types", "plans", "links",
)  # fmt: skip


def references(folders: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield each reference (NAME.gold.json) in FOLDERS with the text it speaks of, which may lie in any of them.

    Raises:
        InputError: when there is none, or the text of one is missing.

    """
    golds = sorted((path for place in folders for path in place.glob("*.gold.json")), key=lambda path: path.name)
    if not golds:
        raise InputError("no references found", ", ".join(map(str, folders)), "give folders with NAME.gold.json files")
    for gold in golds:
        name = gold.name.removesuffix(".gold.json")
        texts = [place / f"{name}.txt" for place in folders if (place / f"{name}.txt").is_file()]
        if not texts:
            raise InputError("the text of a reference is missing", f"{name}.txt", "give the folder that holds it")
        yield gold, texts[0]


def quality_card(evaluated: Mapping[str, tuple[Evaluation, int]], command: str) -> str:
    """Return the quality card: how well the rules alone do on each text, type by type.

    Args:
        evaluated: the evaluation and the length in characters of each text, by name.
        command: what to type to get this card again.

    """
    lines = [f"# {message('card', 'title', 'en')}", "", message("card", "lead", "en"), ""]
    lines += ["    " + command, ""]
    lines += _table(_PRINTED, {name: summary(one) for name, (one, _) in evaluated.items()}, evaluated)
    lines += ["", message("card", "links", "en"), ""]
    lines += ["| text | recall | precision |", "|---|---|---|"]
    for name, (one, _) in evaluated.items():
        lines.append(f"| {name} | {one.link_recall:.2f} | {one.link_precision:.2f} |")
    lines += ["", f"## {message('card', 'types', 'en')}", ""]
    lines += ["| what | found | missed | too much | F1 |", "|---|---|---|---|---|"]
    for kind, score in _added([one.types | one.links for one, _ in evaluated.values()]).items():
        lines.append(f"| {kind} | {score.found} | {score.missed} | {score.extra} | {score.f1:.2f} |")
    lines += ["", message("card", "limits", "en"), ""]
    return "\n".join(lines)


def _table(
    columns: Sequence[str], rows: Mapping[str, Mapping[str, Score]], evaluated: Mapping[str, tuple[Evaluation, int]]
) -> Iterator[str]:
    heads = [message("evaluation", column, "en") for column in columns]
    yield "| text | characters | " + " | ".join(heads) + " |"
    yield "|---|---|" + "---|" * len(columns)
    for name, scores in rows.items():
        cells = [_cell(scores[column]) for column in columns]
        yield f"| {name} | {evaluated[name][1]} | " + " | ".join(cells) + " |"


def _cell(score: Score) -> str:
    return f"{score.f1:.2f}" if score != Score() else "–"


def _added(parts: Sequence[Mapping[str, Score]]) -> dict[str, Score]:
    total: dict[str, Score] = {}
    for part in parts:
        for name, score in part.items():
            total[name] = total.get(name, Score()) + score
    return {name: score for name, score in total.items() if score != Score()}


def rules_page(evaluated: Mapping[str, tuple[Evaluation, int]], command: str) -> str:
    """Return the page of rules: each row with what taught it and how often it was right on the EVALUATED texts."""
    right = _added([one.rules for one, _ in evaluated.values()])
    lines = [
        f"# {message('card', 'rules-title', 'en')}",
        "",
        message("card", "rules-lead", "en"),
        "",
        "    " + command,
        "",
    ]
    for table in _TABLES_OF_RULES:
        lines += [f"## {table}", "", *_remarks(table), "", "| rule | tells | taught by | right | wrong | note |"]
        lines += ["|---|---|---|---|---|---|"]
        for row in read_table(folder("data") / "rules" / f"{table}.tsv"):
            score = next((right[key] for key in (row["id"], f"{table}:{row['id']}") if key in right), None)
            counts = (str(score.found), str(score.extra)) if score else ("", "")
            cells = [row["id"], row.get("type", ""), row.get("example", ""), *counts, row.get("note", "")]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        lines.append("")
    return "\n".join(lines)


def _remarks(table: str) -> list[str]:
    lines = (folder("data") / "rules" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.lstrip("# ") for line in lines if line.startswith("#")]
