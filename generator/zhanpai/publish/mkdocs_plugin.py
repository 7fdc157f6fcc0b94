"""MkDocs front: MkDocs renders one empty shell per section and URL depth; each page is stamped into one.

Sees pages and files, no stations: no word of the domain stands here.  The only module that imports
MkDocs, whose 1.x line nobody maintains; another engine that can draw an empty page can take its place.
"""

from __future__ import annotations

import io
import logging
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment
from jinja2.sandbox import ImmutableSandboxedEnvironment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from zhanpai.content.load.disk import CACHE
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError, format_text
from zhanpai.kit.disk.files import write_all
from zhanpai.pipeline import Prepared, prepare
from zhanpai.publish.write import DrawImages, Job, ShellKey, marker, shell_key, write_site
from zhanpai.site.own.blame import blame
from zhanpai.site.page import Page
from zhanpai.site.shell import FRAME, Shell, frame_words

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_log = logging.getLogger("mkdocs.plugins.zhanpai")

ERROR_SHELL = "404.html"
"""MkDocs gives this static template absolute links, as an error page needs that is sent from anywhere."""

NAME = "zhanpai"
"""The plugin's name in mkdocs.yml."""

CONFIG = f"site_name: {NAME}\ntheme: {{name: material, language: zh, font: false}}\nplugins: [{NAME}]\n"
"""What MkDocs is told by us; a project's own mkdocs.yml is for `mkdocs build` alone."""


class StampPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Take the shells that MkDocs draws and fill them with the pages of `zhanpai.pipeline`.

    MkDocs is given `zhanpai.fronts.mkdocs`, which knows who draws the share images.
    """

    def __init__(self, draw_images: DrawImages) -> None:
        super().__init__()
        self._draw_images = draw_images
        self.prepared: Prepared | None = None
        self.wanted: frozenset[ShellKey] | None = None
        """The shells to draw for somebody who writes the pages himself; None: write the whole site."""
        self.shells: dict[ShellKey, Shell] = {}
        self._keys: dict[str, ShellKey] = {}
        self._is_serving = False
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        """Where MkDocs finds the parts of the theme that the shells are drawn with; gone with the plugin."""

    @property
    def folder(self) -> str:
        """How the paths begin by which MkDocs knows the theme's templates; "" before it was told of them."""
        return f"{self._folder.name}/" if self._folder else ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Be told what MkDocs was called for; having this method, the plugin is kept from build to build."""
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Prepare everything before MkDocs empties its output folder; on errors it never gets there."""
        if self.wanted is None:
            self.prepared = self._prepare(Path(config.config_file_path).parent)
        assert self.prepared
        prepared, theme = self.prepared, self.prepared.theme
        self._folder = tempfile.TemporaryDirectory(prefix="zhanpai-")
        for number, part in enumerate(("shell", "logo")):
            write_all(Path(self._folder.name, part), theme.below(part))
            config.theme.dirs.insert(number, str(Path(self._folder.name, part)))
        # MkDocs' own sitemap would list the shells.
        config.theme.static_templates = {ERROR_SHELL}
        config.extra["shell"] = frame_words(prepared.site, theme.stylesheet, theme.script)
        # Absolute links of the error page begin with the path of this address.
        config.site_url = prepared.site.register.site.permalink("/")
        return config

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the shells where a city's own can see values and change none."""
        inner = ImmutableSandboxedEnvironment(loader=env.loader, auto_reload=False)
        inner.filters, inner.globals = env.filters, env.globals
        return inner

    def _prepare(self, root: Path) -> Prepared:
        try:
            return prepare(root, read_today())
        except ContentError as error:
            text = f"内容有 {len(error.diagnostics)} 处要改：\n{format_text(error.diagnostics)}"
            if self._is_serving and self.prepared:
                # `mkdocs serve` answers nobody between a failed build and the next good one.
                _log.error(text)
                return self.prepared
            raise PluginError(text) from None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put one empty page per shell in the place of everything that MkDocs has found."""
        assert self.prepared
        self._keys, self.shells = {}, {}
        shells = []
        for key in sorted(self.wanted or keys_of(self.prepared.pages)):
            section, depth = key
            if depth == 0 and section == "":
                continue  # the error page's, see on_post_template
            # No page lies in such a folder, so that every link of the shell climbs to the root, and is right
            # from whatever folder of this depth the shell is used in.
            src = "/".join([f"shell-{section}", *["x"] * (depth - 1), "index.md"]) if depth else "index.md"
            self._keys[src] = key
            drawn_by = f"template: {FRAME}.html\n" if section == FRAME else ""
            text = f"---\nsection: '{section}'\n{drawn_by}---\n"
            shells.append(File.generated(config, src, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
        return Files(shells)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep the drawn shell, and let MkDocs write nothing."""
        self.shells[self._keys[page.file.src_uri]] = Shell.parse(output)
        return ""

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep the shell of the error page likewise."""
        if template_name == ERROR_SHELL:
            self.shells["", 0] = Shell.parse(output_content)
        return ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the whole site, when MkDocs itself was asked for it; PluginError says what a gate has found."""
        if self.wanted is not None:
            return
        assert self.prepared
        job = make_job(self.prepared, self._draw_images, self.shells, Path(config.site_dir))
        try:
            for _ in write_site(job, os.cpu_count() or 1):
                pass
        except ContentError as error:
            raise PluginError(format_text(error.diagnostics)) from None

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """Watch everything that a page is made of: MkDocs watches docs_dir alone."""
        root = Path(config.config_file_path).parent
        for name in ("stations.yaml", "content", "theme"):
            if (root / name).exists():
                server.watch(str(root / name))


def keys_of(pages: Iterable[Page]) -> frozenset[ShellKey]:
    """The shells that these pages need, by section and depth."""
    return frozenset(map(shell_key, pages))


def draw_shells(prepared: Prepared, wanted: frozenset[ShellKey]) -> dict[ShellKey, Shell]:
    """Have MkDocs draw these shells, quietly and in a folder that is gone afterwards.

    The project's mkdocs.yml does not count: it can run code.  The shipped one says the same, so that `mkdocs build`
    gives the same bytes.  ContentError if a shell of the city's own cannot be drawn.
    """
    # Material tells everyone about the quarrel over MkDocs 2, in a frame, at every import.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="zhanpai-") as folder:
        # MkDocs looks at every file in docs_dir, and hangs at a pipe there; so it gets an empty one.
        docs, out = Path(folder, "docs"), Path(folder, "site")
        docs.mkdir()
        config = load_config(
            io.BytesIO(CONFIG.encode()),
            config_file_path=str(prepared.root / "mkdocs.yml"),
            docs_dir=str(docs),
            site_dir=str(out),
        )
        plugin = config.plugins[NAME]
        assert isinstance(plugin, StampPlugin)
        plugin.prepared, plugin.wanted = prepared, wanted
        try:
            build(config)
        except Exception as error:
            own = {path for path in prepared.theme.own if path.startswith("shell/")}
            theme = prepared.theme
            if fault := blame(error, theme.own, own, plugin.folder, theme.files) if own else None:
                raise ContentError([fault]) from error
            raise
    return plugin.shells


def make_job(prepared: Prepared, draw_images: DrawImages, shells: dict[ShellKey, Shell], folder: Path) -> Job:
    """Everything of `prepared`, to be written to `folder`; `draw_images` is called when that is done."""
    items = (*prepared.pages, *prepared.outputs)
    return Job(
        folder=folder,
        root=prepared.root,
        cache=prepared.root / CACHE,
        site=prepared.site.register.site,
        theme=prepared.theme,
        renderer=prepared.renderer,
        draw_images=draw_images,
        shells=shells,
        items=(*items, marker(len(prepared.pages), len(items))),
    )
