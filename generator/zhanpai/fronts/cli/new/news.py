"""`zhanpai new news`: a news item with everything in its place, as a draft."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content import filing
from zhanpai.content.records import read_record
from zhanpai.content.scaffold import news
from zhanpai.domain.model.news import Category, NewsFront
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.new import project_files
from zhanpai.fronts.cli.questions import ask, ask_until, choose
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse_front_matter

CATEGORIES = {str(category): category for category in Category}


def new_news(
    root: Path, station: str | None, title: str | None, category: str | None, slug: str | None
) -> None:
    """Write a draft of a news item, dated today; Problem if what was typed would not pass `zhanpai check`."""
    site, _ = project_files.read_project(root)
    id = ask_until(lambda typed: project_files.known_station(site, typed), station, "--station", "站号")
    headline = ask(title, "--title", "标题")
    settled = ask_until(
        lambda typed: choose(typed, "--category", CATEGORIES),
        category,
        "--category",
        f"类别（{'、'.join(CATEGORIES)}）",
        Category.RECEPTION,
    )
    taken = {item.path for item in site.news} | site.unread
    path = news.news_path(site.today, (slug or "").strip() or news.free_slug(site.today, taken))
    if isinstance(filing.classify(path), Finding):
        raise Problem(f"--slug 不能写“{slug}”。", "只用小写字母、数字和连字符，例如 dianti。")
    text = news.news_text(headline, site.today, id, settled, site.register.site.reviews_required)
    _refuse_wrong(text, path)
    project_files.write_new(root, path, text)
    screen.say(f"已写好草稿：{path}")
    reviews = site.register.site.reviews_required
    screen.say(f"类别是“{settled}”。写好正文，审核以后把审核人写进 reviews，满 {reviews} 审就会发布。")
    project_files.tell_of_schemas(root)


def _refuse_wrong(text: str, path: str) -> None:
    """Refuse what `zhanpai check` would say of the front matter."""
    document = parse_front_matter(text.encode(), path).document
    for problem in document.problems:
        raise Problem(problem.message, problem.fix)
    _, findings = read_record(NewsFront, document.data, path)
    if findings:
        raise Problem(findings[0].message, findings[0].fix)
