"""宣传工作报告: what publicity does and lacks, for the office alone; nothing of it is ever published.

One file per score; `compose` puts them together.  A `Site` and the settings in, values out: no disk, no
clock, no HTML but what a template makes of these values.
"""

from zhanpai.office.report.compose import PublicityReport, make_report
from zhanpai.office.report.settings import ReportSettings

__all__ = ["PublicityReport", "ReportSettings", "make_report"]
