"""Things in; a view of them by their places in the text out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from kg.model import Span, Thing

_LONGEST = 200


class Placed:
    """The things of one article, found by where they stand."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self.things = tuple(things)
        places = [(span, thing) for thing in self.things for span in thing.spans]
        places.sort(key=lambda place: (place[0], place[1].type, place[1].id))
        self._places = places
        self._starts = [span.start for span, _ in places]

    def within(self, stretch: Span, *types: str) -> Iterator[tuple[Span, Thing]]:
        """Yield the places of things of TYPES that lie inside STRETCH, in text order."""
        for index in range(bisect_left(self._starts, stretch.start), len(self._places)):
            span, thing = self._places[index]
            if span.start >= stretch.end:
                return
            if thing.type in types and span.end <= stretch.end:
                yield span, thing

    def at(self, span: Span, *types: str) -> Thing | None:
        """Return the thing of TYPES that shares half or more of the longer of its words and SPAN, or None."""
        best: tuple[int, Thing] | None = None
        for place, thing in self.near(span, *types):
            shared = place.overlap(span)
            if 2 * shared >= max(len(place), len(span)) and (best is None or shared > best[0]):
                best = (shared, thing)
        return best[1] if best else None

    def covering(self, span: Span, *types: str) -> Thing | None:
        """Return the thing of TYPES whose words hold SPAN and begin nearest before it, or None."""
        for index in range(bisect_right(self._starts, span.start) - 1, -1, -1):
            place, thing = self._places[index]
            if span.start - place.start > _LONGEST:
                return None
            if thing.type in types and place.holds(span):
                return thing
        return None

    def near(self, span: Span, *types: str) -> Iterator[tuple[Span, Thing]]:
        """Yield the places of things of TYPES that begin inside SPAN or up to its length before it."""
        for index in range(bisect_left(self._starts, span.start - len(span)), len(self._places)):
            place, thing = self._places[index]
            if place.start >= span.end:
                return
            if thing.type in types and place.overlap(span):
                yield place, thing
