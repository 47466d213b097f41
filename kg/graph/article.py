"""The statements of one article in, the quads of its two graphs out: what stands, and how persons corrected it.

Every thing and every claim is shown by the words it was read from. A triple that belongs to the graph of shared
places is not repeated here: the article adds its claim and evidence only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, SKOS

from kg.graph import identity
from kg.graph.corrections import Corrections
from kg.graph.dates import dated
from kg.graph.evidence import Evidence
from kg.graph.facts import INFERRED, PRINTED, facts_of
from kg.graph.places import divisions, is_shared
from kg.graph.quads import Quad, Term, Triple, in_graph
from kg.graph.traits import TRUE, properties, whole
from kg.labels import noun_phrase
from kg.model import Article, Link, Note, Span, Statements, Thing
from kg.vocabulary import PLAN, supertypes

BY_HAND = "curation"  # the rule of what a person added


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """The quads of one article, and the IRI of each of its things by id."""

    quads: tuple[Quad, ...]
    iris: Mapping[str, URIRef]


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a claim comes from: the rule, whether it was derived, and the correction that made it, if one did."""

    rule: str
    derived: bool = False
    correction: URIRef | None = None


def article_graph(article: Article, statements: Statements, version: str = "") -> ArticleGraph:
    """Return the graph of ARTICLE and the graph of its corrections.

    Args:
        article: the text and what is known of it.
        statements: what stands after curation; every span inside the text.
        version: of the product that made the statements, noted with the extraction.

    Raises:
        InputError: when a date is none.
        ValueError: when statements do not fit the text or each other; that is a fault of the product.

    """
    return _Builder(article, statements, version).build()


class _Builder:
    def __init__(self, article: Article, statements: Statements, version: str) -> None:
        self._article = article
        self._statements = statements
        self._version = version
        self._triples: list[Triple] = []
        self._keys = identity.Keys(article.name)
        self._evidence = Evidence(article)
        self._iris: dict[str, URIRef] = {}
        self._corrections = Corrections(article, statements, self._keys)

    def build(self) -> ArticleGraph:
        things = sorted(self._statements.things, key=lambda thing: (thing.spans, thing.type, thing.label, thing.id))
        self._document()
        for thing in things:
            self._iris[thing.id] = self._iri(thing)
        for thing in things:
            self._thing(thing)
        self._links(things)
        for note in sorted(self._statements.notes, key=lambda note: (note.span, note.reading, note.reason)):
            self._note(note)
        for span, correction in self._corrections.places():
            self._evidence.show(span, correction)
        tasks = {span: self._iris[thing.id] for thing in things if thing.type == "Task" for span in thing.spans}
        self._triples.extend(self._evidence.triples(self._keys, tasks))
        name = self._article.name
        quads = (
            *in_graph((triple for triple in self._triples if not is_shared(triple)), identity.article_graph(name)),
            *in_graph(self._corrections.triples(), identity.curation_graph(name)),
        )
        return ArticleGraph(quads, self._iris)

    def _add(self, subject: URIRef, *pairs: tuple[URIRef, Term]) -> None:
        self._triples.extend((subject, predicate, value) for predicate, value in pairs)

    def _document(self) -> None:
        facts, name = self._article.facts, self._article.name
        text, published = identity.text_node(name), identity.article_node(name)
        self._add(text, (RDF.type, PLAN.Text), (RDF.type, PROV.Entity), (PLAN.sha256, Literal(self._article.sha256)))
        self._add(text, (PROV.wasDerivedFrom, published))
        self._add(published, (RDF.type, PLAN.Article), (RDF.type, PROV.Entity))
        for fact in facts_of(self._article):
            if fact.spans:
                rule = INFERRED if fact.derived else PRINTED
                self._claim((published, fact.predicate, fact.value), fact.spans, _Origin(rule, fact.derived))
            else:
                self._add(published, (fact.predicate, fact.value))
        if facts.date_inferred:
            self._add(published, (PLAN.dateInferred, TRUE))
        if facts.area_code in divisions():
            self._add(published, (DCTERMS.spatial, identity.coded_place(facts.area_code)))
        run = identity.extraction_node(name)
        self._add(run, (RDF.type, PLAN.Extraction), (RDF.type, PROV.Activity), (PROV.used, text))
        if self._version:
            self._add(run, (OWL.versionInfo, Literal(self._version)))

    def _iri(self, thing: Thing) -> URIRef:
        if thing.type == "Place" and thing.traits.code in divisions():
            return identity.coded_place(thing.traits.code)
        return self._keys.next(thing.type, thing.label)

    def _thing(self, thing: Thing) -> None:
        iri = self._iris[thing.id]
        for span in thing.spans:
            self._evidence.show(span, iri)
        correction = self._corrections.of_thing(thing.id)
        if thing.type == "Place" and thing.traits.code in divisions():
            made = correction if thing.rule == BY_HAND else None
            self._claim((iri, RDF.type, PLAN.Place), thing.spans, _Origin(thing.rule, correction=made))
            return
        self._add(iri, *((RDF.type, kind) for kind in _types(thing)))
        self._names(iri, thing)
        if thing.rule != BY_HAND:
            self._add(iri, (PLAN.byRule, Literal(thing.rule)))
        if correction:
            self._add(iri, (PROV.wasInfluencedBy, correction))
        self._properties(iri, thing)

    def _names(self, iri: URIRef, thing: Thing) -> None:
        self._add(iri, (SKOS.prefLabel, Literal(thing.label, lang="zh")))
        if thing.english:
            self._add(iri, (SKOS.prefLabel, Literal(thing.english, lang="en")))
        if thing.english and thing.english_origin:
            self._add(iri, (PLAN.labelOrigin, Literal(thing.english_origin)))
        others = set(thing.aliases) - {thing.label}
        self._add(iri, *((SKOS.altLabel, Literal(alias, lang="zh")) for alias in sorted(others)))

    def _properties(self, iri: URIRef, thing: Thing) -> None:
        told = tuple(properties(thing))
        self._add(iri, *((predicate, value) for _, predicate, value in told))
        if thing.type == "Place" and thing.traits.subtype:
            self._add(iri, (PLAN.kind, Literal(thing.traits.subtype)))
        if thing.id == self._main_plan():
            facts = self._article.facts
            ends = ((PLAN.start, facts.start), (PLAN.end, facts.end))
            self._add(iri, *((predicate, dated(day)) for predicate, day in ends if day))
        for inference in sorted(thing.inferences, key=lambda inference: (inference.span, inference.trait)):
            for trait, predicate, value in told:
                if trait == inference.trait:
                    origin = _Origin(inference.rule, derived=True)
                    self._claim((iri, predicate, value), (inference.span,), origin)

    def _main_plan(self) -> str:
        plans = [thing for thing in self._statements.things if thing.type == "Plan"]
        return min(plans, key=lambda plan: plan.spans).id if plans else ""

    def _claim(self, triple: Triple, spans: Iterable[Span], origin: _Origin) -> URIRef:
        subject, predicate, value = triple
        claim = self._keys.next("Claim", f"{subject} {predicate} {value}")
        self._triples.append(triple)
        self._add(claim, (RDF.type, PLAN.Claim), (RDF.type, RDF.Statement), (RDF.subject, subject))
        self._add(claim, (RDF.predicate, predicate), (RDF.object, value))
        if origin.correction:
            self._add(claim, *self._corrections.origin(origin.correction))
        else:
            run = identity.extraction_node(self._article.name)
            self._add(claim, (PROV.wasGeneratedBy, run), (PLAN.byRule, Literal(origin.rule)))
        if origin.derived:
            self._add(claim, (PLAN.derived, TRUE))
        for span in spans:
            self._evidence.show(span, claim)
        return claim

    def _links(self, things: list[Thing]) -> None:
        means: dict[tuple[Span, str], URIRef] = {}
        links = (*self._statements.links, *self._listed(things))
        for link in sorted(dict.fromkeys(links), key=_order):
            source = self._end(link.source)
            target = self._means(link, means) if link.type == "means" else self._end(link.target)
            origin = _Origin(link.rule, link.derived, self._corrections.of_link(link))
            claim = self._claim((source, PLAN[link.type], target), (link.span,), origin)
            if link.order is not None:
                self._add(claim, (PLAN.position, whole(link.order)))
            if link.role and link.type != "means":
                self._add(claim, (PLAN.role, Literal(link.role)))

    def _end(self, thing: str) -> URIRef:
        if thing not in self._iris:
            raise ValueError(f"a link ends in {thing}, which is no thing of {self._article.name}")
        return self._iris[thing]

    def _means(self, link: Link, known: dict[tuple[Span, str], URIRef]) -> URIRef:
        if link.means is None:
            raise ValueError(f"a means link of {link.source} in {self._article.name} has no words")
        words = link.means.of(self._article.text)
        if (link.means, link.role) not in known:
            iri = known[link.means, link.role] = self._keys.next("Means", words)
            self._add(iri, (RDF.type, PLAN.Means), (SKOS.prefLabel, Literal(words, lang="zh")))
            self._english(iri, words, link.english)
            self._add(iri, (PLAN.byRule, Literal(link.rule)))
            if link.role:
                self._add(iri, (PLAN.role, Literal(link.role)))
            self._evidence.show(link.means, iri)
        return known[link.means, link.role]

    def _listed(self, things: list[Thing]) -> Iterable[Link]:
        """Yield the members that formulas list and that no link tells yet, as links to things or to listed words."""
        told = [link for link in self._statements.links if link.type == "hasMember"]
        linked = {(link.source, link.target) for link in told}
        places = {(link.source, link.span) for link in told}
        for formula in things:
            for order, span in enumerate(formula.traits.members, start=1):
                if (formula.id, span) in places:
                    continue
                member = _member(span, formula, things) or self._listed_item(span, formula)
                if (formula.id, member) not in linked:
                    yield Link("hasMember", formula.id, member, span, formula.rule, order=order)

    def _listed_item(self, span: Span, formula: Thing) -> str:
        handle = f"ListedItem-{span.start}-{span.end}"
        if handle not in self._iris:
            words = span.of(self._article.text)
            self._iris[handle] = iri = self._keys.next("ListedItem", words)
            self._add(iri, (RDF.type, PLAN.ListedItem), (SKOS.prefLabel, Literal(words, lang="zh")))
            self._english(iri, words)
            self._add(iri, (PLAN.byRule, Literal(formula.rule)))
            self._evidence.show(span, iri)
        return handle

    def _english(self, iri: URIRef, words: str, curated: str = "") -> None:
        english, origin = (curated, "curated") if curated else (noun_phrase(words), "composed")
        if english:
            self._add(iri, (SKOS.prefLabel, Literal(english, lang="en")), (PLAN.labelOrigin, Literal(origin)))

    def _note(self, note: Note) -> None:
        iri = self._keys.next("Note", note.span.of(self._article.text))
        self._add(iri, (RDF.type, PLAN.Note), (PLAN.reading, Literal(note.reading)))
        if note.kind:
            self._add(iri, (PLAN.kind, Literal(note.kind)))
        self._add(iri, (PLAN.reason, Literal(note.reason)), (PROV.wasAttributedTo, self._corrections.agent(note.who)))
        self._evidence.show(note.span, iri)


def _types(thing: Thing) -> tuple[URIRef, ...]:
    general = PLAN[thing.type]
    if thing.type == "Place" or not thing.traits.subtype:
        return supertypes(general)
    finer = supertypes(PLAN[thing.traits.subtype])
    if general not in finer:
        raise ValueError(f"{thing.traits.subtype} is no kind of {thing.type}")
    return finer


def _member(span: Span, formula: Thing, things: Iterable[Thing]) -> str:
    """Return the id of the thing whose words best are those at SPAN (more than half of the longer), or ""."""
    best, found = 0.5, ""
    for thing in things:
        if thing.id == formula.id:
            continue
        for place in thing.spans:
            share = place.overlap(span) / max(len(place), len(span))
            if share > best:
                best, found = share, thing.id
    return found


def _order(link: Link) -> tuple[object, ...]:
    means = (link.means.start, link.means.end) if link.means else (0, 0)
    return link.span, link.type, link.source, link.target, means, link.role, link.order or 0, link.rule, link.derived
