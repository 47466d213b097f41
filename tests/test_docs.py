"""The documents say what is true: commands exist, answers are real, links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).parents[1]
# Named one by one, because a user's environment may lie beside them.
FOLDERS = ("articles", "benchmarks", "docs", "kg", "ontology", "queries", "tests")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.md"))])
ANSWER = re.compile(r"<!-- kg (?P<command>[^\n]+) -->\n```csv\n(?P<answer>.*?)```", re.DOTALL)
FILE = re.compile(r"(?:`|python )((?:articles|benchmarks|docs|kg|ontology|queries|tests|tools)/[\w./*-]+)")
PLACEHOLDER = re.compile("NAME|THEME|kebab-question")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "out"
    done = CliRunner().invoke(main, ["build", str(ROOT / "articles"), "--out", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_shown_answer_is_the_real_one(name: str, out: Path) -> None:
    found = list(ANSWER.finditer((ROOT / name).read_text(encoding="utf-8")))
    assert found
    for shown in found:
        done = CliRunner().invoke(main, [*shlex.split(shown["command"]), "--on", str(out)])
        assert done.output.replace("\r\n", "\n") == shown["answer"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_named_files_exist_or_are_made_here(path: Path) -> None:
    made = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()  # absent where, say, npm is
    for named in FILE.findall(path.read_text(encoding="utf-8")):
        pattern = PLACEHOLDER.sub("*", named)
        assert f"/{named}" in made or any(ROOT.glob(pattern)) or any(path.parent.glob(pattern)), named


def test_readme_names_every_command() -> None:
    for name in ("README.md", "README.zh.md"):
        words = (ROOT / name).read_text(encoding="utf-8")
        for command in main.commands:
            assert f"kg {command}" in words, command


def test_readme_opens_with_the_two_commands() -> None:
    for name in ("README.md", "README.zh.md"):
        words = (ROOT / name).read_text(encoding="utf-8")
        first = [line.strip() for line in words.splitlines() if line.startswith("    ")][:2]
        assert first == ["pip install -e . && python build.py", "pip install -e '.[test]' && pytest"]


def test_every_command_has_help() -> None:
    for command in main.commands.values():
        assert command.help
