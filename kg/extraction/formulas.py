"""A Document in, its numbered phrases with their members out."""

from __future__ import annotations

from kg.model import Document, Mention


def formulas(document: Document) -> list[Mention]:
    """Return the numbered phrases of DOCUMENT."""
    return []
