"""Field stations, contact points, and roughly where each district lies."""

FIELDS = (
    ("芙蓉区", "现代种业"),
    ("天心区", "文化旅游"),
    ("岳麓区", "大学科技城青年"),
    ("开福区", "马栏山视频文创"),
    ("雨花区", "商贸物流"),
    ("长沙县", "先进制造"),
    ("浏阳市", "花炮产业"),
)

# (district, what the point is called); each stands in some township of the district.
POINTS = (
    ("芙蓉区", "示范里小区"),
    ("芙蓉区", "中心广场"),
    ("长沙县", "创业服务中心"),
    ("浏阳市", "产业工人驿站"),
)

# Where further points stand once every community has its station.
POINT_PLACES = (
    "党群服务中心",
    "农贸市场",
    "文化广场",
    "便民驿站",
    "图书分馆",
    "示范里小区",
    "中心小学旁",
    "公交首末站",
)

# Degrees (GCJ-02) near the middle of the built-up area, and how far stations lie from it.
CENTRES = {
    "芙蓉区": (113.032, 28.190, 0.02),
    "天心区": (112.990, 28.110, 0.02),
    "岳麓区": (112.930, 28.215, 0.03),
    "开福区": (112.992, 28.262, 0.03),
    "雨花区": (113.040, 28.135, 0.02),
    "望城区": (112.818, 28.360, 0.04),
    "长沙县": (113.085, 28.252, 0.04),
    "浏阳市": (113.640, 28.160, 0.06),
    "宁乡市": (112.553, 28.255, 0.06),
}
CITY_CENTRE = (112.938, 28.228, 0.02)

FORMER_WORDS = (
    "联系群众工作站",
    "联系群众工作室",
    "联络工作站",
    "中心联络站",
    "活动室",
    "工作站",
    "工作室",
    "之家",
    "联络室",
    "接待站",
    "联系站",
)
