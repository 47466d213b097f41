"""A build and an address in; the server runs until it is interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

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


def serve(folder: Path, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve the build in FOLDER until it is interrupted.

    Args:
        folder: the build, or a file of N-Quads.
        settings: where and how.
        ready: told the server's address once it takes requests.

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
            ready(f"http://{name}:{port}/")
            with suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[listening])
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
