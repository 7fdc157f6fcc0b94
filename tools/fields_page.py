"""Write docs/handbook/ziduan.md, the page 每个文件里写什么, from the schemas that `zhanpai schema` gives to editors.

.venv/bin/python tools/fields_page.py
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "handbook" / "ziduan.md"
sys.path.insert(0, str(ROOT / "generator"))

from zhanpai.fronts.schemas import KINDS, FileKind, schema_of  # noqa: E402
from zhanpai.kit.yaml.writing import flow  # noqa: E402

HEAD = """\
# 每个文件里写什么

<!-- tools/fields_page.py（make handbook）按程序里的字段写的，要改就改 generator/zhanpai/domain/model/ 里的字段说明。 -->

每一种文件一张表：左边一栏照抄，冒号后面空一格，再写内容。必填的不写，`zhanpai check` 会说缺少哪一项；没有标必填的，没有内容就不写。
要和别处对得上的内容（例如动态的日期要和文件名一样），以 `zhanpai check` 说的为准。

## 让编辑器边写边提示
用 VS Code 的，装上插件 YAML（Red Hat 出的），打开文件就有提示：有哪些项、每一项写什么、写错的地方画线。`zhanpai new` 新建的文件第一行以
`# yaml-language-server` 开头，就是告诉编辑器格式说明在哪里，不要删。以前建的文件，照样子在第一行加上。

格式说明在网站文件夹的 `schema` 里，一种文件一个，是程序写的，不要改，可以一起存进 git，不会放到网站上。
程序升级以后运行一次 `zhanpai schema`，就换成新的。没有用编辑器的，不用管它。

编辑器画线只看这一个文件、这一项写得对不对；站号有没有、日期过没过、前后对不对得上，要 `zhanpai check` 才知道。
编辑器会把 0001 看成 1，所以 0 开头的编号没加引号也画线。
"""

LONGEST = 60
"""Characters of an example that a cell holds."""


def page() -> str:
    """The whole page, as it must stand in docs/handbook/ziduan.md."""
    return HEAD + "".join(f"\n{_file(kind)}" for kind in KINDS)


def _file(kind: FileKind) -> str:
    schema = schema_of(kind.name)
    item = schema["items"] if kind.is_list else schema
    begin = f"## {kind.title}\n\n文件 `{kind.path}`。{kind.about}"
    parts = [f"{begin}\n\n{_table(item, item['properties'])}"]
    told: dict[tuple[tuple[str, str], ...], str] = {}
    for way, title, record in _inside(item):
        fields = record["properties"]
        form = tuple((key, field["title"]) for key, field in fields.items())
        if form in told:
            parts.append(f"### `{way}` {title}\n\n各项和 `{told[form]}` 的一样。\n")
            continue
        base = next((f for f in told if set(f) < set(form) and len(f) > 8), ())
        known = {key for key, _ in base}
        more = {key: field for key, field in fields.items() if key not in known}
        above = f"除了 `{told[base]}` 有的各项，还有：\n\n" if base else ""
        parts.append(f"### `{way}` {title}\n\n{above}{_table(record, more)}")
        told[form] = way
    return "\n".join(parts)


def _inside(schema: dict[str, Any], above: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The records that stand in a record, each with the way to it; of those that people name, one for all."""
    for key, field in schema["properties"].items():
        way, title = f"{above}{key}", field["title"]
        held = field.get("items", field)
        named = held.get("additionalProperties")
        if isinstance(named, dict):
            way, held = f"{way}.名称", named
        elif "propertyNames" not in held and _is_named_by_kind(held):
            way, held = f"{way}.类别", next(iter(held["properties"].values()))
        if "properties" in held:
            yield way, title, held
            yield from _inside(held, f"{way}.")


def _is_named_by_kind(schema: dict[str, Any]) -> bool:
    """Whether the parts are all of one form, and have no words of their own: 站点用词表."""
    parts = list(schema.get("properties", {}).values())
    return len(parts) > 1 and len({str(p.get("properties")) for p in parts}) == 1 and "properties" in parts[0]


def _table(record: dict[str, Any], fields: dict[str, Any]) -> str:
    rows = ["| 项 | 名称 | 必填 | 写什么 | 例子 |", "|---|---|---|---|---|"]
    for key, field in fields.items():
        needed = "必填" if key in record.get("required", ()) else ""
        rows.append(
            f"| `{key}` | {field['title']} | {needed} | {_cell(_spoken(field['description']))} | {_example(key, field)} |"
        )
    return "\n".join(rows) + "\n"


def _spoken(text: str) -> str:
    """The parts of a record have a table of their own."""
    return re.sub("写这几项：[^。]*。", "见下面的表。", text)


def _example(key: str, field: dict[str, Any]) -> str:
    given = field.get("examples") or ([field["default"]] if "default" in field else [])
    if not given:
        return ""
    value = given[0]
    shown = str(value).lower() if isinstance(value, bool) else flow(_plain(value))
    return f"`{key}: {_cell(shown)}`" if len(shown) <= LONGEST else ""


def _plain(value: Any) -> Any:
    """As staff type it: booleans in YAML's words, days without quotes, numbers that are names with them."""
    if isinstance(value, dict):
        return {f'"{key}"' if key.isdigit() else key: _plain(v) for key, v in value.items()}
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return dt.date.fromisoformat(value)
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return str(value).lower() if isinstance(value, bool) else value


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
