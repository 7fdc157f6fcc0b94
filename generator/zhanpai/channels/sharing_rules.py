"""What keeps an item from being shared."""

from __future__ import annotations

from zhanpai.channels import accepted
from zhanpai.channels.piece import Piece
from zhanpai.channels.wechat import WechatArticle
from zhanpai.kit.diagnostics import Finding, Rule

LONG_TITLE = Rule.parse("""S260 标题太长，公众号放不下

    公众号的标题最多 64 个字，多出来的发不出去；手机上的列表只显示前 30 个字左右。先说是什么事，再说谁办的。

    错：
        title: 望月湖街道人大工委组织辖区内省、市、区三级人大代表共计二十三人次深入各社区……
    对：
        title: 望月湖街道：加装电梯有了时间表
    """)

LONG_BODY = Rule.parse("""S261 正文太长，公众号放不下

    公众号的正文连同排版要少于 2 万个字符，一篇大约放得下 1 万 5 千字。手机上也没有人一口气读这么长，分成几篇更好。

    错：
        一篇三万字的年度总结
    对：
        分成几篇，或者公众号只发摘要，全文放在网站上
    """)


def check_lengths(piece: Piece, article: WechatArticle) -> list[Finding]:
    """What the official account would refuse of `piece`."""
    found: list[Finding] = []
    path, title = piece.item.path, article.title
    if len(title) > accepted.TITLE:
        message = f"标题有 {len(title)} 个字，公众号最多 {accepted.TITLE} 个。"
        found.append(
            LONG_TITLE.at(path, ("title",), message, f"改到 {accepted.TITLE} 个字以内，30 个以内最好。")
        )
    if len(article.html) >= accepted.BODY:
        message = f"正文连同排版有 {len(article.html)} 个字符，公众号要少于 {accepted.BODY} 个。"
        fix = "分成几篇，或者把正文写短；不发公众号就用 --only text,poster 等去掉 wechat。"
        found.append(LONG_BODY.at_line(path, piece.item.body_line + 1, 1, message, fix))
    return found
