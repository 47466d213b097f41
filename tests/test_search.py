"""What is found for which words, and where it is marked."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.errors import QuestionError
from kg.remote import open_store
from kg.search import Hit, Index
from kg.store import Store
from kg.texts import texts_of
from kg.vocabulary import PREFIXES

PLAN = "https://w3id.org/plan-kg/ontology#"
TEXT = "https://w3id.org/plan-kg/text/a"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OA = "http://www.w3.org/ns/oa#"
WORDS = "全县推进5G基站建设，GDP增长3.5%。培育专业人才，才能出众。Café与High-tech企业！"


def thing(key: str, types: Iterable[str], names: Iterable[str], start: int, end: int) -> str:
    """Return the quads of a thing that the words from START to END of WORDS show."""
    iri = f"<http://e/{key}>"
    lines = [f"{iri} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{PLAN}{name}>" for name in types]
    lines += [f"{iri} <{SKOS}prefLabel> {name}" for name in names]
    lines += [f"<http://e/m-{key}> <{OA}hasBody> {iri}", f"<http://e/m-{key}> <{OA}hasTarget> <http://e/t-{key}>"]
    lines += [
        f"<http://e/t-{key}> <{OA}hasSource> <{TEXT}>",
        f"<http://e/t-{key}> <{OA}hasSelector> <http://e/p-{key}>",
    ]
    lines += [
        f'<http://e/p-{key}> <{OA}{name}> "{at}"^^<{XSD}integer>' for name, at in (("start", start), ("end", end))
    ]
    return "".join(f"{line} <http://e/g> .\n" for line in lines)


QUADS = thing("goal", ["Goal", "Aim"], ['"人才强县"@zh', '"Strong in skilled people"@en'], 22, 28)
QUADS += thing("works", ["Project", "Action"], ['"5G基站建设"@zh', '"5G base stations"@en'], 4, 10)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(Store(QUADS.encode()), {"a": WORDS})


def found(hits: Iterable[Hit]) -> set[str]:
    return {hit.iri.removeprefix("http://e/") if hit.type != "Sentence" else hit.sentence for hit in hits}


FIRST, SECOND, THIRD = "全县推进5G基站建设，GDP增长3.5%。", "培育专业人才，才能出众。", "Café与High-tech企业！"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("才", {"goal", SECOND}),  # one character, also where it ends what stands between two signs
        ("人才", {"goal", SECOND}),
        ("业人", {SECOND}),  # pairs overlap: a word is found wherever it stands
        ("才才", set()),  # … and not across a sign
        ("專業人才", {SECOND}),  # traditional script
        ("人才 专业", {SECOND}),  # all words, in any order
        ("人才，专业", {SECOND}),
        ("gdp", {FIRST}),
        ("ＧＤＰ增长", {FIRST}),  # wide letters
        ("5G基", {"works", FIRST}),
        ("3.5", {FIRST}),
        ("3", set()),  # no part of a number
        ("CAFÉ", {THIRD}),
        ("high-tech", {THIRD}),
        ("skil", {"goal"}),  # the beginning of an English word
        ("led people", set()),
        ("stations base", {"works"}),
    ],
)
def test_words_are_found_where_they_stand(index: Index, words: str, expected: set[str]) -> None:
    assert found(index.search(words)) == expected


def test_a_thing_tells_its_place_and_sentence(index: Index) -> None:
    [hit] = index.search("people")
    assert (hit.iri, hit.type, hit.label_zh, hit.label_en) == (
        "http://e/goal",
        "Goal",
        "人才强县",
        "Strong in skilled people",
    )
    assert (hit.article, hit.start, hit.end) == ("a", 22, 28)
    assert (hit.sentence, hit.sentence_start) == (SECOND, WORDS.index("培育"))
    # The word stands in the name alone: the words that show the thing are marked.
    assert [hit.sentence[start:end] for start, end in hit.marks] == [WORDS[22:28]]


def test_a_sentence_tells_where_its_first_word_stands_and_marks_all(index: Index) -> None:
    [hit] = index.search("才", kinds=["Sentence"])
    assert hit.iri == f"{TEXT}#char={WORDS.index('培育')},{WORDS.index('Café')}"
    assert WORDS[hit.start : hit.end] == "才"
    assert hit.start == WORDS.index("才")
    assert [hit.sentence[start:end] for start, end in hit.marks] == ["才", "才"]


def test_names_come_before_sentences_and_a_limit_cuts_the_end(index: Index) -> None:
    assert [hit.type for hit in index.search("人才")] == ["Goal", "Sentence"]
    assert [hit.type for hit in index.search("人才", limit=1)] == ["Goal"]


@pytest.mark.parametrize(("kind", "expected"), [("goal", "goal"), ("Action", "works"), ("Project", "works")])
def test_a_kind_finds_finer_kinds_too(index: Index, kind: str, expected: str) -> None:
    word = "人才" if expected == "goal" else "基站"
    assert found(index.search(word, kinds=[kind])) == {expected}


HOSTILE = [
    '"人才"',
    "人才*",
    "人才 OR",
    "NEAR(人才)",
    "sentence:人才",
    "^人才",
    "-人才",
    "人才'; DROP TABLE words; --",
    "人才\0",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_signs_and_operators_are_just_text(index: Index, words: str) -> None:
    letters = any(letter.isascii() and letter.isalpha() for letter in words)
    assert bool(index.search(words)) is not letters  # a word such as OR is searched for, and stands nowhere here
    assert found(index.search("人才")) == {"goal", SECOND}


@pytest.mark.parametrize(
    ("words", "options", "message"),
    [
        ("", {}, "nothing to search for"),
        ("“！*”", {}, "nothing to search for"),
        ("\ud800", {}, "nothing to search for"),
        ("人" * 501, {}, "too much to search for"),
        ("人", {"kinds": ["Gaol"]}, "did you mean Goal"),
        ("人", {"limit": 0}, "not a number of hits"),
    ],
)
def test_what_cannot_be_searched_is_told(index: Index, words: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        index.search(words, **options)  # type: ignore[arg-type]


def test_letters_beyond_the_first_plane_are_found() -> None:
    hits = Index(Store(b""), {"a": "到𠮷野去。"}).search("𠮷野")
    assert [(hit.start, hit.end) for hit in hits] == [(1, 3)]


def test_a_letter_that_folds_into_several_is_marked_whole() -> None:
    [hit] = Index(Store(b""), {"a": "面积㎡与ﬁbre。"}).search("fibre")
    assert hit.sentence[slice(*hit.marks[0])] == "ﬁbre"


def test_an_index_may_be_asked_from_several_threads(index: Index) -> None:
    answers: list[set[str]] = []
    threads = [threading.Thread(target=lambda: answers.append(found(index.search("人才")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [{"goal", SECOND}] * 8


def test_the_shipped_article_is_searched_with_and_without_its_text(built: Path) -> None:
    store = open_store(built, PREFIXES)
    with_text, without = Index(store, texts_of(built)), Index(store)
    for words in ("三资企业", "重慶", "high-tech", "2026"):
        hits = with_text.search(words, 100)
        assert hits
        assert without.search(words, 100) == hits
        text = texts_of(built)["jiangbei"]
        assert all(text.startswith(hit.sentence, hit.sentence_start) for hit in hits)
