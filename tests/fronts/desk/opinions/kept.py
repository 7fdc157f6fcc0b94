"""What a look would have seen of the demo's stations, without the seconds that a look takes."""

from __future__ import annotations

from zhanpai.fronts.desk.looked import KeptStation, Looked

STATIONS = (
    KeptStation(
        "0002", "岳麓区望月湖街道湖东社区人大代表联络站", "湖东社区人大代表联络站", "岳麓区", "yuelu"
    ),
    KeptStation(
        "0003", "岳麓区望月湖街道湖中社区人大代表联络站", "湖中社区人大代表联络站", "岳麓区", "yuelu"
    ),
)
LOOKED = Looked(
    *("长沙市", (), {}, STATIONS, ()),
    categories=("市政设施", "环境卫生"),
    bodies=("示例区城管局",),
    permalink_base="https://llz.example.gov.cn",
)
