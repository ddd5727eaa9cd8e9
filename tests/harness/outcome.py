"""What a suite found, and how the counts of other tools are read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

BAD = ("failure", "error", "skipped")  # a test that did not run has proved nothing


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many tests of one suite passed and failed."""

    name: str
    passed: int
    failed: int

    def __str__(self) -> str:
        return f"{self.name}: {self.passed} passed, {self.failed} failed"


def from_exit(name: str, code: int) -> Outcome:
    """Return the outcome of a command that is one test."""
    return Outcome(name, int(code == 0), int(code != 0))


def from_counts(name: str, passed: int, failed: int, code: int) -> Outcome:
    """Return counted tests; a command that ended badly or ran nothing has failed though no test says so."""
    silent_failure = failed == 0 and (code != 0 or passed == 0)
    return Outcome(name, passed, failed + int(silent_failure))


def from_junit(name: str, file: Path, code: int) -> Outcome:
    """Count the test cases of a JUnit file, as pytest and node write it; no file counts as nothing ran."""
    cases = list(ElementTree.parse(file).iter("testcase")) if file.is_file() else []
    failed = sum(any(case.find(tag) is not None for tag in BAD) for case in cases)
    return from_counts(name, len(cases) - failed, failed, code)


def from_scenarios(name: str, file: Path, code: int) -> Outcome:
    """Count browser results `[{problems: [...]}]`; no file counts as nothing ran."""
    results = json.loads(file.read_text("utf-8")) if file.is_file() else []
    failed = sum(bool(result["problems"]) for result in results)
    return from_counts(name, len(results) - failed, failed, code)
