"""What the hooks do: check what is staged, build what was committed, publish what was pushed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sized
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from .. import generator, pipeline, publish, settings
from ..commands import EXPECTED, tell, tell_waiting, why
from ..prepared import Prepared
from ..strings import say
from .install import RECEIVING
from .repository import CONTENT, Repository

NOTHING = "0" * 40
SHORT = 8  # signs of a commit that people read
CATALOGUE, KNOWLEDGE = map(Path, CONTENT)
Build = Callable[..., frozenset[str]]  # pipeline.build, with its options


def check_staged(repository: Repository) -> bool:
    """Check what is staged, not what lies in the working tree; return whether it may be committed."""
    files = repository.staged()
    if not files:
        return True
    with repository.exported(), _failing():
        prepared = pipeline.prepare(_settings(repository))
        _show(prepared, files)
        if not prepared.report.has_errors:
            return True
        tell(say("hooks.refused"))
    return False


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


def no_branch(repository: Repository) -> str:
    """Return what is said where HEAD names a commit: no push is one to its branch."""
    return say("hooks.no-branch", path=repository.folder, hook=repository.hook(RECEIVING[0]))


def _published(
    repository: Repository, site: Path, kept: str, again: bool = True, build: Build = pipeline.build
) -> bool:
    """Build the newest commit and put it in place; what others pushed meanwhile is in it.

    The commit is asked for when nobody else builds: of two pushes at once the later one never loses.
    """
    with _failing(kept), publish.held(site, tell=tell_waiting) as place:
        commit = repository.tip()
        if not again and commit == repository.published():
            tell(say("hooks.already", commit=commit[:SHORT], path=site))
            return False
        with generator.started() as shells, repository.exported(commit):
            prepared = pipeline.prepare(_settings(repository, site))
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
        _show(prepared, ())
        return 0


def _settings(repository: Repository, site: Path | None = None) -> settings.Settings:
    """Return the settings for the exported folder, which is the present one and another each time."""
    return settings.load(CATALOGUE, site, KNOWLEDGE, (repository.top or repository.folder) / CATALOGUE)


def _show(prepared: Prepared, files: Collection[str]) -> None:
    """Say every error, and the warnings of the files that are being committed."""
    for problem in prepared.report.for_reading():
        if problem.severity == "error" or problem.file in files:
            tell(str(problem))
    tell(prepared.summary)


@contextmanager
def _failing(kept: str = "hooks.refused") -> Iterator[None]:
    """Say what stops a hook, and what that means for the commit or the site."""
    try:
        yield
        return
    except EXPECTED as error:
        tell(why(error))
    tell(say(kept))
