"""What keeps a city's own theme from being used."""

from __future__ import annotations

from zhanpai.kit.diagnostics import Rule, Severity

BAD_LOGO = Rule.parse("""P605 标志画不出来

    标志要用四色印，所以从 theme/logo/logo.svg 里读出每一条轮廓来画。图片、文字、渐变、描边不是轮廓，画不了。

    错：
        把 logo.png 改名成 logo.svg
    对：
        在制图软件里把文字和描边转成轮廓（路径），另存为普通 SVG
    """)

FAINT = Rule.parse("""P608 配色的反差不够，字看不清

    字和底色的反差按国际无障碍标准 WCAG 2.2 算：至少 4.5:1；居民选了大字的，至少 7:1。眼睛不好的人，淡的字看不见。

    错：
        palette: {red-600: "#FF6666"}（白字压在上面只有 2.8:1）
    对：
        palette: {red-600: "#B3141D"}（白字压在上面有 6.9:1）
    """)

UNSAFE_LOGO = Rule.parse("""P609 标志文件不安全

    SVG 里可以藏脚本，也可以从别的网站取东西；放到政务网站上，别人就能看到谁来访问，或者改掉网页。标志只留图形。

    错：
        <svg onload="…">、<script>、<foreignObject>、<image href="https://…">
    对：
        在制图软件里另存为“普通 SVG”，只有轮廓（path）
    """)

BAD_TOKEN = Rule.parse("""P610 配色文件里有不认识的项，或者写法不对

    theme/tokens.yaml 只写要改的几行，其余照随程序来的；项名、颜色和油墨的写法都要和随程序来的一样，不然不知道改哪里。

    错：
        palette: {red-600: 大红}
    对：
        palette: {red-600: "#B3141D"}
    """)

BAD_FILE = Rule.parse("""P611 自己的模板、样式或脚本用不了

    theme/ 里自己的文件会盖住随程序来的同名文件。写错了，用到它的网页一张也画不出来，所以先把每个文件试一遍。

    错：
        theme/templates/pages/about.html 里写 {{ titel }}
    对：
        写 {{ title }}；或者删掉这个文件，用随程序来的
    """)

USELESS_FILE = Rule.parse(
    """S290 theme/ 里有用不上的文件

    theme/ 里的文件按文件夹和名字盖住随程序来的，放错了地方、起错了名字，什么也不会变，还以为已经换好了。

    错：
        theme/logo.svg
    对：
        theme/logo/logo.svg
    """,
    Severity.WARNING,
)

RULES = (BAD_LOGO, FAINT, UNSAFE_LOGO, BAD_TOKEN, BAD_FILE, USELESS_FILE)
