"""The commands that ask, over kg serve: the same rows as from the folder, and what cannot be known said so."""

import json

import pytest
from click.testing import CliRunner

from kg import questions
from kg.cli import main
from kg.remote import open_store
from kg.store import Table, open_build
from kg.vocabulary import PREFIXES


def plain(table: Table) -> list[tuple[str, ...]]:
    return [tuple(str(cell) if cell else "" for cell in row) for row in table.rows]


@pytest.mark.parametrize("name", list(questions.library()))
def test_a_question_has_the_same_answer(out, article, name: str) -> None:
    here, there = open_build(out, PREFIXES), open_store(f"{article.url}sparql")
    assert plain(questions.ask(there, name)) == plain(questions.ask(here, name))


def test_an_audit_differs_in_nothing_but_the_graph_that_a_server_does_not_tell(out, article) -> None:
    run = CliRunner().invoke
    here = run(main, ["audit", "--format", "json", "--on", str(out)], catch_exceptions=False).output
    there = run(
        main, ["audit", "--format", "json", "--endpoint", f"{article.url}sparql"], catch_exceptions=False
    ).output
    digest = open_build(out, PREFIXES).digest
    assert json.loads(there)
    assert there == here.replace(f"Graph {digest[:16]}", "Graph not known")


def test_an_answer_is_drawn(article, tmp_path) -> None:
    made = tmp_path / "answer.html"
    words = ["view", "actions/by-task", "--endpoint", f"{article.url}sparql", "--out", str(made)]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 0
    assert "健全容错纠错工作机制" in made.read_text(encoding="utf-8")
