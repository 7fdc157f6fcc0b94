"""Look at the site while writing it: pages are drawn when asked for, and nothing is written to disk."""

from zhanpai.fronts.preview.server import serve

__all__ = ["serve"]
