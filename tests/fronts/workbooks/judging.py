"""How an import did on a workbook: which rows are right, which it refused though it need not have, which are wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from tests.fronts.workbooks.expected import Answer, Expected
from zhanpai.content.tables.difference import Difference, Outcome, RowDifference

_NEVER_WRONG = (Outcome.DOUBTFUL, Outcome.SKIPPED)
"""What writes nothing, and says why."""


@dataclass(frozen=True)
class Verdict:
    """Of one row; `words` tell a person what was right and what came."""

    is_right: bool
    is_wrong: bool
    words: str


def verdicts(name: str, expected: Expected, difference: Difference | None) -> list[Verdict]:
    """One for each row that something was expected of or that came to something; `difference` is None for a file that was refused.

    A row that is refused without a reason is wrong, and so is one that says nothing and was not expected to.
    """
    if expected.is_refused:
        came = [row for row in difference.rows if row.line] if difference else []
        taken = [row for row in came if row.outcome not in _NEVER_WRONG]
        return [Verdict(not taken, bool(taken), f"{name}: to be refused; {[*map(_said, taken)]}")]
    rows: dict[tuple[str, str, int], list[RowDifference]] = defaultdict(list)
    for row in difference.rows if difference else ():
        if row.line:
            rows[row.sheet, row.kind.word, row.line].append(row)
    return [
        verdict
        for key in sorted({*rows, *expected.rows})
        for verdict in _of_line(f"{name} {key[0]} {key[1]} {key[2]}", expected.rows.get(key, []), rows[key])
    ]


def _of_line(place: str, expected: list[tuple[Answer, ...]], came: list[RowDifference]) -> Iterator[Verdict]:
    """Several rows of one line, as a calendar has them, in the order that fits best."""
    if not expected:
        for row in came:
            if row.outcome is not Outcome.SKIPPED:
                is_wrong = row.outcome is not Outcome.DOUBTFUL
                yield Verdict(False, is_wrong, f"{place}: no row at all; {_said(row)}")
        return
    count = max(len(expected), len(came))
    wanted = [*expected, *[()] * (count - len(expected))]
    got: list[RowDifference | None] = [*came, *[None] * (count - len(came))]
    best = max(permutations(got), key=lambda order: sum(map(_fits, wanted, order)))
    for answers, row in zip(wanted, best, strict=True):
        yield _verdict(place, answers, row)


def _fits(answers: tuple[Answer, ...], row: RowDifference | None) -> bool:
    return row is not None and any(answer.fits(row) for answer in answers)


def _verdict(place: str, answers: tuple[Answer, ...], row: RowDifference | None) -> Verdict:
    # A row that nobody speaks of is not taken over: so is a total that is passed over in silence.
    passed = row is None and any(answer.outcome is Outcome.SKIPPED for answer in answers)
    is_right = passed or (_fits(answers, row) and (row.outcome is not Outcome.DOUBTFUL or bool(row.reason)))
    is_silent = row is not None and row.outcome in _NEVER_WRONG and not row.reason
    is_wrong = not is_right and row is not None and (is_silent or row.outcome not in _NEVER_WRONG)
    return Verdict(is_right, is_wrong, f"{place}: {' | '.join(map(_wanted, answers))}; {_said(row)}")


def _wanted(answer: Answer) -> str:
    return f"{answer.outcome.value} @{answer.record} {answer.cells or ''}"


def _said(row: RowDifference | None) -> str:
    if row is None:
        return "nothing came"
    cells = {c.key: f"{c.old}→{c.new}" for c in row.cells}
    return f"came {row.outcome.value} {row.subject} {cells or ''} {row.reason}"
