"""Words in; the things and sentences that have them out, as a page for people and JSON for programs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from kg.search import Hit, Index
from kg.server import pages
from kg.server.negotiation import HTML, choose
from kg.server.problems import Problem
from kg.server.things import href
from kg.store import open_build
from kg.texts import texts_of
from kg.vocabulary import PLAN, PREFIXES, label

_JSON = "application/json"
_LIMIT = 20


class Searching:
    """The search over the build in FOLDER; its index is made in memory when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: Index | None = None
        self._lock = asyncio.Lock()

    def routes(self) -> list[BaseRoute]:
        """Return where to search."""
        return [Route("/search", self._search)]

    async def _search(self, request: Request) -> Response:
        words = request.query_params.get("q", "")
        try:
            limit = int(request.query_params.get("limit", _LIMIT))
        except ValueError as error:
            raise Problem(400, "not a number of hits", request.query_params["limit"], "give a whole number") from error
        wanted = choose(request.headers.get("accept", ""), {_JSON: _JSON, HTML: HTML})
        if wanted is None:
            raise Problem(406, "no such format for hits", request.headers.get("accept", ""), "accept JSON or HTML")
        kinds = tuple(request.query_params.getlist("kind"))
        hits = await self._found(words, limit, kinds) if words or wanted == _JSON else []
        if wanted == _JSON:
            return JSONResponse({"q": words, "hits": [{**asdict(hit), "href": href(hit.iri)} for hit in hits]})
        lang = pages.language(request)
        return pages.page(request, "search.html", {"q": words, "hits": [_shown(hit, lang) for hit in hits]})

    async def _found(self, words: str, limit: int, kinds: tuple[str, ...]) -> Sequence[Hit]:
        async with self._lock:
            if self._index is None:
                self._index = await asyncio.to_thread(self._make)
        return await asyncio.to_thread(self._index.search, words, limit, kinds)

    def _make(self) -> Index:
        return Index(open_build(self._folder, PREFIXES), texts_of(self._folder))


def _shown(hit: Hit, lang: str) -> dict[str, object]:
    """Return HIT as its page shows it: names, where they lead, and the sentence in pieces, marked or not."""
    pieces, at = [], 0
    for start, end in hit.marks:
        pieces += [(hit.sentence[at:start], False), (hit.sentence[start:end], True)]
        at = end
    pieces.append((hit.sentence[at:], False))
    names = (hit.label_en, hit.label_zh) if lang == "en" else (hit.label_zh, hit.label_en)
    is_thing = "#" not in hit.iri
    where = f"/text/{hit.article}?start={hit.start}&end={hit.end}#here" if hit.article else ""
    return {
        "name": next((name for name in names if name), ""),
        "href": href(hit.iri) if is_thing else "",
        "kind": label(PLAN[hit.type], lang) if is_thing else "",
        "pieces": pieces,
        "article": hit.article,
        "start": hit.start,
        "end": hit.end,
        "where": where,
    }
