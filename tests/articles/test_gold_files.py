"""Every hand-made gold file stands on its text: same words, known types, links whose ends exist."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from kg.model import BINDINGNESS, COMPARATORS, LINK_TYPES, PERIODS, STATUSES, THING_TYPES

HERE = Path(__file__).parent
FOLDERS = (HERE, HERE.parent / "unseen", HERE.parent.parent / "articles")
GOLDS = sorted((*HERE.glob("*.gold.json"), *FOLDERS[1].glob("*.gold.json")))
FIGURE_OWNERS = {"Target", "Observation"}

Gold = dict[str, Any]


def text_of(name: str) -> str:
    """Return the text that belongs to the gold NAME, line ends as line feeds."""
    paths = [folder / f"{name}.txt" for folder in FOLDERS if (folder / f"{name}.txt").is_file()]
    assert len(paths) == 1, f"{name}: one text expected, found {paths}"
    return paths[0].read_bytes().decode("utf-8").replace("\r\n", "\n")


@pytest.fixture(params=GOLDS, ids=lambda path: path.name)
def gold(request: pytest.FixtureRequest) -> Gold:
    """Give each gold file in turn, parsed."""
    parsed: Gold = json.loads(request.param.read_text(encoding="utf-8"))
    assert request.param.name == f"{parsed['document']}.gold.json"
    return parsed


def types_of(gold: Gold) -> dict[str, str]:
    """Return the type of every thing by its id."""
    return {thing["id"]: thing["type"] for thing in gold["things"]}


def test_there_are_gold_files() -> None:
    assert "jiangbei.gold.json" in {path.name for path in GOLDS}


def test_hash_is_that_of_the_text(gold: Gold) -> None:
    assert gold["sha256"] == hashlib.sha256(text_of(gold["document"]).encode("utf-8")).hexdigest()


def test_ids_are_unique(gold: Gold) -> None:
    assert len(types_of(gold)) == len(gold["things"])


def test_types_are_known(gold: Gold) -> None:
    things = {kind for thing in gold["things"] for kind in (thing["type"], *thing.get("alt", ()))}
    assert things - set(THING_TYPES) == set()
    assert {link["type"] for link in gold["links"]} - set(LINK_TYPES) == set()
    assert {thing["status"] for thing in gold["things"] if "status" in thing} - set(STATUSES) == set()


def test_spans_are_whole_words_of_the_text(gold: Gold) -> None:
    text = text_of(gold["document"])
    for thing in gold["things"]:
        assert thing["spans"], thing
        assert len({tuple(span) for span in thing["spans"]}) == len(thing["spans"]), thing
        for start, end in thing["spans"]:
            assert 0 <= start < end <= len(text), thing
            quote = text[start:end]
            assert quote == quote.strip(), thing


def test_a_literal_label_is_one_of_the_quotes(gold: Gold) -> None:
    text = text_of(gold["document"])
    for thing in gold["things"]:
        if thing["label"] in text:
            assert thing["label"] in {text[start:end] for start, end in thing["spans"]}, thing


def test_no_thing_is_given_twice(gold: Gold) -> None:
    if (FOLDERS[1] / f"{gold['document']}.txt").is_file():
        pytest.skip("a reader may give two figures the same words, as the guide allows")
    seen = [(thing["type"], tuple(span)) for thing in gold["things"] for span in thing["spans"]]
    assert len(seen) == len(set(seen))


def test_links_end_at_things(gold: Gold) -> None:
    types = types_of(gold)
    text = text_of(gold["document"])
    for link in gold["links"]:
        assert link["from"] in types, link
        assert link["to"] in (text if link["type"] == "means" else types), link
    ends = [(link["type"], link["from"], link["to"]) for link in gold["links"]]
    assert len(ends) == len(set(ends))


def test_figures_belong_to_targets_and_observations(gold: Gold) -> None:
    types = types_of(gold)
    for figure in gold["figures"]:
        assert types[figure["of"]] in FIGURE_OWNERS, figure
        assert figure["comparator"] in COMPARATORS, figure
        assert "unit" in figure, figure  # "" of a coefficient
        assert ("value" in figure) != ("low" in figure and "high" in figure), figure
        assert figure.get("period", PERIODS[0]) in PERIODS, figure
        assert figure.get("bindingness", BINDINGNESS[0]) in BINDINGNESS, figure
    assert len({figure["of"] for figure in gold["figures"]}) == len(gold["figures"])


def test_formulas_say_their_members(gold: Gold) -> None:
    types = types_of(gold)
    formulas = [formula["of"] for formula in gold["formulas"]]
    assert sorted(formulas) == sorted(key for key, kind in types.items() if kind == "Formula")
    for formula in gold["formulas"]:
        assert types[formula["of"]] == "Formula", formula
        if formula["members"] and formula.get("count") is not None:
            assert len(formula["members"]) == formula["count"], formula
