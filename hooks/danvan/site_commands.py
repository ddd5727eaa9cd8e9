"""The commands that make a site and put it in its place: build, verify, rollback."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from . import generator, pipeline, publish, read, settings
from .click_words import Command
from .commands import EXIT_ERRORS, FOLDER, prepare, show, stop, stopping, tell_waiting
from .prepared import Prepared
from .shell import Shell
from .strings import say


@click.command(cls=Command, help=say("cli.build"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
@click.option("--site", type=FOLDER, help=say("cli.site"))
@click.option("--cong-bo", "lock", is_flag=True, help=say("cli.publish"))
@click.option("--precompress", "compressed", is_flag=True, help=say("cli.precompress"))
def build(catalogue: Path | None, site: Path | None, lock: bool, compressed: bool) -> None:
    """Check, then build; a catalogue with errors leaves the last site as it is."""
    with generator.started() as shells:
        prepared = prepare(catalogue, site)
        made = _built(prepared, shells, compressed)
    show(prepared)
    if not prepared.settings.site_url:
        click.echo(say("cli.no-site-url"))
    if not prepared.days:
        click.echo(say("cli.no-history"))
    _show_addresses(prepared, made, lock)
    click.echo(say("cli.built", pages=len(made), path=prepared.settings.site / "index.html"))


def _built(prepared: Prepared, shells: Callable[[], Sequence[Shell]], compressed: bool) -> frozenset[str]:
    """Return the addresses of the built site; stop when it cannot be published."""
    try:
        if prepared.report.has_errors:
            raise pipeline.NotPublished
        with stopping():
            beside = partial(publish.beside, tell=tell_waiting)
            return pipeline.build(prepared, shells, beside, compressed=compressed)
    except pipeline.NotPublished:
        show(prepared)
        sys.exit(EXIT_ERRORS)


def _show_addresses(prepared: Prepared, made: frozenset[str], lock: bool) -> None:
    """Say how many addresses are new; with `lock` they are locked."""
    path, count = pipeline.new_addresses(prepared, made)
    if lock:
        pipeline.lock_addresses(prepared, made)
    if count or lock:
        click.echo(say(f"cli.addresses-{'added' if lock else 'new'}", count=count, path=path))


@click.command(cls=Command, help=say("cli.rollback"))
@click.option("--site", type=FOLDER, help=say("cli.site"))
def rollback(site: Path | None) -> None:
    """Put the previous site back; the present one is then the previous."""
    folder = settings.load(site=site).site
    with stopping(), publish.held(folder, tell=tell_waiting) as place:
        place.roll_back()
    click.echo(say("publish.rolled-back", path=read.shown_path(folder)))


@click.command("verify", cls=Command, help=say("cli.verify"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
@click.option("--site", type=FOLDER, help=say("cli.site"))
@click.option("--sau", "deep", is_flag=True, help=say("cli.verify-deep"))
def verify(catalogue: Path | None, site: Path | None, deep: bool) -> None:
    """Look over a site that was built from this catalogue; exit 0 (sound), 1 (faults), 2 (cannot run)."""
    prepared = prepare(catalogue, site)
    folder, report = prepared.settings.site, prepared.report
    if not folder.is_dir():
        stop(say("verify.no-site", path=read.shown_path(folder)))
    before = len(report.problems)
    try:
        count = pipeline.look_over(prepared, folder)
        with stopping():
            sampled = pipeline.compare_with_material(prepared, folder) if deep else 0
    except pipeline.NotPublished:
        for problem in report.problems[before:] or report.for_reading():
            click.echo(str(problem))
        stop(say("verify.faults", path=read.shown_path(folder), count=report.count("error")), EXIT_ERRORS)
    if sampled:
        click.echo(say("verify.sampled", pages=sampled))
    click.echo(say("verify.sound", pages=count, path=read.shown_path(folder)))
