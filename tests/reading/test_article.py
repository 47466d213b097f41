"""Bytes to text: encodings, line ends, folding, facts, and one clear line for what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.reading.article import fold, load, make_article


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_load_reads_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("某县规划\r\n增长5%。".encode(encoding))
    assert load(path).text == "某县规划\n增长5%。"


BAD = [
    (b"", "empty"),
    (b" \n ", "empty"),
    (bytes(range(256)) * 4, "not text"),
    (b"PK\x03\x04\x00\x00\x00\x00\x08\x00\x00\x01\x02\x00", "not text"),
]


@pytest.mark.parametrize(("data", "words"), BAD)
def test_load_refuses_in_one_line(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words) as error:
        load(path)
    assert "\n" not in str(error.value)
    assert "plan.txt" in str(error.value)


def test_load_names_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load(tmp_path / "nothing.txt")


@pytest.mark.parametrize("facts", ["title: [", "- a list", "colour: red"])
def test_load_refuses_bad_facts(tmp_path: Path, facts: str) -> None:
    (tmp_path / "plan.txt").write_text("某县规划。", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(facts, encoding="utf-8")
    with pytest.raises(InputError, match=r"plan\.yaml"):
        load(tmp_path / "plan.txt")


FOLDED = [
    ("增长５％", "增长5%"),
    ("(一)抓好,办好", "（一）抓好，办好"),
    ("1,000家", "1,000家"),
    ("12:30", "12:30"),
    ('实施"五大行动"', "实施“五大行动”"),
    ("「三个定位」", "“三个定位”"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold_evens_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_name_falls_back_to_the_hash() -> None:
    article = make_article("某县规划。", name="某县")
    assert article.name == article.sha256[:12]
