"""What commands that ask a question take: its name, file or text, and values of its parameters."""

from __future__ import annotations

import sys
from pathlib import Path

from kg import questions
from kg.errors import QuestionError


def question(name: str) -> questions.Question | str:
    """Return the library's question called NAME, or the text of the file NAME, or of standard input for "-".

    Raises:
        QuestionError: when there is none of that name, the text is not UTF-8, or its header is of the wrong shape.

    """
    path = Path(name)
    if name != "-" and not path.is_file():
        return questions.find(name)
    try:
        text = (sys.stdin.buffer.read() if name == "-" else path.read_bytes()).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionError("the query is not UTF-8", name, "save it as UTF-8") from error
    return questions.read_own(name, text)


def values(params: tuple[str, ...]) -> dict[str, str]:
    """Return the values in PARAMS, each NAME=VALUE, by name.

    Example:
        >>> values(("by=2026",))
        {'by': '2026'}

    """
    pairs = [param.partition("=") for param in params]
    for name, equals, _ in pairs:
        if not (name and equals):
            raise QuestionError("not a parameter", name, "write NAME=VALUE")
    return {name: value for name, _, value in pairs}
