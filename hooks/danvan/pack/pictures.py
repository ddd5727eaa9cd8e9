"""Pictures of bodies: named by their content in a zip, inside of the page in the single file, as far as they fit."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from .. import assets
from ..assets import Asset
from ..strings import say
from ..view import Page
from .links import IMAGE

FOLDER = "anh"
# As records may name them. Python's own list lacks WebP, and asks the machine: the same pack would differ elsewhere.
KINDS = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
Address = Callable[[Path], str]  # of a picture, "" for one that is left out


@dataclass
class Files:
    """Pictures as files of their own; equal ones are one."""

    made: dict[str, Asset] = field(default_factory=dict)

    def __call__(self, path: Path) -> str:
        """Return the address of a picture below the top folder."""
        asset = assets.hashed(f"{FOLDER}/a", path.suffix.lower(), path.read_bytes())
        self.made[asset.path] = asset
        return asset.path


@dataclass
class Inside:
    """Pictures as part of the page, until the budget is used up."""

    left: int  # bytes

    def __call__(self, path: Path) -> str:
        """Return a picture as an address that holds it."""
        data = base64.b64encode(path.read_bytes()).decode()
        self.left -= len(data)
        if self.left < 0:
            self.left += len(data)
            return ""
        return f"data:{KINDS[path.suffix]};base64,{data}"


def placed(made: Iterable[Page], media: Path, address: Address) -> tuple[Page, ...]:
    """Return the pages with their pictures at these addresses; of one left out its description stays."""
    return tuple(replace(page, body=_placed(page.body, media, address)) for page in made)


def _placed(html: str, media: Path, address: Address) -> str:
    def image(match: re.Match[str]) -> str:
        tag, src, name = match[0], match[1], match[2]
        found = address(media / name)
        return tag.replace(f'src="{src}"', f'src="{found}"') if found else _described(tag)

    return IMAGE.sub(image, html)


def _described(tag: str) -> str:
    alt = tag.partition(' alt="')[2].partition('"')[0]
    return f'<p class="dv-muted">{say("ui.pack.picture", alt=alt)}</p>'
