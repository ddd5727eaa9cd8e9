"""What the hooks do when there is a commit: build what was committed, publish what was pushed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sized
from functools import partial
from pathlib import Path

from .. import generator, pipeline, preparing, publish, settings
from ..commands import EXPECTED, tell, tell_waiting, why
from ..prepared import Prepared
from ..strings import say
from . import checked
from .check import failing, no_branch, settings_of, show
from .repository import Repository

NOTHING = "0" * 40
SHORT = 8  # signs of a commit that people read
Build = Callable[..., frozenset[str]]  # pipeline.build, with its options


def build_commit(repository: Repository, top: Path) -> bool:
    """Build the newest commit into the folder of the site in the working tree; return whether the site changed."""
    site = top / settings.load().site.relative_to(settings.ROOT)
    return _published(repository, site, kept="hooks.not-built")


def publish_pushed(repository: Repository, site: Path, lines: Collection[str], compressed: bool = False) -> bool:
    """Publish the branch of HEAD when it was pushed; `lines` are "old new ref", none when started by hand."""
    pushed = {ref: new for _, new, ref in (line.split() for line in lines)}
    if lines and not repository.branch:
        tell(no_branch(repository))
        return False
    if lines and pushed.get(repository.branch, NOTHING) == NOTHING:
        tell(say("hooks.other-branch", branch=repository.branch.removeprefix("refs/heads/")))
        return False
    if not repository.tip():
        tell(say("hooks.no-commit"))
        return False
    build = partial(pipeline.build, compressed=compressed)
    return _published(repository, site, kept="hooks.not-published", again=not lines, build=build)


def _published(
    repository: Repository, site: Path, kept: str, again: bool = True, build: Build = pipeline.build
) -> bool:
    """Build the newest commit and put it in place; what others pushed meanwhile is in it.

    The commit is asked for when nobody else builds: of two pushes at once the later one never loses.
    """
    with failing(kept), publish.held(site, tell=tell_waiting) as place:
        commit = repository.tip()
        if not again and commit == repository.published():
            tell(say("hooks.already", commit=commit[:SHORT], path=site))
            return False
        with generator.started() as shells, repository.exported(commit) as content:
            options = settings_of(repository, site)
            prepared = checked.prepare(options, content) if repository.top else preparing.prepare(options)
            pages = _built(prepared, lambda: build(prepared, shells, lambda _: place.new()))
        if not pages:
            tell(say(kept))
            return False
        tell(say("hooks.published", commit=commit[:SHORT], pages=pages, path=site))
        _remember(repository, commit)
        return True
    return False


def _remember(repository: Repository, commit: str) -> None:
    """Keep which commit was published; without it the site is good, and the next build may be one too many."""
    try:
        repository.remember(commit)
    except EXPECTED as error:
        tell(why(error).strip())
        tell(say("hooks.not-remembered", path=repository.folder))


def _built(prepared: Prepared, build: Callable[[], Sized]) -> int:
    """Return the number of pages; 0, after saying why, when the site stays as it was."""
    try:
        if prepared.report.has_errors:
            raise pipeline.NotPublished
        return len(build())
    except pipeline.NotPublished:
        show(prepared, ())
        return 0
