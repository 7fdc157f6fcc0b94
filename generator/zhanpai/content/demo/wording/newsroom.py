"""What is said of demo news afterwards."""

CORRECTIONS = (
    "首发时少写了一位到场代表，已经补上。",
    "首发时把联络员的姓氏写错了，已经改正。",
    "首发时接待时间写成了下午，应为上午，已经改正。",
    "首发时把两处地点写反了，已经改正。",
)

VIDEOS = (
    ("三分钟看完现场", False),
    ("代表说：这件事是怎么办成的", False),
    ("活动现场直播（可以回看）", True),
)
"""What a video shows, and whether it was broadcast live."""

WITHDRAWN = (
    "活动日期和参加人员没有核对清楚，核实以后另行发布。",
    "与另一篇动态内容重复。",
)
