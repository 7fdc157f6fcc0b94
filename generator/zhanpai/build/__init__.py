"""Build the whole site beside the old one, look at it, and swap it in: all or nothing."""

from zhanpai.build.site import Built, Progress, build_site
from zhanpai.kit.problem import BuildError

__all__ = ["BuildError", "Built", "Progress", "build_site"]
