"""Cells as they were copied, merged ones among them → a table of Markdown."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from zhanpai.kit.markdown.pasted_pieces import PastedPiece, inline, plain, tidy

WIDEST = 60
"""Columns of a table at most: an empty merged cell may claim a thousand."""

_NO_HEAD = "\u3000"


@dataclass(slots=True)
class CopiedCell:
    """One cell: its paragraphs, and over how many columns and rows it reaches."""

    across: int = 1
    down: int = 1
    paragraphs: list[tuple[PastedPiece, ...]] = field(default_factory=list)

    @property
    def pieces(self) -> tuple[PastedPiece, ...]:
        """All in one line, as a cell of Markdown has no second."""
        joined: list[PastedPiece] = []
        for paragraph in self.paragraphs:
            joined += [PastedPiece(" ")] * bool(joined) + list(paragraph)
        return tidy(joined)


@dataclass(slots=True)
class CopiedTable:
    """The rows as they come; `is_layout` if it only holds other things in their places."""

    rows: list[list[CopiedCell]] = field(default_factory=list)
    is_layout: bool = False

    def grid(self) -> list[list[tuple[PastedPiece, ...]]]:
        """The cells in their columns; of a merged one the words stand in its first place, and the others are empty."""
        # The words of a merged head stand above each of its columns: nobody else says what those are.
        reaching: dict[int, int] = {}
        grid: list[list[tuple[PastedPiece, ...]]] = []
        for row in self.rows:
            line: list[tuple[PastedPiece, ...]] = []
            next_reaching = {column: rows - 1 for column, rows in reaching.items() if rows > 1}
            cells = deque(row)
            while cells or reaching.get(len(line)):
                if reaching.get(len(line)):
                    line.append(())
                    continue
                cell = cells.popleft()
                for number in range(min(cell.across, max(1, WIDEST - len(line)))):
                    if cell.down > 1 and len(line) < WIDEST:
                        next_reaching[len(line)] = cell.down - 1
                    line.append(() if number and grid else cell.pieces)
            reaching = next_reaching
            grid.append(line)
        return _trimmed(grid)


def _trimmed(grid: list[list[tuple[PastedPiece, ...]]]) -> list[list[tuple[PastedPiece, ...]]]:
    """Without rows and columns in which nothing stands."""
    rows = [row for row in grid if any(row)]
    width = max(map(len, rows), default=0)
    used = [
        n for n in range(width) if any(n < len(row) and row[n] for row in rows if not n or not _is_title(row))
    ]
    return [[row[n] if n < len(row) else () for n in used] for row in rows]


def titles_and_rows(
    table: CopiedTable,
) -> tuple[list[tuple[PastedPiece, ...]], list[list[tuple[PastedPiece, ...]]]]:
    """What stands above the table proper, one cell over its whole width; and its rows, none where there is one column."""
    rows = table.grid()
    if not rows or len(rows[0]) < 2:
        return [cell for row in rows for cell in row if cell], []
    above = 0
    while above < len(rows) - 1 and _is_title(rows[above]):
        above += 1
    if _is_title(rows[above]):
        above = 0
    return [unmarked(row[0]) for row in rows[:above]], rows[above:]


def _is_title(row: list[tuple[PastedPiece, ...]]) -> bool:
    """Whether there is one cell over the whole row, or words in the first one alone."""
    return bool(row[0]) and all(cell in ((), row[0]) for cell in row[1:])


def unmarked(pieces: tuple[PastedPiece, ...]) -> tuple[PastedPiece, ...]:
    """The same without bold type, where all of it is bold anyway: in headings and heads of tables."""
    return tidy(PastedPiece(p.words, href=p.href, is_struck=p.is_struck, note=p.note) for p in pieces)


def table_lines(rows: list[list[tuple[PastedPiece, ...]]], least: int) -> list[str]:
    """The lines of the table, the first row its head."""
    first, *others = rows
    # A head without a word has a wide blank: our own reader counts the cells between what is not blank.
    heads = [unmarked(cell) or (PastedPiece(_NO_HEAD),) for cell in first]
    lines = [_line(heads, least), f"|{' --- |' * len(first)}"]
    return lines + [_line(row, least) for row in others]


def _line(cells: list[tuple[PastedPiece, ...]], least: int) -> str:
    said = (
        inline(cell, least, in_cell=True) if cell and plain(cell) != _NO_HEAD else plain(cell)
        for cell in cells
    )
    return "|" + "".join(f" {words} |" for words in said)
