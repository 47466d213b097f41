"""Known words in; places, organisations, strategies, groups and chains of sector words out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.lexicon import Found, lexicon
from kg.extraction.names.scan import Candidate, Scan, cue

_TYPES = {
    "region": ("Place", 45), "division": ("Place", 50), "division-short": ("Place", 48), "place-generic": ("Place", 44),
    "organisation": ("Organisation", 55), "person": ("Person", 70), "strategy": ("Strategy", 75),
    "strategy-short": ("Strategy", 74), "group": ("Group", 40),
}  # fmt: skip
_FIRST_HAN = "\u4e00"
_WORDS = ("word", "word-verb", "sector", "group")
_REGION, _HEADS = 3, 2
_ENOUGH = 2
_LONGEST = 32  # letters of an industry's name; more is a heap of words
_CHAIN = frozenset(("sector", "sector-head", "sector-modifier", "sector-grade"))


def termed(scan: Scan) -> Iterator[Candidate]:
    """Yield the names that the lexicon knows as they stand."""
    for found in scan.words:
        chosen = _TYPES.get(found.term.kind)
        if chosen and not within_unknown(scan, found):
            label = found.term.extra.get("same") or found.term.term
            if found.term.kind == "strategy-short" and label[:_REGION] not in scan.text:
                continue
            extra = found.term.extra
            yield Candidate(
                found.start, found.end, chosen[0], f"gazetteer:{found.term.kind}", label,
                extra.get("subtype", ""), extra.get("code", ""), chosen[1],
            )  # fmt: skip


def within_unknown(scan: Scan, found: Found) -> bool:
    """Tell whether a county's short name may be part of other words: after an unknown letter, before 台 in 新平台."""
    if found.term.kind != "division-short" or found.term.extra.get("level") != "county" or found.start == 0:
        return False
    before = found.start - 1
    if any(scan.text[found.end - 1 : found.end + 1] in lexicon().terms(kind) for kind in _WORDS):
        return True
    return scan.text[before] >= _FIRST_HAN and scan.text[before].isalpha() and scan.covering(before) is None


def sectors(scan: Scan) -> Iterator[Candidate]:
    """Yield chains of sector words: modifiers and sectors that stand together and end in a sector or its head."""
    run: list[Found] = []
    for found in scan.words:
        if found.term.kind in _CHAIN and (not run or run[-1].end == found.start):
            run.append(found)
            continue
        yield from _chain(run)
        run = [found] if found.term.kind in _CHAIN else []
    yield from _chain(run)


def _chain(run: list[Found]) -> Iterator[Candidate]:
    while run and run[-1].term.kind in ("sector-modifier", "sector-grade"):
        run = run[:-1]
    kinds = [found.term.kind for found in run]
    if not run or (not {"sector", "sector-modifier"}.intersection(kinds) and kinds.count("sector-head") < _HEADS):
        return
    words = "".join(found.term.term for found in run)
    if len(words) > _LONGEST or ("sector" not in kinds and len(words) < 4):
        return
    term = lexicon().terms("sector").get(words)
    core = words if term or run[0].term.kind != "sector-grade" else words[len(run[0].term.term) :]
    known = lexicon().terms("sector").get(core)
    label = (known.extra.get("same") if known else "") or (core if known else words)
    rule = "gazetteer:sector" if term else "chain:sector"
    yield Candidate(run[0].start, run[-1].end, "Sector", rule, label, weight=46)


def sectors_in_lists(scan: Scan) -> Iterator[Candidate]:
    """Yield words like 照明 and 养老 that are industries beside others: in a list of them, or before 产业, 行业."""
    run: list[Found] = []
    for found in scan.words:
        if found.term.kind not in ("sector", "sector-listed"):
            continue
        if run and not cue("list-mark").fullmatch(scan.text, run[-1].end, found.start):
            yield from _beside(scan, run)
            run = []
        run.append(found)
    yield from _beside(scan, run)


def _beside(scan: Scan, run: list[Found]) -> Iterator[Candidate]:
    sure = sum(found.term.kind == "sector" for found in run)
    if sure == len(run):
        return
    grown = sure and cue("industry-before").search(scan.text, max(0, run[0].start - _ENOUGH), run[0].start)
    if sure < _ENOUGH and not grown and not cue("industry-after").match(scan.text, run[-1].end):
        return
    for found in run:
        if found.term.kind == "sector-listed":
            label = found.term.extra.get("same") or found.term.term
            yield Candidate(found.start, found.end, "Sector", "gazetteer:sector-listed", label, weight=46)
