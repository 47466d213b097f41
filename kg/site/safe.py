"""What keeps a page inert: words of an article can never become script, and a page may load nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence

from markupsafe import Markup

from kg.errors import KgError

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def as_script_data(content: object) -> Markup:
    r"""Return CONTENT as JSON that may stand inside a script element whatever words it holds.

    Example:
        >>> print(as_script_data({"a": "</script>"}))
        {"a":"\u003c/script\u003e"}

    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    for letter, harmless in _UNSAFE.items():
        text = text.replace(letter, harmless)
    return Markup(text)


def policy(scripts: Sequence[str], style: str, *, engine: bool = False) -> str:
    """Return the security policy of a page: nothing from anywhere, and no script or style but SCRIPTS and STYLE.

    With ENGINE the page may also run WebAssembly, beside itself in a worker made of its own words.

    Raises:
        KgError: when one of them would end its own element, so that the rest became markup.

    """
    for part in (*scripts, style):
        if "</script" in part.lower() or "</style" in part.lower():
            raise KgError("a page's script or style would end its own element", "", "split the word in its source")
    allowed = " ".join(_hashed(script) for script in scripts)
    if engine:
        allowed += " 'wasm-unsafe-eval'; worker-src blob:"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hashed(style)}; font-src data:; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
