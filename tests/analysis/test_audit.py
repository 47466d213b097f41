"""What a reader of the articles finds left open is what the audit reports, each with its place."""

from collections import Counter
from pathlib import Path

import pytest

from kg.analysis.audit import BINDINGNESS, GAPS, STRENGTHS, Audit, audit
from kg.build import read_article
from kg.errors import InputError
from kg.graph.dataset import dataset
from kg.graph.quads import nquads
from kg.store import Store
from kg.vocabulary import notations

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = (
    ROOT / "articles" / "jiangbei.txt",
    ROOT / "tests" / "articles" / "qinghe-report.txt",
    ROOT / "tests" / "articles" / "lianshan-opinions.txt",
    ROOT / "tests" / "competency" / "articles" / "yunxiu-plan.txt",
)


@pytest.fixture(scope="module")
def plans() -> Store:
    standing = [read_article(path) for path in ARTICLES]
    return Store(nquads(dataset((one.document.article, one.statements) for one in standing).quads))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in ARTICLES}


def of(plans: Store, article: str) -> Audit:
    [found] = audit(plans, "zh", article)
    return found


def named(found: Audit, kind: str) -> set[str]:
    return {one.what for one in found.of(kind)}


def test_every_article_is_audited_in_the_order_of_names(plans: Store) -> None:
    names = ["jiangbei", "lianshan-opinions", "qinghe-report", "yunxiu-plan"]
    assert [one.article for one in audit(plans)] == names


def test_the_targets_of_the_shipped_article_have_deadlines_and_units_but_no_base(plans: Store) -> None:
    found = of(plans, "jiangbei")
    assert len(found.targets) == 7
    assert len(found.of("target-without-base")) == 7
    assert found.of("target-without-deadline") == found.of("target-without-unit") == ()
    assert {line.deadline for line in found.targets} == {"2026"}


def test_two_targets_of_the_shipped_article_have_no_owner(plans: Store) -> None:
    quotes = {one.citation.evidence[0].quote for one in of(plans, "jiangbei").of("target-without-owner")}
    assert quotes == {"到2026年，单位地区生产总值能耗年均下降3%以上", "三资企业数量增至1000家以上"}


def test_the_shipped_article_names_nobody_for_any_of_its_tasks(plans: Store) -> None:
    found = of(plans, "jiangbei")
    assert len(found.tasks) == len(found.of("task-without-owner")) == 7


def test_the_five_doublings_are_the_only_figures_that_the_shipped_article_ties_to_a_task(plans: Store) -> None:
    found = of(plans, "jiangbei")
    assert [line.targets for line in found.tasks] == [5, 0, 0, 0, 0, 0, 0]
    assert len(found.of("task-without-target")) == 6


def test_phrases_not_spelt_out_and_silent_sentences_are_those_of_the_text(plans: Store) -> None:
    found = of(plans, "jiangbei")
    phrases = {"两高", "一大目标", "一带双核五片区", "四百", "两重向上", "两重向外", "两重向下"}
    assert named(found, "formula-unexpanded") == phrases
    silent = {"聚精会神谋发展 一心一意惠民生", "行稳方可致远。", "城市是现代化的重要载体。"}
    assert named(found, "silent-sentence") == silent


def test_promises_are_counted_by_their_strength(plans: Store) -> None:
    counted = {word: (strength, number) for strength, word, number in of(plans, "jiangbei").commitments}
    assert counted["力争"] == ("striving", 1)
    assert counted["预计"] == ("expected", 5)
    assert counted["基本"] == ("partial", 2)
    assert counted["将"][0] == "planned"


def test_a_marked_target_is_counted_as_it_is_marked(plans: Store) -> None:
    # 预期性 stands once in the report, 约束性 twice; the other sixteen figures are not marked
    assert of(plans, "qinghe-report").bindingness == (("binding", 2), ("anticipatory", 1), ("unmarked", 16))


def test_a_duty_bracket_names_who_is_responsible(plans: Store) -> None:
    found = of(plans, "lianshan-opinions")
    assert named(found, "task-without-owner") == {"加强组织领导", "强化资金保障", "严格跟踪问效"}
    responsible = {line.task: line.responsible for line in found.tasks}
    assert set(responsible["强化链主企业引育"]) == {"市发展改革委", "市工业和信息化局"}


def test_figures_below_the_heading_of_a_task_count_for_it(plans: Store) -> None:
    found = of(plans, "yunxiu-plan")
    assert [(line.task, line.targets) for line in found.tasks] == [
        ("做强特色产业", 3),
        ("改善民生福祉", 3),
        ("守护绿水青山", 2),
    ]
    counts = Counter(one.kind for one in found.findings)
    assert counts["target-without-base"] == counts["target-without-owner"] == 8
    assert counts["target-without-task"] == counts["task-without-target"] == counts["silent-sentence"] == 0
    assert named(found, "action-without-place") == {"培育食品加工业", "完善社区养老服务体系"}


def test_a_finding_falls_under_its_task(plans: Store) -> None:
    found = of(plans, "yunxiu-plan")
    under = {one.what: one.tasks for one in found.of("action-without-place")}
    assert under == {"培育食品加工业": ("做强特色产业",), "完善社区养老服务体系": ("改善民生福祉",)}


def test_every_finding_stands_in_its_text_with_its_sentence(plans: Store, texts: dict[str, str]) -> None:
    for one in audit(plans):
        assert one.findings
        for found in one.findings:
            [place] = found.citation.evidence
            text = texts[one.article]
            assert text[place.start : place.end] == place.quote
            assert text[place.sentence_start : place.sentence_end] == place.sentence
            assert one.article in found.citation.line


def test_the_findings_are_the_same_in_either_language(plans: Store) -> None:
    for chinese, english in zip(audit(plans, "zh"), audit(plans, "en"), strict=True):
        places = [
            Counter((found.kind, found.citation.evidence[0].start) for found in one.findings)
            for one in (chinese, english)
        ]
        assert places[0] == places[1]


def test_an_unknown_article_is_told_with_those_that_there_are(plans: Store) -> None:
    with pytest.raises(InputError, match="there are jiangbei, lianshan-opinions"):
        audit(plans, "en", "nowhere")


def test_a_graph_without_articles_has_nothing_to_audit() -> None:
    with pytest.raises(InputError, match="no article"):
        audit(Store(b""))


def test_the_strengths_cover_the_vocabulary_of_commitment_words() -> None:
    from kg.analysis.audit import _strengths

    assert set(_strengths()) == set(notations("commitment"))
    assert set(_strengths().values()) <= set(STRENGTHS)
    assert len(GAPS) == len(set(GAPS))
    assert set(notations("bindingness")) <= set(BINDINGNESS)
