"""Each fault planted in a finished site stops its publishing, with its name; the last good site stays."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from small import small_catalogue
from test_build import ENVIRONMENT, build

from danvan import pipeline, preparing, settings
from danvan.problems import Report

URL = "https://example.test/kho/"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kho")
    catalogue = small_catalogue(folder)
    build(catalogue, folder / "site", "--cong-bo", DANVAN_SITE_URL=URL)
    with pytest.MonkeyPatch.context() as patch:  # the same day
        patch.setenv("SOURCE_DATE_EPOCH", ENVIRONMENT["SOURCE_DATE_EPOCH"])
        options = replace(settings.load(catalogue, folder / "site"), site_url=URL)
    return folder / "site", preparing.prepare(options)


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text("utf-8")
    assert old in text, (path, old)
    (folder / path).write_text(text.replace(old, new, 1), "utf-8")


def remove(folder: Path, pattern: str) -> None:
    found = sorted(folder.glob(pattern))
    assert found, pattern
    found[0].unlink()


def after_main(folder: Path, path: str, html: str) -> None:
    change(folder, path, "</main>", f"{html}</main>")


def first_record(folder: Path) -> str:
    return next(f"mo-hinh/{path.name}" for path in sorted((folder / "mo-hinh").glob("*.html")) if path.stem != "index")


FAULTS = {
    "a dead link": (lambda site: after_main(site, "index.html", '<a href="mo-hinh/da-mat.html">x</a>'), "dead-link"),
    "a link to a folder": (lambda site: after_main(site, "index.html", '<a href="mo-hinh/">x</a>'), "dead-link"),
    "a dead anchor": (
        lambda site: after_main(site, "index.html", '<a href="cam-nang/ve-kho.html#mat">x</a>'), "dead-anchor"),
    "a dead anchor of its own": (lambda site: after_main(site, "index.html", '<a href="#mat">x</a>'), "dead-anchor"),
    "an empty file": (lambda site: (site / "linh-vuc/kinh-te.html").write_text("", "utf-8"), "empty-page"),
    "a page cut off": (
        lambda site: (site / "index.html").write_bytes((site / "index.html").read_bytes()[:9000]), "empty-page"),
    "a page without content": (
        lambda site: (site / "index.html").write_text(
            re.sub(r"</h1>.*</main>", "</h1></main>", (site / "index.html").read_text("utf-8"), flags=re.S), "utf-8"),
        "empty-page"),
    "a missing image": (
        lambda site: after_main(site, first_record(site), '<img src="../media/a/anh-1.jpg">'), "missing-image"),
    "a missing icon": (lambda site: remove(site, "assets/logo-32-*.png"), "missing-image"),
    "a mark of the shell": (lambda site: after_main(site, "index.html", "<p>@@dv-body@@</p>"), "left-mark"),
    "a lost address": (lambda site: remove(site, "dia-ban/[0-9][0-9][0-9][0-9][0-9]-*.html"), "lost-page"),
    "a record without a page": (lambda site: (site / first_record(site)).unlink(), "missing-record"),
    "a duplicate id": (lambda site: after_main(site, "index.html", '<p id="noi-dung">x</p>'), "duplicate-page-id"),
    "a missing chunk": (lambda site: remove(site, "data/catalogue-*.js"), "missing-chunk"),
    "a missing shard": (lambda site: remove(site, "data/search/?????.js"), "missing-chunk"),
    "a chunk that is another": (
        lambda site: next(site.glob("data/catalogue-*.js")).write_text("danvan.receive()", "utf-8"), "broken-file"),
    "a page that nobody made": (
        lambda site: shutil.copy(site / "index.html", site / "la.html"), "stray-page"),
    "a page that is gone": (lambda site: remove(site, "danh-sach/1.html"), "missing-page"),
    "a sitemap without a page": (
        lambda site: change(site, "sitemap.xml", f"<url><loc>{URL}index.html</loc></url>", ""), "sitemap-lacks"),
    "a sitemap cut off": (lambda site: change(site, "sitemap.xml", "</urlset>", ""), "sitemap-broken"),
    "no sitemap": (lambda site: (site / "sitemap.xml").unlink(), "sitemap-missing"),
    "a dead canonical address": (
        lambda site: change(site, "index.html", f'href="{URL}index.html"', f'href="{URL}mat.html"'), "dead-link"),
}  # fmt: skip


def pages_of(folder: Path) -> frozenset[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return frozenset([*found, "sitemap.xml"])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stops_the_publishing_with_its_name(built, tmp_path, monkeypatch, fault):
    plant, code = FAULTS[fault]
    site, whole = built
    live = Path(shutil.copytree(site, tmp_path / "site"))
    before = {path: path.read_bytes() for path in live.rglob("*") if path.is_file()}
    prepared = replace(whole, settings=replace(whole.settings, site=live), report=Report())

    def written(prepared, folder, shells, before):
        shutil.copytree(site, folder, dirs_exist_ok=True)
        plant(folder)
        return pages_of(site)

    monkeypatch.setattr(pipeline, "write_site", written)
    with pytest.raises(pipeline.NotPublished):
        pipeline.build(prepared, lambda: ())
    problems = [problem for problem in prepared.report.problems if problem.severity == "error"]
    assert code in {problem.code for problem in problems}
    assert all(problem.file and problem.line and problem.message for problem in problems)
    assert {path: path.read_bytes() for path in live.rglob("*") if path.is_file()} == before


def test_a_sound_site_has_no_fault(built):
    site, whole = built
    prepared = replace(whole, report=Report())
    assert pipeline.look_over(prepared, site, pages_of(site)) == len(pages_of(site)) - 1
    assert prepared.report.problems == []


def test_a_fault_of_many_pages_is_told_once_with_their_number(built, tmp_path):
    site, whole = built
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    (copy / "cam-nang" / "ve-kho.html").unlink()
    prepared = replace(whole, report=Report())
    with pytest.raises(pipeline.NotPublished):
        pipeline.look_over(prepared, copy)
    dead = [problem for problem in prepared.report.problems if problem.code == "dead-link"]
    assert len(dead) < 10 and any(re.search(r"và \d\d+ trang khác", problem.message) for problem in dead)


def test_sampled_pages_are_what_material_makes_of_the_same_content(built, tmp_path):
    site, whole = built
    prepared = replace(whole, report=Report())
    folders = {path.parent for path in site.rglob("*.html")}
    compared = pipeline.compare_with_material(prepared, site)
    assert compared > len(folders)

    copy = Path(shutil.copytree(site, tmp_path / "site"))
    for path in copy.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace("<main ", "<main  "), "utf-8")
    with pytest.raises(pipeline.NotPublished):
        pipeline.compare_with_material(prepared, copy)
    assert [problem.code for problem in prepared.report.problems] == ["not-as-rendered"] * compared
