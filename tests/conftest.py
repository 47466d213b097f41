"""What tests of several folders share: the build of the shipped article, and a real SPARQL server on loopback."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from listening import free_port, wait_for

from kg.build import build

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the shipped article is built into."""
    out = tmp_path_factory.mktemp("built") / "out"
    assert build([ROOT / "articles"], out).kept
    return out


@pytest.fixture
def oxigraph() -> Iterator[Callable[..., str]]:
    """Give a function that starts an empty Oxigraph server with the given options and returns its address."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if not program:
        pytest.skip("the package oxigraph is not installed")
    started: list[subprocess.Popen[bytes]] = []

    def start(*options: str) -> str:
        port = free_port()
        command = [program, "serve", "--bind", f"127.0.0.1:{port}", *options]
        started.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        wait_for(port, started[-1])
        return f"http://127.0.0.1:{port}"

    yield start
    for process in started:
        process.terminate()
        process.wait(10)
