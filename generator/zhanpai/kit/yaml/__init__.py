"""The strict reader for the YAML that people type: bytes in, text values and problems out.

The only package that imports `yaml`.  Pure: no disk, no printing, no clock; and no idea of stations.
"""

from zhanpai.kit.yaml.document import Document, parse
from zhanpai.kit.yaml.front_matter import FrontMatter, parse_front_matter
from zhanpai.kit.yaml.positions import Place
from zhanpai.kit.yaml.rules import RULES

__all__ = ["RULES", "Document", "FrontMatter", "Place", "parse", "parse_front_matter"]
