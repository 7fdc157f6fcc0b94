"""The shipped corpus and a city-scale one, made once for all promises."""

from pathlib import Path

import pytest

from tests.content.demo.demo_city import TODAY, corpus, written


@pytest.fixture(scope="session")
def shipped() -> dict[str, bytes]:
    return corpus()


@pytest.fixture(scope="session")
def city() -> dict[str, bytes]:
    return corpus(deputies=8000, news=5000, filled=None)


@pytest.fixture(scope="session")
def project(shipped, tmp_path_factory) -> Path:
    return written(shipped, tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def site(project):
    from zhanpai.content.load import ContentReader

    return ContentReader(project).load(TODAY).site
