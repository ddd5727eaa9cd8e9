"""The sitemap names every page, and nothing else."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from .faults import Faults

NAME = "sitemap.xml"
LOCATION = re.compile(r"<loc>([^<]*)</loc>")
UNLISTED = frozenset({"404.html"})


def check(folder: Path, site_url: str, pages: frozenset[str], faults: Faults) -> None:
    """Compare the sitemap with the pages that do not only lead on; without an address of the site there is none."""
    if not site_url:
        return
    try:
        text = (folder / NAME).read_text("utf-8")
    except OSError:
        faults.add("sitemap-missing", NAME)
        return
    if not text.rstrip().endswith("</urlset>"):
        faults.add("sitemap-broken", NAME)
    listed = {unescape(address) for address in LOCATION.findall(text)}
    wanted = {site_url + path for path in pages - UNLISTED}
    for address in sorted(wanted - listed):
        faults.add("sitemap-lacks", NAME, address)
    for address in sorted(listed - wanted):
        faults.add("sitemap-dead", NAME, address)
