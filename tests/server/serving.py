"""A real `kg serve` on a port of its own, and requests to it."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def json(self):
        return json.loads(self.body)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@dataclass
class Server:
    """A server that runs until it is stopped."""

    folder: Path
    options: tuple[str, ...] = ()
    url: str = ""
    process: subprocess.Popen = field(init=False)

    def start(self) -> "Server":
        command = [sys.executable, "-u", "-m", "kg.cli", "serve", "--on", str(self.folder), "--port", "0"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "KG_LANG": "en"}
        self.process = subprocess.Popen(
            [*command, *self.options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        line = self.process.stdout.readline()
        assert line.startswith("Serving at "), line + self.process.stderr.read()
        self.url = line.split()[2]
        return self

    def stop(self) -> tuple[int, str, str]:
        """Interrupt it as Ctrl-C does and return its exit code and what it said since it was ready."""
        self.process.send_signal(signal.SIGINT)
        said, complained = self.process.communicate(timeout=20)
        return self.process.returncode, said, complained

    def ask(self, path: str, body: bytes | None = None, method: str | None = None, **headers: str) -> Answer:
        """Send a request; HEADERS are written with _ for -."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path.lstrip("/"), body, named, method=method)
        if body is not None and "Content-Type" not in named:
            request.remove_header("Content-type")
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=30) as response:
                return Answer(response.status, _lower(response.headers), response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, _lower(error.headers), error.read())

    def query(self, sparql: str, accept: str = "application/sparql-results+json", **more: str) -> Answer:
        return self.ask("sparql", sparql.encode(), Content_Type="application/sparql-query", Accept=accept, **more)


def _lower(headers) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
