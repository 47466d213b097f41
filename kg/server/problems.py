"""The one shape of every refusal: a status and a JSON problem (RFC 9457) that says what, where and what to do."""

from __future__ import annotations

import json
from http import HTTPStatus

from kg.errors import KgError, NotAllowed, TooLarge

MEDIA_TYPE = "application/problem+json"


class Problem(KgError):
    """A request that cannot be answered, with the HTTP status that says so.

    Args:
        status: the HTTP status.
        what: what went wrong, in a few words.
        where: the part of the request it concerns, or "".
        remedy: what to do about it, or "".
        headers: further header fields of the response, such as Allow.

    """

    def __init__(
        self, status: int, what: str, where: str = "", remedy: str = "", headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(what, where, remedy)
        self.status = status
        self.headers = headers or {}


def status_of(error: KgError) -> int:
    """Return the HTTP status that goes with ERROR.

    Example:
        >>> status_of(KgError("the query is not SPARQL"))
        400

    """
    if isinstance(error, Problem):
        return error.status
    if isinstance(error, TooLarge):
        return 413
    return 403 if isinstance(error, NotAllowed) else 400


def body_of(error: KgError) -> bytes:
    """Return ERROR as a problem in JSON.

    Example:
        >>> print(body_of(Problem(404, "nothing here", "/x", "look elsewhere")).decode())
        {"title": "Not Found", "status": 404, "what": "nothing here", "where": "/x", "remedy": "look elsewhere"}

    """
    status = status_of(error)
    told = {"what": error.what, "where": error.where, "remedy": error.remedy}
    return json.dumps({"title": HTTPStatus(status).phrase, "status": status, **told}, ensure_ascii=False).encode()
