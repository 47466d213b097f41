"""`kg compare`: two plans, or two versions of one, in; what differs out, with the words of both."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import click

from kg.analysis.compare import THRESHOLD, compare
from kg.analysis.contents import Contents, read
from kg.analysis.sections import SHAPES
from kg.analysis.sides import Side
from kg.analysis.versions import THRESHOLD as REWORDED
from kg.analysis.versions import versions
from kg.build import read_article
from kg.commands.output import print_sections, write
from kg.commands.source import source
from kg.errors import InputError
from kg.export.files import put
from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.remote import open_store
from kg.site.comparison import comparison_page
from kg.store import GRAPH_FILE, Store
from kg.vocabulary import PREFIXES


@click.command("compare")
@click.argument("a")
@click.argument("b")
@source
@click.option("--versions", "as_versions", is_flag=True, help="A and B are two versions of one plan.")
@click.option("--threshold", type=click.FloatRange(0, 1), help="How alike things must be to match.")
@click.option("--format", "shape", type=click.Choice([*SHAPES, "html"]), default="table", show_default=True)
@click.option("--section", help="Only this table, by its name in the JSON.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write the page to; standard output if not.")
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of names and headings.")
@click.pass_obj
def command(
    obj: str,
    a: str,
    b: str,
    place: Path | str,
    as_versions: bool,
    threshold: float | None,
    shape: str,
    section: str | None,
    out: Path | None,
    lang: str | None,
) -> None:
    """Compare the plans A and B: same indicators, goals and tasks; or with --versions, what changed from A to B.

    A and B are each an article of the build (--on), a text file, or a folder with a build of one article
    (FOLDER:ARTICLE where it has several).
    """
    sides = (_side(a, place), _side(b, place))
    same = sides[0].label == sides[1].label
    first, second = (Side(side.contents, given) if same else side for side, given in zip(sides, (a, b), strict=True))
    least = Decimal(str(threshold)) if threshold is not None else None
    if as_versions:
        found = versions(first, second, REWORDED if least is None else least)
    else:
        found = compare(first, second, THRESHOLD if least is None else least)
    if section:
        known = [one.key for one in found]
        if section not in known:
            raise InputError("no such table", section, f"there are {', '.join(known)}")
        found = [one for one in found if one.key == section]
    if shape == "html" and out:
        put(out, comparison_page(first, second, found).encode("utf-8"))
    elif out:
        raise InputError("only a page is written to a file", f"--format {shape}", "send standard output to a file")
    elif shape == "html":
        write(comparison_page(first, second, found))
    else:
        print_sections(found, shape, lang or obj)


def _side(given: str, place: Path | str) -> Side:
    """Return the plan that GIVEN names: a folder with a build, a text file, or an article at PLACE."""
    path = Path(given)
    folder, _, article = given.rpartition(":")
    if folder and (Path(folder) / GRAPH_FILE).is_file():
        return _of_build(Path(folder), article)
    if path.is_dir():
        return _of_build(path, "")
    if path.is_file():
        read_in = read_article(path)
        made = dataset([(read_in.document.article, read_in.statements)])
        return _only(read(Store(nquads(made.quads), PREFIXES)), given)
    return _of_build(place, given)


def _of_build(place: Path | str, article: str) -> Side:
    contents = read(open_store(place, PREFIXES))
    return _only(contents.of_article(article) if article else contents, str(place))


def _only(contents: Contents, where: str) -> Side:
    if len(contents.articles) != 1:
        known = ", ".join(sorted(contents.articles)) or "none"
        raise InputError("not one article", f"{where} has {known}", f"name one: {where}:ARTICLE")
    return Side(contents, next(iter(contents.articles)))
