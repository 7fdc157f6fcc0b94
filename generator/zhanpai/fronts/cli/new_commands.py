"""The commands of `zhanpai new` with what each takes; nothing of what they do is imported before it is called."""

from __future__ import annotations

from zhanpai.fronts.cli.grammar import Command
from zhanpai.fronts.cli.options import FOLDER, ROOT, STATION
from zhanpai.fronts.cli.parameters import Argument, Option, flag

NEW = "新建一个站、一位代表、一件意见、一篇动态，或者整个网站；编号自动往下编。"


def scaffolds() -> tuple[Command, ...]:
    """One command for each kind of file, or part of a file, that is begun."""
    return (
        Command(
            "station",
            "新设一个站：在名册里加一行，再建好它的资料文件",
            "new.station:new_station",
            ROOT,
            Option("--kind", "类别", "站点类别：{words}；多半不用写", "new.station:KINDS"),
            Option("--district", "区县", "例如 示例区"),
            Option("--township", "街道", "街道或乡镇，例如 示范街道"),
            Option("--community", "社区", "社区或村，例如 湖东社区"),
            Option("--point", "地点", "联系点设在哪里，例如 农贸市场"),
            Option("--field", "行业", "行业站写，例如 大学科技城青年"),
            Option("--at", "驻在地", "驻外站写，例如 上海"),
            Option("--run-by", "设站单位所在", "不由本区县、本市设的站写，例如 高新区"),
        ),
        Command(
            "deputy",
            "给一个站加一位代表，编号自动往下编",
            "new.deputy:new_deputy",
            ROOT,
            STATION,
            Option("--name", "姓名", "代表姓名"),
            Option("--level", "层级", "{words}；不写就和本站多数代表一样", "new.deputy:LEVELS"),
            Option("--term", "届次", "例如 第十六届；不写就和同级多数代表一样"),
            Option("--place", "地名", "哪里的代表，例如 示例镇；就是本站所在地的不用写"),
            Option("--constituency", "选区", "选区或选举单位，例如 示例一选区"),
            Option("--deputy known", "编号", "已有代表的编号：他也在这个站接待，别的都不用写"),
        ),
        Command(
            "opinion",
            "在一个站的台账里登记一件意见，编号自动往下编",
            "new.opinion:new_opinion",
            ROOT,
            STATION,
            Option("--topic", "事项", "一句话，不写是谁反映的"),
            Option("--category", "门类", "意见的类别，例如 交通出行"),
        ),
        Command(
            "news",
            "新写一篇动态：标题、日期、站号填好，是一份草稿",
            "new.news:new_news",
            ROOT,
            STATION,
            Option("--title", "标题", "标题"),
            Option("--category", "类别", "{words}", "new.news:CATEGORIES"),
            Option("--slug", "网址简写", "小写字母、数字和连字符，例如 dianti；不写就是 xinwen-1"),
        ),
        Command(
            "site",
            "新建一个网站：写 --city 就是本地的，名册、区划都填好；不写是示例，一个区、一个站、一篇动态、四个网页",
            "new.site:new_site",
            Argument("folder", "文件夹", "放新网站的文件夹，没有就新建，有就要是空的", type=FOLDER),
            Option("--city", "市或区县", "哪里的网站：市、州、盟或者区县的名称、区划代码，例如 430500"),
            Option("--title", "名称", "网站名称；不写就是“某某市人大代表网上联络站”"),
            Option("--owner", "单位", "主办单位；不写就是本级人大常委会代表工作委员会"),
            Option("--host", "域名", "印在二维码里的网址，永远不改；要是自己的真域名"),
            Option("--icp", "备案号", "ICP 备案号；没有先不写"),
            Option("--police-record", "备案号", "公安备案号；没有先不写"),
            Option("--phone", "电话", "主办单位的电话，带区号；没有先不写"),
            Option(
                "--word words",
                "类别=用词",
                "一类站点的用词，例如 township=联络总站；可以写几次",
                multiple=True,
            ),
            Option("--stations", "是或否", "给每个街道（乡镇）各设一个站；不写就是“是”"),
            flag("--statistical", "开发区、农场等统计单位也写进名册"),
            Option(
                "--communities",
                "文件",
                "社区（村）名单，一行一个，每个社区设一个站；写“街道 社区”",
                type=FOLDER,
            ),
            Option("--logo", "文件", "自己的标志，SVG 格式", type=FOLDER),
            Option("--colour", "颜色", "自己的主色，例如 #B3141D；不写就是随程序来的红色"),
        ),
    )
