"""`kg view` writes a page of any question's answer, or says in one line why it cannot."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

PLAN = "https://w3id.org/plan-kg/ontology#"
THING = "https://w3id.org/plan-kg/id/goal/made-up-0123456789ab"
QUADS = f"""<{THING}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{PLAN}Goal> <http://e/g> .
<{THING}> <http://www.w3.org/2004/02/skos/core#prefLabel> "水乡名镇"@zh <http://e/g> .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "graph.nq").write_text(QUADS, encoding="utf-8", newline="\n")
    return tmp_path


def view(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["view", *words], input=given)


def test_a_query_of_ones_own_is_drawn(folder: Path) -> None:
    out = folder / "goals.html"
    result = view("-", "--on", str(folder), "--out", str(out), given="SELECT ?g { ?g a plan:Goal }")
    assert result.output == f"Open {out}\n"
    assert "水乡名镇" in out.read_text(encoding="utf-8")
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_the_same_answer_gives_the_same_page(folder: Path) -> None:
    pages = []
    for name in ("a.html", "b.html"):
        view("-", "--on", str(folder), "--out", str(folder / name), given="SELECT ?g { ?g a plan:Goal }")
        pages.append((folder / name).read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such"], "no such question or file: no-such"),
        (["targets/by-deadline", "--param", "by"], "not a parameter: by; write NAME=VALUE"),
        (["targets/by-deadline"], "the answer names no thing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_line(folder: Path, words: list[str], said: str) -> None:
    result = view(*words, "--on", str(folder))
    assert result.exit_code == 2
    assert said in result.output
    assert result.output.count("\n") == 1


def test_a_folder_that_is_not_there_is_said(folder: Path) -> None:
    target = folder / "nowhere" / "x.html"
    result = view("-", "--on", str(folder), "--out", str(target), given="SELECT ?g { ?g a plan:Goal }")
    assert (result.exit_code, "the page cannot be written" in result.output) == (2, True)
