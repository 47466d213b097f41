"""The option --extractor of kg build and kg evaluate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

CLAIMS = {"things": [{"id": "a", "type": "Action", "quote": "完善养老服务体系", "status": "planned"},
                     {"id": "b", "type": "Goal", "quote": "打造科创之城"}]}  # fmt: skip
GOLD = {"things": [{"id": "a", "type": "Action", "label": "完善养老服务体系", "spans": [[3, 11]]}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text("今年，完善养老服务体系。", encoding="utf-8")
    (tmp_path / "plan.claims.json").write_text(json.dumps(CLAIMS), encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_evaluate_scores_stored_claims_and_counts_what_it_left_out(folder: Path) -> None:
    done = run("evaluate", folder / "plan.txt", folder / "gold.json", "--extractor", "file")
    assert done.exit_code == 0, done.output
    assert "plan: 1 claims left out: the quote does not stand in the text" in done.stderr


def test_build_takes_stored_claims(folder: Path) -> None:
    done = run("build", folder / "plan.txt", "--out", folder / "out", "--extractor", "file")
    assert done.exit_code == 0, done.output
    assert "1 claims left out" in done.stderr
    graph = (folder / "out" / "graph.nq").read_text(encoding="utf-8")
    assert "完善养老服务体系" in graph
    assert "claims:file" in graph


@pytest.mark.parametrize("command", [["build", "plan.txt"], ["evaluate", "plan.txt", "gold.json"]])
def test_an_unknown_extractor_is_one_line(folder: Path, command: list[str]) -> None:
    name, *files = command
    done = run(name, *(folder / file for file in files), "--extractor", "other")
    assert done.exit_code == 2
    assert done.stderr == "kg: there is no such extractor: other; known are file, rules\n"
