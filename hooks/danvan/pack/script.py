"""The one script of the viewer: those of the website's pages, with the viewer around them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .. import assets

LIST = Path("browser", "viewer.txt")
WEBSITE = ("base", "suggest", "shelf", "engine", "ageing", "lookup", "report", "take", "catalogue")
BEHIND = {  # file -> what comes right after it
    "browser/core.js": ("vendor/fzstd-0.1.1.js", "components/viewer/blocks.js"),
    "components/page/page.js": ("components/viewer/starts.js",),
}
REPLACED = {"components/catalogue/address-bar.js": "components/viewer/address-bar.js"}


def files(sources: Path) -> Iterator[str]:
    """Yield the files of the script in their order; one that several pages of the website have comes once."""
    lists = assets.bundles((sources / assets.BUNDLES).read_text("utf-8"))
    own = assets.bundles((sources / LIST).read_text("utf-8"))
    for file in dict.fromkeys(file for name in WEBSITE for file in lists[name]):
        yield REPLACED.get(file, file)
        yield from BEHIND.get(file, ())
    yield from own["viewer"]


def script(sources: Path) -> bytes:
    """Return the script, as small as it gets."""
    return assets.join((sources / file for file in files(sources)), assets.JS)
