"""Rows are cited by the places they name, or by those of the things whose IRIs stand in them."""

from kg.questions import Citations
from kg.store import Store, Table, Value

BASE = "https://w3id.org/plan-kg/"
PLAN, OA = f"{BASE}ontology#", "http://www.w3.org/ns/oa#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DCTERMS, PROV = "http://purl.org/dc/terms/", "http://www.w3.org/ns/prov#"
THING = f"{BASE}id/goal/demo-1"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
# An article whose text is 开头。建成名镇。 and a goal shown by the words at 3–7.
TRIPLES = [
    (f"{BASE}text/demo", f"{PROV}wasDerivedFrom", f"<{BASE}article/demo>"),
    (f"{BASE}article/demo", f"{DCTERMS}title", '"名镇"@zh'),
    (f"{BASE}article/demo", f"{DCTERMS}date", '"2022"'),
    (f"{BASE}article/demo", f"{PLAN}dateInferred", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
    *(
        triple
        for name, start, end, words in (("s1", 0, 3, "开头。"), ("s2", 3, 8, "建成名镇。"), ("t", 3, 7, "建成名镇"))
        for triple in (
            (f"http://e/{name}", f"{OA}hasSource", f"<{BASE}text/demo>"),
            (f"http://e/{name}", f"{OA}hasSelector", f"<http://e/{name}-p>"),
            (f"http://e/{name}", f"{OA}hasSelector", f"<http://e/{name}-q>"),
            (f"http://e/{name}-p", f"{OA}start", f'"{start}"^^<{INTEGER}>'),
            (f"http://e/{name}-p", f"{OA}end", f'"{end}"^^<{INTEGER}>'),
            (f"http://e/{name}-q", f"{OA}exact", f'"{words}"'),
        )
    ),
    ("http://e/s1", TYPE, f"<{PLAN}Sentence>"),
    ("http://e/s2", TYPE, f"<{PLAN}Sentence>"),
    ("http://e/a", f"{OA}hasBody", f"<{THING}>"),
    ("http://e/a", f"{OA}hasTarget", "<http://e/t>"),
]
STORE = Store("".join(f"<{s}> <{p}> {o} <http://e/g> .\n" for s, p, o in TRIPLES).encode())
NAMED = ("article", "quote", "start", "end")


def row(*cells: Value | None, columns: tuple[str, ...] = NAMED) -> Table:
    return Table(columns, (cells,))


def number(value: int) -> Value:
    return Value.literal(str(value), INTEGER)


def test_a_row_that_names_its_place_is_cited_with_its_sentence() -> None:
    [cited] = Citations(STORE).of(row(Value.literal("demo"), Value.literal("建成名镇"), number(3), number(7)))
    [place] = cited.evidence
    assert (place.sentence, place.sentence_start, place.sentence_end) == ("建成名镇。", 3, 8)
    assert cited.line.startswith("名镇. Publisher not stated, 2022 (date inferred). Characters 3–7 of demo. Graph ")
    assert STORE.digest[:16] in cited.line


def test_the_line_is_in_the_readers_language() -> None:
    [cited] = Citations(STORE, "zh").of(row(Value.literal("demo"), Value.literal("建成名镇"), number(3), number(7)))
    assert cited.line.startswith("名镇。未注明发布者，2022（日期系推断）。demo 第 3–7 字。")


def test_a_row_with_the_iri_of_a_thing_is_cited_by_the_places_that_show_it() -> None:
    [cited] = Citations(STORE).of(row(Value.iri(THING), columns=("thing",)))
    assert [(place.start, place.end, place.quote) for place in cited.evidence] == [(3, 7, "建成名镇")]
    assert Citations(STORE).evidence(THING) == cited.evidence


def test_a_row_of_two_documents_is_cited_by_both() -> None:
    place = (Value.literal("demo"), Value.literal("建成名镇"), number(3), number(7))
    other = (Value.literal("demo"), Value.literal("开头"), number(0), number(2))
    columns = (*NAMED, *(f"other_{name}" for name in NAMED))
    [cited] = Citations(STORE).of(row(*place, *other, columns=columns))
    assert [place.start for place in cited.evidence] == [3, 0]


def test_what_the_text_does_not_say_has_no_citation() -> None:
    [cited] = Citations(STORE).of(row(Value.literal("demo"), None, None, None))
    assert (cited.evidence, cited.line) == ((), "")


def test_each_article_is_told_once_as_a_source() -> None:
    citations = Citations(STORE)
    place = (Value.literal("demo"), Value.literal("建成名镇"), number(3), number(7))
    cited = citations.of(Table(NAMED, (place, place)))
    assert len(citations.sources(cited)) == 1


def test_columns_that_only_share_the_names_of_a_place_are_not_taken_for_one() -> None:
    strange = row(Value.literal("a b>"), Value.literal("x"), Value.literal("soon"), Value.literal("late"))
    assert Citations(STORE).of(strange)[0].evidence == ()
