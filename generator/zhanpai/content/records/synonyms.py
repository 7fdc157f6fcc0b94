"""Which field somebody means who types its name in Chinese, in other English, or as another program calls it.

Only what likeness does not find: 电话 is the title of `phone`, and adress is much like `address`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = {
    "address": "位置 地点 所在地 详细地址 站址 办公地址 addr location place site",
    "agree": "赞成 同意 yes for",
    "against": "反对 no",
    "alt": "说明 图注 描述 文字 替代文字 caption description title text",
    "accounts": "公众号 微信 微博 抖音 三微一端 新媒体 account wechat weibo social",
    "announces": "预告 公告 announce notice",
    "author": "撰稿 撰稿人 记者 通讯员 writer by reporter",
    "bio": "介绍 个人简介 履历 intro introduction description profile",
    "budget": "投资 总投资 资金 预算 概算 cost money",
    "by": "评定单位 单位 颁发单位 授予单位 from",
    "category": "分类 类型 栏目 type kind tag tags",
    "constituency": "选区 选举单位 代表团 district area",
    "cover": "封面 头图 题图 图片 image picture photo thumbnail",
    "crs": "坐标系 坐标系统 system type datum",
    "date": "日期 时间 发布日期 发布时间 day time on published pubdate",
    "deputies": "代表 人大代表 成员 值班代表 representatives representative members member deputy people delegates",
    "due": "期限 截止 截止日期 完成时限 办结期限 deadline",
    "editor": "编辑 责编 责任编辑",
    "features": "特色 联络站+ 主题 标签 feature tags",
    "file": "图片 文件 文件名 照片 地址 image picture photo src url path name filename",
    "focus": "关注 关注领域 专长 擅长 领域 interests expertise",
    "former_names": "旧名 原名 旧称 曾用 former oldname old_name old_names former_name",
    "goal": "目标 建设内容 内容 content target description",
    "handling_body": "承办 承办部门 主办单位 责任单位 办理单位 handler department body",
    "head": "负责人 主任 站长姓名 站长 leader director manager chief 联系人",
    "history": "过程 流程 办理过程 进度 steps log progress",
    "holidays": "节假日 遇节假日 holiday",
    "hours": "办公时间 时间 开放时间 工作时间 上班时间 opening_hours open time office_hours worktime",
    "id": "编号 站号 序号 代码 no number code",
    "intro": "介绍 站情 站点简介 站情简介 概况 description introduction about summary profile bio",
    "kind": "类型 类别 种类 平台 type category",
    "lat": "纬度 latitude y",
    "level": "级别 层级 代表级别 class rank",
    "liaison_officer": "联系人 联络人 专干 联络员姓名 contact officer liaison secretary",
    "location": "经纬度 定位 地图 gps coordinates coordinate position geo map latlng lnglat point",
    "lon": "经度 lng long longitude x",
    "last_verified": "更新日期 更新时间 核实日期 最后核对 核对时间 updated verified last_updated update checked date",
    "mandates": "职务 代表职务 层级 届次 mandate seats levels",
    "milestones": "进展 进度 节点 里程碑 progress history",
    "month": "月份 收到月份 日期 时间 date",
    "name": "姓名 名称 名字 全名 title fullname",
    "note": "备注 说明 附注 remark remarks comment notes",
    "of": "总数 应到 实到 到会 total",
    "on": "日期 时间 哪天 date day time when",
    "order": "排序 顺序 序号 weight sort",
    "owner": "主办 主办单位 单位 organizer organisation organization",
    "percent": "百分比 完成比例 进度 完成率 progress percentage",
    "phone": "座机 热线 联系方式 手机 手机号 手机号码 号码 tel mobile cell contact phone_number telephone_number landline hotline",
    "photo": "头像 证件照 图片 image picture avatar portrait photos",
    "photos": "图片 相片 照片 image images picture pictures photo gallery pics",
    "place": "地点 位置 接待地点 where location address room",
    "points": "点位 联系点 分点 接待点 point places",
    "post": "职务 单位 工作单位 单位职务 岗位 职业 job position work unit title",
    "qr": "二维码 qrcode qr_code code image",
    "rating": "星级 评级 等级 荣誉 stars rate level",
    "reception": "接待 接待日 接待安排 接待时间 接访 接访日 receptions schedule reception_day days",
    "redirect": "转到 去向 建议渠道 where",
    "reply": "回复 答复内容 answer response",
    "responsible_body": "责任部门 牵头单位 牵头部门 承办单位 department body owner",
    "result": "办理结果 结论 outcome",
    "reviews": "审核 审核人 三审 审签 review reviewer reviewers",
    "rota": "值班 排班 值班表 轮值 轮值表 接待安排表 schedule roster duty duties shifts",
    "rule": "规则 安排 接待日 频次 周期 时间 day pattern when schedule",
    "satisfaction": "满意 满意度 评价 rating",
    "scheme": "名目 名称 评定 title name",
    "slug": "简写 网址 拼音 url path short",
    "source": "来源 来源单位 供稿 供稿单位 from",
    "stars": "星 星数 几星 star",
    "stations": "站点 联络站 站号 相关站 station",
    "status": "状态 进度 办理情况 state",
    "summary": "摘要 导语 简介 提要 description abstract excerpt intro",
    "term": "届 届数 任期 session",
    "text": "进展 内容 说明 文字 content description",
    "time": "时间 时段 几点 hours",
    "title": "标题 题目 名称 事项 name subject headline",
    "topic": "主题 事由 内容 事项 问题 题目 subject title content",
    "until": "到 任期到 结束 截止 至 to end expires",
    "url": "网址 链接 地址 link href address website",
    "word": "用词 名称 词 name",
    "year": "年度 年份 date",
}

_FIELDS: dict[str, list[str]] = {}
for _field, _words in _WORDS.items():
    for _word in _words.split():
        _FIELDS.setdefault(_word, []).append(_field)


def meant_field(typed: str, fields: Iterable[str]) -> str:
    """The one of `fields` that `typed` is another word for, or ""."""
    known = {field.lower(): field for field in fields}
    bare = re.sub(r"[\s\-]+", "_", typed.strip().lower())
    if bare in known:
        return known[bare]
    return next((known[field] for field in _FIELDS.get(bare, ()) if field in known), "")
