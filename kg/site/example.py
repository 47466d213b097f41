"""A small invented plan for the pattern page, which shows every piece of the pages once."""

from __future__ import annotations

from typing import Any

from kg.model import Span
from kg.resources import folder, parse_yaml
from kg.site.messages import LANGUAGES, Messages
from kg.site.view import Item, Note, PlanView, Relation
from kg.site.words import in_words


def example(messages: Messages) -> PlanView:
    """Return the plan of data/site-example.yaml as a view.

    Example:
        >>> example(Messages.shipped()).counts()["Target"]
        1

    """
    given = parse_yaml((folder("data") / "site-example.yaml").read_text(encoding="utf-8"))
    text: str = given["text"]

    def spans(row: dict[str, Any]) -> tuple[Span, ...]:
        at = text.index(row["quote"])
        return (Span(at, at + len(row["quote"])),)

    def item(row: dict[str, Any]) -> Item:
        facts: dict[str, str] = dict(row.get("facts", {}))
        zh, en = (in_words(facts, messages, language) for language in LANGUAGES)
        return Item(
            key=row["key"], type=row["type"], zh=row["zh"], en=row.get("en", ""), origin=row.get("origin", ""),
            spans=spans(row), facts=facts, inferred=tuple(row.get("inferred", ())), figure_zh=zh, figure_en=en,
            aliases=tuple(row.get("aliases", ())), rules=(row["rule"],),
            corrections=tuple((who, why) for who, why in row.get("corrections", ())),
        )  # fmt: skip

    links = tuple(
        Relation(
            row["type"], row["from"], row.get("to", ""), spans(row), zh=row.get("zh", ""), en=row.get("en", ""),
            role=row.get("role", ""), order=row.get("order"), derived=bool(row.get("derived")), who=row.get("who", ""),
        )
        for row in given["links"]
    )  # fmt: skip
    note = given["note"]
    return PlanView(
        name="example",
        title=given["title"],
        text=text,
        items=tuple(map(item, given["items"])),
        relations=links,
        base="https://w3id.org/plan-kg/id/",
        notes=(Note(spans(note)[0], note["reading"], note["reason"]),),
        glossary=given["glossary"],
    )
