"""The pages' own words in both languages, read from data; a missing one stops the build."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path

from kg.errors import KgError
from kg.model import LINK_TYPES, STATUSES
from kg.resources import folder, parse_yaml
from kg.site.outline import GROUPS
from kg.site.view import TYPES

LANGUAGES = ("zh", "en")
_REMEDY = "write what is missing in data/messages/site*.yaml"
_FILES = (".html", ".csv", ".ttl")  # strings that look like keys and name files
_NAMED = re.compile(r"""["']([a-z]+(?:\.\w+)+)["']""")
_ASKED = re.compile(r"""(?:\bt\(|data-t(?:-[a-z-]+)?=)["']([\w.]*\w)["']""")


class Messages:
    """The pages' words by key and language.

    Args:
        words: text by language by key.

    Raises:
        KgError: when an entry lacks a language.

    Example:
        >>> Messages({"nav.network": {"zh": "关系图", "en": "Network"}}).text("nav.network", "en")
        'Network'

    """

    def __init__(self, words: Mapping[str, Mapping[str, str]]) -> None:
        for key, entry in words.items():
            missing = [language for language in LANGUAGES if not entry.get(language)]
            if missing:
                raise KgError("a message lacks a language", f"{key}: {', '.join(missing)}", _REMEDY)
        self._words = {key: {language: entry[language] for language in LANGUAGES} for key, entry in words.items()}

    @classmethod
    @cache
    def shipped(cls) -> Messages:
        """Return the words that travel with the package, checked against the closed lists they must name."""
        words: dict[str, dict[str, str]] = {}
        for path in sorted((folder("data") / "messages").glob("site*.yaml")):
            words |= parse_yaml(path.read_text(encoding="utf-8"))
        messages = cls(words)
        messages.require(_needed({key.split(".")[0] for key in words}))
        return messages

    def text(self, key: str, language: str, **values: str) -> str:
        """Return the words of KEY in LANGUAGE with VALUES filled in; an unknown KEY is an error."""
        if key not in self._words:
            raise KgError("the pages ask for a message that is not there", key, _REMEDY)
        return self._words[key][language].format(**values)

    def require(self, keys: Iterable[str]) -> None:
        """Raise KgError unless every one of KEYS is there."""
        missing = sorted(set(keys) - set(self._words))
        if missing:
            raise KgError("messages are missing", ", ".join(missing), _REMEDY)

    def of_page(self, pages: Collection[str], name: str = "", script: str = "") -> dict[str, dict[str, str]]:
        """Return by language the words of the page NAME: all but those that are another page's own.

        Args:
            pages: the names of all pages; a key that begins with one is that page's.
            name: the page.
            script: what it runs; it may ask for words of another page too.

        """
        foreign = {page for page in pages if page != name}
        asked = _asked_in(script, foreign)
        kept = [key for key in sorted(self._words) if key.split(".")[0] not in foreign or key in asked]
        return {language: {key: self._words[key][language] for key in kept} for language in LANGUAGES}


def asked_for(templates: Path, spaces: Iterable[str] = ()) -> set[str]:
    """Return the message keys that the files in the folder TEMPLATES ask for by their whole name.

    What is passed to t() or stands in a data-t attribute is one; so is every string that begins with one of SPACES,
    the first part of a key.
    """
    found: set[str] = set()
    wanted = set(spaces)
    for path in sorted(templates.iterdir()):
        found |= _asked_in(path.read_text(encoding="utf-8"), wanted)
    return found


def _asked_in(text: str, spaces: Collection[str]) -> set[str]:
    named = {key for key in _NAMED.findall(text) if key.split(".")[0] in spaces and not key.endswith(_FILES)}
    return named | set(_ASKED.findall(text))


def _needed(spaces: Iterable[str]) -> set[str]:
    """Return the keys that are asked for, or put together from a closed list and so appear whole in no template."""
    keys = {f"type.{name}" for name in TYPES} | {f"types.{name}" for name in GROUPS}
    keys |= {f"{way}.{name}" for name in LINK_TYPES for way in ("link", "inverse")}
    keys |= {f"status.{name}" for name in STATUSES}
    return keys | asked_for(folder("data") / "templates", spaces)
