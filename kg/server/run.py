"""A build and an address in; the server runs until it is interrupted."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn

from kg.errors import InputError
from kg.server.app import application
from kg.server.pool import Pool


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve: where to listen (port 0 takes any free one), and what a query may take."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    deadline: float = 10.0
    memory: int = 1024
    cors: bool = False


class _Server(uvicorn.Server):
    """A server that ends by itself within seconds of SIGINT or SIGTERM, whenever they come and however often."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # a request cut off now is no error to print
        await super().shutdown(sockets)

    @contextmanager
    def heeding(self) -> Iterator[None]:
        """Heed the signals from here on, before `run` has loaded its parts and does so itself.

        Without this SIGINT raises KeyboardInterrupt wherever the code happens to be. In a callback of a weak reference,
        as when the loop's module is imported, Python prints and forgets it, and the server would run on.
        """
        before = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def serve(folder: Path, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve the build in FOLDER until SIGINT or SIGTERM comes; call it in the main thread, which hears them.

    Args:
        folder: the build, or a file of N-Quads.
        settings: where and how.
        ready: told the server's address once it takes requests and can be stopped.

    Raises:
        InputError: when the build is missing or broken, or the address is taken.

    """
    listening = _listen(settings.host, settings.port)
    with listening:
        pool = Pool(folder, settings.workers, settings.deadline, settings.memory)
        try:
            app = application(pool, folder, cors=settings.cors)
            config = uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                date_header=True,
                timeout_graceful_shutdown=1,
                lifespan="on",
            )
            host, port = listening.getsockname()[:2]
            name = f"[{host}]" if ":" in host else host
            server = _Server(config)
            with server.heeding():
                ready(f"http://{name}:{port}/")
                server.run(sockets=[listening])
        finally:
            pool.close()


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at HOST and PORT, so that a taken one is known before anything is loaded."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(2048)
        except OSError:
            listening.close()
            raise
    except (OSError, OverflowError) as error:
        raise InputError("cannot listen there", f"{host}:{port}: {error}", "give another --port or --host") from error
    return listening
