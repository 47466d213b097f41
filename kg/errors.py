"""What a user may see when something cannot be done: one line that says what, where and what to do."""

from __future__ import annotations


class KgError(Exception):
    """An expected failure, shown to the user as one line.

    Args:
        what: what went wrong, in a few words.
        where: the file, place in the text or argument it concerns, or "".
        remedy: what the user can do about it, or "".

    Example:
        >>> print(KgError("file not found", "articles/x.txt", "check the path"))
        file not found: articles/x.txt; check the path

    """

    exit_code = 2

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        line = f"{self.what}: {self.where}" if self.where else self.what
        line = f"{line}; {self.remedy}" if self.remedy else line
        return " ".join(line.split())


class InputError(KgError):
    """An article, a facts file or a gold file cannot be read or used."""


class CurationError(KgError):
    """A correction file does not parse, or quotes what the text does not say exactly once."""


class QuestionError(KgError):
    """A question or one of its parameters is unknown, or a query is refused."""


class NotAllowed(QuestionError):
    """A query says clearly what it wants, and that may not be done here."""


class TooLarge(QuestionError):
    """A query is longer than any is let be."""


class FoundWrong(KgError):
    """A check found a violation: the product is wrong, not the text."""

    exit_code = 1
