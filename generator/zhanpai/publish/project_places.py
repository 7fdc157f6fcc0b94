"""Where in a project and around it output may lie: its names for the one rule in `kit.disk.out_folder`."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content import filing
from zhanpai.kit.disk.out_folder import ProjectPlaces

SITE = "site"
"""The folder of a project that its site goes to, unless another is named."""

MARKER = ".zhanpai"
"""A hidden file in the site's root: everything in this folder was made by us and may be made anew."""

SOURCES = ("content", "theme", "generator", "tests", ".git", ".github", ".cache", ".venv")


def places_of(root: Path) -> ProjectPlaces:
    """What `out_folder.settle` must know of the project in `root`: its register, its sources, where its site lies."""
    return ProjectPlaces(root, filing.REGISTER, SOURCES, SITE, MARKER)
