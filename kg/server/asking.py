"""The page to ask the graph from, with all questions: the SPARQL editor where it is bundled, else a plain page."""

from __future__ import annotations

import json
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kg import questions
from kg.questions import Question, spoken
from kg.resources import message
from kg.server import pages, workers
from kg.server.pool import Pool
from kg.store import bind
from kg.vocabulary import BASE, PREFIXES

_JSON = "application/sparql-results+json"
_WORDS = ("run", "csv", "rows", "answer", "running", "more-rows", "empty", "in-article")


class Asking:
    """The query page, its list of questions, and the scripts of all pages."""

    def __init__(self, pool: Pool, folder: Path) -> None:
        self._pool = pool
        self._has_site = (folder / "site").is_dir()

    def routes(self) -> list[BaseRoute]:
        """Return where the page and its parts are found."""
        return [
            Route("/query", self._page),
            Route("/query/questions.json", self._questions),
            Route("/query/{theme}/{name}", self._question),
            pages.asset_route(),
        ]

    async def _page(self, request: Request) -> Response:
        editor = pages.has_editor() and "plain" not in request.query_params
        lang = pages.language(request)
        values = {
            "site": self._has_site,
            "editor": editor,
            "has_editor": pages.has_editor(),
            "base": BASE,
            "words": {key: message("serve", key, lang) for key in _WORDS},
        }
        policy = pages.EDITOR_POLICY if editor else pages.POLICY
        return pages.page(request, "query.html", values, policy)

    async def _questions(self, request: Request) -> Response:
        lang = pages.language(request)
        named = {name: words.of(lang) for name, words in questions.themes().items()}
        listed = [
            {
                "name": one.name,
                "theme": named.get(one.theme, one.theme),
                "question": one.question.of(lang),
                "purpose": one.purpose.of(lang),
                "columns": {column.name: column.meaning.of(lang) for column in one.columns},
                "sparql": as_text(one, lang),
            }
            for one in questions.library().values()
        ]
        said = {
            column: {short: words.of(lang) for short, words in known.items()}
            for column, known in spoken.dictionary(await self._units()).items()
        }
        prefixes = {key: str(iri) for key, iri in PREFIXES.items()}
        return JSONResponse({"questions": listed, "prefixes": prefixes, "said": said})

    async def _units(self) -> list[str]:
        reply = await self._pool.ask(workers.Request(spoken.UNITS, accept=_JSON))
        return [row["unit"]["value"] for row in json.loads(reply.body)["results"]["bindings"]]

    async def _question(self, request: Request) -> Response:
        one = questions.find("{theme}/{name}".format(**request.path_params))
        return RedirectResponse(f"/query?ask={one.name}", 303)


def as_text(question: Question, lang: str) -> str:
    """Return QUESTION as SPARQL that runs as it stands: defaults filled in, open parameters told in remarks.

    Example:
        >>> print(as_text(questions.find("by-deadline"), "en").splitlines()[0])
        # Which quantified targets are due by a year, and what are they?

    """
    given = {"lang": lang} if any(parameter.name == "lang" for parameter in question.parameters) else {}
    bound = questions.bindings(question, given)
    lines = [f"# {question.question.of(lang)}", f"# {question.purpose.of(lang)}"]
    lines += [
        f"# ${one.name}: {one.meaning.of(lang)}; {message('serve', 'narrow', lang)} ${one.name}"
        for one in question.parameters
        if one.name not in bound
    ]
    return "\n".join(lines) + "\n" + bind(question.sparql, bound)
