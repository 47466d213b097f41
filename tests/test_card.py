"""The quality card and the page of rules say what the rules do now."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import InputError
from kg.evaluation.card import references

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("page", ["quality", "rules"])
def test_page_is_what_its_command_writes(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    written = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    command = next(line.strip() for line in written.splitlines() if line.startswith("    kg evaluate --card"))
    done = CliRunner().invoke(main, shlex.split(command)[1:])
    assert done.output == written


def test_a_folder_without_references_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no references"):
        list(references([tmp_path]))


def test_a_reference_without_its_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.gold.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.txt"):
        list(references([tmp_path]))
