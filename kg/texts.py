"""The texts that offsets count in: read beside a build's graph, or put together from the quotes that a graph holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.resources import folder
from kg.store import Store
from kg.vocabulary import TEXT

UNKNOWN = "\n"  # stands for what no quote tells; it ends a sentence, so that no sentence runs over a gap


def texts_of(out: Path) -> dict[str, str]:
    """Return the texts of the build in OUT by article name; none where OUT is no folder or has none."""
    paths = sorted((out / "texts").glob("*.txt"))
    return {path.stem: path.read_bytes().decode("utf-8", "surrogatepass") for path in paths}


def texts_at(place: Path | str, store: Store) -> dict[str, str]:
    """Return the texts of PLACE, opened as STORE: those beside the graph of a build, else what the quotes tell."""
    return (texts_of(place) if isinstance(place, Path) and place.is_dir() else {}) or quoted_texts(store)


def quoted_texts(store: Store) -> dict[str, str]:
    """Return what the quotes in STORE tell of each text, by article name, with every word at its own offset.

    A quote comes with the words before and after it, so that mostly little is missing; what is missing is line ends.
    This serves where the graph is at hand and the texts are not: an endpoint, or a file of N-Quads.
    """
    known: dict[str, dict[int, str]] = {}
    for row in store.select(evidence_query("quotes")).records():
        letters = known.setdefault(row["text"].removeprefix(str(TEXT)), {})
        words = row["prefix"] + row["exact"] + row["suffix"]
        start = int(row["start"]) - len(row["prefix"])
        letters.update(zip(range(start, start + len(words)), words, strict=True))
    return {
        name: "".join(letters.get(place, UNKNOWN) for place in range(max(letters) + 1))
        for name, letters in sorted(known.items())
    }


@cache
def evidence_query(name: str) -> str:
    """Return the SPARQL of data/evidence-queries/NAME.rq.

    Example:
        >>> "oa:exact" in evidence_query("quotes")
        True

    """
    return (folder("data") / "evidence-queries" / f"{name}.rq").read_text(encoding="utf-8")
