"""Figures said in words: the values of a figure in, a phrase for people out, in either language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from kg.extraction.figures.wording import amount, is_rank
from kg.site.messages import Messages

_TIMES, _EXACTLY = "*", "="


def in_words(facts: Mapping[str, str], messages: Messages, language: str) -> str:
    """Return what FACTS say as a figure, in LANGUAGE; "" where they hold none.

    Args:
        facts: the figure's properties as text, by the ontology's names: comparator, value or low and high, unit,
            change, period, baseValue, baseTime, bindingness, deadline, time.
        messages: the pages' words.
        language: "zh" or "en".

    Example:
        >>> words = Messages.shipped()
        >>> in_words({"comparator": "<=", "value": "-3", "unit": "%", "change": "true"}, words, "en")
        'falls by at least 3%'

    """
    phrase = _core(facts, messages, language)
    if not phrase:
        return ""
    period = facts.get("period", "")
    if period:
        phrase = messages.text(f"figure.period.{period}", language, figure=phrase)
    if facts.get("baseValue"):
        unit = facts.get("unit", "")
        base = _amount(facts["baseValue"], "" if is_rank(unit) else unit, language)
        phrase = messages.text("figure.base", language, figure=phrase, base=base)
    elif facts.get("baseTime"):
        phrase = messages.text("figure.baseTime", language, figure=phrase, time=facts["baseTime"])
    if facts.get("bindingness"):
        phrase = messages.text(f"figure.{facts['bindingness']}", language, figure=phrase)
    for when in ("deadline", "time"):
        if facts.get(when):
            return messages.text(f"figure.{when}", language, figure=phrase, time=facts[when])
    return phrase


def _core(facts: Mapping[str, str], messages: Messages, language: str) -> str:
    unit = facts.get("unit", "")
    if facts.get("low") and facts.get("high"):
        low, high = (_amount(facts[end], unit, language) for end in ("low", "high"))
        return messages.text("figure.range", language, low=low, high=high)
    if not facts.get("value"):
        return ""
    comparator = facts.get("comparator") or "="
    if comparator == _EXACTLY and is_rank(unit) and facts.get("change") != "true":
        return messages.text("figure.rank", language, value=_number(facts["value"]))
    if comparator == _TIMES:
        times = messages.text("figure.times", language, value=_number(facts["value"]))
        return messages.text("figure.*", language, value=times)
    if facts.get("change") != "true":
        return messages.text(f"figure.{comparator}", language, value=_amount(facts["value"], unit, language))
    way = "fall" if facts["value"].startswith("-") else "rise"
    amount = _amount(facts["value"].removeprefix("-"), unit, language)
    return messages.text(f"figure.{way}.{comparator}", language, value=amount)


def _amount(value: str, unit: str, language: str) -> str:
    """Return VALUE with UNIT; in English as labels have it: 1,000 of what is only counted, 50 billion yuan."""
    if language == "zh" or unit.startswith("%") or not unit:
        return _number(value) + unit
    try:
        return amount(Decimal(value), unit, language)
    except InvalidOperation:
        return f"{value} {unit}"


def _number(value: str) -> str:
    """Return VALUE as people write it: no trailing zeros, thousands apart."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    plain = f"{number:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
