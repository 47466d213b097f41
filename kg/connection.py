"""Requests to a SPARQL server over HTTP: who asks, how long to wait, when to try again, and errors of one line.

A name and password come from KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or from the host's entry in the file that
NETRC names (else ~/.netrc); they are sent when the server asks for them (Basic or Digest, RFC 7617 and 7616), never to
another host. KG_ENDPOINT_TOKEN is sent as a bearer token (RFC 6750). KG_ENDPOINT_TIMEOUT is how many seconds to wait.
"""

from __future__ import annotations

import netrc
import os
import time
from collections.abc import Generator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.errors import InputError, KgError, QuestionError

if TYPE_CHECKING:
    import httpx

CONNECT = 10.0  # seconds until a server that does not open the line is given up
WAIT = 60.0  # seconds of silence until an answer is given up
_AGAIN = frozenset({429, 502, 503, 504})
_LONGEST_PAUSE = 10.0
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def is_url(place: object) -> bool:
    """Tell whether PLACE is the URL of a server and no path.

    Example:
        >>> is_url("http://localhost:7878/query"), is_url("out")
        (True, False)

    """
    return isinstance(place, str) and place.lower().startswith(("http://", "https://"))


class Connection:
    """The line to one URL, kept open between requests.

    Args:
        url: http or https, without a name and password in it.
        wait: seconds of silence until a request is given up; KG_ENDPOINT_TIMEOUT or 60 by default.
        tries: how often a request is sent in all where the server is busy or the line breaks.

    Raises:
        InputError: when URL is none that can be asked, or a setting is not what it should be.

    """

    def __init__(self, url: str, *, wait: float | None = None, tries: int = 3) -> None:
        import httpx  # slow to import, and most commands ask no server

        self.url = url
        host = _host(url)
        seconds = wait if wait is not None else _seconds(os.environ.get("KG_ENDPOINT_TIMEOUT", ""))
        self._tries = tries
        self._client = httpx.Client(
            timeout=httpx.Timeout(seconds, connect=min(CONNECT, seconds)),
            auth=_auth(host),
            trust_env=host not in _LOOPBACK,  # no proxy stands before this machine itself
            headers={"User-Agent": "plan-kg"},
        )

    def send(
        self,
        method: str,
        *,
        content: bytes | None = None,
        form: Mapping[str, str | list[str]] | None = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        repeatable: bool = False,
    ) -> httpx.Response:
        """Send a request and return the answer, which has a status below 300.

        Args:
            method: "GET", "POST", "PUT" …
            content: the body as it stands.
            form: the body as the fields of a form, instead of CONTENT.
            params: what is added to the URL.
            headers: what is said about the body and the answer that is wanted.
            repeatable: whether a request that was given up or refused by a busy server may be sent again: true where
                a second one changes nothing that the first did not. (One that never reached the server always is.)

        Raises:
            QuestionError: when the server refuses the request as wrong.
            InputError: when the server cannot be reached, stays busy, or refuses this user.

        """
        import httpx

        for left in reversed(range(self._tries)):
            try:
                answer = self._client.request(
                    method, self.url, content=content, data=form, params=params, headers=headers
                )
            except httpx.TimeoutException as error:
                if not left or not (repeatable or isinstance(error, httpx.ConnectTimeout)):
                    raise self._gone("the server does not answer in time", "raise KG_ENDPOINT_TIMEOUT") from error
            except (httpx.TransportError, httpx.InvalidURL) as error:
                if not left or not (repeatable or isinstance(error, httpx.ConnectError)):
                    raise self._gone(f"the server cannot be reached ({error})", "start it, or check the URL") from error
            else:
                busy = answer.status_code in _AGAIN and (repeatable or "retry-after" in answer.headers)
                if not (left and busy):
                    return self._accepted(answer)
                self._pause(answer.headers.get("retry-after", ""), left)
                continue
            self._pause("", left)
        raise AssertionError("the last try returns or raises")

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _pause(self, told: str, left: int) -> None:
        """Wait as long as the server TOLD, or longer with each try, before the next one."""
        seconds = float(told) if told.isdigit() else 0.5 * 2.0 ** (self._tries - 1 - left)
        time.sleep(min(seconds, _LONGEST_PAUSE))

    def _gone(self, what: str, remedy: str) -> KgError:
        return InputError(what, self.url, remedy)

    def _accepted(self, answer: httpx.Response) -> httpx.Response:
        status = answer.status_code
        if status < 300:
            return answer
        said = f"{status} {answer.reason_phrase}: {_first_words(answer.text)}".rstrip(": ")
        if status in (401, 403, 407):
            raise self._gone(
                f"the server lets this user not do that ({status})",
                "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or write the host into ~/.netrc",
            )
        if status < 400:
            moved = answer.headers.get("location", "")
            raise self._gone(f"the server sends elsewhere ({status} {moved})".replace(" )", ")"), "give that URL")
        if status in (404, 405, 415):
            raise self._gone(f"nothing at this URL takes that request ({status})", "see docs/stores.md for the URL")
        if status < 500:
            raise QuestionError("the server refuses the request", f"{self.url}: {said}", "mend it")
        raise self._gone(f"the server failed ({said})", "try again, or see its log")


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError("not a URL", url, "write http://HOST:PORT/PATH") from error
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or port == 0:
        raise InputError("not a URL of a server", url, "write http://HOST:PORT/PATH")
    if parts.username or parts.password:
        shown = url.replace(parts.netloc, parts.netloc.rpartition("@")[2])
        raise InputError(
            "a password does not belong into a URL", shown, "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD instead"
        )
    return parts.hostname


def _seconds(told: str) -> float:
    try:
        seconds = float(told or WAIT)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise InputError("not a number of seconds", f"KG_ENDPOINT_TIMEOUT={told}", "set it to 60, say")
    return seconds


def _first_words(text: str) -> str:
    """Return the start of what the server said, as one line."""
    line = " ".join(text.split())
    return line if len(line) <= 300 else line[:300] + "…"


def _auth(host: str) -> httpx.Auth | None:
    if token := os.environ.get("KG_ENDPOINT_TOKEN"):
        return _bearer(token)
    user, password = os.environ.get("KG_ENDPOINT_USER"), os.environ.get("KG_ENDPOINT_PASSWORD")
    if user is None:
        user, password = _from_netrc(host)
    return _when_asked(user, password or "") if user else None


def _from_netrc(host: str) -> tuple[str | None, str | None]:
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None, None
    try:
        entry = netrc.netrc(path).authenticators(host)
    except (OSError, netrc.NetrcParseError) as error:
        raise InputError("the file of passwords cannot be read", f"{path}: {error}", "mend it") from error
    return (entry[0], entry[2]) if entry else (None, None)


def _bearer(token: str) -> httpx.Auth:
    import httpx

    class Bearer(httpx.Auth):
        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
            request.headers["Authorization"] = f"Bearer {token}"
            yield request

    return Bearer()


def _when_asked(user: str, password: str) -> httpx.Auth:
    """Return what answers a server that asks who it is, by the scheme it asks with, and from then on unasked."""
    import httpx

    class WhenAsked(httpx.Auth):
        def __init__(self) -> None:
            self._known: httpx.Auth | None = None

        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
            if not self._known:
                answer = yield request
                if answer.status_code != 401:
                    return
                digest = answer.headers.get("www-authenticate", "").lower().startswith("digest")
                self._known = (httpx.DigestAuth if digest else httpx.BasicAuth)(user, password)
            yield from self._known.auth_flow(request)

    return WhenAsked()
