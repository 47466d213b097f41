"""The pages' own words in both languages."""

import pytest
import yaml

from kg.errors import KgError
from kg.model import STATUSES
from kg.resources import folder
from kg.site.messages import LANGUAGES, Messages, asked_for
from kg.site.page import listed
from kg.site.view import TYPES
from kg.vocabulary import PLAN, concept, label


def test_every_message_is_there_in_both_languages(messages):
    words = messages.of_page(())
    assert list(words["zh"]) == list(words["en"])
    assert all(words[language][key].strip() for language in LANGUAGES for key in words["zh"])


def test_what_is_filled_in_is_the_same_in_both_languages():
    entries = {}
    for path in sorted((folder("data") / "messages").glob("site*.yaml")):
        entries |= yaml.safe_load(path.read_text(encoding="utf-8"))
    for key, entry in entries.items():
        names = [sorted(part.split("}")[0] for part in entry[language].split("{")[1:]) for language in LANGUAGES]
        assert names[0] == names[1], key


def test_types_and_statuses_are_called_what_the_ontology_calls_them(messages):
    for language in LANGUAGES:
        for name in TYPES:
            assert messages.text(f"type.{name}", language).lower() == label(PLAN[name], language)
        for status in STATUSES:
            assert messages.text(f"status.{status}", language) == label(concept("status", status), language)


def test_a_message_without_one_language_stops_the_build():
    with pytest.raises(KgError, match=r"a message lacks a language: a\.b: en"):
        Messages({"a.b": {"zh": "甲"}})


def test_a_key_that_is_not_there_stops_the_build(messages):
    with pytest.raises(KgError, match=r"no\.such"):
        messages.text("no.such", "zh")
    with pytest.raises(KgError, match=r"no\.such"):
        messages.require(["no.such", "nav.outline"])


def test_the_keys_that_templates_ask_for_are_found(tmp_path):
    (tmp_path / "a.js").write_text('t("a.one"); t("b." + kind); format("c.no")', encoding="utf-8")
    (tmp_path / "b.html").write_text('<p data-t="d.two"></p><p data-t-label="e.three">', encoding="utf-8")
    assert asked_for(tmp_path) == {"a.one", "d.two", "e.three"}


def test_no_message_is_left_over(messages):
    """Every message is asked for by name, or belongs to a family whose names are put together."""
    words = messages.of_page(())["en"]
    names = listed()
    families = (
        "type.",
        "types.",
        "link.",
        "inverse.",
        "status.",
        "fact.",
        "figure.",
        "column.",
        "formula.",
        "filter.",
        "absent.",
    )
    asked = asked_for(folder("data") / "templates", {key.split(".")[0] for key in words})
    asked |= {f"page.{name}.title" for name in names} | {f"{kind}.{name}" for name in names for kind in ("nav", "help")}
    code = " ".join(path.read_text(encoding="utf-8") for path in sorted(folder("data").parent.glob("site/*.py")))
    left = [key for key in words if key not in asked and not key.startswith(families) and f'"{key}"' not in code]
    assert left == []


def test_every_page_has_its_title_and_every_view_its_name_and_help(messages):
    views = [name for name, entry in listed().items() if entry.group != "none"]
    messages.require([f"page.{name}.title" for name in listed()])
    messages.require([f"{kind}.{name}" for name in views for kind in ("nav", "help")])


def test_a_page_has_its_own_words_and_those_of_all_but_no_other_pages():
    words = Messages({key: {"zh": "甲", "en": "a"} for key in ("help.lead", "network.near", "network.far", "nav.help")})
    assert list(words.of_page(["help", "network"], "help")["en"]) == ["help.lead", "nav.help"]
    assert list(words.of_page(["help", "network"], "help", 't("network.near")')["zh"]) == [
        "help.lead", "nav.help", "network.near",
    ]  # fmt: skip
