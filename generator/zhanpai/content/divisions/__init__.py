"""The divisions of China (行政区划) down to the township, as the statistics office lists them; see README.md."""

from zhanpai.content.divisions.atlas import Atlas, read_atlas
from zhanpai.content.divisions.division import Division, Rank
from zhanpai.content.divisions.search import find_divisions, settle_division

__all__ = ["Atlas", "Division", "Rank", "find_divisions", "read_atlas", "settle_division"]
