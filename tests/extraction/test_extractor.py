"""Extractors by name: the shipped ones, plugged-in ones, and what does not load."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from kg.errors import InputError
from kg.extraction import extractor, pipeline, replay
from kg.model import Document, Statements


class Silent:
    def extract(self, document: Document) -> Statements:  # noqa: ARG002
        return Statements()


SILENT = Silent()


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"silent": f"{__name__}:SILENT", "gone": "no_such_module", "none": f"{__name__}:__name__",
              "rules": f"{__name__}:SILENT"}  # fmt: skip
    points = [EntryPoint(name, value, extractor.GROUP) for name, value in values.items()]
    monkeypatch.setattr(extractor, "entry_points", lambda group: [p for p in points if p.group == group])


def test_shipped_names_cannot_be_taken(plugged: None) -> None:
    assert extractor.named("rules") is pipeline
    assert extractor.named("file") is replay


def test_a_plugged_in_extractor_is_found_by_name(plugged: None) -> None:
    assert extractor.named("silent") is SILENT


BAD = [("other", "known are file, gone, none, rules, silent"), ("gone", "does not load"), ("none", "no extractor")]


@pytest.mark.parametrize(("name", "words"), BAD)
def test_refuses_in_one_line(plugged: None, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        extractor.named(name)
