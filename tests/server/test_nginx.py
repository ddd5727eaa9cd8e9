"""The settings for nginx, in a real nginx over a real site: `make test` runs these where nginx can be had."""

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import nginx
import pytest

from danvan import shell
from danvan.settings import ROOT

pytestmark = pytest.mark.server
YEAR = "public, max-age=31536000, immutable"
OWN, BELOW = "own host", "below a path"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server") / "kho"
    command = [sys.executable, "-m", "danvan.cli", "build", "--precompress", "--site", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "DANVAN_SITE_URL": "http://127.0.0.1/kho/"}
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
    return folder


@pytest.fixture(scope="module", params=[OWN, BELOW])
def place(request, site, tmp_path_factory):
    """Return (server, prefix) of a site on a host of its own, and of one below a path of another."""
    port, work = nginx.free_port(), tmp_path_factory.mktemp("nginx")
    settings = nginx.own_host(site, port) if request.param == OWN else nginx.below(site, port)
    with nginx.running(work, settings, port) as server:
        yield server, "/" if request.param == OWN else "/kho/"


def hashed(site: Path, pattern: str) -> str:
    return next(site.glob(pattern)).relative_to(site).as_posix()


def kinds_of_hashed(site: Path) -> list[str]:
    return [hashed(site, p) for p in ("assets/*.css", "assets/base-*.js", "assets/logo-*.svg", "data/catalogue-*.js")]


def test_nginx_and_its_brotli_module_are_here():
    assert nginx.PROGRAM and nginx.BROTLI.is_file(), "apt-get install nginx-light libnginx-mod-http-brotli-static"


def test_pages_are_asked_for_anew_and_hashed_files_never_again(place, site):
    server, top = place
    for path in ("", "index.html", "mo-hinh/index.html", "data/names.js", "data/copy.js", "feed.xml", "sw.js"):
        assert server.get(top + path).headers["cache-control"] == "no-cache", path
    for path in kinds_of_hashed(site):
        answer = server.get(top + path)
        assert (answer.status, answer.headers["cache-control"]) == (200, YEAR), path


def test_every_file_without_a_hash_is_asked_for_anew(site):
    rules = re.findall(r'"~(\S+)"\s+"public, max-age=31536000', (nginx.SETTINGS / "danvan-map.conf").read_text("utf-8"))
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix not in (".gz", ".br"))
    kept = {path for path in paths if any(re.search(rule, f"/{path}") for rule in rules)}
    assert kept and all(re.search(r"-[0-9a-f]{10}\.\w+$|/[a-z0-9-]*[a-z2-7]{5}\.js$", path) for path in kept)
    assert not any(path.endswith(".html") for path in kept)


def test_a_page_that_has_not_changed_is_not_sent_again(place):
    server, top = place
    first = server.get(f"{top}index.html", Accept_Encoding="br")
    again = server.get(f"{top}index.html", Accept_Encoding="br", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


WAYS = [("br, gzip", "br", ".br"), ("gzip", "gzip", ".gz"), ("", None, "")]


@pytest.mark.parametrize(("asked", "given", "suffix"), WAYS)
def test_compressed_copies_are_handed_out_as_they_are(place, site, asked, given, suffix):
    server, top = place
    for path in ("index.html", "co-gi-moi.html", *kinds_of_hashed(site)[:2]):
        answer = server.get(top + path, Accept_Encoding=asked)
        assert answer.headers.get("content-encoding") == given, path
        assert answer.body == (site / f"{path}{suffix}").read_bytes(), path
        assert "accept-encoding" in answer.headers.get("vary", "").lower(), path


def test_what_is_small_or_a_picture_has_no_copies(site):
    assert not list(site.rglob("*.png.*"))
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == (site / "index.html").read_bytes()


def test_an_address_that_leads_nowhere_shows_the_page_for_it(place, site):
    server, top = place
    for path in ("khong-co.html", "mo-hinh/khong/co/", "assets/danvan-0000000000.css", ".git/config", "mo-hinh/.an"):
        answer = server.get(top + path)
        assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes()), path
        assert "immutable" not in answer.headers.get("cache-control", ""), path
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"], path


def test_the_policy_is_that_of_the_pages_and_stricter(place, site):
    server, top = place
    headers = server.get(f"{top}index.html").headers
    said = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    meta = dict(part.strip().split(" ", 1) for part in shell.CSP.split(";"))
    digest = re.search(r"'sha256-[^']+'", (site / "404.html").read_text("utf-8"))[0]
    expected = {name: text.replace(" file:", "") for name, text in meta.items()}
    expected["style-src"] += f" {digest}"
    assert said == {**expected, "frame-ancestors": "'none'"}
    assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] and headers["permissions-policy"]
    assert "/" not in headers["server"]


def test_types_say_utf_8(place, site):
    server, top = place
    css, js, svg, _ = kinds_of_hashed(site)
    kinds = {"index.html": "text/html", css: "text/css", js: "application/javascript", svg: "image/svg+xml"}
    for path, kind in kinds.items():
        assert server.get(top + path).headers["content-type"] == f"{kind}; charset=utf-8", path


def test_below_a_path_the_other_site_keeps_its_own(site, tmp_path):
    port = nginx.free_port()
    with nginx.running(tmp_path, nginx.below(site, port), port) as server:
        assert server.get("/khac.html").body == b"other"
        assert "content-security-policy" not in server.get("/").headers
        folder = server.get("/kho")
        assert folder.status == 200 or folder.headers["location"] == "/kho/"
