"""Ask the live site for every address that was ever printed: does it answer, and with the right page?

An edge that reads the network; `targets`, `reading` and `verdict` are functions of their arguments.
"""

from zhanpai.audit.hosts import HostReport
from zhanpai.audit.run import Report, Result, audit
from zhanpai.audit.targets import Target, targets
from zhanpai.audit.verdict import Fault, Sort

__all__ = ["Fault", "HostReport", "Report", "Result", "Sort", "Target", "audit", "targets"]
