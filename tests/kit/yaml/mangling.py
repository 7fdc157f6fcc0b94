"""The same data typed in any of the ways that the strict reader takes, with numbered remarks wherever remarks may stand."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from zhanpai.kit.yaml.retyping import reads_back


class Mangler:
    """Types data by dice: indentation, brackets, quotes, blank lines, remarks, line ends, the mark."""

    def __init__(self, dice: random.Random, remarks: float = 0.3) -> None:
        self.dice = dice
        self.remarks = remarks
        self.count = 0

    def text(self, data: Any) -> str:
        """The whole file, without line ends of another kind."""
        return "\n".join([*self._above(0), *self._block(data, 0), *self._above(0)]) + "\n"

    def raw(self, data: Any) -> bytes:
        """The whole file as bytes, with or without a mark and a last line end."""
        text = self.text(data)
        if self.dice.random() < 0.2:
            text = text.rstrip("\n")
        text = text.replace("\n", self.dice.choice(["\n", "\n", "\r\n", "\r"]))
        return (self.dice.choice(["", "", "\ufeff"]) + text).encode()

    def _remark(self) -> str:
        self.count += 1
        return f"# 注{self.count}：{self.dice.choice(['甲', 'a: b', '“引”', '- 丙', 'x # y'])}"

    def _above(self, column: int) -> list[str]:
        lines = []
        while self.dice.random() < self.remarks / 2:
            indent = column if self.dice.random() < 0.7 else self.dice.randint(0, column + 3)
            lines.append(self.dice.choice(["", " " * indent + self._remark()]))
        return lines

    def _behind(self) -> str:
        if self.dice.random() < self.remarks / 3:
            return " " * self.dice.randint(2, 9) + self._remark()
        return " " * (self.dice.random() < 0.1)

    def _block(self, data: Any, column: int) -> list[str]:
        lines: list[str] = []
        items = data.items() if isinstance(data, Mapping) else ((None, item) for item in data)
        for key, value in items:
            lines += self._above(column)
            head = " " * column + ("-" if key is None else self._key(key) + ":")
            lines += self._entry(head, value, column, is_item=key is None)
        return lines

    def _entry(self, head: str, value: Any, column: int, *, is_item: bool) -> list[str]:
        step = self.dice.choice([1, 2, 2, 3, 4])
        if isinstance(value, str):
            return self._scalar(head, value, column + step, is_item=is_item)
        if value is None:
            return [head + self._behind()]
        if not value or self.dice.random() < 0.3:
            flow = self._flow(value, column + step)
            return [f"{head} {flow}{self._behind()}"]
        if is_item and isinstance(value, Mapping) and self.dice.random() < 0.7:
            gap = self.dice.randint(1, 3)
            below = self._block(value, column + 1 + gap)
            if below[0].lstrip()[:1] not in ("#", ""):
                return [head + " " * gap + below[0].lstrip(" "), *below[1:]]
            return [head, *below]
        deeper = (
            column if not is_item and isinstance(value, list) and self.dice.random() < 0.3 else column + step
        )
        return [head + self._behind(), *self._block(value, deeper)]

    def _scalar(self, head: str, text: str, column: int, *, is_item: bool) -> list[str]:
        if (
            "\n" in text
            and text.endswith("\n")
            and not text.endswith("\n\n")
            and text.strip()
            and self.dice.random() < 0.8
        ):
            first = next(line for line in text.split("\n") if line)
            number = (
                str(column - (len(head) - len(head.lstrip(" "))))
                if first[0] == " " or self.dice.random() < 0.2
                else ""
            )
            if "-" not in head.strip()[:1] or not number:
                lines = [" " * column + line if line else "" for line in text.split("\n")[:-1]]
                return [f"{head} |{number}{self._behind().rstrip()}", *lines]
        typed = self._quoted(text, flow=False, item=is_item)
        if typed[0] in "'\"" and self.dice.random() < 0.1:
            return [head + self._behind(), " " * column + typed + self._behind()]
        return [f"{head} {typed}{self._behind()}"]

    def _quoted(self, text: str, *, flow: bool, item: bool) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        ways = [text, "'" + text.replace("'", "''") + "'", f'"{escaped}"']
        self.dice.shuffle(ways)
        return next(
            (way for way in ways if "\n" not in way and reads_back(way, text, flow=flow, item=item)),
            f'"{escaped}"',
        )

    def _key(self, key: str) -> str:
        return f'"{key}"' if self.dice.random() < 0.1 else key

    def _flow(self, value: Any, column: int) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return self._quoted(value, flow=True, item=False)
        is_broken = self.dice.random() < 0.25
        parts = []
        for part in value.items() if isinstance(value, Mapping) else ((None, item) for item in value):
            key, inner = part
            typed = self._flow(inner, column + 2)
            parts.append(typed if key is None else f"{self._key(key)}: {typed}")
        open_, close = "{}" if isinstance(value, Mapping) else "[]"
        if not is_broken or not parts:
            pad = " " * (self.dice.random() < 0.2)
            return open_ + pad + (", " if self.dice.random() < 0.8 else " ,  ").join(parts) + pad + close
        lines = [f"{part},{self._behind()}" for part in parts[:-1]] + [parts[-1] + self._behind()]
        inside = "\n".join(" " * (column + self.dice.randint(0, 3)) + line for line in lines)
        return f"{open_}{self._behind()}\n{inside}\n{' ' * column}{close}"
