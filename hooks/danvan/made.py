"""What is made of given values, from one run to the next: by the hash of all these values and of all our code.

The values are told apart by everything they hold, so that nothing has to be remembered when a page begins to show more.
Only what depends on nothing else may be made so: no file, no clock.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from . import kept
from .settings import ROOT

CODE = ("hooks/danvan", "site_src/templates", "site_src/components", "site_src/strings")
PACKAGES = ("jinja2", "lunr", "markdown-it-py", "markupsafe", "mdit-py-plugins", "nh3", "pydantic", "pyyaml", "segno")


class Made:
    """Gives what the last run on a catalogue made; without one everything is made anew."""

    def __init__(self, kind: str = "", catalogue: Path | None = None) -> None:
        self._pieces = kept.Pieces(kept.Shelf(kind, catalogue, code_hash())) if catalogue else None
        self._shared: dict[int, tuple[object, bytes]] = {}

    def share(self, value: object) -> None:
        """Look through a large value once, that stays as it is and is given again and again."""
        if self._pieces and id(value) not in self._shared:
            self._shared[id(value)] = (value, self._name(value))

    def text(self, make: Callable[[], str], *given: object) -> str:
        """Return the text that `make` makes, which depends on nothing but what is given, and the code."""
        if not self._pieces:
            return make()
        name = self._name(given)
        found = self._pieces.find(name)
        if found is not None:
            return found.decode()
        made = make()
        self._pieces.add(name, made.encode())
        return made

    def data(self, make: Callable[[], Any], *given: object) -> Any:  # noqa: ANN401
        """Return the data as JSON has them (no tuples) that `make` makes, as in `text`."""
        return json.loads(self.text(lambda: json.dumps(make(), ensure_ascii=False), *given))

    def save(self) -> None:
        """Keep what this run made for the next."""
        if self._pieces:
            self._pieces.save()

    def _name(self, given: object) -> bytes:
        written = json.dumps(given, default=self._told, ensure_ascii=False, check_circular=False)
        return kept.hashed(written.encode("utf-8", "surrogatepass"))

    def _told(self, value: Any) -> object:  # noqa: ANN401
        """Return all that a value holds as JSON can say it; a kind of value nobody thought of is a `TypeError`."""
        if shared := self._shared.get(id(value)):
            return shared[1].hex()
        if isinstance(value, BaseModel):
            return [type(value).__name__, value.model_dump_json(serialize_as_any=True)]
        if is_dataclass(value):
            return [type(value).__name__, *(getattr(value, name) for name in value.__dataclass_fields__)]
        if isinstance(value, set | frozenset):
            return sorted(value)
        if isinstance(value, Decimal) or callable(value):
            return [type(value).__name__, str(value) if isinstance(value, Decimal) else value.__qualname__]
        raise TypeError(type(value))


@cache
def code_hash() -> str:
    """Return the hash of everything but the given values that decides what is made."""
    return kept.code_hash((Path(path) for folder in CODE for path in _files(str(ROOT / folder))), PACKAGES)


def _files(folder: str) -> Iterator[str]:
    for place, _, names in sorted(os.walk(folder)):
        yield from (os.path.join(place, name) for name in sorted(names) if not name.endswith(".pyc"))
