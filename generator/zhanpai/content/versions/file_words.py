"""What a clerk calls the files of a project, none of which she ever has to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhanpai.content import filing
from zhanpai.content.filing import Filed, Kind

_WORDS = {
    Kind.STATION: "站 {} 的资料",
    Kind.OPINIONS: "站 {} 的意见台账",
    Kind.NEWS: "动态 {}",
    Kind.PROJECTS: "{} 年的民生实事",
    Kind.PROSE: "网页 {}",
    Kind.PICTURE: "图片 {}",
    Kind.WAIVERS: "核对过可以公开的内容",
    Kind.PERMALINKS: "永久网址登记册",
    Kind.SEAL: "永久网址登记册的封条",
}


def file_words(path: str) -> str:
    """What lies at this path, in words."""
    if path == filing.REGISTER:
        return "名册"
    filed = filing.classify(path) if path.startswith(f"{filing.CONTENT}/") else None
    return _WORDS[filed.kind].format(filed.stem) if isinstance(filed, Filed) else path


def fate_of(before: bytes | None, after: bytes | None) -> str:
    """What became of a whole file that has these bytes now; None is no file."""
    return "新放上的" if before is None else "去掉了" if after is None else "换了一个"


def words_of_files(said: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """What is said of each file, with the file's name before it where there are several: ``(path, sentences)``."""
    several = [one for one in said if one[1]]
    for path, sentences in several:
        name = f"{file_words(path)}，"
        for words in sentences:
            yield words if len(several) == 1 or words.startswith(file_words(path)) else name + words
