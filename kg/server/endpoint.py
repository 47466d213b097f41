"""`/sparql`: a request of SPARQL 1.1 Protocol in, the answer of a worker out. Written on ASGI itself, to be fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.questions.guard import LARGEST
from kg.server import protocol
from kg.server.problems import Problem
from kg.server.workers import Reply, Request

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from kg.server.description import Description
    from kg.server.pool import Pool


class Endpoint:
    """The endpoint over the workers of POOL; without a query it describes itself."""

    def __init__(self, pool: Pool, description: Description) -> None:
        self._pool = pool
        self._description = description

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        headers = dict(scope["headers"])
        more = [(b"vary", b"accept, accept-encoding")]
        try:
            reply = await self._answer(scope, receive, headers)
        except KgError as error:
            reply = Reply.refusal(error)
            if isinstance(error, Problem):
                more += [(name.lower().encode(), value.encode()) for name, value in error.headers.items()]
        await respond(send, reply, more)

    async def _answer(self, scope: Scope, receive: Receive, headers: dict[bytes, bytes]) -> Reply:
        method = scope["method"]
        if len(scope["query_string"]) > protocol.LARGEST_BODY:
            raise _too_large()
        body = await _body(receive) if method == "POST" else b""
        content_type = headers.get(b"content-type", b"").decode("latin-1")
        asked = protocol.read(method, scope["query_string"], content_type, body)
        accept = headers.get(b"accept", b"").decode("latin-1")
        if asked.query is None:
            if method == "POST":
                raise Problem(400, "the request lacks its query", "query=", "send one")
            return await self._description.service(accept, _address(scope, headers))
        pack = b"gzip" in headers.get(b"accept-encoding", b"")
        return await self._pool.ask(Request(asked.query, asked.default_graphs, asked.named_graphs, accept, pack))


async def respond(send: Send, reply: Reply, more: list[tuple[bytes, bytes]]) -> None:
    """Send REPLY with MORE header fields."""
    media_type = reply.media_type
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    headers = [(b"content-type", media_type.encode()), (b"content-length", str(len(reply.body)).encode()), *more]
    if reply.packed:
        headers.append((b"content-encoding", b"gzip"))
    if reply.status == 503:
        headers.append((b"retry-after", b"1"))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b""
        part = message.get("body", b"")
        parts.append(part)
        size += len(part)
        if size > protocol.LARGEST_BODY:
            raise _too_large()
        if not message.get("more_body"):
            return b"".join(parts)


def _too_large() -> Problem:
    return Problem(413, "the query is too long", "", f"stay below {LARGEST} characters")


def _address(scope: Scope, headers: dict[bytes, bytes]) -> str:
    """Return the address the request was sent to, without its query."""
    host = headers.get(b"host", b"localhost").decode("latin-1")
    return f"{scope['scheme']}://{host}{scope['path']}"
