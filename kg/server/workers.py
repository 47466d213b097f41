"""The process that holds the graph and forks those who answer queries; run as `python -m kg.server.workers`.

The graph is loaded once. A worker is a fork, so it shares the graph's memory and is there within milliseconds, even
when the one before it was killed in the middle of a query. Nothing can be written: no worker has a path to do it.

The server talks to this process over one socket in orders of five bytes (letter, number of the worker), and to each
worker over its own, in frames (see `Request`, `Reply`).
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import signal
import socket
import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError, QuestionError
from kg.questions.guard import guard, is_harmless, refuse_longer
from kg.server import problems
from kg.server.negotiation import OFFERED, negotiate
from kg.store import Store, open_build
from kg.vocabulary import BASE, PREFIXES

ORDER = struct.Struct("!cI")
ENDED = struct.Struct("!Ii")
LENGTH = struct.Struct("!I")
_HEAD = struct.Struct("!HBI")
FORK, KILL, YIELD = b"F", b"K", b"Y"
_LOW_PRIORITY = 15
_WORTH_PACKING = 1400  # bytes: below, the answer fits one packet anyhow


@dataclass(frozen=True, slots=True)
class Request:
    """A query for a worker; ACCEPT is the header of that name, PACK whether the reader takes gzip."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""
    pack: bool = False

    def frame(self) -> bytes:
        """Return the request as the worker reads it: its length and JSON."""
        fields = (self.query, self.default_graphs, self.named_graphs, self.accept, self.pack)
        written = json.dumps(fields).encode()
        return LENGTH.pack(len(written)) + written


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker answers: the HTTP status, the media type, whether the body is packed with gzip, and the body."""

    status: int
    media_type: str
    packed: bool
    body: bytes

    def frame(self) -> bytes:
        """Return the reply as the server reads it: its length, status, flags and texts."""
        kind = self.media_type.encode()
        head = _HEAD.pack(self.status, self.packed, len(kind))
        return LENGTH.pack(len(head) + len(kind) + len(self.body)) + head + kind + self.body

    @classmethod
    def read(cls, frame: bytes) -> Reply:
        """Return the reply in FRAME, which comes without its length.

        Example:
            >>> Reply.read(Reply(200, "text/csv", False, b"a").frame()[4:]).body
            b'a'

        """
        status, packed, length = _HEAD.unpack_from(frame)
        start = _HEAD.size + length
        return cls(status, frame[_HEAD.size : start].decode(), bool(packed), frame[start:])

    @classmethod
    def refusal(cls, error: KgError) -> Reply:
        """Return the reply that tells ERROR."""
        return cls(problems.status_of(error), problems.MEDIA_TYPE, False, problems.body_of(error))


def answer(store: Store, graphs: frozenset[str], request: Request) -> Reply:
    """Return what STORE, whose graphs are GRAPHS, answers to REQUEST; every refusal is a reply too.

    Example:
        >>> answer(Store(b""), frozenset(), Request("ASK {}", accept="text/csv")).body
        b'true'

    """
    try:
        refuse_longer(request.query)
        if not is_harmless(request.query):
            guard(request.query, PREFIXES, graphs=graphs)
        try:
            found = store.find(request.query, request.default_graphs, request.named_graphs, BASE)
        except QuestionError:
            guard(request.query, PREFIXES, graphs=graphs)  # tells an update from a slip
            raise
        media_type = negotiate(request.accept, found.kind)
        if media_type is None:
            offered = ", ".join(dict.fromkeys(OFFERED[found.kind].values()))
            raise problems.Problem(406, "no such format for this answer", request.accept, f"accept one of {offered}")
        body = found.written(media_type)
    except KgError as error:
        return Reply.refusal(error)
    except MemoryError:
        return Reply.refusal(out_of_memory())
    if request.pack and len(body) > _WORTH_PACKING:
        packer = zlib.compressobj(4, zlib.DEFLATED, 31)
        return Reply(200, media_type, True, packer.compress(body) + packer.flush())
    return Reply(200, media_type, False, body)


def out_of_memory() -> problems.Problem:
    """Return the problem of a query that wants more memory than it may have."""
    return problems.Problem(503, "the query ran out of memory", "", "ask for less, or start with a larger --memory")


def serve_orders(control: socket.socket, folder: Path, memory: int) -> None:
    """Load the build in FOLDER, say so over CONTROL, then fork, slow down and kill workers as ordered until it closes.

    Args:
        control: the socket to the server.
        folder: the build.
        memory: megabytes that a query may take beyond the graph itself.

    """
    try:
        store = open_build(folder, PREFIXES)
    except KgError as error:
        _tell(control, {"error": [error.what, error.where, error.remedy]})
        return
    graphs = store.graphs()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as SIGINT below: it may reach all processes, the server closes
    _tell(control, {"graphs": sorted(graphs)})
    gc.freeze()  # so that a fork shares its pages for good
    workers: dict[int, int] = {}
    while True:
        order, sockets, _, _ = socket.recv_fds(control, ORDER.size, 1)
        if len(order) < ORDER.size:
            break
        letter, number = ORDER.unpack(order)
        if letter == FORK:
            with socket.socket(fileno=sockets[0]) as wire:
                workers[number] = _fork(wire, control, store, graphs, memory)
        elif letter == YIELD:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, workers[number], _LOW_PRIORITY)
        else:
            control.sendall(ENDED.pack(number, _end(workers.pop(number))))
    for process in workers.values():
        _end(process)


def _tell(control: socket.socket, message: object) -> None:
    written = json.dumps(message).encode()
    with contextlib.suppress(BrokenPipeError):  # the server was stopped while the graph was loaded
        control.sendall(LENGTH.pack(len(written)) + written)


def _end(process: int) -> int:
    """Kill PROCESS and return the signal that ended it, which is another one where it had died already."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _fork(wire: socket.socket, control: socket.socket, store: Store, graphs: frozenset[str], memory: int) -> int:
    process = os.fork()
    if process:
        return process
    control.close()
    _bound(memory)
    code = 1
    with contextlib.suppress(BaseException):
        _work(wire, store, graphs)
        code = 0
    os._exit(code)


def _bound(memory: int) -> None:
    """Let this process take MEMORY megabytes more than it has; no core file, and no cry of the runtime at its end."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pages = Path("/proc/self/statm")
    if pages.is_file():  # without it (macOS) the size of a fork is not known, and the deadline alone bounds it
        most = int(pages.read_text().split()[0]) * resource.getpagesize() + memory * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)


def _work(wire: socket.socket, store: Store, graphs: frozenset[str]) -> None:
    """Answer the requests that come over WIRE, one after the other, until it closes."""
    with wire, wire.makefile("rb") as requests:
        while (frame := _next(requests)) is not None:
            request = Request(*json.loads(frame))
            wire.sendall(answer(store, graphs, request).frame())


def _next(requests: BinaryIO) -> bytes | None:
    head = requests.read(LENGTH.size)
    return requests.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the socket
    serve_orders(socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2]), int(sys.argv[3]))
