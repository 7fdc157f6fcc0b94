"""The words around a name that make a resident of it, or say that it is none; alternatives for patterns.

They are kept as lists of words, because that is how they are read and added to.
"""

from __future__ import annotations

from zhanpai.kit.privacy.surnames import words


def _any_of(text: str) -> str:
    return "|".join(words(text))


WHO = _any_of(
    """
    居民 村民 业主 住户 群众 选民 市民 反映人 来访人 投诉人 来电人 网友 租户 租客 家长 老人 户主 车主 商户 店主 摊主
    邻居 街坊 老党员 退休职工 退休教师 退休工人 退休干部 下岗职工 退役军人 困难户 困难职工 低保户 贫困户 脱贫户 监测户
    特困户 五保户 残疾人 患者 农户 房东 房主 养殖户 种植户 个体户 消费者 农民工 环卫工人 外卖员 快递员 骑手
    独居老人 孤寡老人 空巢老人 失独老人 伤者 受害人 遇难者 孤儿 烈属 牧民 渔民
    """
)
"""Who somebody is that no post makes public."""
SURELY_SAYS = _any_of(
    """
    反映 来站 来电 来访 来信 来函 致电 打来 打电话 上门反映 写信 说 称 表示 告诉 提出 建议 投诉 咨询 希望 认为 拉着 感慨
    """
)
SAYS = f"{SURELY_SAYS}|" + _any_of(
    """
    介绍 坦言 感叹 求助 申请 请求 询问 担心 回忆 笑着 激动 高兴地 开心地 高兴说 竖起 握着 指着 告知 讲述 直言 诉说
    向 对 因 由于 到站 走进 来到
    """
)
TITLES = _any_of(
    """
    先生 女士 小姐 师傅 阿姨 大爷 大妈 大叔 大姐 大哥 大嫂 嫂子 奶奶 爷爷 婆婆 娭毑 嗲嗲 爹爹 伯伯 大伯 叔叔 大婶 婶婶
    老太太? 老汉 老爷子 大娘
    """
)
LABELS = _any_of(
    """
    户主 反映人 来访人 投诉人 来电人 申请人 求助人 信访人 举报人 上访人 来信人 诉求人 来访人员 反映人员 当事人 产权人 住户 业主 租户 房东
    房主 居民 村民 姓名 居民姓名
    """
)
"""What stands in a form before a name."""
SHOP = (
    "(?:"
    + _any_of(
        """
        面 粉 米粉 餐 早餐 包子 烧烤 修车 修理 理发 裁缝 杂货 小卖 超市 小吃 饭 菜 水果 美容 美发 奶?茶 火锅 烘焙 饺子
        馄饨 便利 花 药 服装 豆腐 酱 凉 米线 麻辣烫 糕点 蛋糕 私房 家常 农家
        """
    )
    + ")(?:店|馆|铺|部|摊|坊|乐|厨|菜)?"
)
PLACE_ENDS = _any_of(
    """
    路 街 巷 弄 桥 村 社区 小区 广场 公园 坡 湾 故居 纪念 陵 祠 墓 卫生间 洗手间 厕所 更衣 浴室 专用 专场 俱乐部 服务队
    调解室 工作室 品牌 牌
    """
)
NAME_BEGINS_BEHIND = (
    *words(
        """
        接待 回访 走访 慰问 看望 询问 联系 告知 答复 陪同 帮助 邀请 通知 感谢 协助 拜访 关心 照顾
        独居 孤寡 退休 空巢 残疾 楼上 楼下 隔壁 对门 邻居 热心 街坊 护送 搀扶 安排 劝说 说服 找到
        上门为 居民 村民 业主 住户 群众 选民 市民 老人 患者
        """
    ),
    *"请帮为给据经称让和与及跟的了对把替送到问由是",
)
"""Behind these a surname begins: 接待王女士, 据李阿姨反映; but not 出租|车师傅, 关|于女士卫生间."""
NO_NAME_BEHIND = ("的是", "关于", "对于", "为了", "目的", "一把", "经由")
NOT_FAMILIAR = frozenset(
    words(
        """
        习爷爷 康师傅 小米 小时 小计 小康 小费 小程 小成 小满 小路 小文 小单 小管 小车 小高 小包 小公 小贝 小项
        老龙 老连 老应 老公
        """
    )
)
NO_NAME_ENDS = "村区湾镇乡部办局站网员户方家们处校院厂司会组队店路街楼栋者人民众多次还也曾又再都后前中里上下来去所县市省州"
NO_GIVEN_NAMES = frozenset(
    words(
        """
        反映 表示 提出 建议 委员 代表 大会 自治 服务 生活 出行 需求 诉求 满意 普遍 认为 希望 工作
        参与
        """
    )
)
"""What two characters behind a surname are that make no name of them."""
POSTS = frozenset(
    words(
        """
        代表 站长 主任 书记 医生 老师 律师 校长 经理 局长 所长 委员 部长 科长 处长 镇长 乡长 村长 队长 组长 会长 院长 行长
        主席 秘书 干事 园长 店长 厂长 社长 教授 工程 支书 干部 同志
        """
    )
)
"""What a surname is followed by when staff are named: 王代表, 李站长."""
