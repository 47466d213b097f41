"""A question file: SPARQL with a `#+` header in, a frozen `Question` out.

The header is YAML in lines that start with `#+`, so that the file stays a plain query for any other tool:

    #+ question: {zh: …, en: …}
    #+ purpose: {zh: …, en: …}
    #+ competency: 9
    #+ tags: [target, figure]
    #+ parameters:
    #+   - {name: by, type: year, default: 2026, zh: …, en: …}
    #+   - lang
    #+ columns:
    #+   - {name: target, zh: …, en: …}
    #+   - quote

The query says $name where the value of a parameter goes; one without a value is a variable like any other.
A parameter or column given by its bare name is described once for all questions in `shared.yaml` beside the themes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml

from kg.errors import QuestionError
from kg.resources import parse_yaml
from kg.store import Value

_T = TypeVar("_T")
HEADER_MARK = "#+"
LANGUAGES = ("zh", "en")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PATTERNS = {
    "iri": r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*",
    "string": r"[\s\S]*",
    "integer": r"[+-]?[0-9]+",
    "year": r"[0-9]{4}",
    "lang": "|".join(LANGUAGES),
}
_WANTED = {
    "iri": "an absolute IRI",
    "integer": "a whole number",
    "year": "a year of four digits",
    "lang": "zh or en",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages.

    Example:
        >>> Words("期限", "deadline").of("en")
        'deadline'

    """

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """Return the words in LANG, "zh" or "en"."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer and what it means."""

    name: str
    meaning: Words


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value the reader may set: TYPE is iri, string, integer, year or lang; without DEFAULT it may stay unset."""

    name: str
    type: str
    meaning: Words
    default: str | None = None

    def bind(self, value: str) -> Value:
        """Return VALUE as the term the query gets: a year is bound as an integer, a language as a plain string.

        Raises:
            QuestionError: when VALUE is not of the parameter's type.

        Example:
            >>> Parameter("by", "year", Words("", "")).bind("2026").value
            '2026'

        """
        if not re.fullmatch(_PATTERNS[self.type], value):
            raise QuestionError(
                "not a value of the parameter's type", f"{self.name}={value}", f"give {_WANTED[self.type]}"
            )
        if self.type == "iri":
            return Value.iri(value)
        if self.type in ("integer", "year"):
            return Value.literal(value, _XSD + "integer")
        return Value.literal(value)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library or of a file: its header, and SPARQL that runs as it stands.

    NAME is "theme/kebab-question"; COMPETENCY is its number in the list of questions the graph must answer.
    """

    name: str
    question: Words
    purpose: Words
    competency: int
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str

    @property
    def theme(self) -> str:
        """The folder the question stands in."""
        return self.name.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Shared:
    """What several headers refer to by a bare name."""

    parameters: Mapping[str, Parameter]
    columns: Mapping[str, Column]


def read_shared(data: Mapping[str, Any], where: str) -> Shared:
    """Return the shared parameters and columns of DATA, the parsed `shared.yaml`.

    Args:
        data: mappings `parameters` and `columns`, each a list of the shape that headers use.
        where: the file, for errors.

    """
    nothing = Shared({}, {})
    parameters = [_parameter(entry, nothing, where) for entry in data.get("parameters", [])]
    columns = [_column(entry, nothing, where) for entry in data.get("columns", [])]
    return Shared({item.name: item for item in parameters}, {item.name: item for item in columns})


def has_header(text: str) -> bool:
    """Tell whether TEXT starts with a header.

    Example:
        >>> has_header("#+ question: {zh: 问, en: ask}")
        True

    """
    return text.lstrip("\ufeff").startswith(HEADER_MARK)


def read_question(name: str, text: str, shared: Shared) -> Question:
    """Return the question that TEXT, the content of a question file, asks.

    Args:
        name: "theme/kebab-question".
        text: SPARQL that opens with a `#+` header.
        shared: the parameters and columns that a header may name without describing them.

    Raises:
        QuestionError: when the header is not of the shape above.

    """
    lines = text.splitlines()
    marked = [line[len(HEADER_MARK) :].removeprefix(" ") for line in lines if line.startswith(HEADER_MARK)]
    try:
        data = parse_yaml("\n".join(marked))
    except yaml.YAMLError as error:
        raise QuestionError("the header is not YAML", f"{name}: {error}", "mend its #+ lines") from error
    if not isinstance(data, dict):
        raise QuestionError("no header", name, "open the file with #+ lines")
    body = "\n".join(line for line in lines if not line.startswith(HEADER_MARK)).strip() + "\n"
    return Question(
        name=name,
        question=_words(_get(data, "question", name), name),
        purpose=_words(_get(data, "purpose", name), name),
        competency=int(data.get("competency", 0)),
        tags=tuple(str(tag) for tag in data.get("tags", [])),
        parameters=tuple(_parameter(entry, shared, name) for entry in data.get("parameters") or []),
        columns=tuple(_column(entry, shared, name) for entry in data.get("columns") or []),
        sparql=body,
    )


def _get(data: Mapping[str, Any], key: str, where: str) -> Any:
    if not data.get(key):
        raise QuestionError(f"the header lacks {key}", where, "add it")
    return data[key]


def _words(data: Any, where: str) -> Words:
    texts = [data.get(lang) if isinstance(data, dict) else None for lang in LANGUAGES]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise QuestionError("the header lacks a language", f"{where}: {data}", "give zh and en")
    zh, en = (" ".join(str(text).split()) for text in texts)
    return Words(zh, en)


def _parameter(entry: Any, shared: Shared, where: str) -> Parameter:
    if isinstance(entry, str):
        return _shared(shared.parameters, entry, where)
    kind = str(_get(entry, "type", where))
    if kind not in _PATTERNS:
        raise QuestionError("no such type of parameter", f"{where}: {kind}", f"use one of {', '.join(_PATTERNS)}")
    default = entry.get("default")
    return Parameter(
        str(_get(entry, "name", where)), kind, _words(entry, where), None if default is None else str(default)
    )


def _column(entry: Any, shared: Shared, where: str) -> Column:
    if isinstance(entry, str):
        return _shared(shared.columns, entry, where)
    return Column(str(_get(entry, "name", where)), _words(entry, where))


def _shared(described: Mapping[str, _T], name: str, where: str) -> _T:
    if name not in described:
        raise QuestionError("named in the header but described nowhere", f"{where}: {name}", "describe it in zh and en")
    return described[name]
