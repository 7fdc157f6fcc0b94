"""Characters of the names of places that scanners and hurried eyes take for one another, and that sound otherwise."""

from __future__ import annotations

_GROUPS = """
菜莱 己已巳 未末 土士 日曰目 人入 千干于 太犬 木本术 田由甲申 午牛 玉主 刀力 住往佳 候侯
析折 坪评 冷冶 治冶 沙抄 望塑 浏刘 江汀 河何 湖潮 塘糖溏 岭领 桥侨 桔桥 白自百 石右 古占
台合 乌鸟 马鸟 龙尤 风凤 泉帛 春舂 青责 黄寅 金全 银很 铜桐 长苌 天夭夫 开井 丰半 平乎
永水冰 泉皋 双仅 又叉 市布 中申 冲沖种 垅拢 坝坎 坡披 城域 埔铺 塅缎 墙樯 圭主 朱未
杏否 杉彬 枫松 柏拍 桂挂 桃挑 梓样 梅海 楠喃 榔椰 樟障 洞同 洋详 浦铺 涧润 淮准 清青情
渡度 湘相 潭谭 澄橙 灰炭 烂栏 燕熊 狮师 斑班 琴瑟 瑞端 盆岔 盐监 竹什 箬若 篁皇 紫柴 繁敏
罗岁 耕耘 芙英 花化 荷何 莲连 菁青 蓉容 薇微 藕耦 袁哀 赤亦 达迖 道首 鄱番 镇填 雅推 雨两
霞暇 韭非 鹤鹳 鹿麓 麻床 洲州 观现 洪供 沩伪 靖请 官宫 宁字 宜宣 宇字 安妥 定走 寿春 尖小
屯电 崇祟 幸辛 康庚 张弓
"""

LOOK_ALIKE_PAIRS = frozenset(
    frozenset((one, other)) for group in _GROUPS.split() for one in group for other in group if one != other
)
"""Each two characters of a group."""
