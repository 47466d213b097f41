"""Who asks, how often, and what is said when a server does not do as it should."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripted import Reply, scripted

from kg.connection import Connection
from kg.errors import InputError, KgError, QuestionError

BUSY = Reply("wait", 503, {"Retry-After": "0"})


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Leave the settings of whoever runs the tests out, and wait for nothing."""
    for name in ("USER", "PASSWORD", "TOKEN", "TIMEOUT"):
        monkeypatch.delenv(f"KG_ENDPOINT_{name}", raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setattr("kg.connection.time.sleep", lambda _: None)
    yield


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (400, QuestionError, "the server refuses the request: .*400 Bad Request: no such"),
        (401, InputError, "set KG_ENDPOINT_USER"),
        (403, InputError, "set KG_ENDPOINT_USER"),
        (404, InputError, r"see docs/stores\.md"),
        (307, InputError, r"sends elsewhere \(307 http://other/\)"),
        (500, InputError, "the server failed"),
    ],
)
def test_a_refusal_is_one_line_that_says_what_to_do(status: int, kind: type[KgError], message: str) -> None:
    with scripted([Reply("no such\n\nthing", status, {"Location": "http://other/"})]) as server:
        with pytest.raises(kind, match=message) as caught:
            Connection(server.url).send("GET")
        assert "\n" not in str(caught.value)
        assert len(server.asked) == 1


def test_a_busy_server_is_asked_again_and_not_for_ever() -> None:
    with scripted([BUSY, BUSY, Reply("here")]) as server:
        assert Connection(server.url).send("GET").text == "here"
        assert len(server.asked) == 3
    with scripted([BUSY]) as server:
        with pytest.raises(InputError, match="503"):
            Connection(server.url).send("GET")
        assert len(server.asked) == 3


def test_a_broken_line_is_tried_again_only_where_that_changes_nothing() -> None:
    with scripted([Reply(hang_up=True), Reply("here")]) as server:
        assert Connection(server.url).send("PUT", repeatable=True).text == "here"
    with scripted([Reply(hang_up=True), Reply("here")]) as server:
        with pytest.raises(InputError, match="cannot be reached"):
            Connection(server.url).send("POST")
        assert len(server.asked) == 1


def test_a_password_is_sent_when_asked_for_and_then_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "reader")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "水乡")
    with scripted([Reply("", 401, {"WWW-Authenticate": 'Basic realm="x"'}), Reply("here")]) as server:
        line = Connection(server.url)
        line.send("GET")
        line.send("GET")
        sent = [request.headers.get("Authorization") for request in server.asked]
    expected = "Basic " + base64.b64encode("reader:水乡".encode()).decode()
    assert sent == [None, expected, expected]


def test_a_password_may_stand_in_netrc(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login dba password secret\n", encoding="utf-8")
    digest = 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5'
    with scripted(
        [Reply("", 401, {"WWW-Authenticate": digest}), Reply("", 401, {"WWW-Authenticate": digest}), Reply()]
    ) as server:
        Connection(server.url).send("GET")
        told = server.asked[-1].headers["Authorization"]
    assert told.startswith('Digest username="dba"')
    assert "secret" not in told


def test_a_token_is_sent_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", "abc")
    with scripted([Reply()]) as server:
        Connection(server.url).send("GET")
        assert server.asked[0].headers["Authorization"] == "Bearer abc"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://host/", "not a URL of a server"),
        ("http://", "not a URL of a server"),
        ("http://host:port/", "not a URL"),
        ("http://me:secret@host/query", "does not belong into a URL: http://host/query"),
    ],
)
def test_a_url_that_cannot_be_asked_is_told(url: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        Connection(url)
    assert "secret" not in str(caught.value)


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setenv("KG_ENDPOINT_TIMEOUT", "0.2")
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(InputError, match="answer in time"):
        Connection(f"http://127.0.0.1:{silent.getsockname()[1]}/").send("POST")


def test_a_wait_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_ENDPOINT_TIMEOUT", "soon")
    with pytest.raises(InputError, match="KG_ENDPOINT_TIMEOUT=soon"):
        Connection("http://127.0.0.1/")
