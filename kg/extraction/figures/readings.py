"""The quantities of a sentence in, readings out: each number with the name of what it measures.

A number leans on the words left of it, the noun right of it, or the figure or clause before it. Which of these holds is
the rule of the reading, a Figure row of rules/figures.tsv.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from kg.extraction.figures import brackets, coordination, counted, in_turn, indicators
from kg.extraction.figures.aside import figures_among, is_granted, is_spoken_of, is_yardstick
from kg.extraction.figures.bases import Base, base_of
from kg.extraction.figures.comparing import change, comparator, ends, holds, is_change, only, period, shape
from kg.extraction.figures.earlier import JOINED_GAP, Named, earlier, follows_colon, names_before
from kg.extraction.figures.numerals import value
from kg.extraction.figures.page import Page, Reading
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.terms import longest_before, terms_of
from kg.extraction.lexicon import lexicon, rules
from kg.model import Sentence, Span

_NEAR = 12
_LEANING = 24
_SIZES = ("money", "money-implied", "people")
_NOUN_FAMILIES = ("counted", "people", "quantity", "money", "share")


class Reader:
    """Reads the numbers of one sentence from left to right; later ones may lean on earlier ones."""

    def __init__(self, page: Page, sentence: Sentence) -> None:
        self.page = page
        self.folded = page.folded
        self.sentence = sentence
        self.done: list[Reading] = []

    def read(self, numbers: list[Quantity]) -> list[Reading]:
        """Return the readings of NUMBERS, those that are figures of something."""
        numbers = figures_among(self.folded, numbers, self.page.ends)
        index = 0
        while index < len(numbers):
            index += self._step(numbers, index)
        return self.done

    def _step(self, numbers: list[Quantity], index: int) -> int:
        """Read the number at INDEX and return how many numbers were used up."""
        number = numbers[index]
        before = numbers[index - 1] if index else None
        after = numbers[index + 1] if index + 1 < len(numbers) else None
        start, edge, commas = self._left(number, before)
        lead = indicators.lead(self.folded, Span(start, number.span.start), self.page.ends)
        if is_granted(self.folded[edge : number.span.start], lead) or is_yardstick(
            self.folded[start : number.span.start], number
        ):
            return 1
        if is_spoken_of(self.folded, number, edge) or self._is_base_in_bracket(number, lead, start):
            return 1
        if number.family == "multiple" and self._multiples(number):
            return 1
        base = base_of(self.page, number, start) if after is not None else None
        if base is not None and after is not None:
            self._against(base, start, number, after)
            return 2
        if (
            before is not None
            and not commas
            and edge <= before.span.start
            and self._several(before, number, lead, edge)
        ):
            return 1
        group = in_turn.side_by_side(self.folded, numbers, index)
        if in_turn.are_paired(self.page, group, lead, start) and self._pair(group, lead, start):
            return len(group)
        described, used = counted.described(self.folded, number, after, self.sentence.span.end)
        self._single(number, after, lead, start, described)
        return used

    def _is_base_in_bracket(self, number: Quantity, lead: indicators.Lead, start: int) -> bool:
        """Take NUMBER as the base of the figure that it stands behind in brackets: 14平方米（2021年为12.4平方米）."""
        based = brackets.with_base(self.page, self.done, number, lead, start)
        if based is not None:
            self.done[-1] = based
        return based is not None

    def _left(self, number: Quantity, before: Quantity | None) -> tuple[int, int, tuple[int, ...]]:
        """Return where the words of NUMBER start, where its clause starts, and the list commas after BEFORE."""
        edge, commas = indicators.left_edge(self.folded, number.span.start, self.sentence.span.start)
        if before is None or before.span.end <= edge:
            return edge, edge, commas
        later = tuple(comma for comma in commas if comma >= before.span.end)
        return (min(later) + 1 if later else before.span.end), edge, later

    def _against(self, base: Base, start: int, before: Quantity, number: Quantity) -> None:
        """Read a figure that starts from a base: 由68%提高到75%, 在312家的基础上翻一番."""
        between = Span(base.span.end, number.span.start)
        end = between.end - (self.folded[between.end - 1] in lexicon().terms("figure-of"))
        lead = indicators.lead(self.folded, Span(between.start, max(between.start, end)), self.page.ends)
        head = indicators.head(self.folded, Span(start, base.span.start), self.page.starts)
        named = self._named(head.span) or self._earlier(start)
        if named is None:
            return
        opening = head.span.start if len(head.span) else base.span.start
        if named[1] is not None and follows_colon(self.folded, named[1], start):
            opening = named[1].start
        reading = self._reading(number, named, opening, number.span.end, "left-level", lead, head.verbs, start)
        reading = replace(reading, base_value=before.value, base_time=base.time)
        self.done.append(reading if base.built_on else replace(reading, sign="", period=""))

    def _several(self, before: Quantity, number: Quantity, lead: indicators.Lead, edge: int) -> bool:
        """Read 甲、乙、丙3个集群达到1000亿级: the figure holds for each of as many items as are counted before it."""
        if before.family != "counted" or before.value is None or not 2 <= before.value <= 30:
            return False
        if number.family == "counted" and not lead.terms:
            return False
        noun = Span(before.span.end, lead.start)
        if not 0 < len(noun) <= 12:
            return False
        opening = indicators.left_edge(self.folded, before.span.start, edge)[0]
        head = indicators.head(self.folded, Span(opening, before.span.start), self.page.starts)
        items = coordination.split(self.folded, head.span)
        if len(items) != int(before.value):
            return False
        if self.done and self.done[-1].quantity is before:
            self.done.pop()
        for item in items:
            name = item.of(self.folded) + noun.of(self.folded)
            self.done.append(
                self._reading(
                    number, (name, item), item.start, number.span.end, "each-of-several", lead, head.verbs, edge
                )
            )
        return True

    def _multiples(self, number: Quantity) -> bool:
        """Read 甲、乙、丙“三个倍增”: every item of the list before the quote is to be multiplied."""
        before = Span(max(self.sentence.span.start, number.span.start - JOINED_GAP), number.span.start).of(self.folded)
        for rule in rules("figures"):
            match = rule.pattern.search(before) if rule.type == "Several" else None
            if match is None:
                continue
            end = number.span.start - len(before) + match.start()
            edge = indicators.left_edge(self.folded, end, self.sentence.span.start)[0]
            head = indicators.head(self.folded, Span(edge, end), self.page.starts)
            items = coordination.split(self.folded, head.span)
            if value(match["count"]) == len(items):
                empty = indicators.Lead(end, ())
                for item in items:
                    named = (item.of(self.folded), item)
                    self.done.append(
                        self._reading(number, named, item.start, number.span.end, rule.id, empty, head.verbs, edge)
                    )
            return True
        return False

    def _pair(self, group: list[Quantity], lead: indicators.Lead, start: int) -> bool:
        """Read 分别: each figure of the group with its own indicator, or one figure with each of several."""
        times = in_turn.times_of(self.page, self.sentence, group, start)
        noun_end = times[0].span.start if times and times[0].span.start > start else lead.start
        head = indicators.head(self.folded, Span(start, noun_end), self.page.starts)
        if times and len(head.span) < 2:
            head = indicators.head(self.folded, Span(times[-1].span.end, lead.start), self.page.starts)
        if subjects := in_turn.by_subjects(self.page, group, lead, start):
            names: list[Named] = subjects
        elif times and len(head.span) >= 2:
            names = [(head.span.of(self.folded), head.span)] * len(group)
        elif len(head.span) >= 2:
            parts = coordination.parts(self.folded, head.span, len(group) if len(group) > 1 else None)
            names = [(name, span) for span, name in parts]
        else:
            names = names_before(self.page, self.sentence, self.done, start, len(group))
        if len(group) == 1 and len(names) > 1:
            group = group * len(names)
        if len(names) != len(group):
            return False
        for number, (name, span), when in zip_longest(group, names, times):
            opening = span.start if span is not None and span.start >= start else min(lead.start, number.span.start)
            reading = self._reading(
                number, (name, span), opening, number.span.end, "respectively", lead, head.verbs, start
            )
            opening = min(opening, when.span.start) if when else reading.span.start
            self.done.append(replace(reading, when=when, span=Span(opening, reading.span.end)))
        return True

    def _single(
        self, number: Quantity, after: Quantity | None, lead: indicators.Lead, start: int, described: Span
    ) -> None:
        head = indicators.head(self.folded, Span(start, lead.start), self.page.starts)
        edge = after.span.start if after is not None else self.sentence.span.end
        if ends(self.folded[start : number.span.start], "capacity"):
            return
        of = self.folded[number.span.end : number.span.end + 1] in lexicon().terms("figure-of")
        right = indicators.noun_right(self.folded, number.span.end + of, self.sentence.span.end, edge)
        if after is not None and after.span.start == number.span.end + of:
            right = indicators.noun_right(self.folded, after.span.end, self.sentence.span.end, self.sentence.span.end)
        if of and number.family == "share" and len(right) == 1:
            right = Span(right.start, indicators.noun_edge(self.folded, right.start, min(edge, right.start + _LEANING)))
        right = described if len(described) else right
        if of and counted.sets(self.folded, number, lead, start, right, self.done):
            self._right(number, right, lead, head, start)
            return
        if of and not (number.family == "share" and not lead.terms and not len(head.span)):
            self._modifier(number, head, right, lead, start)
            return
        left = self._named(head.span)
        if left is not None and ends(left[0], "figure-etc") and not len(right):
            return
        last = brackets.figure_before(self.page, self.done, start)
        part = brackets.of_a_part(last, number, left[0], lead) if last and left else ""
        if part and left is not None:
            self._inherited(number, lead, (), start, (part, left[1]))
            return
        if left is not None and number.family == "counted":
            left = self._named(indicators.after_examples(self.folded, left[1]))
        if number.family == "money-implied" and len(right) and not lead.terms:
            return
        if left is None or counted.counts_right(number, left[0], lead, right):
            if left is not None and number.family == "quantity":
                return
            short = left is not None and ends(left[0], "figure-etc")
            short = short or right.of(self.folded) in lexicon().terms("short-noun")
            if len(right) >= 2 - short and number.family in _NOUN_FAMILIES:
                self._right(number, right, lead, head, start)
                return
            counted_by = head.verbs[-1] if head.verbs and number.family in ("counted", "people") else ""
            if left is None and not len(head.span) and counted_by in lexicon().terms("counting-verb"):
                left = self._named(Span(head.last_verb, lead.start))
            if left is None and (not head.verbs or not len(head.span)):
                read = len(self.done)
                self._inherited(number, lead, head.verbs, start)
                if len(self.done) > read or not head.verbs or read:
                    return
            left = left or self._named(Span(head.last_verb, head.span.end))
            if left is None:
                return
        if left[0][-1] in lexicon().terms("figure-of") and not lead.terms and number.family != "share":
            if number.family == "multiple":
                self._inherited(number, lead, (), start)
            return
        if number.family == "rank":
            noun = indicators.before_verb(self.folded, left[1])
            left = noun.of(self.folded), noun
        rule = shape(number, lead, self.folded[start : number.span.start])
        each = number.family in ("share", "multiple") or lead.of_kind("each-word") is not None
        names = coordination.parts(self.folded, left[1]) if each else ((left[1], left[0]),)
        partial = left[0][-1] in lexicon().terms("figure-of") and rule != "share"
        leaning: Span | None = None
        dependent = partial or left[0] in lexicon().terms("bare-head")
        rule = "share" if partial else rule
        if rule == "share":
            names = tuple((span, name.rstrip("".join(lexicon().terms("figure-of")))) for span, name in names)
        if dependent or (rule == "share" and left[0].startswith(tuple(lexicon().terms("share-verb")))):
            before = self._earlier(start)
            if before is not None and only(left[0], ("share-verb", "yardstick")):
                self._inherited(number, lead, (), start)
                return
            names = ((left[1], (before[0] if before else "") + names[0][1]),)
            leaning = before[1] if before and rule != "share" else None
        names = tuple((counted.own_part(self.folded, span), name) for span, name in names)
        about = all(term.extra.get("sign") == "~" for term in lead.terms)
        for span, name in names:
            opening = head.first_verb if head.verbs and (is_change(head.verbs) or not lead.terms) else span.start
            opening = opening if leaning is None or start - leaning.start > _LEANING else leaning.start
            verbs = head.verbs or self._verbs_of_list(number, lead, start)
            reading = self._reading(number, (name, span), opening, number.span.end, rule, lead, verbs, start)
            self.done.append(replace(reading, existing=counted.is_size(name) and not head.verbs and about))

    def _verbs_of_list(self, number: Quantity, lead: indicators.Lead, start: int) -> tuple[str, ...]:
        """Return the verbs that a later item of a list shares with the first: 新增甲70家、乙300家."""
        if lead.terms or not self.done or self.folded[start - 1] not in lexicon().terms("figure-item"):
            return ()
        earlier = self.done[-1]
        counts = earlier.quantity.family == number.family and number.family in ("counted", "people")
        set_before = self.folded[number.span.end : number.span.end + 1] in lexicon().terms("figure-of")
        return earlier.verbs if counts or (set_before and earlier.rule == "right-noun") else ()

    def _right(self, number: Quantity, right: Span, lead: indicators.Lead, head: indicators.Head, start: int) -> None:
        if counted.lists_members(self.folded, number, right, self.sentence.span.end):
            return
        if number.family in _SIZES and number.sign and ends(right.of(self.folded), "sized-noun"):
            return
        verbs = counted.last_verb(head.span.of(self.folded)) or head.verbs or tuple(term.term for term in lead.terms)
        verbs = verbs or self._verbs_of_list(number, lead, start)
        creating = any(verb in lexicon().terms("creating-verb") for verb in verbs)
        opening = head.first_verb if head.verbs else lead.start
        served = self.folded[start : number.span.start] in lexicon().terms("serving-word")
        worked_on = served or any(verb not in lexicon().terms("holding-verb") for verb in head.verbs)
        if not worked_on or served or number.span.start - opening > _NEAR:
            opening = number.span.start
        name = right.of(self.folded)
        end = counted.predicate_end(self.folded, right.end, self.sentence.span.end) if not creating else right.end
        reading = self._reading(number, (name, right), opening, end, "right-noun", lead, verbs, start)
        reached = holds(self.folded[right.end : right.end + _NEAR], ("reached-verb",))
        self.done.append(replace(reading, existing=not (creating or worked_on or reached or number.family == "share")))

    def _modifier(
        self, number: Quantity, head: indicators.Head, right: Span, lead: indicators.Lead, start: int
    ) -> None:
        words = head.span.of(self.folded)
        sized = longest_before(words, 0, len(words), terms_of(("investment", "extent")))
        if sized is None or len(right) < 2:
            return
        term = sized.term
        named = Span(head.span.end - len(term), head.span.end)
        name = right.of(self.folded) + term
        reading = self._reading(number, (name, named), named.start, number.span.end, "modifier", lead, (), start)
        founded = any(verb in lexicon().terms("founding-verb") for verb in head.verbs)
        self.done.append(replace(reading, existing=not founded))

    def _inherited(
        self,
        number: Quantity,
        lead: indicators.Lead,
        verbs: tuple[str, ...],
        start: int,
        earlier: Named | None = None,
    ) -> None:
        earlier = earlier or self._earlier(start)
        leans = lead.terms or verbs or start == number.span.start or number.family in ("rank", "multiple", "share")
        spent = bool(verbs) and ends(verbs[-1], "amount-verb") and not self.done
        if earlier is None or not leans or spent:
            return
        rule = "rank" if number.family == "rank" else "inherited"
        times = self.page.moments_in(Span(start, number.span.start))
        own = any(time.kind != "base" and (self.done or not time.computed) for time in times)
        opening = start if verbs else lead.start if own or earlier[1] is None else earlier[1].start
        names = [earlier]
        if follows_colon(self.folded, earlier[1], start):
            rule = shape(number, lead, self.folded[start : number.span.start])
        elif earlier[1] is not None and lead.of_kind("each-word") is not None:
            names = [(name, span) for span, name in coordination.parts(self.folded, earlier[1])]
        changed = self.done[-1] if self._still_changes(number, lead, earlier[0]) else None
        for named in names:
            opening = opening if named is earlier or named[1] is None else named[1].start
            reading = self._reading(number, named, opening, number.span.end, rule, lead, verbs, start)
            if not reading.sign and changed is not None:
                compared = comparator(number, lead, changed.sign)
                reading = replace(reading, sign=changed.sign, comparator=compared, period=changed.period)
            self.done.append(reading)

    def _still_changes(self, number: Quantity, lead: indicators.Lead, name: str) -> bool:
        """Tell whether a share is one more figure of the change told before: 生产总值增长7%，力争达到7.5%."""
        last = self.done[-1] if self.done else None
        shares = last is not None and last.quantity.family == number.family == "share"
        if not shares or last is None or last.quantity.unit != number.unit:
            return False
        aimed = lead.terms and all(term.kind in ("figure-adverb", "figure-commitment") for term in lead.terms)
        return bool(aimed) or not ends(name, "ratio-noun")

    def _earlier(self, start: int) -> Named | None:
        return earlier(self.page, self.sentence, self.done, start)

    def _named(self, span: Span) -> tuple[str, Span] | None:
        span = indicators.trimmed(self.folded, span)
        if ends(span.of(self.folded), "before-number"):
            span = Span(span.start, span.end - 1)
        words = span.of(self.folded)
        if len(words) < 2 or (words.isascii() and words not in lexicon().terms("indicator")):
            return None
        for moment in self.page.moments_in(span):
            words = words.replace(moment.span.of(self.folded), "")
        return words, span

    def _reading(
        self,
        number: Quantity,
        named: tuple[str, Span | None],
        opening: int,
        end: int,
        rule: str,
        lead: indicators.Lead,
        verbs: tuple[str, ...],
        start: int,
    ) -> Reading:
        times = self.page.moments_in(Span(start, number.span.start))
        moment = next((time for time in times if time.span.start < opening and time.is_printed), None)
        if moment is None and opening - start <= 4:
            line = self.page.moments_in(Span(max(self.sentence.span.start, start - _NEAR), start))
            moment = next((time for time in line if time.span.end == start - 1 and time.is_printed), None)
        if moment is not None and opening - moment.span.start <= _NEAR:
            opening = moment.span.start
        sign = change(lead, verbs, named[0]) if number.family != "rank" else ""
        base = next((time for time in times if time.kind == "base"), None)
        return Reading(
            number,
            named[0],
            named[1],
            Span(min(opening, number.span.start), end),
            rule,
            start,
            sign,
            comparator(number, lead, sign),
            period(lead, self.folded[start : number.span.start]) if sign else "",
            None,
            base.iso if base else "",
            verbs,
        )
