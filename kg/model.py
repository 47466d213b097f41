"""The frozen values that the stages hand on: places in the text, what is said there, and how it hangs together.

Nothing here knows RDF, files or rules. Offsets are Unicode code points of the article's text, end exclusive.
The names of types, links and traits are those of the annotation guide and of the ontology.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

NAMES = ("Place", "Organisation", "Person", "Sector", "Strategy", "Award", "Formula", "Group")
CLAUSES = ("Goal", "Target", "Observation", "Task", "Action", "Project")
THING_TYPES = ("Plan", *CLAUSES, *NAMES, "Indicator")
LINK_TYPES = (
    "hasTask", "hasGoal", "hasTarget", "achieves", "means", "isPartOf", "takesPlaceAt", "carriedOutBy",
    "concernsSector", "benefits", "alignsWith", "hasMember", "ofIndicator", "locatedIn", "awarded", "grantedBy",
)  # fmt: skip
COMPARATORS = (">=", "<=", "=", "~", "*")
STATUSES = ("planned", "ongoing", "done")
PERIODS = ("year", "quarter", "month", "total")
BINDINGNESS = ("binding", "anticipatory")
NOTE_KINDS = ("misprint", "omission", "two-names", "unclear-reference", "other")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text: code points from start to end, end exclusive.

    Example:
        >>> Span(1, 3).of("江北区")
        '北区'

    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words at this place of TEXT."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Tell whether OTHER lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """Return how many code points the two stretches share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the text states: of what, compared how, by or at when, and from which base.

    VALUE is signed and has 万/亿 before a counted unit multiplied out; LOW and HIGH stand for a range.
    Dates are ISO 8601 as precise as the text: "2026", "2021-12", "2021-12-31". Empty strings mean "not stated".
    """

    comparator: str
    unit: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    indicator: str = ""
    indicator_span: Span | None = None
    change: bool = False
    period: str = ""
    base_value: Decimal | None = None
    base_time: str = ""
    bindingness: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """What the text says of a thing beside its type and words; empty strings mean "not stated"."""

    status: str = ""
    commitment: str = ""
    rank: str = ""
    level: str = ""
    deadline: str = ""
    time: str = ""
    figure: Figure | None = None
    count: int | None = None
    members: tuple[Span, ...] = ()
    subtype: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Inference:
    """A trait that a rule inherited, resolved or computed: which, by which rule, on which words."""

    trait: str
    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names or tells a thing, and the rule that saw it."""

    type: str
    span: Span
    rule: str
    label: str
    traits: Traits = Traits()
    inferences: tuple[Inference, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """Something the article speaks of, with every place that names it.

    ID is a handle inside one article ("Goal-3"). SPANS are in text order, the first is the one whose words are
    the label unless the label was composed. RULE found it ("curation" for a person's correction).
    ENGLISH is a composed or curated label, ENGLISH_ORIGIN says which ("composed", "curated", "").
    """

    id: str
    type: str
    label: str
    spans: tuple[Span, ...]
    rule: str
    traits: Traits = Traits()
    inferences: tuple[Inference, ...] = ()
    english: str = ""
    english_origin: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two things, with the words that say it.

    SOURCE and TARGET are Thing ids. A `means` link has no target thing but the words at MEANS.
    DERIVED is true where a rule inherited, resolved or computed the link instead of reading it in one clause.
    ENGLISH names the words at MEANS where a person gave them an English name; it makes no other link.
    """

    type: str
    source: str
    target: str
    span: Span
    rule: str
    means: Span | None = None
    role: str = ""
    order: int | None = None
    derived: bool = False
    english: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the source's own words: a misprint, or two names for one thing. The words stay as printed.

    KIND is one of NOTE_KINDS, or "" where nobody told.
    """

    span: Span
    reading: str
    reason: str
    who: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What one entry of a correction file did: ACTION, the quoted place, who, why, and the value it replaced."""

    id: str
    action: str
    span: Span
    who: str
    why: str
    replaced: str = ""
    things: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Drop:
    """A mention that was considered and not kept, and why (shown by `kg explain`)."""

    mention: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class Statements:
    """All that an extractor (and then a correction file) says of one article."""

    things: tuple[Thing, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    drops: tuple[Drop, ...] = ()

    def by_id(self) -> dict[str, Thing]:
        """Return the things by their ids."""
        return {thing.id: thing for thing in self.things}


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of an article from its facts file or its own words; empty strings mean "not known".

    DATE is ISO 8601 as precise as known. DATE_INFERRED is true where nobody printed it, DATE_WORDS the words of the
    text that it was inferred from. AREA is the plan's owner as a place ("重庆市江北区"), AREA_CODE its GB/T 2260 code.
    START and END are the years the plan spans. PICTURES is who supplied the pictures.
    """

    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    date_inferred: bool = False
    area: str = ""
    area_code: str = ""
    source: str = ""
    start: str = ""
    end: str = ""
    pictures: str = ""
    date_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence's place in the text, the kind of line it stands in (see `Block`), the innermost heading above it."""

    span: Span
    kind: str
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A published text: NAME is its key, TEXT what offsets count in, FOLDED the same length with widths evened out.

    SENTENCES are the stretches that the text falls into, once its layout is read.
    """

    name: str
    text: str
    folded: str
    sha256: str
    facts: DocumentFacts
    path: str = ""
    facts_path: str = ""
    sentences: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the layout: its kind (title, subtitle, slogan, heading, paragraph, caption, byline, item) and place."""

    index: int
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """Words that head what follows: a line, a numbered opening, a run-in sentence or a slogan of the article's list.

    SPAN is without number or mark; a slogan printed in two halves has one span over both. PARENT is the index of the
    heading above, COVERS the stretch of text below it. MARK is the printed number ("（一）", "一是") or "".
    """

    index: int
    kind: str
    span: Span
    level: int
    mark: str
    parent: int | None
    covers: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between ，；：。 outside quotes and brackets, without its delimiter."""

    span: Span
    delimiter: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what its place in the article means.

    HEADING is the index of the innermost heading above it or None. MOOD is "plan", "target" (a list of expected
    figures), "review" (what was reached), "situation" or "" (not told). YEAR is the year that 今年-words or the heading
    give to what it says, or "".
    """

    span: Span
    block: int
    clauses: tuple[Clause, ...]
    heading: int | None
    mood: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article read: its layout, headings, sentences and clauses, and the depth of quotes at every code point."""

    article: Article
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    sentences: tuple[Sentence, ...]
    depths: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """The article's unchanged text."""
        return self.article.text

    @property
    def folded(self) -> str:
        """The text of the same length that rules match on."""
        return self.article.folded
