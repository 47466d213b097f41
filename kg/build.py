"""Articles in; a folder with the graph, the texts, the report and the pages out, made beside and swapped in whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg import __version__
from kg.checks import Finding, check
from kg.curation import curate
from kg.errors import InputError
from kg.extraction import pipeline, replay
from kg.extraction.extractor import Extractor
from kg.graph.dataset import dataset
from kg.graph.quads import nquads, trig
from kg.labels import label
from kg.model import Article
from kg.reading.article import load
from kg.reading.formats import SUFFIXES
from kg.reading.layout import read
from kg.report import Reported, as_bytes, report
from kg.site import pages
from kg.store import GRAPH_FILE, Store

REPORT_FILE = "report.json"
_NO_ARTICLES = frozenset({"readme", "license", "changelog", "contributing"})
_MADE_BY_BUILD = frozenset({GRAPH_FILE, "graph.trig", REPORT_FILE, "texts", "site"})
Step = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: its articles, the findings, how many quads, and the page to open first.

    KEPT is false where a check found a violation: then nothing was put in place and an older build stays.
    """

    articles: tuple[Reported, ...]
    findings: tuple[Finding, ...]
    quads: int
    first_page: Path
    kept: bool


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    curated: bool = True,
    extractor: Extractor = pipeline,
    step: Step | None = None,
) -> Built:
    """Build the articles at PATHS into the folder OUT, which is replaced whole when no check finds a violation.

    Args:
        paths: article files, or folders whose articles are taken in the order of their names.
        out: the folder to make; an older build there stays until the new one is complete.
        curated: whether correction files (NAME.curation.yaml) beside the articles are applied.
        extractor: what turns an article into statements.
        step: told the key of each step (see data/messages/build.tsv) and the article's name.

    Raises:
        InputError: when an article cannot be read, two have one name, or OUT holds other files.
        CurationError: when a correction file does not parse or fit its article.

    """
    told = step or _silent
    _refuse_foreign(out)
    loaded = [(path, load(path)) for path in _files(paths)]
    _refuse_twins(article for _, article in loaded)
    with pages.fonts_beside([article.text for _, article in loaded]):
        articles = []
        for path, article in loaded:
            told("reading", path.name)
            articles.append(_read(article, path, extractor, curated=curated))
        made = _beside(out)
        try:
            findings, quads, first = _write(articles, made, told)
            kept = not any(finding.severity == "violation" for finding in findings)
            if kept:
                _swap(made, out)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return Built(tuple(articles), findings, quads, out / first.relative_to(made), kept)


def _silent(key: str, name: str) -> None:
    """Show nothing of a step."""


def read_article(path: Path, *, curated: bool = True, extractor: Extractor = pipeline) -> Reported:
    """Return the article at PATH read, extracted, put right by its correction file, and labelled."""
    return _read(load(path), path, extractor, curated=curated)


def _read(article: Article, path: Path, extractor: Extractor, *, curated: bool) -> Reported:
    document = read(article)
    corrections = path.with_name(f"{path.stem}.curation.yaml")
    used = corrections if curated and corrections.is_file() else None
    statements = curate(document.article, extractor.extract(document), used)
    statements = label(document.article, statements)
    drops = tuple(drop for drop in statements.drops if drop.mention.rule == replay.RULE)
    return Reported(document, replace(statements, drops=drops), used.name if used else "")


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                p for p in path.iterdir() if p.suffix.lower() in SUFFIXES and p.stem.lower() not in _NO_ARTICLES
            )
        else:
            found.append(path)
    if not found:
        raise InputError("no articles found", ", ".join(map(str, paths)), "give text files or a folder with some")
    return found


def _refuse_foreign(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise InputError("the output is a file and no folder", str(out), "give another --out")
    if out.is_dir():
        foreign = sorted(p.name for p in out.iterdir() if p.name not in _MADE_BY_BUILD)
        if foreign:
            where = f"{out}: {foreign[0]}"
            raise InputError("the output folder holds other files", where, "give an empty or new --out")


def _refuse_twins(articles: Iterable[Article]) -> None:
    seen: dict[str, str] = {}
    for article in articles:
        if article.name in seen:
            where = f"{article.name}: {seen[article.name]} and {article.path}"
            raise InputError("two articles have one name", where, "give one an `id` in its facts file")
        seen[article.name] = article.path


def _write(articles: Sequence[Reported], made: Path, told: Step) -> tuple[tuple[Finding, ...], int, Path]:
    told("graph", "")
    texts = {one.document.article.name: one.document.text for one in articles}
    built = dataset(((one.document.article, one.statements) for one in articles), __version__)
    quads = nquads(built.quads)
    (made / GRAPH_FILE).write_bytes(quads)
    (made / "graph.trig").write_bytes(trig(built.quads).encode("utf-8"))
    for name, text in sorted(texts.items()):
        path = made / "texts" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    told("checking", "")
    findings = check(built.quads, texts, style=False)
    count = quads.count(b"\n")
    (made / REPORT_FILE).write_bytes(as_bytes(report(articles, findings, count, __version__)))
    told("pages", "")
    written = pages.build(Store(quads), texts, made / "site", quads)
    return findings, count, written[0]


def _beside(out: Path) -> Path:
    """Return a new empty folder beside OUT, so that renaming is all that is left to do."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        made.chmod(0o755)
    except OSError as error:
        raise InputError("nothing can be written there", str(out), "give another --out") from error
    return made


def _swap(made: Path, out: Path) -> None:
    """Put MADE in the place of OUT by renaming, so that OUT is at no time half written."""
    if not out.exists():
        made.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    out.rename(old / out.name)
    try:
        made.rename(out)
    except OSError:
        (old / out.name).rename(out)
        raise
    finally:
        shutil.rmtree(old)
