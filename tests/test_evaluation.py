"""Scores computed by hand on tiny texts, and gold scored against its own replay."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import InputError
from kg.evaluation import evaluate, load_gold, statements_of
from kg.evaluation.report import as_json, findings_by_sentence, tables
from kg.evaluation.scoring import Score
from kg.model import Figure, Link, Span, Statements, Thing, Traits

TEXT = "到2026年，甲县打造粮仓，乙镇推进修路工程。实施“双增”行动，人口增至20万人，以实干为支撑。"
ABOVE = Path(__file__).resolve().parents
DEV = next((p for p in (up / "shared" / "dev" for up in ABOVE[2:]) if p.is_dir()), ABOVE[1])


def at(words: str) -> list[int]:
    assert TEXT.count(words) == 1
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def span(words: str) -> Span:
    return Span(*at(words))


def thing(name: str, kind: str, words: str, rule: str = "r1", **traits: object) -> Thing:
    return Thing(name, kind, words, (span(words),), rule, replace(Traits(), **traits))


GOLD = {
    "document": "tiny",
    "date": "2022",
    "things": [
        {"id": "p1", "type": "Place", "label": "甲县", "spans": [at("甲县")]},
        {"id": "p2", "type": "Place", "label": "乙镇", "spans": [at("乙镇")], "alt": ["Organisation"]},
        {"id": "g1", "type": "Goal", "label": "打造粮仓", "spans": [at("打造粮仓")], "status": "planned"},
        {"id": "a1", "type": "Action", "label": "推进修路工程", "spans": [at("推进修路工程")], "status": "planned"},
        {"id": "f1", "type": "Formula", "label": "双增", "spans": [at("双增")]},
        {"id": "t1", "type": "Target", "label": "人口", "spans": [at("人口增至20万人")], "status": "planned"},
        {"id": "x1", "type": "Action", "label": "行动", "spans": [at("实施“双增”行动")], "optional": True},
    ],
    "figures": [
        {"of": "t1", "indicator": "人口", "comparator": "=", "value": 200000, "unit": "人", "deadline": "2026"}
    ],
    "formulas": [{"of": "f1", "count": 2, "members": ["修路", "粮仓"]}],
    "links": [
        {"type": "takesPlaceAt", "from": "g1", "to": "p1"},
        {"type": "takesPlaceAt", "from": "a1", "to": "p2"},
        {"type": "means", "from": "t1", "to": "实干", "role": "支撑"},
    ],
}
RIGHT_FIGURE = Figure("=", "人", Decimal(200000), indicator="“人口”")


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "tiny.gold.json"
    path.write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return load_gold(path)


# extracted things, then (found, missed, extra) of names and of clauses
THINGS = [
    ("nothing at all", [], (0, 3, 0), (0, 3, 0)),
    ("a name twice is one found and one error", [("a", "Place", "甲县"), ("b", "Place", "甲县")], (1, 2, 1), (0, 3, 0)),
    ("another right type", [("a", "Organisation", "乙镇")], (1, 2, 0), (0, 3, 0)),
    ("a wrong type is missed and extra", [("a", "Person", "甲县")], (0, 3, 1), (0, 3, 0)),
    ("half of the longer one", [("a", "Place", "甲县打造")], (1, 2, 0), (0, 3, 0)),
    ("less than half of it", [("a", "Place", "甲县打造粮")], (0, 3, 1), (0, 3, 0)),
    ("a project counts for an action", [("a", "Project", "修路工程")], (0, 3, 0), (1, 2, 0)),
    ("an action for a goal with 打造", [("a", "Action", "打造粮仓")], (0, 3, 0), (1, 2, 0)),
    ("no goal for an action with 推进", [("a", "Goal", "推进修路工程")], (0, 3, 0), (0, 3, 1)),
    ("a strategy for a numbered phrase", [("a", "Strategy", "双增")], (1, 2, 0), (0, 3, 0)),
    ("optional counts neither way", [("a", "Action", "实施“双增”行动")], (0, 3, 0), (0, 3, 0)),
    (
        "optional given twice is one error",
        [("a", "Action", "实施“双增”行动"), ("b", "Action", "实施“双增”行动")],
        (0, 3, 0),
        (0, 3, 1),
    ),
]


@pytest.mark.parametrize(("given", "names", "clauses"), [row[1:] for row in THINGS], ids=[row[0] for row in THINGS])
def test_things_are_found_by_type_and_overlap(gold, given, names, clauses):
    evaluation = evaluate(Statements(things=tuple(thing(*row) for row in given)), gold, TEXT)
    assert evaluation.names == Score(*names)
    assert evaluation.clauses == Score(*clauses)


def test_matching_is_the_largest_whatever_the_order(tmp_path):
    # a shares 4 of 6 with wide and 4 of 4 with narrow; b shares 6 of 12 with wide only: both must be found
    wide = {"id": "w", "type": "Action", "label": "", "spans": [[0, 6]]}
    narrow = {"id": "n", "type": "Action", "label": "", "spans": [[0, 4]]}
    path = tmp_path / "g.json"
    for order in ([wide, narrow], [narrow, wide]):
        path.write_text(json.dumps({"things": order}), encoding="utf-8")
        extracted = [Thing("a", "Action", "", (Span(0, 4),), "r"), Thing("b", "Action", "", (Span(0, 12),), "r")]
        for things in (extracted, extracted[::-1]):
            assert evaluate(Statements(things=tuple(things)), load_gold(path), TEXT).clauses == Score(2, 0, 0)


# the figure given, the type and traits it stands on, then figures, dates, target-or-fact
FIGURES = [
    ("right", RIGHT_FIGURE, "Target", {"deadline": "2026-12"}, (1, 0, 0), (1, 0, 0), (1, 0, 0)),
    ("another date", RIGHT_FIGURE, "Target", {"deadline": "2025"}, (1, 0, 0), (0, 1, 0), (1, 0, 0)),
    ("a fact", RIGHT_FIGURE, "Observation", {"time": "2026"}, (1, 0, 0), (1, 0, 0), (0, 1, 0)),
    ("value", replace(RIGHT_FIGURE, value=Decimal(20)), "Target", {}, (0, 1, 1), (0, 0, 0), (0, 0, 0)),
    ("comparator", replace(RIGHT_FIGURE, comparator=">="), "Target", {}, (0, 1, 1), (0, 0, 0), (0, 0, 0)),
    ("unit", replace(RIGHT_FIGURE, unit="家"), "Target", {}, (0, 1, 1), (0, 0, 0), (0, 0, 0)),
    ("indicator", replace(RIGHT_FIGURE, indicator="面积"), "Target", {}, (0, 1, 1), (0, 0, 0), (0, 0, 0)),
    ("half shared", replace(RIGHT_FIGURE, indicator="总人口数"), "Target", {}, (1, 0, 0), (0, 1, 0), (1, 0, 0)),
]


@pytest.mark.parametrize(
    ("figure", "kind", "traits", "figures", "dates", "kinds"),
    [row[1:] for row in FIGURES],
    ids=[row[0] for row in FIGURES],
)
def test_figures_need_comparator_value_unit_and_indicator(gold, figure, kind, traits, figures, dates, kinds):
    given = thing("a", kind, "人口增至20万人", figure=figure, **traits)
    evaluation = evaluate(Statements(things=(given,)), gold, TEXT)
    assert (evaluation.figures, evaluation.dates, evaluation.kinds) == (Score(*figures), Score(*dates), Score(*kinds))


def test_status_is_scored_on_the_things_found(gold):
    given = (thing("a", "Goal", "打造粮仓", status="planned"), thing("b", "Action", "推进修路工程", status="done"))
    assert evaluate(Statements(things=given), gold, TEXT).statuses == Score(found=1, missed=1)


def test_members_are_right_by_their_words(gold):
    given = thing("a", "Formula", "双增", members=(span("粮仓"), span("人口")))
    assert evaluate(Statements(things=(given,)), gold, TEXT).members == Score(found=1, missed=1, extra=1)


def test_members_of_a_formula_that_is_none_are_extra(gold):
    given = thing("a", "Formula", "实干", members=(span("粮仓"), span("人口")))
    assert evaluate(Statements(things=(given,)), gold, TEXT).members == Score(found=0, missed=2, extra=2)


def link(kind: str, source: str, target: str, **more: object) -> Link:
    return replace(Link(kind, source, target, span("推进修路工程"), "l1"), **more)


# links between: g = the goal, a = the action, p and q = its places, u = a thing that gold does not have
LINKS = [
    ("right", [link("takesPlaceAt", "g", "p")], "takesPlaceAt", (1, 1, 0)),
    ("twice is once", [link("takesPlaceAt", "g", "p")] * 2, "takesPlaceAt", (1, 1, 0)),
    ("between matched things, wrong", [link("takesPlaceAt", "g", "q")], "takesPlaceAt", (0, 2, 1)),
    ("to an unmatched thing", [link("takesPlaceAt", "g", "u")], "takesPlaceAt", (0, 2, 0)),
    ("another type", [link("achieves", "a", "g")], "achieves", (0, 0, 1)),
    ("means", [link("means", "t", "", means=span("实干"), role="支撑")], "means", (1, 0, 0)),
    ("means in another role", [link("means", "t", "", means=span("实干"), role="动能")], "means", (0, 1, 1)),
    ("means with other words", [link("means", "t", "", means=span("粮仓"), role="支撑")], "means", (0, 1, 1)),
]


@pytest.mark.parametrize(("links", "kind", "expected"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS])
def test_links_need_both_ends_matched(gold, links, kind, expected):
    things = (
        thing("g", "Goal", "打造粮仓"),
        thing("a", "Action", "推进修路工程"),
        thing("p", "Place", "甲县"),
        thing("q", "Place", "乙镇"),
        thing("u", "Place", "行动"),
        thing("t", "Target", "人口增至20万人"),
    )
    assert evaluate(Statements(things, tuple(links)), gold, TEXT).links[kind] == Score(*expected)


def test_rules_count_right_and_wrong_things_and_links(gold):
    things = (
        thing("a", "Place", "甲县", "r1"),
        thing("b", "Person", "乙镇", "r1"),
        thing("c", "Goal", "打造粮仓", "r2"),
    )
    evaluation = evaluate(Statements(things, (link("takesPlaceAt", "c", "a"),)), gold, TEXT)
    assert evaluation.rules == {"l1": Score(1), "r1": Score(1, 0, 1), "r2": Score(1)}


def test_the_mean_over_links_takes_types_that_occur_five_times(tmp_path):
    words = ["甲县", "乙镇", "粮仓", "双增", "实干"]
    rows = [{"id": f"p{n}", "type": "Place", "label": w, "spans": [at(w)]} for n, w in enumerate(words)]
    rows.append({"id": "a", "type": "Action", "label": "", "spans": [at("推进修路工程")]})
    links = [{"type": "takesPlaceAt", "from": "a", "to": f"p{n}"} for n in range(5)]
    links.append({"type": "achieves", "from": "a", "to": "p0"})
    path = tmp_path / "g.json"
    path.write_text(json.dumps({"things": rows, "links": links}), encoding="utf-8")
    gold = load_gold(path)
    replayed = statements_of(gold, TEXT)
    evaluation = evaluate(replace(replayed, links=replayed.links[:2]), gold, TEXT)
    assert evaluation.often == ["takesPlaceAt"]
    assert (evaluation.link_recall, evaluation.link_precision) == (0.4, 1.0)


def test_a_gold_scored_against_its_own_replay_is_perfect(gold):
    evaluation = evaluate(statements_of(gold, TEXT), gold, TEXT)
    assert evaluation.findings == ()
    assert (evaluation.names, evaluation.clauses) == (Score(3), Score(3))
    assert (evaluation.figures, evaluation.members) == (Score(1), Score(2))
    assert evaluation.links["takesPlaceAt"] == Score(2)
    assert evaluation.links["means"] == Score(1)


@pytest.mark.parametrize("name", ["07-baoding", "15-gaoyang", "16-gaoyang"])
def test_the_tuning_gold_scored_against_its_own_replay_is_perfect(name):
    if not (DEV / f"{name}.gold.json").exists():
        pytest.skip("the tuning texts are not beside this checkout")
    gold, text = load_gold(DEV / f"{name}.gold.json"), (DEV / f"{name}.txt").read_text(encoding="utf-8")
    evaluation = evaluate(statements_of(gold, text), gold, text)
    assert evaluation.findings == ()
    assert evaluation.names.f1 == evaluation.clauses.f1 == evaluation.figures.f1 == 1.0
    assert evaluation.link_recall == evaluation.link_precision == 1.0


def test_misses_are_listed_by_sentence_with_the_rule_of_an_extra(gold):
    evaluation = evaluate(Statements(things=(thing("a", "Person", "甲县", "r9"),)), gold, TEXT)
    lines = [line.plain for line in findings_by_sentence(evaluation, TEXT, "en")]
    first = TEXT[: TEXT.index("。") + 1]
    assert lines[0] == f"Sentence at 0: {first}"
    assert "    too much Person 甲县 [r9]" in lines
    assert "    missed Place 乙镇" in lines


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_tables_come_in_both_languages(gold, lang):
    evaluation = evaluate(statements_of(gold, TEXT), gold, TEXT)
    assert len(list(tables(evaluation, "tiny", lang, by_rule=True))) == 4


def test_json_holds_counts_and_rates(gold):
    evaluation = evaluate(Statements(things=(thing("a", "Place", "甲县"),)), gold, TEXT)
    names = as_json(evaluation)["names"]
    assert names == {"found": 1, "missed": 2, "extra": 0, "recall": 0.3333, "precision": 1.0, "f1": 0.5}


def test_the_command_scores_an_article_against_its_gold(tmp_path):
    (tmp_path / "tiny.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "tiny.gold.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    # one entry adds the goal again or takes it over: either way it is found
    entry = "- {add: Goal, quote: 打造粮仓, who: x, why: y z}"
    (tmp_path / "tiny.curation.yaml").write_text(entry, encoding="utf-8")
    given = ["evaluate", str(tmp_path / "tiny.txt"), str(tmp_path / "tiny.gold.json"), "--json"]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 0, result.output
    assert json.loads(result.output)["types"]["Goal"]["found"] == 1


def test_the_command_says_in_one_line_what_is_missing(tmp_path):
    (tmp_path / "tiny.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path / "tiny.txt"), str(tmp_path / "none.json")])
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1


BAD = [
    ("no JSON", "{"),
    ("an unknown type", {"things": [{"id": "a", "type": "City", "label": "", "spans": [[0, 1]]}]}),
    ("an unknown thing", {"links": [{"type": "achieves", "from": "a", "to": "b"}]}),
    ("a missing key", {"things": [{"id": "a", "type": "Place"}]}),
]


@pytest.mark.parametrize("content", [row[1] for row in BAD], ids=[row[0] for row in BAD])
def test_a_gold_file_that_breaks_the_guide_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / "bad.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match=r"^[^\n]*bad\.json[^\n]*$"):
        load_gold(path)


def test_gold_of_another_text_is_refused(gold):
    with pytest.raises(InputError, match="another text"):
        evaluate(Statements(), replace(gold, sha256="0" * 64), TEXT)
