"""What all pages of the server share: the reader's language, the words, the templates and the security policy."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.resources import folder, message
from kg.server.problems import Problem

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# The editor writes styles into its elements and brings its signs as fonts inside its own style sheet.
EDITOR_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'; font-src 'self' data:")
_KINDS = {".css": "text/css", ".js": "text/javascript"}
_FILES = {
    "tokens.css": ("data", "templates"),
    "page.css": ("data", "templates"),
    "parts.css": ("data", "templates"),
    "server.css": ("data", "server"),
    "answer.js": ("data", "server"),
    "plain.js": ("data", "server"),
    "editor.js": ("data", "server"),
    "yasgui.min.css": ("bundled",),
    "yasgui.min.js": ("bundled",),
}


def language(request: Request) -> str:
    """Return the language the reader asks for by ?lang=, or prefers: "zh" or "en"."""
    asked = request.query_params.get("lang", "")
    if asked in ("zh", "en"):
        return asked
    preferred = request.headers.get("accept-language", "").strip().lower()
    return "zh" if preferred.startswith("zh") else "en"


def page(request: Request, template: str, values: Mapping[str, object], policy: str = POLICY) -> Response:
    """Return the page that TEMPLATE makes of VALUES, in the reader's language.

    Args:
        request: the request, for its language and address.
        template: a file of data/server.
        values: what the template asks for.
        policy: what the page may load.

    """
    lang = language(request)
    other = request.url.include_query_params(lang="en" if lang == "zh" else "zh")

    def say(key: str, **parts: object) -> str:
        return message("serve", key, lang).format(**parts)

    shared = {"lang": lang, "say": say, "other": f"{other.path}?{other.query}"}
    written = _environment().get_template(template).render({**shared, **values})
    headers = {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept, Accept-Language",
    }
    return Response(written, headers=headers, media_type="text/html")


def has_editor() -> bool:
    """Tell whether the SPARQL editor came with this installation."""
    return all(asset(name) is not None for name in ("yasgui.min.js", "yasgui.min.css"))


def asset(name: str) -> bytes | None:
    """Return the script or style called NAME, or None where this installation lacks it."""
    if name not in _FILES:
        return None
    kind, *rest = _FILES[name]
    root = folder("data") if kind == "data" else _bundled()
    path = root.joinpath(*rest, name)
    return path.read_bytes() if path.is_file() else None


def asset_route() -> Route:
    """Return the route under which the pages find their scripts and styles."""

    async def send(request: Request) -> Response:
        name = request.path_params["name"]
        content = asset(name)
        if content is None:
            raise Problem(404, "there is nothing at this address", request.url.path, "start at / or at /query")
        return Response(content, media_type=_KINDS[name[name.rindex(".") :]])

    return Route("/-/{name}", send)


def _bundled() -> Path:
    return folder("data").parent / "site" / "bundled"


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(folder("data") / "server", encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
