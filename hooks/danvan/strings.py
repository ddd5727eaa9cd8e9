"""Every word a reader or an editor sees, read once from `site_src/strings/vi.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

STRINGS_FILE = Path(__file__).resolve().parents[2] / "site_src" / "strings" / "vi.yml"


class MissingString(KeyError):
    """A key that the strings file does not hold: a mistake in the code, never in a record."""


@cache
def load() -> dict[str, Any]:
    """Return the whole strings file as nested dicts of text."""
    return yaml.load(STRINGS_FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)


def say(key: str, /, **values: object) -> str:
    """Return the text at a dotted key, with `{name}` filled from `values`.

    >>> say("problems.duplicate-key.message", key="ten")
    'khóa "ten" đã có ở trên'
    """
    node: Any = load()
    for part in key.split("."):
        if not isinstance(node, dict) or part not in node:
            raise MissingString(key)
        node = node[part]
    if not isinstance(node, str):
        raise MissingString(key)
    return node.format(**values) if values else node
