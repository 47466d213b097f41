"""The house rules that a machine can hold: layers, style, types, sizes, names, and words kept out of code."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "kg").rglob("*.py"))
LONGEST = 400
LAYERS = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
OWN = ("kg", "tests", "tools", "benchmarks", "docs", "build.py")  # a user's environment may lie beside
FORBIDDEN_NAMES = {"utils", "helpers", "common"}


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", *OWN], id="ruff-check"),
        pytest.param(["-m", "ruff", "format", "--check", *OWN], id="ruff-format"),
        pytest.param(["-m", "mypy"], id="mypy-strict"),
        pytest.param(["-c", LAYERS], id="layers"),
    ],
)
def test_tool_finds_nothing(command: list[str]) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_is_short_and_named_for_what_it_is(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert path.stem not in FORBIDDEN_NAMES


def _strings_with_han(path: Path) -> list[str]:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        if any("\u4e00" <= letter <= "\u9fff" for letter in ast.get_source_segment(source, node) or "")
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_words_are_data_and_not_code(path: Path) -> None:
    assert _strings_with_han(path) == []


def test_the_search_for_words_in_code_notices_them(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text('"""说明。"""\nWORDS = "打造"\n', encoding="utf-8")
    assert _strings_with_han(path) == ["打造"]


def _module_names() -> list[str]:
    return sorted(module.name for module in pkgutil.walk_packages(kg.__path__, "kg."))


@pytest.mark.parametrize("name", _module_names())
def test_docstring_examples_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
