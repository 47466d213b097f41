"""plan-kg: articles about public plans in, a knowledge graph with the exact words behind every fact out.

`kg.open("out").query("targets/by-deadline").to_pandas()` is a table of targets; more in docs/python.md.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import IRI, PlanGraph

__version__ = "0.1.0"
__all__ = ["IRI", "__version__", "open"]


def open(place: str | os.PathLike[str], lang: str = "en") -> PlanGraph:
    """Return the graph at PLACE, open for questions; see docs/python.md.

    Args:
        place: the folder of a build, a file of N-Quads, or the URL of a SPARQL endpoint.
        lang: the language of names, headings and messages, "zh" or "en".

    Raises:
        kg.errors.InputError: when there is no graph there or it does not parse.

    """
    from kg.api import open_graph  # loads what it needs only now: most programs that import kg ask nothing

    return open_graph(place, lang)


def __getattr__(name: str) -> Any:
    if name == "IRI":
        from kg.api import IRI

        return IRI
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
