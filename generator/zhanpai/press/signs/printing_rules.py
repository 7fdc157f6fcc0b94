"""What keeps a sign from being printed."""

from __future__ import annotations

from zhanpai.kit.diagnostics import Rule

TOO_SMALL = Rule.parse("""P601 名称排不下，字会小到看不清

    每一种牌子都写明了要从多远看清，字高不能小于“阅读距离 ÷ 250”，老年人常来的地方加倍。
    名称只在区县、街道、社区和“人大代表”前面换行，不在词的中间换行，也不压扁；还排不下，就要换大一点的牌子。

    错：
        kinds: {doorplate: {width: 300, height: 200}}
    对：
        kinds: {doorplate: {width: 600, height: 400}}
    """)

NO_GLYPH = Rule.parse("""P602 字体里没有这个字

    生僻字在字体里没有，印出来是一个空框。人名印错，代表和居民都难堪，所以排版以前逐字查。

    错：
        name: 张𰻝（字体里没有“𰻝”）
    对：
        在 signage.yaml 的 fonts 里补一种有这个字的字体，文件放进 font_folder 写的文件夹
    """)

SMALL_CODE = Rule.parse("""P603 二维码太小，印出来扫不出

    二维码的一个小方块小于规定的尺寸，印刷的毛边、日晒和灰尘就会盖住它。

    错：
        kinds: {doorplate: {code: 30}}
    对：
        kinds: {doorplate: {code: 80}}
    """)

UNKNOWN_STATION = Rule.parse("""P604 名册里没有这个站

    signage.yaml 的 stations 里写的是某个站的楼层和导向牌，站号要在名册里。

    错：
        stations: {"9999": {floor: 3楼}}
    对：
        stations: {"0002": {floor: 3楼}}
    """)

NO_FONT = Rule.parse("""P606 找不到字体

    标识用思源黑体（随程序安装）。signage.yaml 里写了别的字体，就要把字体文件一起放好，不然印出来是别的字。

    错：
        fonts: [方正小标宋]（没有放字体文件）
    对：
        font_folder: fonts，并且把字体文件放进 fonts 文件夹
    """)

UNKNOWN_SHEET = Rule.parse("""P607 没有这种大版

    每一种牌子的 sheet 写的是拼在哪张大版上，大版的尺寸写在 sheets 里。名称对不上，就不知道板材多大。

    错：
        kinds: {doorplate: {sheet: 大板}}
    对：
        sheets: {大板: {width: 1300, height: 2600}}，再写 kinds: {doorplate: {sheet: 大板}}
    """)

UNREADABLE_CODE = Rule.parse("""P701 二维码扫不出来，或者扫出来的网址不对

    每一个要印的二维码，先从做好的 PDF 里画出来扫一遍，和名册里的永久网址一致才放行。印错一块牌子，就要拆一块牌子。

    错：
        门牌上的二维码扫出来是别的站
    对：
        扫出来就是 https://…/s/0002/
    """)
