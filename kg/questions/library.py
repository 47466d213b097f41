"""The question files shipped in queries/ in, questions by name out."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import QuestionError
from kg.questions.guard import guard
from kg.questions.header import Question, Shared, Words, has_header, read_question, read_shared
from kg.resources import folder, parse_yaml

SHARED_FILE = "shared.yaml"


def library() -> dict[str, Question]:
    """Return the shipped questions by name, in the order of their competency numbers.

    Example:
        >>> library()["targets/by-deadline"].competency
        9

    """
    return dict(_library(folder("queries")))


def themes() -> dict[str, Words]:
    """Return the themes by folder name, in the order in which to list them.

    Example:
        >>> themes()["targets"].en
        'Targets'

    """
    listed = _shared_data(folder("queries"))["themes"]
    return {name: Words(words["zh"], words["en"]) for name, words in listed.items()}


def shared() -> Shared:
    """Return the parameters and columns that headers may name without describing them."""
    root = folder("queries")
    return read_shared(_shared_data(root), str(root / SHARED_FILE))


def find(name: str) -> Question:
    """Return the question called NAME: in full, or without its theme where that is clear.

    Raises:
        QuestionError: when there is none, or more than one, with the nearest names.

    Example:
        >>> find("by-deadline").name
        'targets/by-deadline'

    """
    questions = library()
    if name in questions:
        return questions[name]
    same = [full for full in questions if full.rpartition("/")[2] == name]
    if len(same) == 1:
        return questions[same[0]]
    if same:
        raise QuestionError("more than one question has this name", name, f"say which: {', '.join(same)}")
    remedy = nearest(name, [*questions, *(full.rpartition("/")[2] for full in questions)])
    raise QuestionError("no such question or file", name, remedy or "list them with: kg query")


def read_own(name: str, text: str) -> Question | str:
    """Return the question in TEXT, a file of the reader's own, or TEXT itself where it has no header.

    Raises:
        QuestionError: when there is a header of the wrong shape, or the guard refuses the query.

    """
    if not has_header(text):
        return text
    question = read_question(name, text, shared())
    guard(question.sparql, where=name)
    return question


def listing(lang: str) -> str:
    """Return the names and questions of the library by theme, as text in LANG.

    Example:
        >>> "targets/by-deadline" in listing("en")
        True

    """
    questions = library().values()
    width = max(len(question.name) for question in questions)
    lines = []
    for theme, words in themes().items():
        lines += [words.of(lang)]
        lines += [f"  {one.name:{width}}  {one.question.of(lang)}" for one in questions if one.theme == theme]
    return "\n".join(lines) + "\n"


def nearest(name: str, known: list[str]) -> str:
    """Return advice that names the entries of KNOWN most like NAME, or "" where none is.

    Example:
        >>> nearest("by-dedline", ["by-deadline", "period"])
        'did you mean by-deadline?'

    """
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    return f"did you mean {', '.join(close)}?" if close else ""


@cache
def _library(root: Path) -> tuple[tuple[str, Question], ...]:
    described = read_shared(_shared_data(root), str(root / SHARED_FILE))
    found = []
    for path in sorted(root.glob("*/*.rq")):
        name = path.relative_to(root).with_suffix("").as_posix()
        found.append(read_question(name, path.read_text(encoding="utf-8"), described))
    return tuple((question.name, question) for question in sorted(found, key=lambda one: (one.competency, one.name)))


@cache
def _shared_data(root: Path) -> Mapping[str, Any]:
    data = parse_yaml((root / SHARED_FILE).read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise QuestionError("not a mapping", str(root / SHARED_FILE), "install plan-kg again")
    return data
