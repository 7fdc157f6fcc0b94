"""Build the whole site beside the old one, look at it, and swap it in: all or nothing."""

from zhanpai.kit.problem import BuildError
from zhanpai.publish.site import Built, Progress, build_site

__all__ = ["BuildError", "Built", "Progress", "build_site"]
