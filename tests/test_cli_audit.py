"""What `kg audit` prints and writes, and how it refuses."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.build import build
from kg.cli import main

PLAN = Path(__file__).parent / "competency" / "articles" / "yunxiu-plan.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("audit") / "out"
    build([PLAN], out)
    return out


def audit(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["audit", "--on", str(folder), *words])


def test_the_report_is_in_the_readers_language(folder: Path) -> None:
    assert "没有基数的量化目标" in audit(folder, "--lang", "zh").output
    english = audit(folder, "--lang", "en").output
    assert "Targets without a baseline" in english


def test_markdown_has_a_table_per_gap_with_offsets(folder: Path) -> None:
    lines = audit(folder, "--format", "md", "--lang", "zh").output.splitlines()
    assert lines[0].startswith("# 规划留下的空白")
    assert "## 没有地点的举措" in lines
    assert any("| 培育食品加工业 | 121 | 128 |" in line for line in lines)


def test_json_has_evidence_and_a_citation_for_every_finding(folder: Path) -> None:
    [report] = json.loads(audit(folder, "--format", "json").output)
    assert report["article"] == "yunxiu-plan"
    assert report["counts"]["target-without-base"] == 8
    assert all(one["evidence"] and one["citation"] for one in report["findings"])


def test_the_page_speaks_both_languages_and_loads_nothing(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "audit.html"
    assert audit(folder, "--format", "html", "--lang", "en", "--out", str(page)).output == ""
    html = page.read_text(encoding="utf-8")
    assert "default-src &#39;none&#39;" in html
    assert "<script" not in html
    assert re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:|//)""", html) == []
    assert "Targets without a baseline" in html
    assert "没有基数的量化目标" in html
    assert [path.name for path in tmp_path.iterdir()] == ["audit.html"]
    identifiers = re.findall(r'id="([^"]+)"', html)
    assert len(identifiers) == len(set(identifiers))


def test_words_of_an_article_cannot_become_markup(tmp_path: Path) -> None:
    text = "一、做强<script>alert(1)</script>产业\n\n到2025年，规模以上工业企业达到120家以上。\n"
    (tmp_path / "hostile.txt").write_text("某县2021年政府工作报告\n\n" + text, encoding="utf-8")
    build([tmp_path / "hostile.txt"], tmp_path / "out")
    html = audit(tmp_path / "out", "--format", "html").output
    assert "<script" not in html


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--article", "nowhere"], "no such article in the graph: nowhere; there are yunxiu-plan"),
        (["--format", "md", "--out", f"{__file__}/all.md"], "nothing can be written there"),
    ],
)
def test_a_refusal_is_one_line_and_exit_2(folder: Path, words: list[str], told: str) -> None:
    result = audit(folder, *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_build_is_told(tmp_path: Path) -> None:
    result = audit(tmp_path)
    assert (result.exit_code, "no graph found" in result.stderr) == (2, True)
