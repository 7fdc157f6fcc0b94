"""The strict reader for the YAML that people type: bytes in, text values and problems out.

The only package that imports `yaml`.  Pure: no disk, no printing, no clock; and no idea of stations.
"""

from zhanpai.yamlfile.document import Document, parse
from zhanpai.yamlfile.front_matter import FrontMatter, parse_front_matter
from zhanpai.yamlfile.positions import Place
from zhanpai.yamlfile.rules import RULES

__all__ = ["RULES", "Document", "FrontMatter", "Place", "parse", "parse_front_matter"]
