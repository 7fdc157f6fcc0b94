"""Where in a value of many words the piece stands that a finding means."""

from __future__ import annotations

from dataclasses import replace

from zhanpai.kit.diagnostics import Diagnostic, Finding, Repair


def at_piece(found: Diagnostic, text: str, finding: Finding) -> Diagnostic:
    """`found` moved from the beginning of a value to where in it the piece stands, if it stands on one line."""
    typed, lines = finding.typed, text.split("\n")
    first = lines[found.line - 1]
    indent = len(first) - len(first.lstrip())
    for number, line in enumerate(lines[found.line - 1 :], found.line):
        is_first = number == found.line
        if not is_first and line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        if (column := line.find(typed, found.column - 1 if is_first else 0)) >= 0:
            repair = None if finding.new is None else Repair(column + 1, typed, finding.new, finding.is_guess)
            return replace(
                found, line=number, column=column + 1, excerpt=line, width=len(typed), repair=repair
            )
    return found
