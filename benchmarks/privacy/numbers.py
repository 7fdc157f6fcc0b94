"""Numbers of persons as people type them into texts, made from a seed: every kind in every dress.

Nothing here knows how they are looked for.  No number is anybody's on purpose: digits are drawn.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator

from benchmarks.privacy.planted import Planted, plant

REGIONS = ("110101", "430104", "430102", "440305", "510107", "330106", "320583", "420111", "650102", "540102")
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"

CARRIERS = (
    "{}",
    "联系电话：{}。",
    "有事请找联络员，{}，随时可打",
    "居民来电（{}）反映楼道照明",
    "请把材料交到站里，也可以发给{}。\n\n下一次接待在周三。",
    "登记的是{}，已经回访",
    "- 时间：9:00\n- 联系：{}\n- 地点：一楼",
    "**{}**",
    "2026年3月14日，他留下{}后离开",
    "1. 先登记\n2. 再拨{}",
    "见附件，号码{}（下午有人接）",
    "咨询 {} 或者 0731-88880001",
)
GAPS = (
    *(" ", "  ", "   ", "\u3000", "\u00a0", "-", " - ", "--", "—", " — ", "–", "·", " · ", "."),
    *("\n", " \n", "\u200b", "\t", "_", "*", "/", "~", "，", "\\-"),
)
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"
CHINESE = ("零一二三四五六七八九", "〇一二三四五六七八九", "零幺二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")


def numbers(count: int, seed: int) -> Iterator[Planted]:
    """`count` numbers of all kinds in turn, the same ones for the same `seed`."""
    dice = random.Random(seed)
    for index in range(count):
        kind, make = KINDS[index % len(KINDS)]
        words, typed = make(dice)
        carrier = dice.choice(CARRIERS).replace("{}", f"{words}{{}}")
        yield plant(kind, carrier, typed)


def mobile(dice: random.Random) -> str:
    """Eleven digits in the ranges that are given out (工业和信息化部 电信网编号计划: 13 to 19)."""
    return f"1{dice.randint(3, 9)}" + "".join(str(dice.randint(0, 9)) for _ in range(9))


def identity(dice: random.Random) -> str:
    """Eighteen signs with a right check digit (GB 11643-1999), nine times of ten."""
    day = dt.date(1935, 1, 1) + dt.timedelta(days=dice.randint(0, 28_000))
    body = dice.choice(REGIONS) + f"{day:%Y%m%d}" + f"{dice.randint(1, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    check = "10X98765432"[sum(w * int(d) for w, d in zip(weights, body, strict=True)) % 11]
    return body + (check if dice.random() < 0.9 else dice.choice("0123456789"))


def old_identity(dice: random.Random) -> str:
    """Fifteen digits, as identity cards had until 1999."""
    day = dt.date(1935, 1, 1) + dt.timedelta(days=dice.randint(0, 22_000))
    return dice.choice(REGIONS) + f"{day:%y%m%d}" + f"{dice.randint(1, 999):03}"


def card(dice: random.Random, length: int = 0) -> str:
    """A bank card with a right check digit (ISO/IEC 7812-1), of 16 or 19 digits if no `length` is given."""
    prefix = dice.choice(("6222", "6228", "6217", "6225", "4367", "5187"))
    length = length or (19 if prefix.startswith("62") and dice.random() < 0.6 else 16)
    body = prefix + "".join(str(dice.randint(0, 9)) for _ in range(length - 5))
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return body + str(-total % 10)


def grouped(dice: random.Random, digits: str, sizes: tuple[tuple[int, ...], ...]) -> str:
    """`digits` in groups of some of the `sizes` with one gap between all of them."""
    chosen, gap = dice.choice(sizes), dice.choice(GAPS)
    groups, start = [], 0
    for size in chosen:
        groups.append(digits[start : start + size])
        start += size
    return gap.join(groups)


def _mobile_groups(dice: random.Random) -> str:
    return grouped(dice, mobile(dice), ((3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3)))


def _mobile_apart(dice: random.Random) -> str:
    return dice.choice((" ", "  ", "-", ".", " - ", "·", "\u3000")).join(mobile(dice))


def _abroad(dice: random.Random) -> str:
    digits = mobile(dice)
    tail = (
        digits
        if dice.random() < 0.5
        else f"{digits[:3]}{dice.choice(' -')}{digits[3:7]}{dice.choice(' -')}{digits[7:]}"
    )
    return dice.choice(("86", "+86", "+86 ", "0086", "0086-", "(86)", "(+86)", "＋86 ", "+86-")) + tail


def _wide(dice: random.Random, digits: str) -> str:
    return digits.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)} | {ord("X"): "Ｘ"})


def _translated(dice: random.Random, digits: str, signs: str, share: float = 1.0) -> str:
    return "".join(signs[int(d)] if d.isdigit() and dice.random() < share else d for d in digits)


def _bracketed(dice: random.Random) -> str:
    digits = mobile(dice)
    return dice.choice(("{}({}){}", "{}（{}）{}", "({}){}{}", "{}[{}]{}")).format(
        digits[:3], digits[3:7], digits[7:]
    )


def _identity_groups(dice: random.Random) -> str:
    return grouped(dice, identity(dice), ((6, 8, 4), (4, 4, 4, 4, 2), (3, 3, 4, 4, 4), (6, 4, 4, 4)))


def _permit(dice: random.Random) -> tuple[str, str]:
    word, form = dice.choice(
        (
            *(("护照", "E########"), ("护照号码：", "EJ#######"), ("护照号 ", "G########")),
            *(
                ("港澳通行证", "C########"),
                ("往来港澳通行证号", "W########"),
                ("港澳居民来往内地通行证：", "H########"),
            ),
            *(("回乡证 ", "M########"), ("台胞证", "########"), ("台湾居民来往大陆通行证号码", "########")),
        )
    )
    return word, "".join(str(dice.randint(0, 9)) if sign == "#" else sign for sign in form)


def plate(dice: random.Random) -> str:
    """A number plate (GA 36-2018), with and without what people put between."""
    letters, letter = "ABCDEFGHJKLMNPQRSTUVWXYZ", dice.choice("ABCDEFGHJK")
    tail = [str(dice.randint(0, 9)) for _ in range(5)]
    if dice.random() < 0.5:
        tail[dice.randint(0, 3)] = dice.choice(letters)
    form = dice.random()
    if form < 0.25:
        tail = [dice.choice("DF"), *tail] if dice.random() < 0.7 else [*tail, dice.choice("DF")]
    elif form < 0.35:
        tail[4] = dice.choice("学警挂港澳")
    gap = dice.choice(("", "", " ", "·", "-", "  ", "・", " · ", "."))
    return dice.choice(PROVINCES) + letter + gap + "".join(tail)


KINDS: tuple[tuple[str, Callable[[random.Random], tuple[str, str]]], ...] = (
    ("mobile", lambda dice: ("", mobile(dice))),
    ("mobile in groups", lambda dice: ("", _mobile_groups(dice))),
    ("mobile, digits apart", lambda dice: ("", _mobile_apart(dice))),
    ("mobile from abroad", lambda dice: ("", _abroad(dice))),
    ("mobile, full width", lambda dice: ("", _wide(dice, mobile(dice)))),
    ("mobile, circled", lambda dice: ("", _translated(dice, mobile(dice), CIRCLED))),
    ("mobile, Chinese", lambda dice: ("", _translated(dice, mobile(dice), dice.choice(CHINESE)))),
    (
        "mobile, mixed",
        lambda dice: ("", _translated(dice, mobile(dice), dice.choice((*CHINESE, CIRCLED)), 0.5)),
    ),
    (
        "mobile, Chinese groups",
        lambda dice: ("", _translated(dice, _mobile_groups(dice), dice.choice(CHINESE))),
    ),
    ("mobile in brackets", lambda dice: ("", _bracketed(dice))),
    ("identity", lambda dice: (dice.choice(("", "身份证号", "身份证：")), identity(dice))),
    ("identity in groups", lambda dice: ("", _identity_groups(dice))),
    ("identity, full width", lambda dice: ("", _wide(dice, identity(dice)))),
    ("identity, Chinese", lambda dice: ("身份证", _translated(dice, identity(dice), dice.choice(CHINESE)))),
    ("identity, old", lambda dice: (dice.choice(("", "身份证号：", "身份证 ")), old_identity(dice))),
    ("permit", _permit),
    ("card", lambda dice: (dice.choice(("银行卡号", "卡号：", "账号 ")), card(dice))),
    ("card in groups", lambda dice: ("", grouped(dice, card(dice, 16), ((4, 4, 4, 4),)))),
    ("plate", lambda dice: (dice.choice(("", "车牌", "车辆")), plate(dice))),
    ("plate, full width", lambda dice: ("", _wide(dice, plate(dice)))),
)
"""What is made in turn: the name of the form, and what makes the words before a number and the number."""
