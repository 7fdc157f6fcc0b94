"""Ask the live site for every address that was ever printed: does it answer, and with the right page?

An edge that reads the network; `targets`, `reading` and `verdict` are functions of their arguments.
"""

from zhanpai.office.audit.hosts import HostOutcome
from zhanpai.office.audit.results import AuditOutcome, Result, audit
from zhanpai.office.audit.targets import Target, targets
from zhanpai.office.audit.verdict import AuditFault, Sort

__all__ = ["AuditFault", "AuditOutcome", "HostOutcome", "Result", "Sort", "Target", "audit", "targets"]
