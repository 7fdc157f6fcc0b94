"""A whole made-up city: register, stations, deputies, ledgers, news and pictures, from one seed."""

from zhanpai.content.demo.corpus import DemoFile, make_corpus
from zhanpai.content.demo.divisions import Community, DemoError, parse_divisions

__all__ = ["Community", "DemoError", "DemoFile", "make_corpus", "parse_divisions"]
