"""`kg serve` as a command: what it says when it starts, stops and cannot."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from kg.cli import main
from tests.server.serving import Server


def serve(*words: str):
    return CliRunner().invoke(main, ["serve", *words])


def test_it_stops_cleanly_when_interrupted(graphs) -> None:
    server = Server(graphs).start()
    assert server.query("ASK {}").status == 200
    children = _children(server.process.pid)
    assert children
    code, said, complained = server.stop()
    assert (code, said, complained) == (0, "Stopped.\n", "")
    assert not [child for child in children if _is_alive(child)]


def test_it_stops_while_a_query_runs_away(graphs) -> None:
    server = Server(graphs).start()
    runaway = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(24)) + " }"
    with socket.create_connection(("127.0.0.1", int(server.url.rstrip("/").rpartition(":")[2]))) as wire:
        wire.sendall(
            f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
            f"Content-Length: {len(runaway)}\r\n\r\n{runaway}".encode()
        )
        time.sleep(0.6)
        children = _children(server.process.pid)
        code, said, complained = server.stop()
    assert (code, said, complained) == (0, "Stopped.\n", "")
    assert not [child for child in children if _is_alive(child)]


def test_it_stops_cleanly_when_all_its_processes_are_told_to(graphs) -> None:
    server = Server(graphs).start()
    assert server.query("ASK {}").status == 200
    children = _children(server.process.pid)
    for process in [*children, server.process.pid]:
        os.kill(process, signal.SIGTERM)
    said, complained = server.process.communicate(timeout=20)
    assert (server.process.returncode, said, complained) == (0, "Stopped.\n", "")
    assert not [child for child in children if _is_alive(child)]


INTERRUPTED_AT_ONCE = """
import signal, sys, weakref
from pathlib import Path
from kg.server.run import Settings, serve

class Thing: pass

def ready(_):  # the signal comes where Python forgets an exception, as it may while modules are imported
    thing = Thing()
    watch = weakref.ref(thing, lambda _: signal.raise_signal(int(sys.argv[2])))
    del thing

serve(Path(sys.argv[1]), Settings(port=0), ready)
print("over")
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_interrupted_before_it_has_loaded_all(number: int, graphs) -> None:
    words = [sys.executable, "-c", INTERRUPTED_AT_ONCE, str(graphs), str(int(number))]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=20)
    assert (done.returncode, done.stdout, done.stderr) == (0, "over\n", "")


def test_it_listens_on_this_machine_alone_unless_asked(graphs) -> None:
    server = Server(graphs).start()
    try:
        assert server.url.startswith("http://127.0.0.1:")
    finally:
        server.stop()


def test_other_sites_may_ask_with_cors(graphs) -> None:
    server = Server(graphs, ("--cors",)).start()
    try:
        answer = server.query("ASK {}", Origin="http://other.example")
        assert answer.headers["access-control-allow-origin"] == "*"
        asked = server.ask(
            "sparql", method="OPTIONS", Origin="http://other.example", Access_Control_Request_Method="POST"
        )
        assert (asked.status, "POST" in asked.headers["access-control-allow-methods"]) == (200, True)
    finally:
        server.stop()


def test_a_port_in_use_is_one_line(graphs) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = serve("--on", str(graphs), "--port", port)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert f"cannot listen there: 127.0.0.1:{port}" in result.stderr


def test_a_missing_build_is_one_line(tmp_path) -> None:
    result = serve("--on", str(tmp_path), "--port", "0")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "no graph found" in result.stderr


@pytest.mark.parametrize("module", ["uvicorn", "starlette"])
def test_without_the_extra_the_remedy_is_told(module: str, graphs) -> None:
    script = (
        f"import sys; sys.modules[{module!r}] = None; from kg.cli import main; main(['serve', '--on', sys.argv[1]])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(graphs)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: kg serve needs an extra: ")
    assert "pip install 'plan-kg[serve]'" in done.stderr
    assert done.stderr.count("\n") == 1


def _children(process: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = dict(tuple(map(int, line.split())) for line in listed.splitlines())
    direct = [child for child, parent in parents.items() if parent == process]
    return direct + [child for child, parent in parents.items() if parent in direct]


def _is_alive(process: int) -> bool:
    found = subprocess.run(["ps", "-p", str(process), "-o", "stat="], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.startswith("Z")
