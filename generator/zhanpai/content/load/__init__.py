"""The only reader: the register and `content/` in, a `Site` and every finding out."""

from zhanpai.content.load.content import ContentReader, Loaded, load

__all__ = ["ContentReader", "Loaded", "load"]
