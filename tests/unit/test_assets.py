"""Styles and scripts: declared, joined in order, small, and the same to a browser as their sources."""

import gzip
import re
import subprocess

import pytest
from browser_modules import node

from danvan import assets, settings
from danvan.pack import script

SOURCES = settings.ROOT / "site_src"
DECLARED = assets.bundles((SOURCES / assets.BUNDLES).read_text("utf-8"))
FILES = [file for files in DECLARED.values() for file in files]
WORKERS = {f"components/offline/{name}.js" for name in ("worker", "worker-off")}  # sw.js, at the top of the site
VIEWER = set(script.files(SOURCES)).difference(FILES)  # in no script of a page
ALONE = {"catalogue", "lookup"}  # scripts of pages of their own: no page has both
BASE_MAX = 1_700  # bytes gzipped: on every page, the way to its search box included


def test_bundles_are_read_in_their_order():
    text = "# Words\n[base]\nbrowser/b.js\n\n[other]\n# not this\nbrowser/a.js\nbrowser/c.js\n"
    assert assets.bundles(text) == {"base": ["browser/b.js"], "other": ["browser/a.js", "browser/c.js"]}


def test_every_script_of_the_sources_is_in_a_bundle_and_no_page_gets_one_twice():
    here = {path.relative_to(SOURCES).as_posix() for folder in ("browser", "components") for path in
            (SOURCES / folder).rglob("*.js")}
    assert set(FILES) == here - WORKERS - VIEWER
    holders = {file: {name for name, files in DECLARED.items() if file in files} for file in FILES}
    assert all(len(names) == 1 or names <= ALONE for names in holders.values())


@pytest.mark.parametrize("name", ["shelf", "engine"])
def test_a_script_that_comes_as_data_does_says_so_when_all_of_it_is_there(name):
    assert DECLARED[name][-1] == f"browser/{name}.js"


@pytest.mark.parametrize("name", DECLARED)
def test_a_small_script_is_still_a_script(name, tmp_path):
    path = tmp_path / f"{name}.js"
    path.write_bytes(assets.scripts(SOURCES)[name].data)
    subprocess.run([node(), "--check", path], check=True, timeout=60)


def test_the_base_is_small():
    assert len(gzip.compress(assets.scripts(SOURCES)["base"].data, 9)) <= BASE_MAX


def test_the_name_changes_with_the_content_only(tmp_path):
    folder = tmp_path / "browser"
    folder.mkdir()
    (folder / "bundles.txt").write_text("[base]\nbrowser/a.js\n", "utf-8")
    names = []
    for text in ("// why\nlet a = 1;", "let a = 1;", "let a = 2;"):
        (folder / "a.js").write_text(text, "utf-8")
        names.append(assets.scripts(tmp_path)["base"].path)
    assert names[0] == names[1] != names[2]
    assert re.fullmatch(r"assets/base-[0-9a-f]{10}\.js", names[0])


def test_styles_end_with_those_for_printing(tmp_path):
    for path in ("styles/1-a.css", "styles/9-print.css", "components/card/card.css"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f".{path[-5]} {{ color: red; }}", "utf-8")
    assert re.findall(r"\.(\w)", assets.styles(tmp_path).data.decode()) == ["a", "d", "t"]


def test_a_licence_stays():
    script = assets._small("/*! MIT, someone */\n// a remark\nlet one = 1;", assets.JS)
    style = assets._small("/*! MIT, someone */ /* a remark */ a { color: red; }", assets.CSS)
    for text in (script, style):
        assert "MIT, someone" in text and "a remark" not in text


def test_without_the_tool_the_files_are_joined_as_they_are(monkeypatch):
    monkeypatch.setattr(assets, "minify", None)
    assert assets._small("let  a;", assets.JS) == "let  a;"
