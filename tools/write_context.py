"""Writes ontology/context.jsonld, the JSON-LD context of the ontology, anew."""

from __future__ import annotations

import json
from pathlib import Path

from kg.export.context import context

PATH = Path(__file__).parents[1] / "ontology" / "context.jsonld"


def written() -> str:
    """Return the file's text."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    PATH.write_text(written(), encoding="utf-8", newline="\n")
