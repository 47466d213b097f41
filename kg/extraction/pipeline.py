"""A Document in, Statements out: every recogniser once, in the order in which they need each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.extraction.deeds import Deed, deeds, with_members
from kg.extraction.deeds.campaigns import Campaign, beside, campaigns
from kg.extraction.deeds.carried import carried, forecasts
from kg.extraction.deeds.renewed import renewed
from kg.extraction.deeds.tasks import tasks
from kg.extraction.figures import figures
from kg.extraction.figures.entitlements import without_entitlements
from kg.extraction.figures.page import Page
from kg.extraction.figures.tables import table_figures
from kg.extraction.figures.wording import in_words
from kg.extraction.formulas import formulas
from kg.extraction.formulas.member_types import untold_members
from kg.extraction.lexicon import frame, lexicon
from kg.extraction.links import actors, clauses, structure
from kg.extraction.links import names as between_names
from kg.extraction.links.actors import BY_THEMSELVES
from kg.extraction.links.duties import duties
from kg.extraction.links.placed import Placed
from kg.extraction.names import names
from kg.extraction.owner import acting_owner, issuers, plans
from kg.extraction.resolve import in_own_words, settle, things_of
from kg.extraction.sections import Section, sections
from kg.model import Document, Link, Mention, Span, Statements

_ACTING = ("Organisation", "Group", "Person")


def extract(document: Document) -> Statements:
    """Return all that the rules find in DOCUMENT.

    Example:
        >>> from kg.reading.article import make_article
        >>> from kg.reading.layout import read
        >>> found = extract(read(make_article("今年，我们将打造先进制造业高地。")))
        >>> [(thing.type, thing.label) for thing in found.things if thing.type == "Goal"]
        [('Goal', '打造先进制造业高地')]

    """
    named, owner = acting_owner(document, names(document))
    page = Page.of(document)
    stated_figures = told_apart(without_entitlements(document, figures(document, page)))
    counted = [*forecasts(document, stated_figures), *table_figures(document)]
    numbered = formulas(document)
    headed = tasks(document)
    told = renewed(document, deeds(document, _subjects(document, named)), named)
    told = carried(document, told, _firms(named), page.moments)
    taken_up = campaigns(document, numbered)
    told = beside(told, taken_up)
    lines = [*headed.values(), *(campaign.task for campaign in taken_up)]
    stated = [*named, *counted, *lines, *(deed.mention for deed in told), *slogan_goals(document, headed)]
    members = list(untold_members(document, numbered, stated))
    others = sections(document)
    reports = [*plans(document), *(mention for section in others for mention in section.named)]
    kept, dropped = settle([*reports, *stated, *numbered, *members])
    placed = Placed(things_of(kept, _owner_words(document, named, owner)))
    links = _links(document, placed, others, headed, taken_up, with_members(document, told, members), owner)
    jointly = {mention.label for mention in issuers(document, named)} - {owner}
    links += actors.jointly(placed, links, jointly)
    measured = {link.target for link in links if link.type == "ofIndicator"}
    things = (thing for thing in placed.things if thing.type != "Indicator" or thing.id in measured)
    return Statements(in_own_words(document, things), tuple(links), drops=tuple(dropped))


def _owner_words(document: Document, named: Sequence[Mention], owner: str) -> tuple[str, ...]:
    words = {mention.span.of(document.text) for mention in named if owner and mention.label == owner}
    return tuple(sorted(words))


def told_apart(counted: Sequence[Mention]) -> list[Mention]:
    """Return COUNTED, those that share the end of one list labelled by their own indicator and figure in words.

    In 甲、乙、丙“三个倍增” the words of the first target hold those of the others; their labels must not.
    """
    ends = Counter(mention.span.end for mention in counted if mention.type == "Target")
    return [
        replace(m, label=f"{m.traits.figure.indicator}{in_words(m.traits.figure, 'zh')}")
        if m.type == "Target" and ends[m.span.end] > 1 and m.traits.figure and m.traits.figure.indicator
        else m
        for m in counted
    ]


def slogan_goals(document: Document, headed: Mapping[int, Mention]) -> list[Mention]:
    """Return the goals that the tasks' own headings state (让…更…, 在打造…高地上)."""
    found = []
    for mention in headed.values():
        match = frame("heading-goal").search(document.folded, mention.span.start, mention.span.end)
        if match:
            span = Span(*match.span("thing" if match["thing"] else "aim"))
            traits = mention.traits
            found.append(Mention("Goal", span, "frames:heading-goal", span.of(document.text), traits))
    return found


def _subjects(document: Document, named: Sequence[Mention]) -> dict[int, int]:
    """Return where a name, or names joined to one subject, begin and end."""
    ends = {m.span.start: m.span.end for m in named if m.type in _ACTING or _promising_place(document, m)}
    ends.update({span.start: span.end for span in _places_in_turn(document, named)})
    for start in sorted(ends, reverse=True):
        joined = frame("joins-subjects").match(document.folded, ends[start])
        if joined and joined.end() in ends:
            ends[start] = ends[joined.end()]
    return ends


def _places_in_turn(document: Document, named: Sequence[Mention]) -> list[Span]:
    """Return the places that open clauses of one paragraph and do something each: 甲区提升乙，丙区发展丁."""
    marks = lexicon().terms("figure-stop")
    acting: dict[int, list[Span]] = {}
    for mention in named:
        opens = mention.span.start and document.folded[mention.span.start - 1] in marks
        if mention.type == "Place" and opens and frame("place-acts").match(document.folded, mention.span.end):
            index = bisect_right(document.blocks, mention.span.start, key=lambda one: one.span.start)
            acting.setdefault(index, []).append(mention.span)
    return [span for spans in acting.values() if len(spans) > 1 for span in spans]


def _firms(named: Sequence[Mention]) -> frozenset[int]:
    return frozenset(m.span.start for m in named if m.traits.subtype in BY_THEMSELVES)


def _promising_place(document: Document, mention: Mention) -> bool:
    """Tell whether a place stands where it promises (甲县将…), and not where something of it is told (甲新城建设…)."""
    return mention.type == "Place" and bool(frame("promises").match(document.folded, mention.span.end))


def _links(
    document: Document,
    placed: Placed,
    others: Sequence[Section],
    headed: Mapping[int, Mention],
    taken_up: Sequence[Campaign],
    told: Sequence[Deed],
    owner: str,
) -> list[Link]:
    acted = actors.acted(document, placed, told, owner)
    found = [
        *structure.of_plan(placed, others),
        *structure.of_tasks(document, placed, headed, actors.alone(acted)),
        *structure.of_campaigns(placed, taken_up, actors.alone(acted)),
        *structure.members(document, placed),
        *clauses.inside(document, placed),
        *clauses.at_members(placed),
        *clauses.at_subjects(placed, told),
        *clauses.at_frames(document, placed, told),
        *clauses.of_fields(placed),
        *clauses.plan_strategies(document, placed, others),
        *clauses.achieves(document, placed),
        *clauses.slogan_aims(placed),
        *clauses.means(document, placed),
        *actors.carried_out(document, placed, acted),
        *actors.tasks_carried_out(document, placed, headed, acted, actors.owner_thing(placed, owner)),
        *actors.campaigns_carried_out(placed, taken_up, actors.owner_thing(placed, owner)),
        *duties(document, placed, headed),
        *between_names.prefixes(document, placed, owner),
        *between_names.located(document, placed),
        *between_names.neighbours(document, placed),
        *between_names.awards(document, placed, owner),
        *between_names.indicators(placed),
    ]
    unique: dict[tuple[object, ...], Link] = {}
    for link in found:
        if link.source != link.target:
            unique.setdefault((link.type, link.source, link.target, link.means), link)
    return list(unique.values())
