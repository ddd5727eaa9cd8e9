"""The command `danvan`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from . import pipeline, read, settings
from . import schema as schemas
from .locality_tools.command import localities
from .strings import say

FOLDER = click.Path(file_okay=False, path_type=Path)
EXIT_ERRORS, EXIT_CANNOT_RUN = 1, 2


@click.group(help=say("cli.help"), context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Run the command line."""


main.add_command(localities)


def _prepare(catalogue: Path | None, site: Path | None = None) -> pipeline.Prepared:
    options = settings.load(catalogue, site)
    try:
        return pipeline.prepare(options)
    except read.NoCatalogue as error:
        click.echo(say("check.no-catalogue", path=error), err=True)
        sys.exit(EXIT_CANNOT_RUN)


def _show(prepared: pipeline.Prepared) -> None:
    for problem in sorted(prepared.report.problems):
        click.echo(str(problem))
    click.echo(pipeline.summary(prepared))


@main.command(help=say("cli.check"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("cli.format"))
@click.option("--nghiem", "strict", is_flag=True, help=say("cli.strict"))
def check(catalogue: Path | None, form: str, strict: bool) -> None:
    """Read and check the catalogue; exit 0 (warnings only, too), 1 (errors), 2 (cannot run)."""
    prepared = _prepare(catalogue)
    if form == "json":
        click.echo(prepared.report.as_json(**pipeline.sizes(prepared)))
    else:
        _show(prepared)
    if prepared.report.has_errors or (strict and prepared.report.problems):
        sys.exit(EXIT_ERRORS)


@main.command(help=say("cli.build"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
@click.option("--site", type=FOLDER, help=say("cli.site"))
def build(catalogue: Path | None, site: Path | None) -> None:
    """Check, then build and publish; a catalogue with errors leaves the last site as it is."""
    prepared = _prepare(catalogue, site)
    if prepared.report.has_errors:
        _show(prepared)
        sys.exit(EXIT_ERRORS)
    try:
        pages = pipeline.build(prepared)
    except pipeline.NotPublished:
        _show(prepared)
        sys.exit(EXIT_ERRORS)
    except subprocess.CalledProcessError as error:
        click.echo(error.stderr, err=True)
        click.echo(say("cli.generator-failed", code=error.returncode), err=True)
        sys.exit(EXIT_CANNOT_RUN)
    _show(prepared)
    if not prepared.settings.site_url:
        click.echo(say("cli.no-site-url"))
    click.echo(say("cli.built", pages=pages, path=prepared.settings.site / "index.html"))


@main.command(help=say("cli.new"))
@click.argument("record_id", metavar="MA")
@click.option("--tinh", "folder", required=True, help=say("cli.new-folder"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
def new(record_id: str, folder: str, catalogue: Path | None) -> None:
    """Scaffold an annotated record; never overwrite one."""
    root = settings.load(catalogue).catalogue / "records"
    taken = next(root.rglob(f"{record_id}.yml"), None)
    if not read.is_record_id(record_id) or not read.is_record_id(folder):
        click.echo(say("cli.new-bad-id", id=record_id if not read.is_record_id(record_id) else folder), err=True)
        sys.exit(EXIT_CANNOT_RUN)
    if taken:
        click.echo(say("cli.new-exists", path=read.shown_path(taken)), err=True)
        sys.exit(EXIT_ERRORS)
    path = root / folder / f"{record_id}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(schemas.template(), "utf-8")
    click.echo(say("cli.new-written", path=read.shown_path(path)))


@main.command(help=say("cli.schema"))
@click.option("--check", "only_check", is_flag=True, help=say("cli.schema-check"))
def schema(only_check: bool) -> None:
    """Make the generated copies of `record.py` again, or only tell which differ."""
    differing = [(path, text) for path, text in pipeline.schema_files() if not _same(path, text)]
    for path, text in differing:
        key = "cli.schema-differs" if only_check else "cli.schema-written"
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        click.echo(say(key, path=read.shown_path(path)))
    if only_check and differing:
        sys.exit(EXIT_ERRORS)


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text


if __name__ == "__main__":
    main()
