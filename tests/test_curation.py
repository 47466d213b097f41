"""Each action of a correction file on a small text, and every way in which an entry may be wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.curation import curate
from kg.errors import CurationError
from kg.evaluation import evaluate, load_gold, statements_of
from kg.model import Correction, Figure, Inference, Link, Note, Span, Statements, Thing, Traits
from kg.reading.article import make_article

TEXT = "甲县打造粮仓，甲县科技局推进修路。\n到2026年，粮店增至90家。甲县的三增是增人、增粮、增路。"


def at(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def thing(name: str, kind: str, *spans: Span, **traits: object) -> Thing:
    return Thing(name, kind, spans[0].of(TEXT), spans, "rule", replace(Traits(), **traits))


COUNTY = thing("Place-1", "Place", at("甲县"), at("甲县", 3))
OFFICE = thing("Place-2", "Place", at("甲县科技局"))
GOAL = thing("Goal-1", "Goal", at("打造粮仓"), status="ongoing")
ROAD = thing("Action-1", "Action", at("推进修路"))
FORMULA = thing("Formula-1", "Formula", at("三增"))
HERE = Link("takesPlaceAt", "Goal-1", "Place-1", at("甲县打造粮仓"), "rule")
THERE = Link("takesPlaceAt", "Action-1", "Place-2", at("甲县科技局推进修路"), "rule")
BEFORE = Statements((COUNTY, OFFICE, GOAL, ROAD, FORMULA), (HERE, THERE))


@pytest.fixture
def curated(tmp_path):
    def run(entries: str, statements: Statements = BEFORE) -> Statements:
        path = tmp_path / "tiny.curation.yaml"
        path.write_text(f"curator: 张三\nentries:\n{entries}", encoding="utf-8")
        return curate(make_article(TEXT, name="tiny"), statements, path)

    return run


def of(statements: Statements, name: str) -> Thing:
    return statements.by_id()[name]


def test_no_file_changes_nothing():
    assert curate(make_article(TEXT, name="tiny"), BEFORE, None) is BEFORE


def test_a_bare_list_of_entries_will_do(tmp_path):
    path = tmp_path / "t.yaml"
    path.write_text("- remove: Goal\n  quote: 打造粮仓\n  who: 李四\n  why: none\n", encoding="utf-8")
    after = curate(make_article(TEXT, name="tiny"), BEFORE, path)
    assert [c.who for c in after.corrections] == ["李四"]


def test_add_states_a_thing_and_leaves_a_correction(curated):
    after = curated(
        "- {add: Target, quote: 粮店增至90家, why: missed, en: Grain shops, traits: {status: planned, deadline: 2026}}"
    )
    added = of(after, "Target-c1")
    assert (added.type, added.label, added.spans, added.rule) == (
        "Target",
        "粮店增至90家",
        (at("粮店增至90家"),),
        "curation",
    )
    assert (added.traits.status, added.traits.deadline) == ("planned", "2026")
    assert (added.english, added.english_origin) == ("Grain shops", "curated")
    correction = after.corrections[0]
    assert correction == Correction(
        correction.id, "add", at("粮店增至90家"), "张三", "missed", replaced="", things=("Target-c1",)
    )


def test_add_with_all_takes_every_place_outside_longer_names(curated):
    after = curated("- {add: Organisation, quote: 甲县, all: true, why: it acts}")
    # the second 甲县 stands inside 甲县科技局
    assert of(after, "Organisation-c1").spans == (at("甲县"), at("甲县", 3))


def test_add_takes_over_what_the_rules_found_too(curated):
    after = curated("- {add: Goal, quote: 打造粮仓, why: sure, traits: {status: planned}}")
    assert len(after.things) == len(BEFORE.things)
    assert of(after, "Goal-1").traits.status == "planned"
    assert after.corrections[0].replaced == "Goal by rule rule"


def test_an_entry_over_a_list_is_one_correction_each(curated):
    after = curated("- {add: Group, quote: [粮仓, 粮店], why: both}")
    assert [t.label for t in after.things[5:]] == ["粮仓", "粮店"]
    assert len({c.id for c in after.corrections}) == 2


def test_remove_takes_the_links_along(curated):
    after = curated("- {remove: Goal, quote: 打造粮仓, why: wrong}")
    assert "Goal-1" not in after.by_id()
    assert after.links == (THERE,)
    assert after.corrections[0].replaced == "Goal 打造粮仓"


def test_remove_only_this_place(curated):
    after = curated("- {remove: Place, quote: 甲县, nth: 3, only: true, why: wrong}")
    assert of(after, "Place-1").spans == (at("甲县"),)
    assert after.links == BEFORE.links


def test_retype_drops_links_that_no_longer_join(curated):
    after = curated("- {retype: {from: Place, to: Organisation}, quote: 甲县科技局, why: it acts}")
    assert of(after, "Place-2").type == "Organisation"
    assert after.links == (HERE,)
    assert after.corrections[0].replaced == "Place"


def test_merge_keeps_the_first_label_and_moves_links(curated):
    after = curated("- {merge: [甲县, 甲县科技局], type: Place, why: one}")
    kept = of(after, "Place-1")
    assert kept.spans == (at("甲县"), at("甲县科技局"), at("甲县", 3))
    assert kept.aliases == ("甲县科技局",)
    assert [(k.source, k.target) for k in after.links] == [("Goal-1", "Place-1"), ("Action-1", "Place-1")]


def test_link_between_things_says_its_words(curated):
    after = curated("- {link: achieves, from: 推进修路, to: 打造粮仓, why: same sentence}")
    made = after.links[-1]
    assert (made.type, made.source, made.target, made.rule) == ("achieves", "Action-1", "Goal-1", "curation")
    assert made.span.of(TEXT) == "打造粮仓，甲县科技局推进修路"
    assert after.corrections[0].links == (made,)


def test_link_to_the_words_of_a_means(curated):
    after = curated("- {link: means, from: 推进修路, to: 增路, role: 动能, quote: 增人、增粮、增路, why: so}")
    made = after.links[-1]
    assert (made.target, made.means, made.role, made.span) == ("", at("增路"), "动能", at("增人、增粮、增路"))


def test_members_given_as_a_list_are_numbered_and_entered(curated):
    after = curated(
        "- {add: Action, quote: [增人, 增粮, 增路], why: members}\n"
        "- {link: hasMember, from: 三增, to: [增人, 增粮, 增路], why: listed}"
    )
    assert [(k.target, k.order) for k in after.links[2:]] == [("Action-c1", 1), ("Action-c2", 2), ("Action-c3", 3)]
    assert of(after, "Formula-1").traits.members == (at("增人"), at("增粮"), at("增路"))


def test_unlink_takes_one_link_away(curated):
    after = curated("- {unlink: takesPlaceAt, from: 打造粮仓, to: {quote: 甲县, type: Place}, why: wrong}")
    assert after.links == (THERE,)
    assert after.corrections[0].replaced == "takesPlaceAt: 打造粮仓 → 甲县"


def test_relabel_sets_english_and_keeps_the_old_chinese_as_another_name(curated):
    after = curated("- {relabel: {en: Build a granary, zh: 建粮仓}, quote: 打造粮仓, why: shorter}")
    goal = of(after, "Goal-1")
    assert (goal.label, goal.aliases) == ("建粮仓", ("打造粮仓",))
    assert (goal.english, goal.english_origin) == ("Build a granary", "curated")


def test_english_labels_come_in_one_entry(curated):
    after = curated("- {english: {甲县: Jia County, 推进修路: Build roads}, why: names}")
    assert [of(after, n).english for n in ("Place-1", "Action-1")] == ["Jia County", "Build roads"]
    assert [c.action for c in after.corrections] == ["relabel", "relabel"]


def test_the_words_of_a_means_get_english_and_stay_the_same_link(curated):
    means = Link("means", "Goal-1", "", at("推进修路"), "rule", means=at("修路"), role="支撑")
    after = curated("- {english: {修路: building roads}, why: x}", replace(BEFORE, links=(HERE, means)))
    assert [link.english for link in after.links] == ["", "building roads"]
    assert after.links == (HERE, means)
    assert after.corrections[0].span == at("修路")


def test_set_changes_traits_and_forgets_how_they_were_inferred(curated):
    inferred = replace(GOAL, inferences=(Inference("status", "r", at("甲县")),))
    before = replace(BEFORE, things=(inferred,), links=())
    after = curated("- {set: {status: planned, rank: 一流}, quote: 打造粮仓, why: so}", before)
    goal = of(after, "Goal-1")
    assert (goal.traits.status, goal.traits.rank, goal.inferences) == ("planned", "一流", ())
    assert after.corrections[0].replaced == "status: ongoing; rank: "


def test_set_gives_a_figure_and_finds_its_indicator(curated):
    after = curated(
        "- {add: Target, quote: 粮店增至90家, why: x}\n"
        "- set: {figure: {comparator: '=', value: 90, unit: 家, indicator: 粮店}}\n  quote: 粮店增至90家\n  why: x\n"
        "- set: {figure: {value: 91.5}}\n  quote: 粮店增至90家\n  why: x\n"
    )
    figure = Figure("=", "家", Decimal("91.5"), indicator="粮店", indicator_span=at("粮店"))
    assert of(after, "Target-c1").traits.figure == figure
    assert after.corrections[2].replaced == "figure: = 90 家 粮店"


def test_set_words_moves_the_quote(curated):
    after = curated("- {set: {words: 甲县打造粮仓}, quote: 打造粮仓, why: longer}")
    assert (of(after, "Goal-1").spans, of(after, "Goal-1").label) == ((at("甲县打造粮仓"),), "甲县打造粮仓")


def test_a_note_says_of_what_kind_it_is(curated):
    after = curated("- {note: 增粮食, kind: omission, quote: 增粮, why: a word is missing}")
    assert after.notes == (Note(at("增粮"), "增粮食", "a word is missing", "张三", "omission"),)
    with pytest.raises(CurationError, match="unknown kind of note joke"):
        curated("- {note: 增粮食, kind: joke, quote: 增粮, why: x}")


def test_note_remarks_and_leaves_the_words(curated):
    after = curated("- {note: 增粮食, quote: 增粮, why: a word is missing}")
    assert after.notes == (Note(at("增粮"), "增粮食", "a word is missing", "张三"),)
    assert after.things == BEFORE.things


def test_ids_depend_on_the_entry_and_not_on_its_line(curated):
    one = "- {remove: Goal, quote: 打造粮仓, why: wrong}\n"
    other = "- {note: x, quote: 增粮, why: wrong}\n"
    ids = [{c.action: c.id for c in curated(text).corrections} for text in (one + other, other + one)]
    assert ids[0] == ids[1]


def test_equal_entries_are_told_apart(curated):
    ids = [c.id for c in curated("- {note: x, quote: 增粮, why: wrong}\n" * 2).corrections]
    assert ids[1] == f"{ids[0]}-2"


def test_quotes_stay_equal_to_the_text(curated):
    after = curated("- {add: Action, quote: [增人, 增粮], why: x}\n- {set: {words: 推进修}, quote: 推进修路, why: x}")
    for each in after.things:
        assert each.label == each.spans[0].of(TEXT)


# an entry, and what its one-line error must say
BAD = [
    ("quotes what is not there", "- {remove: Goal, quote: 打造, why: x}", "no Goal"),
    ("not in the text", "- {add: Goal, quote: 没有的话, why: x}", "the text does not say “没有的话”"),
    ("ambiguous place", "- {add: Goal, quote: 甲县, why: x}", "“甲县” occurs 3 times"),
    ("too far", "- {add: Goal, quote: 甲县, nth: 4, why: x}", "no place 4 of “甲县”"),
    ("nth of nothing", "- {add: Goal, quote: 甲县, nth: 0, why: x}", "count the places"),
    ("never after", "- {add: Goal, quote: 甲县, before: 乙, why: x}", "“甲县” never follows “乙”"),
    ("no why", "- {remove: Goal, quote: 打造粮仓}", "why is not told"),
    ("no quote", "- {remove: Goal, why: x}", "quote is missing"),
    ("unknown key", "- {remove: Goal, quote: 打造粮仓, why: x, foo: 1}", "unknown key foo"),
    ("unknown type", "- {add: City, quote: 粮仓, why: x}", "unknown type City"),
    ("unknown link", "- {link: near, from: 粮仓, to: 甲县, why: x}", "unknown link near"),
    ("no action", "- {quote: 粮仓, why: x}", "0 actions"),
    ("two actions", "- {add: Goal, remove: Goal, quote: 粮仓, why: x}", "2 actions"),
    ("wrong ends", "- {link: awarded, from: 打造粮仓, to: 三增, why: x}", "awarded does not join Goal to Formula"),
    ("no such link", "- {unlink: achieves, from: 推进修路, to: 打造粮仓, why: x}", "no link achieves"),
    ("unknown trait", "- {set: {colour: red}, quote: 打造粮仓, why: x}", "unknown trait colour"),
    ("closed list", "- {set: {status: soon}, quote: 打造粮仓, why: x}", "status cannot be soon"),
    ("no number", "- {set: {count: many}, quote: 三增, why: x}", "many is no number"),
    ("half a figure", "- {set: {figure: {value: 3}}, quote: 打造粮仓, why: x}", "lacks comparator or unit"),
    ("a key twice", "- {remove: Goal, quote: 粮仓, quote: 甲县, why: x}", "quote is given twice"),
    ("merge of one", "- {merge: [甲县], why: x}", "two things or more"),
    ("merge of the same", "- {merge: [甲县, 甲县], type: Place, why: x}", "quoted twice"),
    ("no YAML", "- {remove: [", "does not parse"),
    ("english for nothing", "- {english: {没有: none}, why: x}", "no thing has the label"),
]


@pytest.mark.parametrize(("entry", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_wrong_entry_fails_in_one_line_that_names_it(curated, entry, message):
    with pytest.raises(CurationError) as error:
        curated(entry)
    line = str(error.value)
    assert message in line
    assert "tiny.curation.yaml" in line
    assert "\n" not in line


def test_the_number_of_the_entry_is_told(curated):
    with pytest.raises(CurationError, match=r"entry 2 \(add\)"):
        curated("- {note: x, quote: 增粮, why: x}\n- {add: Goal, quote: 没有的话, why: x}")


def test_the_same_words_of_two_things_need_a_place(curated):
    twice = Statements((thing("Place-1", "Place", at("甲县")), thing("Place-2", "Place", at("甲县", 3))))
    with pytest.raises(CurationError, match="2 things are Place"):
        curated("- {remove: Place, quote: 甲县, why: x}", twice)
    after = curated("- {remove: Place, quote: 甲县, before: 。, why: x}", twice)
    assert [t.id for t in after.things] == ["Place-1"]


def test_corrections_can_make_nothing_into_gold(curated, tmp_path):
    path = tmp_path / "g.json"
    path.write_text(
        '{"things": [{"id": "a", "type": "Goal", "label": "x", "spans": [[2, 6]]},'
        ' {"id": "p", "type": "Place", "label": "x", "spans": [[0, 2]]}],'
        ' "links": [{"type": "takesPlaceAt", "from": "a", "to": "p"}]}',
        encoding="utf-8",
    )
    gold = load_gold(path)
    after = curated(
        "- {add: Goal, quote: 打造粮仓, why: x}\n- {add: Place, quote: 甲县, nth: 1, why: x}\n"
        "- {link: takesPlaceAt, from: 打造粮仓, to: 甲县, why: x}",
        Statements(),
    )
    assert evaluate(after, gold, TEXT).findings == evaluate(statements_of(gold, TEXT), gold, TEXT).findings == ()
