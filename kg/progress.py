"""What a build or a check did, as lines for a terminal; a moving line while it runs, where there is a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from kg.build import Built, Step
from kg.checks import SEVERITIES, Finding
from kg.report import silent_sentences
from kg.resources import message
from kg.site import browserfiles
from kg.vocabulary import PLAN
from kg.vocabulary import label as term_label

_SHOWN = 3
_MISSED = ("oxigraph", "fonts")  # browser files that pages of a build are made with


@contextmanager
def progress(lang: str) -> Iterator[Step | None]:
    """Give a function that shows each step on a terminal, or None in a pipe, where nothing moves."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with console.status("") as status:
        yield lambda key, name: status.update(message("build", key, lang).format(name=name))


def built_lines(built: Built, out: Path, lang: str) -> Iterator[str]:
    """Yield what was built, from what, and what to open."""
    things = sum(len(one.statements.things) for one in built.articles)
    links = sum(len(one.statements.links) for one in built.articles)
    yield message("build", "built" if built.kept else "refused", lang).format(
        articles=len(built.articles), out=out, things=things, links=links, quads=built.quads
    )
    for one in built.articles:
        counts = Counter(thing.type for thing in one.statements.things)
        told = ", ".join(f"{term_label(PLAN[kind], lang)} {number}" for kind, number in counts.most_common())
        yield "  " + message("build", "per-type", lang).format(article=one.document.article.name, counts=told)
        silent = silent_sentences(one.document, one.statements)
        sentences = len(one.document.sentences)
        yield "  " + message("build", "coverage", lang).format(silent=len(silent), sentences=sentences)
    if not built.kept:
        return
    yield message("build", "open", lang).format(path=built.first_page)
    yield message("build", "ask", lang)
    for name in browserfiles.absent():
        if name in _MISSED:
            yield message("build", f"without-{name}", lang)


def finding_lines(findings: Sequence[Finding], lang: str, *, whole: bool) -> Iterator[str]:
    """Yield how many findings there are of each severity, then the findings, the first of each kind or the WHOLE."""
    if not findings:
        yield message("checks", "no-findings", lang)
        return
    counts = Counter(finding.severity for finding in findings)
    yield message("checks", "counts", lang).format(
        violations=counts["violation"], warnings=counts["warning"], infos=counts["info"]
    )
    for severity in SEVERITIES:
        by_check: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            if finding.severity == severity:
                by_check.setdefault((finding.check, dict(finding.words).get(lang, "")), []).append(finding)
        for group in by_check.values():
            shown = group if whole or severity == "violation" else group[:_SHOWN]
            for finding in shown:
                yield f"{message('checks', severity, lang)}: {finding.sentence(lang)}"
            if len(shown) < len(group):
                yield "  " + message("checks", "more", lang).format(number=len(group) - len(shown))
