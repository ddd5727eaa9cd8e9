"""The commands `danvan hooks`: install, run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from .. import publish
from ..click_words import Group
from ..commands import EXIT_ERRORS, FOLDER, stop, stopping
from ..strings import say
from .check import check_staged, no_branch
from .install import BUILDING, CHECKING, RECEIVING, command, install
from .repository import NoRepository, Repository

REBASE = "rebase"  # what git says to post-rewrite; after `commit --amend` post-commit has built already


@click.group(cls=Group, help=say("cli.hooks.help"))
def hooks() -> None:
    """Group the commands."""


@hooks.command("install", help=say("cli.hooks.install"))
@click.option("--publish", "site", type=FOLDER, help=say("cli.hooks.publish"))
@click.option("--precompress", "compressed", is_flag=True, help=say("cli.precompress"))
def install_hooks(site: Path | None, compressed: bool) -> None:
    """Install the hooks of this repository; exit 1 when one of somebody else is in the way."""
    repository = _repository()
    if bool(repository.top) == bool(site):
        stop(say("hooks.not-bare" if site else "hooks.bare"))
    if not repository.holds(repository.hook("")):
        stop(say("hooks.of-others", path=repository.hook(""), own=repository.hooks))
    names, options = (RECEIVING, _options(site, compressed)) if site else ((*CHECKING, *BUILDING), ())
    left = [name for name in names if not install(name, repository.hook(name), options)]
    for name in names:
        key = "hooks.left-alone" if name in left else "hooks.installed"
        click.echo(say(key, path=repository.hook(name), command=command(name, options)))
    if site and not left:
        build_now = say("hooks.build-now", path=repository.hook(RECEIVING[0]))
        click.echo(build_now if repository.branch else no_branch(repository))
    if left:
        sys.exit(EXIT_ERRORS)


def _options(site: Path, compressed: bool) -> Sequence[str]:
    """Return the options of post-receive; stop where nothing can be published."""
    with stopping():
        publish.Place.of(site.absolute()).kept.mkdir(parents=True, exist_ok=True)
    return (*(["--precompress"] if compressed else []), "--publish", site.absolute().as_posix())


@hooks.command("run", help=say("cli.hooks.run"))
@click.option("--publish", "site", type=FOLDER, help=say("cli.hooks.publish"))
@click.option("--precompress", "compressed", is_flag=True, help=say("cli.precompress"))
@click.argument("name", metavar="HOOK", type=click.Choice([*CHECKING, *BUILDING, *RECEIVING]))
@click.argument("given", nargs=-1)  # what git says to the hook
def run_hook(site: Path | None, compressed: bool, name: str, given: Sequence[str]) -> None:
    """Do what a hook does."""
    repository = _repository()
    if name in CHECKING:
        sys.exit(0 if check_staged(repository) else EXIT_ERRORS)
    from . import run  # here: what renders pages takes as long to load as a check needs

    if repository.top and name in BUILDING and _is_due(repository, name, given):
        run.build_commit(repository, repository.top)
    if name in RECEIVING and site:
        lines = [] if sys.stdin.isatty() else sys.stdin.read().splitlines()
        run.publish_pushed(repository, site.absolute(), lines, compressed)


def _is_due(repository: Repository, name: str, given: Sequence[str]) -> bool:
    """Tell whether to build: of a rebase once at its end, which is still in the middle of one for git."""
    return REBASE in given if name == "post-rewrite" else not repository.rebasing()


def _repository() -> Repository:
    try:
        return Repository.here()
    except NoRepository:
        stop(say("hooks.no-repository"))
