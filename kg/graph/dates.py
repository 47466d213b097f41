"""ISO dates as precise as a text has them in, typed literals and the last day they cover out."""

from __future__ import annotations

import calendar
import re

from rdflib import Literal
from rdflib.namespace import XSD

from kg.errors import InputError

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def dated(iso: str) -> Literal:
    """Return the literal of ISO ("2026", "2021-12" or "2021-12-31"), typed as precisely as it is written.

    Raises:
        InputError: when ISO is none of these.

    Example:
        >>> dated("2021-12").datatype == XSD.gYearMonth
        True

    """
    _parts(iso)
    return Literal(iso, datatype=_TYPES[len(iso)], normalize=False)


def last_day(iso: str) -> Literal:
    """Return the last day that ISO covers, as xsd:date.

    Example:
        >>> str(last_day("2024-02"))
        '2024-02-29'

    """
    year, month, day = _parts(iso)
    return Literal(f"{year:04}-{month:02}-{day:02}", datatype=XSD.date, normalize=False)


def _parts(iso: str) -> tuple[int, int, int]:
    match = _ISO.fullmatch(iso)
    if match:
        year, month = int(match[1]), int(match[2] or 12)
        if year and 1 <= month <= 12:
            last = calendar.monthrange(year, month)[1]
            day = int(match[3] or last)
            if 1 <= day <= last:
                return year, month, day
    raise InputError("not a date", iso, "write YYYY, YYYY-MM or YYYY-MM-DD")
