"""What is wrong with the catalogue, where, and what to do: problems are data, a report collects them."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Literal

from .strings import say

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake at a 1-based line and column (columns in code points)."""

    file: str
    line: int
    column: int
    code: str
    key: str
    message: str
    advice: str
    severity: Severity = "error"

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}:{self.column}: {self.message}. {self.advice}".rstrip()
        return text if self.severity == "error" else f"{text} [{say('check.warning')}: {self.code}]"


@dataclass(slots=True)
class Report:
    """All problems of a run; stages add to it and go on, only the pipeline decides to stop."""

    problems: list[Problem] = field(default_factory=list)

    def add(
        self,
        code: str,
        file: str,
        line: int = 1,
        column: int = 1,
        key: str = "",
        severity: Severity = "error",
        **values: object,
    ) -> None:
        """Add the problem `code`, whose words stand in the strings under `problems.<code>`."""
        values = {"key": key, **values}
        message = say(f"problems.{code}.message", **values)
        advice = say(f"problems.{code}.advice", **values)
        self.problems.append(Problem(file, line, column, code, key, message, advice, severity))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems found elsewhere."""
        self.problems.extend(problems)

    def for_reading(self) -> list[Problem]:
        """Return the problems by place, errors last: the end of a long list is what stays on the screen."""
        return sorted(self.problems, key=lambda problem: (problem.severity == "error", problem))

    def of(self, file: str) -> tuple[Problem, ...]:
        """Return the problems of one file, by place."""
        return tuple(sorted(problem for problem in self.problems if problem.file == file))

    def count(self, severity: Severity) -> int:
        """Return how many problems of one severity there are."""
        return sum(problem.severity == severity for problem in self.problems)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything forbids publishing."""
        return any(problem.severity == "error" for problem in self.problems)

    def as_json(self, **counts: int) -> str:
        """Return `{problems: [...], counts: {..., codes: {code: number}}}`, problems sorted by place."""
        body = {
            "problems": [asdict(problem) for problem in sorted(self.problems)],
            "counts": {
                "errors": self.count("error"),
                "warnings": self.count("warning"),
                **counts,
                "codes": dict(self.codes().most_common()),
            },
        }
        return json.dumps(body, ensure_ascii=False, indent=1)

    def codes(self, severity: Severity | None = None) -> Counter[str]:
        """Return how often each kind of problem occurs, of one severity or of both."""
        return Counter(problem.code for problem in self.problems if severity in (None, problem.severity))


Path = tuple[str | int, ...]  # keys and positions from the top of a file down to a value


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake at a path inside a file, before anybody has looked up its line."""

    code: str
    path: Path = ()
    at_key: bool = False
    severity: Severity = "error"
    values: dict[str, object] = field(default_factory=dict)


def suggestion(word: str, candidates: Iterable[str]) -> str:
    """Return 'Có phải "x"?' for the nearest candidate, or nothing.

    >>> suggestion("kinh-tee", ["kinh-te", "van-hoa-xa-hoi"])
    'Có phải "kinh-te"?'
    """
    near = difflib.get_close_matches(word, list(candidates), 1, cutoff=0.6)
    return say("check.did-you-mean", word=near[0]) if near else ""
