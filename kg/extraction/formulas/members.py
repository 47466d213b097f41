"""A numbered phrase and its number in, the places of the members that the text lists beside it out.

Every function returns as many spans as the number says, or none: the number is the checksum of the list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from kg.extraction.figures import coordination, indicators
from kg.extraction.formulas.lists import line_end, line_start, list_opening, split_at, stretch_end
from kg.extraction.lexicon import frame, lexicon, rules
from kg.model import Document, Heading, Span

_REACH = 400
_BEFORE = 80
_SUBJECT = 10
_OPENING = ("formula-verb",)
_STRIPPED = ("formula-verb", "figure-verb")


def before(document: Document, phrase: Span, count: int) -> tuple[Span, ...]:
    """Return the members listed right before PHRASE (its quote marks included): 甲、乙和丙“三个定位”."""
    folded = document.folded
    end = phrase.start
    for word in lexicon().terms("figure-etc"):
        if folded.endswith(word, 0, end):
            end -= len(word)
            break
    if folded[end - 1 : end] in lexicon().terms("figure-of"):
        end -= 1
    basis = frame("on-basis-end").search(folded, max(0, end - _BEFORE), end)
    end = basis.start() if basis else end
    quoted = _quotes_before(folded, end)
    if len(quoted) == count:
        return quoted
    if len(quoted) == 1:
        inner = _pieces(folded, quoted[0])
        if len(inner) == count:
            return inner
    sentence = line_start(folded, end)
    edge = indicators.left_edge(folded, end, sentence)[0]
    owned = frame("is-owned").search(folded, edge, end)
    end = owned.start() if owned else end
    pieces = _pieces(folded, Span(edge, end))
    pieces = (*pieces[:-1], _without_count(folded, pieces[-1])) if pieces else ()
    for used in range(len(pieces), 0, -1):
        if used < len(pieces) and _without_verbs(folded, pieces[-used], _STRIPPED) == pieces[-used].start:
            continue
        found = _as_list(folded, pieces[-used:], count)
        if found:
            return found
    return ()


def _without_count(folded: str, piece: Span) -> Span:
    """Return the last item without a plain count behind it: 港城、鱼复两大园区“双核共振”."""
    for rule in rules("formulas"):
        if rule.note == "count" and rule.type == "Plain":
            match = rule.pattern.search(folded, piece.start + 1, piece.end)
            if match and match.end() == piece.end:
                return Span(piece.start, match.start())
    return piece


def roles(document: Document, phrase: Span, count: int) -> tuple[Span, ...]:
    """Return the members of a chain that follow it with the part each plays: “一核两翼”：甲为核，乙、丙为两翼."""
    folded = document.folded
    line = line_end(folded, phrase.end)
    opener = list_opening(folded, phrase.end, line)
    if opener is None:
        return ()
    stretch = Span(opener, stretch_end(folded, opener, line))
    found = []
    for clause in split_at(folded, stretch, "figure-clause"):
        at = max(folded.rfind(word, clause.start, clause.end) for word in lexicon().terms("role-word"))
        if at < 0:
            return ()
        found += [part for piece in _pieces(folded, Span(clause.start, at)) for part in _joined(folded, piece)]
    return tuple(found) if len(found) == count else ()


def roles_before(document: Document, phrase: Span, count: int) -> tuple[Span, ...]:
    """Return the members told before PHRASE with the part each plays: 构建以甲为核、乙为两翼的“一核两翼”格局."""
    folded = document.folded
    told = frame("plays-first").search(
        folded, max(line_start(folded, phrase.start), phrase.start - _BEFORE), phrase.start
    )
    found: list[Span] = []
    waiting: list[Span] = []
    for piece in _pieces(folded, Span(*told.span("what"))) if told else ():
        at = max(folded.rfind(word, piece.start, piece.end) for word in lexicon().terms("role-word"))
        waiting += _joined(folded, Span(piece.start, at) if at > piece.start else piece)
        if at > piece.start:
            found, waiting = [*found, *waiting], []
    return tuple(found) if len(found) == count and not waiting else ()


def after(document: Document, phrase: Span, count: int) -> tuple[Span, ...]:
    """Return the members listed after PHRASE behind a colon, a dash, an opening bracket or 即."""
    folded = document.folded
    start = phrase.end
    line = line_end(folded, start)
    opener = list_opening(folded, start, line)
    if opener is None:
        return ()
    stretch = Span(opener, stretch_end(folded, opener, line))
    first = _as_list(folded, _pieces(folded, _first_clause(folded, stretch)), count, strip=False)
    if len(first) > 1:
        return first
    steps = split_at(folded, stretch, "figure-half")
    if len(steps) == count > 1 and frame("steps").search(folded, phrase.start, phrase.end):
        return tuple(steps)
    pieces = _without_sequel(folded, _pieces(folded, stretch))
    quoted = tuple(_quotes_in(folded, stretch))
    if len(quoted) == count != len(pieces):
        return quoted
    found = _as_list(folded, pieces, count, strip=False)
    if found:
        return found
    for marks in ("figure-clause", "figure-half"):
        clauses = split_at(folded, stretch, marks)
        if len(clauses) == count:
            return tuple(_without_mark(folded, clause) for clause in clauses)
    return ()


def _first_clause(folded: str, stretch: Span) -> Span:
    """Return STRETCH up to its first comma: what goes on behind it tells of something else."""
    comma = next((at for at in range(stretch.start, stretch.end) if _ends_clause(folded, at)), stretch.end)
    return Span(stretch.start, comma)


def _without_sequel(folded: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the items without the clause that goes on behind the last: 即甲、乙、丙，带动产业升级."""
    if len(pieces) < 2:
        return pieces
    comma = next((at for at in range(pieces[-1].start, pieces[-1].end) if _ends_clause(folded, at)), None)
    if comma is None or any(_ends_clause(folded, at) for at in range(pieces[0].start, pieces[-2].end)):
        return pieces
    return (*pieces[:-1], Span(pieces[-1].start, comma))


def _ends_clause(folded: str, at: int) -> bool:
    return folded[at] in lexicon().terms("figure-clause") or folded[at] in lexicon().terms("figure-half")


def _without_mark(folded: str, item: Span) -> Span:
    """Return an item without the number printed before it (一是)."""
    for rule in rules("formulas"):
        match = rule.pattern.match(folded, item.start, item.end) if rule.type == "Mark" else None
        if match:
            return Span(match.end(), item.end)
    return item


def headings_after(document: Document, phrase: Span, count: int, *, whole: bool) -> tuple[Span, ...]:
    """Return the numbered headings right after PHRASE: as many as it says or, unless WHOLE, up to the end."""
    index = bisect_left(document.headings, phrase.end, key=lambda heading: heading.span.start)
    following = (document.headings[at] for at in range(index, len(document.headings)) if document.headings[at].mark)
    first = next(following, None)
    if first is None or not _next_to(document.folded, phrase.end, first.span.start):
        return _run_ins(document, phrase, document.headings[index : index + count + 1], count)
    same = tuple(takewhile(lambda heading: heading.mark == first.mark, document.headings[first.index :]))
    if len(same) == count:
        return tuple(heading.span for heading in same)
    run = _until_restart(first, following)
    broken = not whole and 2 <= len(run) < count and _reaches_end(document, run[-1])
    return tuple(heading.span for heading in run) if len(run) == count or broken else ()


def headings_counted(document: Document, words: str, count: int) -> tuple[Span, ...]:
    """Return the headings whose own marks count off what a phrase counts (任务一, 任务二 …), if they are COUNT.

    Args:
        document: the text.
        words: the phrase behind its number.
        count: its number.

    """
    counted = frame("counted-mark")
    marks = ((heading.span, counted.search(heading.mark)) for heading in document.headings)
    found = tuple(span for span, mark in marks if mark and words.endswith(mark["noun"]))
    return found if len(found) == count else ()


def _run_ins(document: Document, phrase: Span, behind: Sequence[Heading], count: int) -> tuple[Span, ...]:
    """Return the headings without marks that open the paragraphs right after PHRASE, where they are COUNT in a row."""
    run = list(takewhile(lambda heading: heading.kind == "run-in" and heading.level == behind[0].level, behind))
    if len(run) != count or not _next_to(document.folded, phrase.end, run[0].span.start):
        return ()
    return tuple(_behind_colon(document.folded, heading.span) for heading in run)


def _behind_colon(folded: str, heading: Span) -> Span:
    """Return what a heading names behind a word that all of them share: 关键词：项目."""
    at = folded.find(_COLON, heading.start, heading.end)
    return Span(at + 1, heading.end) if at > 0 else heading


_COLON = "\N{FULLWIDTH COLON}"


def slogans(document: Document, count: int) -> tuple[Span, ...]:
    """Return the slogans that head the article, where they are as many as COUNT."""
    found = tuple(heading.span for heading in document.headings if heading.kind == "slogan")
    return found if len(found) == count else ()


def paired_headings(document: Document, count: int) -> tuple[Span, ...]:
    """Return the headings without mark that have two halves (聚焦甲，建设乙), where they are as many as COUNT."""
    lines = (heading for heading in document.headings if heading.kind == "line" and not heading.mark)
    found = tuple(h.span for h in lines if _ends_clause_inside(document.folded, h.span))
    return found if len(found) == count else ()


def _ends_clause_inside(folded: str, span: Span) -> bool:
    return any(folded[at] in lexicon().terms("figure-clause") for at in range(span.start + 1, span.end - 1))


def _next_to(folded: str, end: int, start: int) -> bool:
    """Tell whether no paragraph lies between END and a heading at START, which follows on its line or the next."""
    between = folded[end:start].split("\n")
    return not any(line.strip() for line in between[1:-1])


def _until_restart(first: Heading, following: Iterable[Heading]) -> list[Heading]:
    """Return FIRST and the headings of its level, up to one where the numbers begin again."""
    run = [first]
    for heading in following:
        if heading.level == first.level:
            if heading.mark == first.mark:
                break
            run.append(heading)
    return run


def _reaches_end(document: Document, heading: Heading) -> bool:
    return not document.folded[heading.covers.end :].strip()


def _as_list(folded: str, pieces: tuple[Span, ...], count: int, *, strip: bool = True) -> tuple[Span, ...]:
    """Return PIECES as a list of COUNT items: whole, or with the words that join them split too; else nothing."""
    if not pieces:
        return ()
    first = pieces[0]
    parallel = len(pieces) == count and _parallel(folded, pieces)
    if len(pieces) == count > 2 and _serial(folded, pieces):
        pass  # every item has its verb: 建好一条走廊、做强一个引擎、织密一张网
    elif parallel:
        first = Span(first.end - len(pieces[-1]), first.end) if strip else first
    elif not _homogeneous(folded, pieces) or _ends_in_verb(folded, pieces[-1]):
        return ()
    elif strip and not _alike(folded, pieces):
        serial = any(_without_verbs(folded, piece, _STRIPPED) > piece.start for piece in pieces[1:])
        first = Span(_without_verbs(folded, first, _OPENING if serial else _STRIPPED), first.end)
    pieces = (first, *pieces[1:])
    if len(pieces) == count:
        return tuple(_unquoted(folded, piece) for piece in pieces)
    last = _joined(folded, pieces[-1])
    if len(pieces) - 1 + len(last) == count:
        return tuple(_unquoted(folded, piece) for piece in (*pieces[:-1], *last))
    every = [part for piece in pieces for part in _joined(folded, piece)]
    return tuple(_unquoted(folded, piece) for piece in every) if len(every) == count else ()


def _parallel(folded: str, pieces: tuple[Span, ...]) -> bool:
    """Tell whether all items are of one length, the first perhaps behind its verbs: 扎实推进产业提质、项目攻坚."""
    length = len(pieces[-1])
    first = pieces[0]
    if len(pieces) < 3 or length < 3 or len(first) < length or any(len(piece) != length for piece in pieces[1:]):
        return False
    opening = Span(first.start, first.end - length)
    if not len(opening):
        return folded[first.start : first.start + 2] not in lexicon().terms("posture") or _alike(folded, pieces)
    return frame("opens-list").search(folded, opening.start, opening.end) is not None


def _homogeneous(folded: str, pieces: tuple[Span, ...]) -> bool:
    """Tell whether no later item opens with a verb of its own, unless all open alike (率先…、率先…)."""
    if len(pieces) == 1 or _alike(folded, pieces):
        return True
    return all(_without_verbs(folded, piece, _OPENING) == piece.start for piece in pieces[1:])


def _serial(folded: str, pieces: tuple[Span, ...]) -> bool:
    """Tell whether every item opens with a verb of its own."""
    opening = frame("opening-verbs")
    opened = (opening.match(folded, piece.start, piece.end) for piece in pieces)
    return all(match and len(match.group()) for match in opened) and not _ends_in_verb(folded, pieces[-1])


def _ends_in_verb(folded: str, piece: Span) -> bool:
    words = piece.of(folded)
    return any(words.endswith(verb) for verb in lexicon().terms("formula-verb")) or words[-1:] in lexicon().terms(
        "list-breaker"
    )


def _alike(folded: str, pieces: tuple[Span, ...]) -> bool:
    return len(pieces) > 1 and len({folded[piece.start : piece.start + 2] for piece in pieces}) == 1


def _without_verbs(folded: str, piece: Span, kinds: tuple[str, ...]) -> int:
    time = frame("time-opening").match(folded, piece.start, piece.end)
    start = time.end() if time and time.end() < piece.end else piece.start
    done = frame("done-before-list").match(folded, start, piece.end) if kinds == _STRIPPED else None
    start = done.end() if done and done.end() < piece.end - 1 else start
    if kinds == _STRIPPED:
        for word in lexicon().terms("auxiliary"):
            at = folded.find(word, start, max(start, min(piece.end - 2, start + _SUBJECT)))
            start = at + len(word) if at >= 0 else start
    tables = [lexicon().terms(kind) for kind in kinds]
    while start < piece.end:
        length = next((n for n in range(4, 0, -1) if any(folded[start : start + n] in table for table in tables)), 0)
        if not length or start + length >= piece.end:
            break
        start += length
    return start


def _pieces(folded: str, span: Span) -> tuple[Span, ...]:
    return tuple(split_at(folded, span, "figure-item"))


def _joined(folded: str, span: Span) -> list[Span]:
    return list(coordination.split(folded, span))


def _unquoted(folded: str, span: Span) -> Span:
    """Return SPAN without a pair of quote marks around the whole of it."""
    if len(span) > 2 and folded[span.start] in lexicon().terms("figure-opening"):
        inner = folded[span.start + 1 : span.end - 1]
        if folded[span.end - 1] in lexicon().terms("figure-closing") and folded[span.start] not in inner:
            return Span(span.start + 1, span.end - 1)
    return span


def _quotes_before(folded: str, end: int) -> tuple[Span, ...]:
    """Return the quoted phrases that stand in a row right before END, without their marks."""
    opening, closing = lexicon().terms("quote-opening"), lexicon().terms("quote-closing")
    found: list[Span] = []
    while end and folded[end - 1] in closing:
        start = max((folded.rfind(mark, max(0, end - _REACH), end) for mark in opening), default=-1)
        if start < 0:
            break
        found.append(Span(start + 1, end - 1))
        end = start
        if end and (
            folded[end - 1] in lexicon().terms("figure-item") or folded[end - 1] in lexicon().terms("figure-join")
        ):
            end -= 1
    return tuple(reversed(found))


def _quotes_in(folded: str, span: Span) -> Iterator[Span]:
    position = span.start
    while position < span.end:
        if folded[position] in lexicon().terms("quote-opening"):
            ends = [folded.find(mark, position, span.end) for mark in lexicon().terms("quote-closing")]
            end = min((found for found in ends if found > 0), default=-1)
            if end < 0:
                return
            yield Span(position + 1, end)
            position = end
        position += 1
