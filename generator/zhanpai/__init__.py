"""zhanpai 站牌: one register of deputy liaison stations in, one branded static site out."""

__version__ = "0.1.0"
