"""As many pages as were made, every record shown and listed, every published address open."""

from __future__ import annotations

from collections.abc import Collection

from .expected import Expected
from .faults import Faults


def check(expected: Expected, files: Collection[str], linked: Collection[str], faults: Faults) -> None:
    """Compare what is there with what must be."""
    if expected.made is not None:
        for path in sorted(set(expected.made).difference(files)):
            faults.add("missing-page", path)
        for path in sorted(path for path in files if path.endswith(".html") and path not in expected.made):
            faults.add("stray-page", path)
    for path in sorted(set(expected.records).difference(files)):
        faults.add("missing-record", path)
    for path in sorted(set(expected.listed).intersection(files).difference(linked)):
        faults.add("unlisted-record", path)
    for line, address in enumerate(expected.locked, 1):
        if address not in files:
            faults.add("lost-page", expected.lock, address, line)
