"""Cells with their widths and heights in, whole rows out: what spans several rows is repeated, columns stay filled."""

from __future__ import annotations

from dataclasses import dataclass, field

_WIDEST = 100
_HIGHEST = 1000


@dataclass(slots=True)
class Grid:
    """The rows of one table, filled from left to right and top to bottom.

    Example:
        >>> grid = Grid()
        >>> grid.add("经济", 1, 2), grid.add("生产总值"), grid.close()
        (None, None, ['经济', '生产总值'])
        >>> grid.add("投资"), grid.close()
        (None, ['经济', '投资'])

    """

    _row: dict[int, str] = field(default_factory=dict)
    _held: dict[int, tuple[str, int]] = field(default_factory=dict)

    def add(self, words: str, width: int = 1, height: int = 1) -> None:
        """Put WORDS into the next free column of the open row; WIDTH and HEIGHT are in columns and rows."""
        column = 0
        while column in self._row or column in self._held:
            column += 1
        for step in range(min(max(1, width), _WIDEST)):
            shown = words if not step else ""
            self._row[column + step] = shown
            if height > 1:
                self._held[column + step] = (shown, min(height, _HIGHEST))

    def close(self) -> list[str]:
        """Return the open row and open the next."""
        held = {column: words for column, (words, _) in self._held.items()}
        row = held | self._row
        self._row = {}
        self._held = {column: (words, left - 1) for column, (words, left) in self._held.items() if left > 1}
        return [row.get(column, "") for column in range(max(row, default=-1) + 1)]
