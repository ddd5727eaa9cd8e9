"""What a check is: a name, a reason, what it looks at, and a function that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..catalogue import Catalogue, Filed
from ..problems import Finding

Scope = Literal["records", "totals", "directives"]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule; `run(item, catalogue)` yields a finding for every place that breaks it."""

    name: str
    description: str
    scope: Scope
    run: Callable[[Filed[Any], Catalogue], Iterable[Finding]]
