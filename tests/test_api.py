"""What other programs may use of the package, as the page docs/api.md tells them."""

import ast
import datetime as dt
import runpy
import subprocess
import sys

import pytest

import zhanpai
from tests.make import TODAY
from tests.shipped import EPOCH, ROOT, SHIPPED_TODAY

NEW_MODULES = """
import sys
before = set(sys.modules)
import zhanpai
{use}
print(*sorted(set(sys.modules) - before))
"""


def modules_loaded_by(use: str = "") -> set[str]:
    """The names of all modules that a new Python loads for `import zhanpai` and then `use`."""
    command = [sys.executable, "-c", NEW_MODULES.format(use=use)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split())


def not_of_python(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] not in sys.stdlib_module_names}


def test_importing_the_package_loads_nothing_else():
    assert not_of_python(modules_loaded_by()) == {"zhanpai"}


def test_listing_the_names_loads_nothing_either():
    assert not_of_python(modules_loaded_by("dir(zhanpai), zhanpai.__all__, zhanpai.__version__")) == {
        "zhanpai"
    }


def test_the_counting_of_modules_sees_what_a_name_loads():
    assert "zhanpai.kit.diagnostics" in modules_loaded_by("zhanpai.Diagnostic")


def test_every_public_name_is_there_and_listed():
    assert set(zhanpai.__all__) <= set(dir(zhanpai))
    for name in zhanpai.__all__:
        assert getattr(zhanpai, name).__doc__, name


def test_type_checkers_see_the_classes_that_a_running_program_gets():
    seen = {
        alias.name: node.module
        for node in ast.walk(ast.parse((ROOT / "generator/zhanpai/__init__.py").read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name in zhanpai.__all__
    }
    assert seen == zhanpai._PLACES


def test_a_name_that_is_not_public_is_refused_by_name():
    with pytest.raises(AttributeError, match="'publish_all'"):
        _ = zhanpai.publish_all


def test_check_says_nothing_of_a_project_without_fault(project):
    assert zhanpai.check(str(project()), TODAY) == []


def test_check_says_every_fault_with_place_and_fix(project):
    root = project({"content/stations/yuelu/0009.yaml": "hours: 9:00\n", "content/news/x.md": "no front\n"})
    found = zhanpai.check(root, TODAY)
    assert {d.path for d in found} == {"content/stations/yuelu/0009.yaml", "content/news/x.md"}
    assert all(isinstance(d, zhanpai.Diagnostic) and d.line and d.fix for d in found)


def test_check_of_a_folder_that_is_not_there_is_a_diagnostic(tmp_path):
    assert [d.path for d in zhanpai.check(tmp_path / "nowhere", TODAY)] == ["stations.yaml"]


def test_prepare_plans_pages_and_writes_nothing(project):
    root = project()
    before = sorted(root.rglob("*"))
    prepared = zhanpai.prepare(str(root), TODAY)
    assert isinstance(prepared, zhanpai.Prepared) and isinstance(prepared.site, zhanpai.Site)
    assert prepared.pages and all(isinstance(page, zhanpai.Page) for page in prepared.pages)
    assert sorted(root.rglob("*")) == before


def test_prepare_raises_every_diagnostic(project):
    root = project({"content/stations/yuelu/0009.yaml": "hours: 9:00\n", "content/news/x.md": "no front\n"})
    with pytest.raises(zhanpai.ContentError) as caught:
        zhanpai.prepare(root, TODAY)
    assert list(caught.value.diagnostics) == zhanpai.check(root, TODAY)


def test_without_a_day_it_is_the_day_of_the_environment(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert zhanpai.prepare(project()).site.today == SHIPPED_TODAY
    assert zhanpai.prepare(project(), TODAY).site.today == TODAY != SHIPPED_TODAY


def test_strict_stops_at_a_warning(project):
    root = project()
    late = TODAY + dt.timedelta(days=400)
    assert zhanpai.prepare(root, late).warnings
    with pytest.raises(zhanpai.ContentError):
        zhanpai.prepare(root, late, strict=True)


@pytest.mark.slow
def test_build_puts_the_site_where_it_is_told(project, tmp_path):
    built = zhanpai.build(project(), str(tmp_path / "public"), TODAY, search=False)
    assert isinstance(built, zhanpai.Built) and built.without_search
    assert built.out == tmp_path / "public"
    assert len(list(built.out.rglob("*.html"))) == built.pages > 10


def test_build_refuses_the_folder_of_the_sources_and_leaves_it_alone(project):
    root = project()
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    with pytest.raises(zhanpai.Problem) as caught:
        zhanpai.build(root, root, TODAY)
    assert str(root) in caught.value.message and caught.value.fix
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before


def test_edits_change_their_place_and_no_other_byte(project):
    root = project({"content/note.yaml": "# 头\r\na: 1  # 一\r\nb:\r\n  - x\r\n".encode()})
    zhanpai.set_value(root, "content/note.yaml", ("a",), "二")
    zhanpai.add_item(root, "content/note.yaml", ("b",), "w", at=0)
    zhanpai.set_value(str(root), "content/note.yaml", ("c",), None)
    zhanpai.remove_value(root, "content/note.yaml", ("b", 1))
    assert (
        root / "content/note.yaml"
    ).read_bytes().decode() == "# 头\r\na: 二  # 一\r\nb:\r\n  - w\r\nc:\r\n"


def test_an_edit_that_has_no_place_leaves_the_file(project):
    root = project()
    before = (root / "stations.yaml").read_bytes()
    with pytest.raises(zhanpai.SpliceError):
        zhanpai.set_value(root, "stations.yaml", ("stations", 999, "id"), "1")
    with pytest.raises(zhanpai.Problem):
        zhanpai.set_value(root, "../stations.yaml", ("city",), "1")
    assert (root / "stations.yaml").read_bytes() == before


def test_the_page_of_the_interface_is_what_the_docstrings_say():
    page = runpy.run_path(str(ROOT / "tools/api_page.py"))["page"]()
    assert (ROOT / "docs/api.md").read_text("utf-8") == page, "run make api"
    for name in set(zhanpai.__all__) - {"__version__"}:
        assert f"\n## `{name}`\n" in page
