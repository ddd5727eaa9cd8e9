"""What the head of a page tells programs that show a link to it."""

import re
from dataclasses import replace

import pytest

from danvan import render, standalone
from danvan.gather import gather
from danvan.view import Page

PAGE = Page("cam-nang/thu.html", 'Thế nào là "khéo"?', "Một câu & một câu", "<p>x</p>", "cam-nang")


@pytest.fixture(scope="module")
def head(real):
    env = render.environment(real.settings.sources)
    site, _ = gather(real, env)

    def properties(page: Page, site_url: str = "") -> dict[str, str]:
        settings = replace(site.settings, site_url=site_url)
        html = standalone.Frame(replace(site, settings=settings), env).values(page)["head"]
        return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', html))

    return properties


def test_a_page_says_its_title_and_what_it_is_about(head):
    found = head(PAGE)
    assert found["og:title"] == "Thế nào là &#34;khéo&#34;?"
    assert found["og:description"] == "Một câu &amp; một câu"
    assert (found["og:type"], found["og:locale"]) == ("article", "vi_VN")
    assert found["og:site_name"] == "Kho mô hình Dân vận khéo"


def test_lists_are_no_articles(head):
    assert head(replace(PAGE, path="cam-nang/index.html"))["og:type"] == "website"
    assert head(replace(PAGE, path="index.html"))["og:type"] == "website"


def test_addresses_are_said_only_when_the_site_has_one(head):
    assert not {"og:url", "og:image"} & head(PAGE).keys()
    found = head(PAGE, "https://kho.vn/")
    assert found["og:url"] == "https://kho.vn/cam-nang/thu.html"
    assert re.fullmatch(r"https://kho\.vn/assets/og-\w+\.png", found["og:image"])
