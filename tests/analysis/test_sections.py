from __future__ import annotations

import json
from decimal import Decimal

import pytest

from kg.analysis.compare import compare
from kg.analysis.contents import Contents
from kg.analysis.figures import KINDS
from kg.analysis.network import MEASURES
from kg.analysis.panel import long_panel, panel
from kg.analysis.sections import Name, Section, Word, written
from kg.analysis.sides import Side
from kg.analysis.versions import versions
from kg.errors import QuestionError
from kg.resources import folder, read_table

ROWS = ((Name("港", "port"), Word("equal"), Decimal("0.50"), 3, None, True),)
SECTION = Section("reach", ("place", "higher", "share", "both", "note", "derived"), ROWS, summary={"nodes": 2})


def test_people_read_words_and_programs_keys() -> None:
    assert "port" in written([SECTION], "table", "en") and "equal" in written([SECTION], "md", "en")
    assert "| 港 | 相同 | 0.50 | 3 |" in written([SECTION], "md", "zh")
    assert written([SECTION], "csv", "zh") == "place,higher,share,both,note,derived\n港,equal,0.50,3,,true\n"


def test_json_has_numbers_as_numbers_and_says_how_they_came_about() -> None:
    found = json.loads(written([SECTION], "json", "en"))["reach"]
    assert found["rows"] == [
        {"place": "port", "higher": "equal", "share": 0.5, "both": 3, "note": None, "derived": True}
    ]
    assert found["summary"] == {"nodes": 2}
    assert found["method"].startswith("How many things")


def test_a_csv_file_holds_one_table() -> None:
    with pytest.raises(QuestionError, match="a CSV file holds one table"):
        written([SECTION, SECTION], "csv", "en")


def test_an_empty_table_says_so() -> None:
    empty = Section("reach", ("task",), ())
    assert written([empty], "table", "zh").endswith("没有可列的内容。\n")


def test_people_are_spared_iris() -> None:
    section = Section("reach", ("task", "iri"), ((Name("一"), "http://e/1"),))
    assert "http://e/1" not in written([section], "table", "zh")
    assert "http://e/1" in written([section], "json", "zh")


@pytest.mark.parametrize("table", ["analysis", "export"])
def test_every_message_is_there_in_both_languages(table: str) -> None:
    for row in read_table(folder("data") / "messages" / f"{table}.tsv"):
        assert row["en"] and row["zh"], row["key"]
        assert sorted(_parts(row["en"])) == sorted(_parts(row["zh"])), row["key"]


def test_every_column_and_word_is_told_in_both_languages(jiangbei: Contents, invented: dict[str, Side]) -> None:
    a, b = invented["yanping-first"], invented["yanping-second"]
    sections = [measure(jiangbei, {}) for measure in MEASURES.values()]
    sections += [*compare(a, b), *versions(a, b), panel(jiangbei), long_panel(jiangbei)]
    known = {row["key"] for row in read_table(folder("data") / "messages" / "analysis.tsv")}
    for section in sections:
        columns = {name for name in (*section.columns, *section.summary) if name != "jiangbei 2026"}
        assert {f"column.{name}" for name in columns} <= known, section.key
        for lang in ("zh", "en"):
            assert section.title(lang) and section.lead(lang)
    assert {f"word.{kind}" for kind in KINDS} <= known


def _parts(words: str) -> list[str]:
    return [part.partition("}")[0] for part in words.split("{")[1:]]
