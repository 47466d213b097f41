"""A figure in, its words out, in Chinese or English: <= −3 % is 下降3%以上, a fall of at least 3 %.

What is written in Chinese reads back as the same figure. Templates are data/wording.tsv, units lexicon/measures.tsv.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from kg.extraction.figures.numerals import scale
from kg.extraction.lexicon import lexicon
from kg.model import Figure
from kg.resources import folder, read_table

_BILLION, _MILLION, _THOUSAND = Decimal(10**9), Decimal(10**6), Decimal(10**3)
_COUNTED = "counted"
_PERIODS = {"year": "per year", "quarter": "per quarter", "month": "per month", "total": "in total"}


def in_words(figure: Figure, language: str, *, period: bool = True) -> str:
    """Return what FIGURE says, without its indicator and date.

    Args:
        figure: the figure.
        language: "zh" or "en".
        period: whether the period of a change is said too.

    Example:
        >>> fall = Figure("<=", "%", Decimal(-3), change=True, period="year")
        >>> in_words(fall, "en"), in_words(fall, "zh", period=False)
        ('a fall of at least 3 % a year', '下降3%以上')

    """
    words = _amount(figure, language)
    if period and figure.change and figure.period:
        words = _say(_PERIODS[figure.period], language, amount=words)
    if figure.base_value is not None:
        # A multiple's base is counted in what the text counts, and English has said already that a rank is one.
        bare = figure.comparator == "*" or (language == "en" and _is_rank(figure))
        unit = "" if bare else figure.unit
        words = _say("base value", language, amount=words, number=amount(figure.base_value, unit, language))
    if figure.base_time:
        words = _say("base time", language, amount=words, time=figure.base_time)
    if figure.bindingness:
        words = _say(figure.bindingness, language, amount=words)
    return words


def _amount(figure: Figure, language: str) -> str:
    if figure.value is None:
        low, high = figure.low or Decimal(0), figure.high or Decimal(0)
        unit = figure.unit if language == "zh" else unit_in_english(figure.unit)
        falls = figure.change and high < 0
        low, high = (-high, -low) if falls else (low, high)
        both = _say("range", language, low=_plain(low, language), high=_plain(high, language), unit=unit)
        return _say(f"{'fall' if falls else 'rise' if figure.change else 'level'} range", language, value=both)
    if _is_rank(figure):
        return _say("rank", language, number=_plain(figure.value, language))
    kind = ("fall" if figure.value < 0 else "rise") if figure.change else "level"
    value = amount(abs(figure.value) if figure.change else figure.value, figure.unit, language)
    return _say(f"{kind} {figure.comparator}", language, value=value)


def is_rank(unit: str) -> bool:
    """Tell whether UNIT is one of places in an order."""
    return unit in _rank_units()


def _is_rank(figure: Figure) -> bool:
    ranked = is_rank(figure.unit) and figure.comparator == "=" and not figure.change
    return ranked and figure.value is not None


def amount(value: Decimal, unit: str, language: str) -> str:
    """Return VALUE with its UNIT, in English with large numbers in thousands, millions or billions.

    Example:
        >>> amount(Decimal(500), "亿元", "en"), amount(Decimal(1000), "家", "en"), amount(Decimal(500), "亿元", "zh")
        ('50 billion yuan', '1,000', '500亿元')

    """
    if language == "zh":
        return _say("number", "zh", number=_plain(value, "zh"), unit=unit)
    if unit[:1] in lexicon().terms("scale"):
        value, word = _large(value * scale(unit[0]))
        return _say("number", "en", number=_plain(value, "en"), unit=f"{word} {unit_in_english(unit[1:])}".strip())
    return _say("number", "en", number=_plain(value, "en"), unit=unit_in_english(unit))


def _large(value: Decimal) -> tuple[Decimal, str]:
    """Return VALUE in billions, millions or thousands, and that word."""
    for size, word in ((_BILLION, "billion"), (_MILLION, "million"), (_THOUSAND, "thousand")):
        if abs(value) >= size:
            return value / size, word
    return value, ""


def _plain(value: Decimal, language: str) -> str:
    words = f"{value:,f}" if language == "en" else f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def unit_in_english(unit: str) -> str:
    """Return what UNIT is in English: "" for a measure word that only counts things, UNIT itself where it has none.

    Example:
        >>> [unit_in_english(unit) for unit in ("亿元", "家", "个百分点", "万公里")]
        ['hundred million yuan', '', 'percentage points', '10,000 kilometres']

    """
    if unit in ("%", ""):
        return unit
    if unit in _measures():
        return " / ".join(filter(None, _measures()[unit]))
    if term := lexicon().terms("unit").get(unit):
        return term.english
    for length in range(len(unit) - 1, 0, -1):
        if unit[:length] in lexicon().terms("scale") and unit[length:] in _measures():
            return f"{scale(unit[:length]):,f} {unit_in_english(unit[length:])}".rstrip()
    return unit


@cache
def _measures() -> dict[str, dict[str, None]]:
    """Return what each unit of data/lexicon/measures.tsv is in English; two things where it measures two."""
    found: dict[str, dict[str, None]] = {}
    for term in lexicon().terms("measure").values():
        if term.english or term.extra["family"] == _COUNTED:
            found.setdefault(term.extra["unit"] or term.term, {})[term.english] = None
    return found


def _say(key: str, language: str, **parts: str) -> str:
    return _templates()[key][language].format(**parts).strip()


@cache
def _templates() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in read_table(folder("data") / "wording.tsv")}


@cache
def _rank_units() -> frozenset[str]:
    return frozenset(t.extra["unit"] for t in lexicon().terms("measure").values() if t.extra["family"] == "rank")
