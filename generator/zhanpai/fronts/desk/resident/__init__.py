"""The process that stays with the desk, holds the project read, and answers what would be if files were others."""

from zhanpai.fronts.desk.resident.answers import ShownPage, Trial
from zhanpai.fronts.desk.resident.asking import Resident

__all__ = ["Resident", "ShownPage", "Trial"]
