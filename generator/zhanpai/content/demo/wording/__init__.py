"""The words of the demo corpus: tuples of plain Chinese, no logic.

Nobody in them is real: names say 示例 or 虚构, addresses are in 示范路, phones are 0731-0000xxxx.
"""
