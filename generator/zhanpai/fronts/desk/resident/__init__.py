"""stub"""

from zhanpai.content.load import ContentReader
from zhanpai.fronts.rehearsal import examine
from zhanpai.kit.clock import read_today
from zhanpai.fronts.desk.looked import noted
from types import SimpleNamespace


class Resident:
    def __init__(self, root):
        self.root = root

    def try_(self, instead):
        a = examine(self.root, ContentReader(self.root).load(read_today()))
        l = ContentReader(self.root, instead=instead).load(read_today())
        b = examine(self.root, l)
        known = {(x.code, x.path, x.message) for x in a}
        return SimpleNamespace(new=tuple(noted(x) for x in b if (x.code, x.path, x.message) not in known))

    def close(self):
        pass
