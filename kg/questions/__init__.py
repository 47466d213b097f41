"""The library of questions: SPARQL files with typed headers in, tables out; and the guard for anybody's own SPARQL."""

from kg.questions.ask import ask, ask_text, bindings
from kg.questions.citation import Citation, Citations, Evidence
from kg.questions.guard import guard
from kg.questions.header import Column, Parameter, Question, Words
from kg.questions.library import find, library, listing, read_own, shared, themes

__all__ = [
    "Citation",
    "Citations",
    "Column",
    "Evidence",
    "Parameter",
    "Question",
    "Words",
    "ask",
    "ask_text",
    "bindings",
    "find",
    "guard",
    "library",
    "listing",
    "read_own",
    "shared",
    "themes",
]
