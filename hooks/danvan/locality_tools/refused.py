"""Why a command cannot do its work, in words of `cli.localities`."""

from __future__ import annotations

from ..strings import say


class Refused(Exception):
    """Nothing was written; the message says what to do."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(say(f"cli.localities.{key}", **values))
