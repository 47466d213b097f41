"""An article's graph: every thing and link with its claim and words, and nothing that the article did not say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from kg.graph.article import article_graph
from kg.graph.identity import article_graph as graph_of
from kg.graph.identity import coded_place, curation_graph, extraction_node
from kg.model import Article, Link, Span, Statements, Thing
from kg.vocabulary import OA, PLAN
from tests.graph.conftest import FORMULA, STATEMENTS, TARGET, TEXT, article_of, at


class Read:
    """A built article to ask: its two graphs and the IRIs of its things."""

    def __init__(self, article: Article, statements: Statements) -> None:
        built = article_graph(article, statements, "0.1.0")
        self.iris = built.iris
        self.graph, self.curation = Graph(), Graph()
        for subject, predicate, value, graph in built.quads:
            where = {graph_of(article.name): self.graph, curation_graph(article.name): self.curation}[graph]
            where.add((subject, predicate, value))

    def words(self, body: object) -> set[str]:
        """Return the quotes that show BODY."""
        found = set()
        for mark in self.graph.subjects(OA.hasBody, body):  # type: ignore[arg-type]
            target = self.graph.value(mark, OA.hasTarget)
            for selector in self.graph.objects(target, OA.hasSelector):
                found |= {str(exact) for exact in self.graph.objects(selector, OA.exact)}
        return found

    def claim(self, predicate: URIRef, value: object) -> URIRef:
        """Return the one claim that something has PREDICATE VALUE."""
        claims = set(self.graph.subjects(RDF.predicate, predicate)) & set(self.graph.subjects(RDF.object, value))  # type: ignore[arg-type]
        (claim,) = claims
        return claim  # type: ignore[return-value]


@pytest.fixture
def read(article: Article, statements: Statements) -> Read:
    return Read(article, statements)


def test_a_link_is_a_triple_and_a_claim_with_its_words_and_rule(read: Read) -> None:
    deed, office = read.iris["Project-1"], read.iris["Organisation-1"]
    assert (deed, PLAN.carriedOutBy, office) in read.graph
    claim = read.claim(PLAN.carriedOutBy, office)
    assert set(read.graph.objects(claim, RDF.type)) == {PLAN.Claim, RDF.Statement}
    assert read.graph.value(claim, RDF.subject) == deed
    assert read.graph.value(claim, PLAN.byRule) == Literal("subject")
    assert read.graph.value(claim, PLAN.role) == Literal("牵头单位")
    assert read.graph.value(claim, PROV.wasGeneratedBy) == extraction_node("demo")
    assert read.graph.value(claim, PLAN.derived) is None
    assert read.words(claim) == {"区商务局"}


def test_an_inferred_trait_has_a_derived_claim_of_its_own(read: Read) -> None:
    deadline = read.graph.value(read.iris["Target-1"], PLAN.deadline)
    claim = read.claim(PLAN.deadline, deadline)
    assert read.graph.value(claim, PLAN.byRule) == Literal("deadline-above")
    assert str(read.graph.value(claim, PLAN.derived)) == "true"
    assert read.words(claim) == {"到2026年"}


def test_means_end_in_words_with_their_role(read: Read) -> None:
    (means,) = read.graph.objects(read.iris["Project-1"], PLAN.means)
    assert read.graph.value(means, SKOS.prefLabel) == Literal("开放", lang="zh")
    assert read.graph.value(means, PLAN.role) == Literal("动能")
    assert read.words(means) == {"开放"}
    assert read.words(read.claim(PLAN.means, means)) == {"以开放为动能"}


def test_a_person_names_means_in_english(article: Article) -> None:
    links = tuple(replace(link, english="openness") if link.means else link for link in STATEMENTS.links)
    read = Read(article, replace(STATEMENTS, links=links))
    (means,) = read.graph.objects(read.iris["Project-1"], PLAN.means)
    assert Literal("openness", lang="en") in set(read.graph.objects(means, SKOS.prefLabel))
    assert read.graph.value(means, PLAN.labelOrigin) == Literal("curated")


def test_general_types_are_asserted_with_the_finer_one(read: Read) -> None:
    assert set(read.graph.objects(read.iris["Project-1"], RDF.type)) == {PLAN.Project, PLAN.Action}
    assert set(read.graph.objects(read.iris["Target-1"], RDF.type)) == {PLAN.Target, PLAN.Aim}
    assert set(read.graph.objects(read.iris["Organisation-1"], RDF.type)) == {PLAN.Department, PLAN.Organisation}
    assert read.graph.value(read.iris["Place-2"], PLAN.kind) == Literal("bridge")


def test_members_are_things_where_there_are_and_listed_words_where_not(read: Read) -> None:
    members = set(read.graph.objects(read.iris["Formula-1"], PLAN.hasMember))
    city = read.iris["Goal-1"]
    (listed,) = members - {city}
    assert read.graph.value(listed, RDF.type) == PLAN.ListedItem
    assert read.words(listed) == {"书香"}
    assert int(str(read.graph.value(read.claim(PLAN.hasMember, city), PLAN.position))) == 1
    assert int(str(read.graph.value(read.claim(PLAN.hasMember, listed), PLAN.position))) == 2


def test_a_thing_that_says_only_half_of_a_member_is_not_that_member(article: Article) -> None:
    half = Thing("Sector-1", "Sector", "书", (at("书"),), "listed")
    read = Read(article, replace(STATEMENTS, things=(*STATEMENTS.things, half)))
    assert read.iris["Sector-1"] not in set(read.graph.objects(read.iris["Formula-1"], PLAN.hasMember))


def test_a_member_that_a_link_tells_is_not_told_twice(article: Article) -> None:
    link = Link("hasMember", FORMULA.id, "Goal-1", at("宜游之城"), "listed", order=1)
    read = Read(article, replace(STATEMENTS, links=(*STATEMENTS.links, link)))
    assert read.graph.value(read.claim(PLAN.hasMember, read.iris["Goal-1"]), PLAN.byRule) == Literal("listed")


def test_of_a_coded_place_the_article_states_its_claims_only(read: Read) -> None:
    place = coded_place("500105")
    assert read.iris["Place-1"] == place
    assert set(read.graph.predicates(place, None)) == set()
    assert read.words(read.claim(RDF.type, PLAN.Place)) == {"江北区"}
    assert str(read.graph.value(read.claim(PLAN.takesPlaceAt, place), PLAN.derived)) == "true"


def test_a_link_made_by_hand_names_the_correction_and_its_author(read: Read) -> None:
    claim = read.claim(PLAN.takesPlaceAt, read.iris["Place-2"])
    correction = read.graph.value(claim, PROV.wasGeneratedBy)
    author = read.graph.value(claim, PROV.wasAttributedTo)
    assert read.graph.value(claim, PLAN.byRule) is None
    assert str(read.graph.value(claim, PLAN.confidence)) == "1"
    assert (correction, RDF.type, PLAN.Correction) in read.curation
    assert read.curation.value(correction, PLAN.why) == Literal("并列地点")
    assert read.curation.value(correction, PLAN.quote) == Literal("望月桥")
    assert read.curation.value(correction, PROV.wasAssociatedWith) == author


def test_the_graph_of_corrections_states_no_facts_of_the_plan(read: Read) -> None:
    assert set(read.curation.objects(None, RDF.type)) == {PLAN.Correction, PROV.Activity, PROV.Agent}


def test_a_note_gives_reading_and_reason_and_leaves_the_words(read: Read) -> None:
    (note,) = read.graph.subjects(RDF.type, PLAN.Note)
    assert read.graph.value(note, PLAN.reading) == Literal("望月桥头")
    assert read.words(note) == {"望月桥"}
    assert read.graph.value(read.iris["Place-2"], SKOS.prefLabel) == Literal("望月桥", lang="zh")


def test_text_and_article_say_where_they_come_from(read: Read, article: Article) -> None:
    (text,) = read.graph.subjects(RDF.type, PLAN.Text)
    published = read.graph.value(text, PROV.wasDerivedFrom)
    assert read.graph.value(text, PLAN.sha256) == Literal(article.sha256)
    assert read.graph.value(published, DCTERMS.title) == Literal("小城新闻", lang="zh")
    assert str(read.graph.value(published, PLAN.dateInferred)) == "true"


def test_every_thing_and_claim_is_shown_by_words_of_the_text(read: Read) -> None:
    claims = set(read.graph.subjects(RDF.type, PLAN.Claim))
    assert len(claims) == 9  # five links, two members, one inferred deadline, one coded place
    for body in (*read.iris.values(), *claims):
        words = read.words(body)
        assert words
        assert all(quote in TEXT for quote in words)


def test_an_edit_elsewhere_leaves_the_iris_alone() -> None:
    first = Read(article_of(TEXT), Statements((TARGET,))).iris["Target-1"]
    longer = "新的一句。" + TEXT
    moved = replace(TARGET, spans=(Span(TARGET.spans[0].start + 5, TARGET.spans[0].end + 5),), inferences=())
    assert Read(article_of(longer), Statements((moved,))).iris["Target-1"] == first


def test_the_order_of_statements_makes_no_difference(article: Article) -> None:
    turned = replace(STATEMENTS, things=STATEMENTS.things[::-1], links=STATEMENTS.links[::-1])
    assert set(article_graph(article, turned).quads) == set(article_graph(article, STATEMENTS).quads)


def test_a_link_to_nothing_is_a_fault(article: Article) -> None:
    link = Link("achieves", "Project-1", "Goal-9", at("建成市集"), "r")
    with pytest.raises(ValueError, match="Goal-9"):
        article_graph(article, replace(STATEMENTS, links=(link,)))
