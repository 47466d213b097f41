"""What `kg search` prints, in every shape, and how it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main


def search(*words: str, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, "search", *words])


def test_json_has_names_places_and_the_sentence(built: Path) -> None:
    # 三资企业数量增至1000家以上 stands once in the article, and one indicator and one target are named after it.
    hits = json.loads(search("三资企业数量", "--format", "json", "--on", str(built)).output)
    assert {hit["type"] for hit in hits} == {"Indicator", "Target", "Sentence"}
    assert all("三资企业数量增至1000家以上" in hit["sentence"] for hit in hits)
    indicator = next(hit for hit in hits if hit["type"] == "Indicator")
    assert (indicator["label"], indicator["article"]) == ("number of foreign-invested enterprises", "jiangbei")
    assert indicator["end"] - indicator["start"] == len("三资企业数量")


def test_names_and_headings_are_in_the_readers_language(built: Path) -> None:
    lines = search(
        "三资企业", "--kind", "indicator", "--format", "md", "--on", str(built), lang="zh"
    ).output.splitlines()
    assert lines[0].startswith("| 类型 | 名称 | 文章 |")
    assert lines[2].startswith("| Indicator | 三资企业数量 | jiangbei |")


def test_several_words_need_no_quotes(built: Path) -> None:
    output = search("三资企业", "1000", "--format", "csv", "--on", str(built)).output
    assert output.startswith("type,label,article,start,end,sentence,iri\n")
    assert "Sentence" in output


@pytest.mark.parametrize("words", [['"*'], ["人才", "--kind", "Gaol"], ["x" * 600]])
def test_a_refusal_is_one_line_and_exit_2(words: list[str], built: Path) -> None:
    done = search(*words, "--on", str(built))
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_a_pipe_gets_one_row_a_line_with_the_words_found_in_it(built: Path) -> None:
    lines = search("科技成果转化示范区", "--on", str(built)).output.splitlines()
    assert len(lines) > 2
    assert all("科技成果转化示范区" in line for line in lines[2:])
    assert max(len(line) for line in lines) < 250


def test_nothing_found_is_said(built: Path) -> None:
    assert search("没有这个词", "--on", str(built)).output == "Nothing found for “没有这个词”.\n"
    assert search("没有这个词", "--format", "json", "--on", str(built)).output == "[]\n"
