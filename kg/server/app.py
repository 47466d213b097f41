"""What is served where: an application on Starlette over a pool of workers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import KgError
from kg.server import problems
from kg.server.asking import Asking
from kg.server.description import Description
from kg.server.endpoint import Endpoint
from kg.server.pool import Pool
from kg.server.problems import Problem
from kg.server.searching import Searching
from kg.server.things import Things

_ENDPOINTS = ("/sparql", "/sparql/")


def application(pool: Pool, folder: Path, *, cors: bool = False) -> ASGIApp:
    """Return the application that serves the build in FOLDER.

    Args:
        pool: the workers over that build.
        folder: the build, whose pages are served as they are; a lone file of N-Quads has none.
        cors: whether pages of other sites may ask.

    """
    description = Description(pool)
    endpoint = Endpoint(pool, description)
    things, asking = Things(pool, folder), Asking(pool, folder)

    async def void(request: Request) -> Response:
        reply = await description.void(request.headers.get("accept", ""), str(request.url_for("sparql")))
        return Response(reply.body, reply.status, media_type=reply.media_type)

    routes: list[BaseRoute] = [
        Route("/sparql", endpoint, name="sparql"),
        Route("/.well-known/void", void),
        *asking.routes(),
        *things.routes(),
        *Searching(folder).routes(),
    ]
    site = folder / "site"
    if site.is_dir():
        routes.append(Mount("/", StaticFiles(directory=site, html=True)))
    else:
        routes.append(Route("/", _to_the_questions))
    pages = Starlette(
        routes=routes,
        middleware=[Middleware(GZipMiddleware, minimum_size=1400, compresslevel=4)],
        exception_handlers={KgError: _refuse, HTTPException: _refuse, 500: _fail},
        lifespan=_over(pool),
    )
    app = _Front(endpoint, pages)
    return CORSMiddleware(app, allow_origins=["*"], allow_methods=["GET", "POST"]) if cors else app


class _Front:
    """The endpoint before all else, since its queries are many; then the pages."""

    def __init__(self, endpoint: Endpoint, pages: ASGIApp) -> None:
        self._endpoint = endpoint
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in _ENDPOINTS:
            await self._endpoint(scope, receive, send)
        else:
            await self._pages(scope, receive, send)


def _over(pool: Pool):  # type: ignore[no-untyped-def]
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        try:
            yield
        finally:
            pool.close()

    return lifespan


async def _to_the_questions(_: Request) -> Response:
    return RedirectResponse("/query")


async def _refuse(request: Request, error: Exception) -> Response:
    """Return the problem that tells ERROR, which is one of ours or of the framework's."""
    if isinstance(error, HTTPException):
        what = "there is nothing at this address" if error.status_code == 404 else error.detail
        remedy = "start at / or at /query" if error.status_code == 404 else "use GET"
        error = Problem(error.status_code, what, request.url.path, remedy, dict(error.headers or {}))
    assert isinstance(error, KgError)
    headers = error.headers if isinstance(error, Problem) else None
    status = problems.status_of(error)
    return Response(problems.body_of(error), status, headers, problems.MEDIA_TYPE)


async def _fail(request: Request, _: Exception) -> Response:
    error = Problem(500, "the server failed", request.url.path, "report it with what you asked")
    return Response(problems.body_of(error), 500, media_type=problems.MEDIA_TYPE)
