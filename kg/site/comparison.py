"""The page of a comparison: one file in both languages without any script, so that nothing can run or be fetched."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analysis.sections import Name, Section, Word, said
from kg.analysis.sides import Side
from kg.resources import message
from kg.site.scriptless import scriptless

LANGUAGES = ("zh", "en")


def comparison_page(a: Side, b: Side, sections: Sequence[Section]) -> str:
    """Return the page that shows SECTIONS, the comparison of A and B.

    Every cell is written in both languages where it has two; the reader's choice hides one of them by style alone.
    """
    title = said("page.title", a=a.label, b=b.label)
    return scriptless(
        "comparison",
        tag="zh-Hans",
        heading=f"{title.zh} · {title.en}",
        languages=LANGUAGES,
        title=title,
        switch=message("analysis", "page.language", "en"),
        sources=[_source(side) for side in (a, b)],
        heading_of_sources=said("page.sources"),
        nothing=said("nothing"),
        sections=[_section(section.for_people()) for section in sections],
    )


def _source(side: Side) -> Name:
    facts = side.published
    unknown = said("page.unknown")
    date = f"{facts.date}, {{inferred}}" if facts.date_inferred else facts.date or "{unknown}"

    def dated(lang: str) -> str:
        return date.format(inferred=said("page.inferred").of(lang), unknown=unknown.of(lang))

    return said(
        "page.source",
        title=facts.title or facts.name,
        article=side.label,
        publisher=facts.publisher or unknown,
        date=Name(dated("zh"), dated("en")),
    )


def _section(section: Section) -> dict[str, object]:
    """Return what the template asks for: title, lead, headings and cells, each as words by language."""
    return {
        "title": Name(section.title("zh"), section.title("en")),
        "lead": Name(section.lead("zh"), section.lead("en")),
        "summary": [Name(*pair) for pair in zip(section.in_short("zh"), section.in_short("en"), strict=True)],
        "headings": [Name(*pair) for pair in zip(section.headings("zh"), section.headings("en"), strict=True)],
        "columns": section.columns,
        "rows": [[_cell(cell) for cell in row] for row in section.rows],
        "key": section.key,
    }


def _cell(cell: object) -> Name:
    if isinstance(cell, Word):
        return Name(cell.of("zh"), cell.of("en"))
    if isinstance(cell, Name):
        return cell
    return Name("" if cell is None else str(cell))
