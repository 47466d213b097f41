"""Building a folder: what it holds, that it is swapped in whole, and one clear line for what cannot be built."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.build import build
from kg.checks import Finding
from kg.cli import main
from kg.errors import InputError
from kg.texts import texts_of

TEXT = "柳川县2024年政府工作报告\n\n今年，我们将打造先进制造业高地，力争粮食产量达到20万吨。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "liuchuan.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_build_makes_graph_text_report_and_pages(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built = build([article], out)
    assert sorted(path.name for path in out.iterdir()) == ["graph.nq", "graph.trig", "report.json", "site", "texts"]
    assert built.first_page == out / "site" / "index.html"
    assert built.first_page.is_file()
    assert texts_of(out) == {"liuchuan": TEXT}


def test_report_counts_what_was_built(article: Path, tmp_path: Path) -> None:
    build([article], tmp_path / "out")
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    one = told["articles"]["liuchuan"]
    assert one["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert one["things"]["Goal"] == 1
    assert one["things"]["Target"] == 1
    assert one["targetsWithoutBaseline"] == ["粮食产量达到20万吨"]
    assert one["targetsWithoutDeadline"] == []


def test_command_says_what_was_built_and_what_to_open(article: Path, tmp_path: Path) -> None:
    done = _run("build", article, "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert "index.html" in done.output
    assert "0 wrong" in done.output


def test_command_speaks_chinese_when_asked(article: Path, tmp_path: Path) -> None:
    done = _run("--lang", "zh", "build", article, "--out", tmp_path / "out")
    assert "请打开" in done.output


def test_a_second_article_of_the_same_name_is_refused(article: Path, tmp_path: Path) -> None:
    twin = tmp_path / "other" / "liuchuan.txt"
    twin.parent.mkdir()
    twin.write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="one name"):
        build([article, twin], tmp_path / "out")


def _missing(folder: Path) -> None:
    (folder / "liuchuan.txt").unlink()


def _binary(folder: Path) -> None:
    (folder / "liuchuan.txt").write_bytes(bytes(range(256)) * 9)


def _empty(folder: Path) -> None:
    (folder / "liuchuan.txt").write_text("", encoding="utf-8")


def _curation_unparsed(folder: Path) -> None:
    (folder / "liuchuan.curation.yaml").write_text("- add: [", encoding="utf-8")


def _curation_misquotes(folder: Path) -> None:
    entry = "curator: A\ncorrections:\n- add: Goal\n  quote: 不在文中\n  why: x\n"
    (folder / "liuchuan.curation.yaml").write_text(entry, encoding="utf-8")


@pytest.mark.parametrize("spoil", [_missing, _binary, _empty, _curation_unparsed, _curation_misquotes])
def test_bad_input_is_one_line_exit_two_and_leaves_the_old_build(spoil: object, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([article], out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    spoil(article.parent)  # type: ignore[operator]
    done = _run("build", article, "--out", out)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "liuchuan" in done.stderr
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_a_violation_fails_the_build_and_leaves_the_old_one(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([article], out)
    before = (out / "graph.nq").read_bytes()
    article.write_text(TEXT.replace("20", "30"), encoding="utf-8", newline="\n")
    wrong = Finding("violation", "shape", "liuchuan", 0, 3, "柳川县", "", (("en", "It is wrong."), ("zh", "错了。")))
    monkeypatch.setattr("kg.build.check", lambda *_, **__: (wrong,))
    done = _run("build", article, "--out", out)
    assert done.exit_code == 1
    assert "It is wrong." in done.output
    assert "index.html" not in done.output
    assert (out / "graph.nq").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_a_folder_with_other_files_is_not_replaced(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.doc").write_text("years of work", encoding="utf-8")
    done = _run("build", article, "--out", out)
    assert done.exit_code == 2
    assert "thesis.doc" in done.stderr
    assert (out / "thesis.doc").read_text(encoding="utf-8") == "years of work"


def test_a_place_where_nothing_can_be_written_is_one_line(article: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    done = _run("build", article, "--out", tmp_path / "file" / "out")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
