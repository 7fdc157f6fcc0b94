"""What can be wrong with the ledger as a file.  The texts are for staff, so they are in Chinese."""

from __future__ import annotations

from zhanpai.kit.diagnostics import Rule, Severity

UNREADABLE = Rule.parse("""P501 永久网址登记册有一行读不出来

    登记册记着每一块印出去的牌子。少读一行，就少管一块牌子，那个二维码哪天打不开也没有人知道。
    最常见的原因是用表格软件打开后保存：开头的 0 会丢，日期会换一种写法。

    错：
        2,station,s1,2026/11/23,…
    对：
        0002,station,s1,2026-11-23,…
    """)

CHANGED = Rule.parse("""P502 永久网址登记册被改过

    登记册只往后加，不能改。印在牌子上的字改不了，把登记册改成别的，只会让人以为没有印错。

    错：
        把以前登记的站名改成现在的站名
    对：
        取回原来的登记册；要换的牌子，看 zhanpai signs --reprint
    """)

MARKED = Rule.parse(
    """P503 永久网址登记册被别的软件另存过

    文件开头多了一个看不见的记号（BOM）。内容没有少，但是说明有人用表格软件或记事本存过它：下一次可能就会丢掉编号开头的 0。

    错：
        用表格软件打开 content/permalinks.csv，再保存
    对：
        只看不存；登记由程序自动写
    """,
    Severity.WARNING,
)

ORDER = Rule.parse("""P504 永久网址登记册的次序乱了

    登记册按日期一行一行往后加。次序乱了，就说不清一块牌子最后一次印的是什么。

    错：
        在表格软件里排了序
    对：
        取回原来的登记册
    """)

LOST = Rule.parse("""P510 永久网址登记册少了行

    每一行都接着上一行，最后一行记在旁边的封条 content/permalinks.seal 里。少了一行，就有一块挂着的牌子没有人管：
    它的编号可能被删掉、被别的站用掉，扫码的人打不开，也没有人知道。

    错：
        删掉登记册里的几行，或者整个删掉；用旧的备份盖掉新的
    对：
        取回原来的登记册；真的找不回来，运行 zhanpai signs --reseal，从现有的行接着记
    """)

SEAL = Rule.parse("""P511 永久网址登记册的封条不见了，或者读不出来

    封条 content/permalinks.seal 记着登记册一共有几行。没有它，删掉最后几行谁也看不出来。它由程序自动写，和登记册放在一起备份。

    错：
        只备份、只提交 content/permalinks.csv
    对：
        content/permalinks.csv 和 content/permalinks.seal 一起备份、一起取回
    """)

RULES = (UNREADABLE, CHANGED, MARKED, ORDER, LOST, SEAL)
