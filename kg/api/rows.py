"""The table that a store answers with in, rows of Python values out; they show themselves as text, HTML or pandas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, overload

from kg.api.html import table as html_table
from kg.errors import KgError
from kg.questions import tables
from kg.store import Table, Value

if TYPE_CHECKING:
    import pandas

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SHOWN = 60
_WHOLE = frozenset({"integer", "nonNegativeInteger", "positiveInteger", "int", "long"})


class IRI(str):
    """The IRI of a thing: text that is bound as an IRI and not as words when it is given to a question.

    Example:
        >>> IRI("https://w3id.org/plan-kg/id/place/500105").startswith("https://")
        True

    """

    __slots__ = ()


Cell = IRI | str | int | float | Decimal | bool | date | None


class Row(Mapping[str, Cell]):
    """A row: its cells by the names of the columns, as keys or as attributes; None where the text does not tell.

    Example:
        >>> row = Row(("unit", "value"), ("家", 1000))
        >>> row["unit"], row.value, dict(row)
        ('家', 1000, {'unit': '家', 'value': 1000})

    """

    __slots__ = ("_cells", "_columns")

    def __init__(self, columns: tuple[str, ...], cells: tuple[Cell, ...]) -> None:
        self._columns = columns
        self._cells = cells

    def __getitem__(self, name: str) -> Cell:
        try:
            return self._cells[self._columns.index(name)]
        except ValueError:
            raise KeyError(f"no column {name}; there are {', '.join(self._columns)}") from None

    def __getattr__(self, name: str) -> Cell:
        if name.startswith("_") or name not in self._columns:
            raise AttributeError(f"no column {name}")
        return self[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={cell!r}' for name, cell in self.items())})"


class Rows(Sequence[Row]):
    """The answer to a question.

    A cell is an IRI, text, int, Decimal, float, bool, date, or None where nothing is told. A year stays text, as the
    article is no more precise.

    Args:
        table: what the store answered.
        headings: what the columns are called in the reader's language, in their order; their names by default.
        title: the question in words.

    Example:
        >>> rows = Rows(Table(("n",), ((Value.literal("3", _XSD + "integer"),),)))
        >>> len(rows), rows.columns, rows[0].n
        (1, ('n',), 3)

    """

    def __init__(self, table: Table, headings: Sequence[str] = (), title: str = "") -> None:
        self._table = table
        self._rows = tuple(Row(table.columns, tuple(map(cell_of, row))) for row in table.rows)
        self._headings = tuple(headings) or table.columns
        self.title = title

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._table.columns

    @property
    def table(self) -> Table:
        """The answer as the store gave it, with datatypes and languages."""
        return self._table

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        return self._rows[place]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a DataFrame: whole numbers as Int64, other numbers as Float64, pandas.NA for None.

        Raises:
            KgError: when pandas is not installed.

        """
        try:
            import pandas
        except ImportError as error:
            raise KgError("pandas is not installed", "", "pip install 'plan-kg[pandas]'") from error
        frame = pandas.DataFrame(index=range(len(self)))
        for name in self.columns:
            cells = [row[name] for row in self]
            kind = _kind(cells)
            told = [float(cell) if kind == "Float64" and cell is not None else cell for cell in cells]  # type: ignore[arg-type]
            frame[name] = pandas.Series(told, dtype=kind)
        return frame

    def to_text(self, shape: str) -> str:
        """Return the rows as text: "table", "csv", "json" or "md"."""
        return tables.written(self._table, shape, self._headings)

    def __repr__(self) -> str:
        shown = Table(self.columns, self._table.rows[:_SHOWN])
        more = len(self) - len(shown.rows)
        return tables.to_text(shown, self._headings) + (f"… {more}\n" if more > 0 else "")

    def _repr_html_(self) -> str:
        cells = [[str(value) if value else "" for value in row] for row in self._table.rows[:_SHOWN]]
        return html_table(self._headings, cells, self.title, more=max(0, len(self) - _SHOWN))


def _kind(cells: Sequence[Cell]) -> str:
    """Return the pandas type of a column by all of its CELLS, so that it does not depend on which are told."""
    kinds = {type(cell) for cell in cells if cell is not None}
    numbers: set[type] = {int, float, Decimal}
    known: dict[str, set[type]] = {"boolean": {bool}, "Int64": {int}, "Float64": numbers, "string": {str, IRI}}
    return next((name for name, allowed in known.items() if kinds and kinds <= allowed), "object")


def cell_of(value: Value | None) -> Cell:
    """Return VALUE as Python has it; what its datatype does not fit stays text.

    Example:
        >>> cell_of(Value.literal("3.50", _XSD + "decimal")), cell_of(Value.literal("2026", _XSD + "gYear"))
        (Decimal('3.50'), '2026')

    """
    if value is None:
        return None
    if value.kind == "iri":
        return IRI(value.value)
    kind = value.datatype.removeprefix(_XSD)
    try:
        if kind in _WHOLE:
            return int(value.value)
        if kind == "decimal":
            return Decimal(value.value)
        if kind in ("double", "float"):
            return float(value.value)
        if kind == "date":
            return date.fromisoformat(value.value)
    except (ValueError, InvalidOperation):
        return value.value
    return value.value in ("true", "1") if kind == "boolean" else value.value


def value_of(cell: object) -> Value:
    """Return the Python value CELL as the term that a query gets.

    Raises:
        KgError: when CELL is of no kind that has a term.

    Example:
        >>> value_of(2026).sparql()
        '"2026"^^<http://www.w3.org/2001/XMLSchema#integer>'

    """
    if isinstance(cell, Value):
        return cell
    if isinstance(cell, IRI):
        return Value.iri(cell)
    if isinstance(cell, bool):
        return Value.literal(str(cell).lower(), _XSD + "boolean")
    if isinstance(cell, str):
        return Value.literal(cell)
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return Value.literal(cell.isoformat(), _XSD + "date")
    for kind, name in ((int, "integer"), (Decimal, "decimal"), (float, "double")):
        if isinstance(cell, kind):
            return Value.literal(str(cell), _XSD + name)
    raise KgError("not a value that a query can get", repr(cell), "give text, a number, a date or kg.IRI(…)")
