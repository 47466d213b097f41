"""The page that answers SPARQL by itself, offline: graph, query engine and the library's questions in one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from kg import questions
from kg.questions import Question, spoken
from kg.site.browserfiles import Engine
from kg.site.page import Page, Share, packed, page, worker_script
from kg.vocabulary import BASE, PREFIXES

LARGEST = 60_000_000  # bytes of N-Quads, some 300,000 statements: more takes a browser several seconds to load
_FIRST = "targets/by-deadline"


def sparql_page(share: Share, graph: str, texts: Mapping[str, str], engine: Engine, units: Iterable[str] = ()) -> Page:
    """Return the page that answers SPARQL over GRAPH.

    Args:
        share: what the pages of the site share.
        graph: the graph as N-Quads.
        texts: the articles' texts by name; offsets count in them, while a page's strings count otherwise.
        engine: Oxigraph, see `kg.site.browserfiles`.
        units: those of the graph's figures, to be said in words.

    """
    content = {
        "questions": [_question(one) for one in questions.library().values()],
        "themes": [{"name": name} | asdict(words) for name, words in questions.themes().items()],
        "first": _FIRST,
        "prefixes": dict(sorted(PREFIXES.items())),
        "base": BASE,
        "articles": sorted(texts),
        "words": {
            column: {short: asdict(words) for short, words in known.items()}
            for column, known in spoken.dictionary(units).items()
        },
        "wide": {name: wide for name, text in sorted(texts.items()) if (wide := _wide(text))},
    }
    return page(
        "sparql",
        share,
        content,
        engine=True,
        letters=frozenset(graph),
        graph=packed(graph),
        script_of_engine=worker_script(engine.script),
        program=engine.program,
    )


def _question(one: Question) -> dict[str, object]:
    return {
        "name": one.name,
        "theme": one.theme,
        "question": asdict(one.question),
        "purpose": asdict(one.purpose),
        "parameters": [
            {
                "name": each.name,
                "type": each.type,
                "zh": each.meaning.zh,
                "en": each.meaning.en,
                "default": each.default,
            }
            for each in one.parameters
        ],
        "columns": [{"name": each.name} | asdict(each.meaning) for each in one.columns],
        "sparql": one.sparql,
    }


def _wide(text: str) -> list[int]:
    """Return where in TEXT the characters stand that a page's strings count twice.

    Example:
        >>> _wide("a𠮷b")
        [1]

    """
    return [place for place, letter in enumerate(text) if ord(letter) > 0xFFFF]
