"""The commands about the catalogue and its copies: check, diff, search, new, schema."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from . import changes, read, register_files, schema_files, settings, site_search
from . import schema as schemas
from .click_words import Command
from .commands import EXIT_ERRORS, FOLDER, prepare, show, stop, stopping
from .problems import suggestion
from .strings import say

COPY = click.Path(path_type=Path)  # a site, or a zip of one


@click.command(cls=Command, help=say("cli.check"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("cli.format"))
@click.option("--nghiem", "strict", is_flag=True, help=say("cli.strict"))
def check(catalogue: Path | None, form: str, strict: bool) -> None:
    """Read and check the catalogue; exit 0 (warnings only, too), 1 (errors), 2 (cannot run)."""
    prepared = prepare(catalogue)
    if form == "json":
        click.echo(prepared.report.as_json(**prepared.sizes))
    else:
        show(prepared)
    if prepared.report.has_errors or (strict and prepared.report.problems):
        sys.exit(EXIT_ERRORS)


@click.command(cls=Command, help=say("cli.diff"))
@click.argument("old", metavar="A", type=COPY)
@click.argument("new", metavar="B", type=COPY)
def diff(old: Path, new: Path) -> None:
    """Tell what came, changed and went between two copies; exit 0 whether they differ or not."""
    try:
        for line in changes.lines(changes.read(old), changes.read(new)):
            click.echo(line)
    except changes.NoContents as error:
        stop(say("cli.diff-no-contents", path=error))


@click.command(cls=Command, help=say("cli.search"))
@click.argument("query", metavar="CHỮ")
@click.option("--site", type=FOLDER, help=say("cli.search-site"))
@click.option("--limit", type=click.IntRange(1), default=10, help=say("cli.search-limit"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.search-json"))
def search(query: str, site: Path | None, limit: int, as_json: bool) -> None:
    """Ask the built site and print its first answers."""
    try:
        answer = site_search.ask(settings.load(site=site).site, query, limit)
    except site_search.CannotAsk as error:
        stop(str(error))
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(site_search.lines(answer)))


@click.command(cls=Command, help=say("cli.new"))
@click.argument("record_id", metavar="MA")
@click.option("--tinh", "folder", required=True, help=say("cli.new-folder"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
def new(record_id: str, folder: str, catalogue: Path | None) -> None:
    """Scaffold an annotated record; never overwrite one."""
    options = settings.load(catalogue)
    if not read.is_record_id(record_id):
        stop(say("cli.new-bad-id", id=record_id))
    root = _records_folder(options)
    _check_folder(options, folder)
    if taken := next(root.rglob(f"{record_id}.yml"), None):
        stop(say("cli.new-exists", path=read.shown_path(taken)), EXIT_ERRORS)
    path = root / folder / f"{record_id}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(schemas.template(schema_files.list_ids(options.catalogue)), "utf-8")
    click.echo(say("cli.new-written", path=read.shown_path(path)))


def _records_folder(options: settings.Settings) -> Path:
    """Return the folder of the records; stop where there is none, rather than begin a second catalogue."""
    folder = options.catalogue / "records"
    if not folder.is_dir():
        stop(say("check.no-catalogue", path=options.catalogue))
    return folder


def _check_folder(options: settings.Settings, folder: str) -> None:
    """Stop at a folder that is no present province."""
    with stopping():
        folders = register_files.province_folders(options)
    if folder not in folders:
        near = suggestion(folder, folders)
        stop(say("cli.new-bad-folder", folder=folder, suggestion=near, folders=", ".join(folders)))


@click.command(cls=Command, help=say("cli.schema"))
@click.option("--check", "only_check", is_flag=True, help=say("cli.schema-check"))
def schema(only_check: bool) -> None:
    """Make the generated copies of `record.py` again, or only tell which differ."""
    differing = [(path, text) for path, text in schema_files.schema_files() if not _same(path, text)]
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
