"""A person's corrections of what the rules said of an article: correction file in, corrected statements out.

Modules: entries (the file's format), places (quotes to spans and things), traits (what `set` may say), edits (what each
action does).
"""

from __future__ import annotations

from pathlib import Path

from kg.curation.edits import Editor
from kg.curation.entries import read_entries
from kg.model import Article, Statements

__all__ = ["curate"]


def curate(article: Article, statements: Statements, path: Path | None) -> Statements:
    """Return STATEMENTS with the corrections of the file at PATH made, in the order of the file.

    Args:
        article: whose words the entries quote.
        statements: what the rules said of it.
        path: a correction file (docs/curation.md tells its format), or None for no corrections.

    Returns:
        The corrected statements, with one Correction per entry (an entry over a list counts once per item).

    Raises:
        CurationError: when the file does not parse, breaks the format, or quotes what is not there exactly once.

    """
    if path is None:
        return statements
    editor = Editor(article.text, statements)
    for entry in read_entries(path):
        editor.apply(entry)
    return editor.result()
