"""Pieces that tests share: the real vocabularies and register, and one-file catalogues in memory."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest

from danvan import checks, preparing, strict_yaml
from danvan.catalogue import Catalogue, File
from danvan.enrich import enrich
from danvan.entry import Entry
from danvan.localities import Register
from danvan.localities.advice import describe
from danvan.localities.resolve import resolve_place
from danvan.places import Resolver
from danvan.prepared import Prepared
from danvan.problems import Report
from danvan.read import Files, read_files
from danvan.settings import ROOT
from danvan.validate import validate, validate_vocabularies
from danvan.vocabulary import Vocabularies

CATALOGUE = ROOT / "catalogue"
TODAY = date(2026, 11, 21)


@cache
def real_vocabularies() -> Vocabularies:
    files = read_files(CATALOGUE, Report())
    return validate_vocabularies(files.vocabularies, Report())


@cache
def real_register() -> Register:
    folder = CATALOGUE / "localities"
    return Register.load(folder / "register.json", folder / "overlay.yml")


@dataclass
class Checked:
    """What became of files handed in as bytes."""

    report: Report
    catalogue: Catalogue

    @property
    def places(self) -> list[str]:
        """Return `line:column code` of every problem, in order."""
        return [f"{problem.line}:{problem.column} {problem.code}" for problem in sorted(self.report.problems)]

    def entries(self) -> tuple[Entry, ...]:
        """Return the enriched records."""
        resolver = Resolver(real_register(), partial(resolve_place, real_register()), describe, self.report)
        families = self.catalogue.vocabularies["nhom_cach_lam"].values()
        return enrich(self.catalogue.records, resolver.all(self.catalogue), TODAY, families)


def check_files(**folders: dict[str, bytes]) -> Checked:
    """Run reading, validating and checking over `{folder: {id: bytes}}`.

    Vocabularies handed in replace the real ones of the same name.
    """
    report = Report()
    parsed = {
        folder: tuple(
            File(f"{name}.yml", name, data, tree)
            for name, data in folders.get(folder, {}).items()
            if (tree := strict_yaml.parse(data, f"{name}.yml", report)) is not None
        )
        for folder in ("records", "statistics", "documents", "vocabularies")
    }
    own = validate_vocabularies(parsed["vocabularies"], report)
    words = replace(real_vocabularies(), lists={**real_vocabularies().lists, **own.lists})
    catalogue = validate(Files(**parsed), words, report)
    checks.run_all(catalogue, report, TODAY)
    return Checked(report, catalogue)


@pytest.fixture(scope="session")
def real() -> Prepared:
    """Return the real catalogue, read and checked."""
    from danvan import settings

    return preparing.prepare(settings.load(CATALOGUE))


def case_files(folder: str) -> list[Path]:
    """Return the case files of a folder below tests/cases."""
    found = sorted((Path(__file__).resolve().parents[1] / "cases" / folder).glob("*.yml"))
    assert found, folder
    return found


def expected(path: Path) -> list[str]:
    """Return what the head of a case file says: lines `# expect: 3:11 unknown-id`."""
    mark = "# expect: "
    lines = path.read_text("utf-8").splitlines()
    return [line.removeprefix(mark) for line in lines if line.startswith(mark)]
