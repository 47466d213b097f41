"""`kg analyse`, `kg compare`, `kg panel` and `kg export` as a user types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.export.formats import FORMATS

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "analysis" / "texts"
ARTICLES = ROOT / "tests" / "articles"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "out"
    texts = [str(ARTICLES / f"{name}.txt") for name in ("qinghe-report", "huazhou-report")]
    assert run("build", *texts, "--out", str(folder)).exit_code == 0
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def refused(*words: str) -> str:
    done = run(*words)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    return done.output


def test_analyse_gives_all_measures_as_json(out: Path) -> None:
    found = json.loads(run("analyse", "--on", str(out), "--format", "json").stdout)
    assert list(found) == ["bridges", "communities", "reach", "cooccurrence"]
    assert found["reach"]["rows"]


def test_analyse_one_article_in_chinese(out: Path) -> None:
    done = run("--lang", "zh", "analyse", "reach", "--on", str(out), "--article", "huazhou-report", "--format", "md")
    assert done.stdout.startswith("## 各项任务的触及面")
    assert "qinghe" not in done.stdout


def test_analyse_says_what_it_cannot_do(out: Path) -> None:
    assert "name one of them, or use json" in refused("analyse", "--on", str(out), "--format", "csv")
    assert "no such article in the build: x" in refused("analyse", "--on", str(out), "--article", "x")
    assert "no graph found" in refused("analyse", "--on", "nowhere")


def test_compare_articles_of_a_build_and_text_files_alike(out: Path) -> None:
    in_build = run("compare", "qinghe-report", "huazhou-report", "--on", str(out), "--format", "json")
    files = (str(ARTICLES / "qinghe-report.txt"), str(ARTICLES / "huazhou-report.txt"))
    assert json.loads(in_build.stdout) == json.loads(run("compare", *files, "--format", "json").stdout)
    parts = run("compare", f"{out}:qinghe-report", f"{out}:huazhou-report", "--format", "json")
    assert parts.stdout == in_build.stdout


def test_compare_versions_one_table_as_csv() -> None:
    files = (str(OWN / "yanping-first.txt"), str(OWN / "yanping-second.txt"))
    done = run("compare", *files, "--versions", "--section", "dropped", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert "到2030年，新建公办幼儿园6所" in [row["quote"] for row in rows]


def test_compare_two_builds_of_one_name_tells_them_apart(tmp_path: Path) -> None:
    folders = []
    for name in ("yanping-first", "yanping-second"):
        text = tmp_path / name / "yanping.txt"
        text.parent.mkdir()
        text.write_bytes((OWN / f"{name}.txt").read_bytes())
        folders.append(str(tmp_path / f"out-{name}"))
        assert run("build", str(text), "--out", folders[-1]).exit_code == 0
    done = run("compare", *folders, "--versions", "--format", "md")
    assert f"{folders[0]} (A, before)" in done.stdout


def test_compare_as_a_page(out: Path, tmp_path: Path) -> None:
    done = run("compare", "qinghe-report", "huazhou-report", "--on", str(out), "--format", "html")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.endswith("</html>\n")
    path = tmp_path / "page.html"
    words = ("compare", "qinghe-report", "huazhou-report", "--on", str(out), "--out", str(path))
    assert run(*words, "--format", "html").exit_code == 0
    assert path.read_bytes() == done.stdout_bytes
    assert "only a page is written to a file" in refused(*words)


def test_compare_says_what_it_cannot_do(out: Path) -> None:
    assert "no such article in the build: x" in refused("compare", "x", "y", "--on", str(out))
    assert "not one article" in refused("compare", str(out), str(out))
    words = refused("compare", "qinghe-report", "huazhou-report", "--on", str(out), "--section", "x")
    assert "no such table: x; there are targets, unshared, goals, tasks" in words
    assert "--threshold" in refused("compare", "a", "b", "--threshold", "2")


def test_panel_as_csv_and_workbook(out: Path, tmp_path: Path) -> None:
    done = run("panel", "--on", str(out), "--format", "csv")
    assert done.stdout_bytes.startswith(b"\xef\xbb\xbfindicator,kind,huazhou-report 2023,qinghe-report 2023")
    path = tmp_path / "panel.xlsx"
    assert run("panel", "--on", str(out), "--long", "--format", "xlsx", "--out", str(path)).exit_code == 0
    sheet = openpyxl.load_workbook(path)["panel-long"]
    assert sheet["A1"].value == "indicator"
    assert sheet.max_row > 25


def test_panel_says_what_it_cannot_do(out: Path) -> None:
    assert "a workbook is a file: --format xlsx; give --out FILE" in refused(
        "panel", "--on", str(out), "--format", "xlsx"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_export_twice_gives_the_same_bytes(name: str, out: Path, tmp_path: Path) -> None:
    def written(place: Path) -> dict[str, bytes]:
        words = ("export", "--to", name, "--on", str(out), "--article", "qinghe-report", "--out", str(place))
        assert run(*words).exit_code == 0
        paths = sorted(place.rglob("*")) if place.is_dir() else [place]
        return {path.name: path.read_bytes() for path in paths if path.is_file()}

    first = written(tmp_path / "first" / "x")
    assert first == written(tmp_path / "second" / "x")
    assert all(first.values())


def test_export_to_standard_output(out: Path) -> None:
    assert run("export", "--to", "nquads", "--on", str(out)).stdout_bytes == (out / "graph.nq").read_bytes()
    assert run("export", "--to", "trig", "--on", str(out)).stdout_bytes == (out / "graph.trig").read_bytes()


def test_export_says_what_it_cannot_do(out: Path) -> None:
    assert "xlsx is no text: standard output; give --out" in refused("export", "--to", "xlsx", "--on", str(out))
    assert "csv is several files" in refused("export", "--to", "csv", "--on", str(out))
    assert "give --article" in refused("export", "--to", "stratml", "--on", str(out))
    assert "no graph found" in refused("export", "--to", "turtle", "--on", "nowhere")
