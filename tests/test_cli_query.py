"""What `kg query` prints, in every shape, and how it refuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

PLAN = "https://w3id.org/plan-kg/ontology#"
OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"
LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# A goal of a made-up article whose text is 建成水乡名镇，全县一流。 and what shows it.
GOAL = [
    ("g", TYPE, f"<{PLAN}Goal>"),
    ("g", LABEL, '"水乡名镇"@zh'),
    ("g", LABEL, '"famous water town"@en'),
    ("g", f"{PLAN}rank", '"全县一流"'),
    ("a", f"{OA}hasBody", "<http://e/g>"),
    ("a", f"{OA}hasTarget", "<http://e/t>"),
    ("t", f"{OA}hasSource", "<http://e/text/made-up>"),
    ("t", f"{OA}hasSelector", "<http://e/p>"),
    ("t", f"{OA}hasSelector", "<http://e/q>"),
    ("p", f"{OA}start", f'"0"^^<{XSD}integer>'),
    ("p", f"{OA}end", f'"11"^^<{XSD}integer>'),
    ("q", f"{OA}exact", '"建成水乡名镇，全县一流"'),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [f"<http://e/{subject}> <{predicate}> {value} <http://e/graph> .\n" for subject, predicate, value in GOAL]
    (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8", newline="\n")
    return tmp_path


def ask(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *words], input=given)


def test_csv_is_headed_by_the_columns_names(folder: Path) -> None:
    result = ask("targets/standings", "--format", "csv", "--on", str(folder), "--lang", "zh")
    assert result.output == (
        "goal,rank,deadline,commitment,article,quote,start,end\n"
        "水乡名镇,全县一流,,,made-up,建成水乡名镇，全县一流,0,11\n"
    )


def test_labels_are_english_unless_asked_otherwise(folder: Path) -> None:
    [row] = json.loads(ask("standings", "--format", "json", "--on", str(folder)).output)
    assert (row["goal"], row["rank"], row["deadline"], row["end"]) == ("famous water town", "全县一流", None, 11)


def test_a_table_is_headed_in_the_readers_language(folder: Path) -> None:
    lines = ask("standings", "--on", str(folder), "--lang", "zh").output.splitlines()
    assert lines[0].split() == ["方面", "位次", "期限", "承诺用语", "文章", "原文", "起", "止"]
    assert lines[2].split() == ["水乡名镇", "全县一流", "made-up", "建成水乡名镇，全县一流", "0", "11"]


def test_a_parameter_narrows_the_answer(folder: Path) -> None:
    result = ask("standings", "--param", "about=山乡", "--format", "csv", "--on", str(folder))
    assert len(result.output.splitlines()) == 1


def test_without_a_name_the_library_is_listed() -> None:
    assert "targets/standings" in ask("--lang", "zh").output


def test_own_sparql_comes_from_a_file_or_from_standard_input(folder: Path) -> None:
    query = f"SELECT ?rank {{ ?goal <{PLAN}rank> ?rank }}"
    file = folder / "own.rq"
    file.write_text(query, encoding="utf-8")
    for words, given in ((str(file), None), ("-", query)):
        assert ask(words, "--format", "csv", "--on", str(folder), given=given).output == "rank\n全县一流\n"


def test_own_sparql_may_leave_out_the_prefixes_of_the_vocabulary(folder: Path) -> None:
    assert ask("-", "--on", str(folder), given='ASK { ?goal plan:rank "全县一流" }').output == "true\n"


def test_triples_are_printed_as_turtle_and_a_truth_value_as_a_word(folder: Path) -> None:
    triples = ask("-", "--format", "ttl", "--on", str(folder), given="DESCRIBE <http://e/g>")
    assert '"全县一流"' in triples.output
    assert ask("-", "--on", str(folder), given="ASK { <http://e/nobody> ?p ?o }").output == "false\n"


REFUSALS = [
    (["targets/by-dedline"], None, "no such question or file: targets/by-dedline; did you mean targets/by-deadline"),
    (["standings", "--param", "abuot=x"], None, "no such parameter: abuot of targets/standings; did you mean about?"),
    (["standings", "--param", "about"], None, "not a parameter: about; write NAME=VALUE"),
    (["by-deadline", "--param", "by=soon"], None, "not a value of the parameter's type: by=soon; give a year"),
    (["-"], "DROP ALL", "updates are refused"),
    (["-"], "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "calls another endpoint"),
    (["-", "--param", "x=1"], "ASK { ?s ?p ?o }", "no such parameter: x"),
    (["-", "--format", "csv"], "ASK { ?s ?p ?o }", "this answer is no table"),
    (["standings", "--format", "ttl"], None, "a table cannot be written so"),
]


@pytest.mark.parametrize(("words", "given", "message"), REFUSALS, ids=[message[:30] for _, _, message in REFUSALS])
def test_a_refusal_is_one_line_and_exit_2(words: list[str], given: str | None, message: str, folder: Path) -> None:
    result = ask(*words, "--on", str(folder), given=given)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_missing_build_is_told(tmp_path: Path) -> None:
    result = ask("standings", "--on", str(tmp_path))
    assert (result.exit_code, "no graph found" in result.stderr) == (2, True)


def test_every_row_of_json_has_its_evidence_and_a_citation(folder: Path) -> None:
    [row] = json.loads(ask("standings", "--format", "json", "--on", str(folder)).output)
    [place] = row["evidence"]
    assert (place["article"], place["start"], place["end"], place["quote"]) == (
        "made-up",
        0,
        11,
        "建成水乡名镇，全县一流",
    )
    assert "Characters 0–11 of made-up" in row["citation"]


def test_citing_adds_columns_to_csv_and_notes_to_the_other_shapes(folder: Path) -> None:
    asked = ["standings", "--cite", "--on", str(folder), "--lang", "zh"]
    header, row = ask(*asked, "--format", "csv").output.splitlines()
    assert header.endswith(",start,end,sentence,citation")
    assert "made-up 第 0–11 字" in row
    for shape in ("md", "table"):
        lines = ask(*asked, "--format", shape).output.splitlines()
        assert any("[1]" in line and "水乡名镇" in line for line in lines)
        assert any(line.startswith("[1] 题名不详。未注明发布者，日期不详。") for line in lines)


def test_a_table_is_in_words_and_csv_in_short_forms(built: Path) -> None:
    def answer(shape: str) -> str:
        words = ["--lang", "zh", "query", "targets/by-deadline", "--format", shape, "--on", str(built)]
        return CliRunner().invoke(main, words).stdout

    assert ("不低于" in answer("table"), ">=" in answer("table")) == (True, False)
    assert ("不低于" in answer("csv"), ">=" in answer("csv")) == (False, True)
