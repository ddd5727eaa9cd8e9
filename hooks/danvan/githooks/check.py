"""Check what is staged; and what every hook does: say what was found, and what stops it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from .. import preparing, settings
from ..commands import EXPECTED, tell, why
from ..prepared import Prepared
from ..strings import say
from . import checked
from .install import RECEIVING
from .repository import CONTENT, Repository

CATALOGUE, KNOWLEDGE = map(Path, CONTENT)


def check_staged(repository: Repository) -> bool:
    """Check what is staged, not what lies in the working tree; return whether it may be committed."""
    files = repository.staged()
    if not files:
        return True
    with failing(), repository.exported() as content:
        day = settings.today()  # that of the clock, which the commit will have
        prepared = preparing.prepare(replace(settings_of(repository), today=day))
        show(prepared, files)
        if not prepared.report.has_errors:
            checked.keep(prepared, content)
            return True
        tell(say("hooks.refused"))
    return False


def settings_of(repository: Repository, site: Path | None = None) -> settings.Settings:
    """Return the settings for the exported folder, which is the present one and another each time."""
    return settings.load(CATALOGUE, site, KNOWLEDGE, (repository.top or repository.folder) / CATALOGUE)


def show(prepared: Prepared, files: Collection[str]) -> None:
    """Say every error, and the warnings of the files that are being committed."""
    for problem in prepared.report.for_reading():
        if problem.severity == "error" or problem.file in files:
            tell(str(problem))
    tell(prepared.summary)


def no_branch(repository: Repository) -> str:
    """Return what is said where HEAD names a commit: no push is one to its branch."""
    return say("hooks.no-branch", path=repository.folder, hook=repository.hook(RECEIVING[0]))


@contextmanager
def failing(kept: str = "hooks.refused") -> Iterator[None]:
    """Say what stops a hook, and what that means for the commit or the site."""
    try:
        yield
        return
    except EXPECTED as error:
        tell(why(error))
    tell(say(kept))
