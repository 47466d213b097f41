"""An IRI of the graph in, as the path of an address; its page for people or its triples for programs out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import quote, urlencode

from rdflib import URIRef
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.model import Span
from kg.resources import message
from kg.server import pages, workers
from kg.server.description import query, records
from kg.server.negotiation import HTML, PAGE_OR_TRIPLES, TURTLE, choose
from kg.server.pool import Pool
from kg.server.problems import Problem
from kg.site.view import sentences
from kg.store import Value, bind
from kg.vocabulary import BASE, PREFIXES, label

_KINDS = ("id", "vocabulary", "ontology", "text", "graph", "activity", "article")
_FORMATS = {
    "html": HTML,
    "ttl": TURTLE,
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
_NAME = re.compile(r"[A-Za-z0-9-]+")
_LABELS = ("prefLabel", "label", "title")
_FIRST = ("a", "prefLabel", "altLabel")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value or a thing as a page shows it: words, where they lead, and the claim that its words can be seen by."""

    words: str
    href: str = ""
    language: str = ""
    claim: str = ""


@dataclass(slots=True)
class Property:
    """A property of a page's thing with its values."""

    name: str
    values: list[Shown] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article that show a thing, inside the sentence they stand in."""

    before: str
    words: str
    after: str
    article: str
    start: int
    end: int
    href: str


class Things:
    """The things of the build in FOLDER, as POOL tells of them."""

    def __init__(self, pool: Pool, folder: Path) -> None:
        self._pool = pool
        self._texts = folder / "texts"
        self._sentences = cache(self._read)

    def routes(self) -> list[BaseRoute]:
        """Return where things are found."""
        rest = [Route(f"/{kind}/{{rest:path}}", self._thing) for kind in _KINDS]
        return [Route("/ontology", self._ontology), Route("/text/{name}", self._text), *rest]

    async def _thing(self, request: Request) -> Response:
        iri = BASE + request.url.path.removeprefix("/")
        media_type = _wanted(request)
        if iri in self._pool.graphs:
            media_type = TURTLE if media_type == HTML else media_type
            return await self._triples("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", media_type, (iri,))
        thing = {"thing": Value.iri(iri)}
        try:
            said = await records(self._pool, bind(query("outgoing"), thing))
        except ValueError:
            said = []
        if not said:
            raise Problem(404, "the graph says nothing of this", iri, "look for it at /search or /query")
        if media_type != HTML:
            return await self._triples(bind(query("triples-thing"), thing), media_type)
        speaks = await records(self._pool, bind(query("incoming"), thing))
        shown = await records(self._pool, bind(query("evidence"), thing))
        lang = pages.language(request)
        quotes = [await self._quoted(row) for row in shown]
        names = {row["language"]: row["value"] for row in reversed(said) if _local(row["property"]) in _LABELS}
        values = {
            "title": names.get(lang) or names.get("zh") or names.get("en") or names.get("") or _short(iri),
            "under": names.get("en" if lang == "zh" else "zh", ""),
            "iri": iri,
            "kinds": [one for one in _properties(said, lang) if one.name == _property_name(_TYPE, lang)],
            "said": [one for one in _properties(said, lang) if one.name != _property_name(_TYPE, lang)],
            "speaks": _properties(speaks, lang),
            "quotes": quotes,
            "formats": _links(request),
        }
        return pages.page(request, "thing.html", values)

    async def _ontology(self, request: Request) -> Response:
        media_type = _wanted(request)
        if media_type != HTML:
            return await self._triples(query("triples-ontology"), media_type)
        lang = pages.language(request)
        terms = await records(self._pool, query("terms"))
        schemes = await records(self._pool, query("schemes"))
        values = {
            "terms": [
                {
                    "name": row["term"].partition("#")[2],
                    "words": row[lang],
                    "under": row["en" if lang == "zh" else "zh"],
                    "meant": row["meantZh" if lang == "zh" else "meantEn"],
                    "wider": [Shown(_name(iri, lang), href(iri)) for iri in row["wider"].split()],
                }
                for row in terms
            ],
            "schemes": [Shown(row[lang], href(row["term"])) for row in schemes],
            "formats": _links(request),
        }
        return pages.page(request, "terms.html", values)

    async def _text(self, request: Request) -> Response:
        """Send an article: as a page with the words from ?start= to ?end= marked, as plain text, or its triples."""
        offered = {**PAGE_OR_TRIPLES, "text/plain": "text/plain"}
        wanted = choose(request.headers.get("accept", ""), offered)
        name = request.path_params["name"]
        path = self._texts / f"{name}.txt"
        if request.query_params.get("format") or wanted not in (HTML, "text/plain") or not _NAME.fullmatch(name):
            return await self._thing(request)
        if not path.is_file():
            raise Problem(404, "there is no such text", request.url.path, "look for it at /query")
        text = path.read_bytes().decode("utf-8", "replace")
        if wanted == "text/plain":
            return Response(text, media_type="text/plain")
        start, end = _offsets(request, len(text))
        values = {
            "title": text.strip().partition("\n")[0],
            "before": text[:start],
            "words": text[start:end],
            "after": text[end:],
            "formats": _links(request),
        }
        return pages.page(request, "text.html", values)

    async def _triples(self, sparql: str, media_type: str, graphs: Sequence[str] = ()) -> Response:
        reply = await self._pool.ask(workers.Request(sparql, tuple(graphs), accept=media_type))
        return Response(reply.body, reply.status, {"Vary": "Accept"}, reply.media_type)

    async def _quoted(self, row: Mapping[str, str]) -> Quoted:
        name, start, end = _local(row["text"]), int(row["start"]), int(row["end"])
        text, spans = await asyncio.to_thread(self._sentences, name)
        around = [span for span in spans if span.start < end and start < span.end]
        first = min((span.start for span in around), default=start)
        last = max((span.end for span in around), default=end)
        where = urlencode({"start": start, "end": end})
        before, after = text[min(first, start) : start], text[end : max(last, end)]
        return Quoted(before, row["exact"], after, name, start, end, f"/text/{name}?{where}#here")

    def _read(self, name: str) -> tuple[str, tuple[Span, ...]]:
        """Return the text called NAME and where its sentences stand; nothing where the build lacks it."""
        path = self._texts / f"{name}.txt"
        if not (_NAME.fullmatch(name) and path.is_file()):
            return "", ()
        text = path.read_bytes().decode("utf-8", "surrogatepass")
        return text, tuple(sentences(text))


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def _wanted(request: Request) -> str:
    asked = request.query_params.get("format")
    found = _FORMATS.get(asked) if asked else choose(request.headers.get("accept", ""), PAGE_OR_TRIPLES)
    if found is None:
        where = f"format={asked}" if asked else request.headers.get("accept", "")
        raise Problem(406, "no such format for a thing", where, f"ask for format={', '.join(_FORMATS)}")
    return found


def _offsets(request: Request, length: int) -> tuple[int, int]:
    try:
        start, end = (int(request.query_params.get(name, "0")) for name in ("start", "end"))
    except ValueError as error:
        raise Problem(400, "not an offset", str(request.url.query), "give whole numbers") from error
    if not 0 <= start <= end <= length:
        raise Problem(400, "outside the text", f"{start} to {end}", f"stay within 0 to {length}")
    return start, end


def _links(request: Request) -> list[tuple[str, str]]:
    """Return the other formats of what REQUEST asks for, each with its address."""
    return [(name, f"{request.url.path}?format={name}") for name in _FORMATS if name != "html"]


def _properties(rows: Iterable[Mapping[str, str]], lang: str) -> list[Property]:
    """Return ROWS as properties with their values: the type and the names first, each value once."""
    found: dict[str, Property] = {}
    ordered = sorted(rows, key=lambda row: (_rank(row["property"]), row["property"]))
    for property_iri, group in groupby(ordered, key=itemgetter("property")):
        one = found.setdefault(property_iri, Property(_property_name(property_iri, lang)))
        seen = set()
        for row in group:
            if (row["value"], row.get("language")) not in seen:
                seen.add((row["value"], row.get("language")))
                one.values.append(_shown(row, lang))
    return list(found.values())


def _rank(property_iri: str) -> int:
    name = "a" if property_iri == _TYPE else _local(property_iri)
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _shown(row: Mapping[str, str], lang: str) -> Shown:
    value = row["value"]
    if row.get("link", "true") != "true":
        return Shown(value, language=row.get("language", ""))
    words = row[lang] or row["zh"] or row["en"] or _name(value, lang)
    return Shown(words, href(value), claim=href(row["claim"]) if row.get("claim") else "")


def _property_name(iri: str, lang: str) -> str:
    """Return what the property IRI is called in LANG: by the ontology, by this page, or by its short name."""
    key = "a" if iri == _TYPE else _local(iri)
    try:
        return message("serve", f"property.{key}", lang)
    except KeyError:
        return _name(iri, lang)


def _name(iri: str, lang: str) -> str:
    try:
        return label(URIRef(iri), lang)
    except KeyError:
        return _short(iri)


def _short(iri: str) -> str:
    """Return IRI with a known prefix, or the end of its path."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(str(namespace)):
            return f"{prefix}:{iri.removeprefix(str(namespace))}"
    return iri.removeprefix(BASE)


def _local(iri: str) -> str:
    return re.split("[#/]", iri)[-1]


def href(iri: str) -> str:
    """Return where this server tells of IRI, or "" where it does not."""
    return "/" + quote(iri.removeprefix(BASE), safe="/#") if iri.startswith(BASE) else ""
