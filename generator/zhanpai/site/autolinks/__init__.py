"""Names of stations and deputies in a news item's text become links by themselves, each once.

`Linker.find` decides, once for an item, which words lead where; `place` puts them into the item's HTML.
Both look at the same edges of words, so that what is found is what is linked.
"""

from zhanpai.site.autolinks.finder import Found, Linker
from zhanpai.site.autolinks.placing import place

__all__ = ["Found", "Linker", "place"]
