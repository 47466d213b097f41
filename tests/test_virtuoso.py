"""On a real Virtuoso server all questions answer but those that docs/stores.md lists; skipped where there is none."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from listening import free_port, wait_for

from kg import questions
from kg.connection import Connection
from kg.errors import KgError
from kg.loading import load
from kg.remote import open_store
from kg.store import Store, Table, Value
from kg.vocabulary import PREFIXES

ROOT = Path(__file__).resolve().parents[1]
LISTED = re.compile(r"^\| `(\w+/[\w-]+)` \| ", re.MULTILINE)
SETTINGS = """\
[Database]
DatabaseFile = v.db
ErrorLogFile = v.log
LockFile = v.lck
TransactionFile = v.trx
xa_persistent_file = v.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
"""


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource-7)")
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "v.ini").write_text(SETTINGS.format(sql=free_port(), http=port), encoding="utf-8")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([program, "-f", "-c", "v.ini"], cwd=folder, **quiet)
    try:
        wait_for(port, server, 120)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)


def plain(table: Table) -> list[tuple[str | None, ...]]:
    """Return the rows as text; types differ as docs/stores.md says, and truth values are 1 and 0 there."""

    def cell(value: Value | None) -> str | None:
        if value is None:
            return None
        truth = value.datatype.endswith("#boolean")
        return {"true": "1", "false": "0"}.get(value.value, value.value) if truth else value.value + value.language

    return [tuple(map(cell, row)) for row in table.rows]


def rows_of(store: Store, question: questions.Question, lang: str) -> list[tuple[str | None, ...]] | str:
    params = {"lang": lang} if any(one.name == "lang" for one in question.parameters) else {}
    try:
        return plain(questions.ask(store, question, params))
    except KgError as error:
        return str(error)


@pytest.mark.long
def test_what_differs_is_what_is_listed(built: Path, virtuoso: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "dba")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "dba")
    load(built, f"{virtuoso}/sparql-graph-crud-auth", batch=5000)
    here, there = open_store(built, PREFIXES), open_store(f"{virtuoso}/sparql", PREFIXES)
    counted = "SELECT (COUNT(*) AS ?n) { GRAPH <https://w3id.org/plan-kg/graph/jiangbei> { ?s ?p ?o } }"
    assert there.select(counted).records() == here.select(counted).records()
    differing = {
        name
        for name, question in questions.library().items()
        if any(rows_of(here, question, lang) != rows_of(there, question, lang) for lang in ("zh", "en"))
    }
    listed = set(LISTED.findall((ROOT / "docs" / "stores.md").read_text(encoding="utf-8")))
    assert differing == listed


@pytest.mark.long
def test_loading_without_a_password_is_told(built: Path, virtuoso: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRC", "/nowhere")
    with pytest.raises(KgError, match="KG_ENDPOINT_USER"):
        Connection(f"{virtuoso}/sparql-graph-crud-auth").send("PUT", params={"graph": "http://e/g"}, content=b"")
