"""Which version of a package is installed, by the name of its folder.

`importlib.metadata` reads and parses a file a package: a tenth of a second for those that we ask for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

SUFFIX = ".dist-info"


def version(name: str) -> str:
    """Return the version of a package; raise `PackageNotFoundError` when it is not installed."""
    found = _folders().get(_plain(name))
    if found is None:
        from importlib import metadata  # here: an installation of another kind is rare, and this takes long

        return metadata.version(name)
    return found


@cache
def _folders() -> Mapping[str, str]:
    """Return the versions by name, as Python finds packages: the first folder wins."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):
            for entry in os.listdir(folder or "."):
                if entry.endswith(SUFFIX):
                    name, _, version = entry.removesuffix(SUFFIX).partition("-")
                    found.setdefault(_plain(name), version)
    return found


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
