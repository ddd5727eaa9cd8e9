"""The command `danvan`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from . import generator, pipeline, read, register_files, schema_files, settings, site_search
from . import schema as schemas
from .click_words import Group
from .locality_tools.command import localities
from .prepared import Prepared
from .problems import suggestion
from .register_files import NoRegister
from .shell import Shell
from .strings import say

FOLDER = click.Path(file_okay=False, path_type=Path)
EXIT_ERRORS, EXIT_CANNOT_RUN = 1, 2


@click.group(cls=Group, help=say("cli.help"))
def main() -> None:
    """Run the command line."""


main.add_command(localities)


@contextmanager
def _stopping() -> Iterator[None]:
    """Turn a catalogue that cannot be read into a message and exit code 2."""
    try:
        yield
    except read.NoCatalogue as error:
        _stop(say("check.no-catalogue", path=error))
    except NoRegister as error:
        _stop(str(error))


def _stop(message: str, code: int = EXIT_CANNOT_RUN) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


def _prepare(catalogue: Path | None, site: Path | None = None) -> Prepared:
    with _stopping():
        return pipeline.prepare(settings.load(catalogue, site))


def _show(prepared: Prepared) -> None:
    for problem in prepared.report.for_reading():
        click.echo(str(problem))
    for line in (*prepared.kinds, prepared.summary):
        click.echo(line)


@main.command(help=say("cli.check"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("cli.format"))
@click.option("--nghiem", "strict", is_flag=True, help=say("cli.strict"))
def check(catalogue: Path | None, form: str, strict: bool) -> None:
    """Read and check the catalogue; exit 0 (warnings only, too), 1 (errors), 2 (cannot run)."""
    prepared = _prepare(catalogue)
    if form == "json":
        click.echo(prepared.report.as_json(**prepared.sizes))
    else:
        _show(prepared)
    if prepared.report.has_errors or (strict and prepared.report.problems):
        sys.exit(EXIT_ERRORS)


@main.command(help=say("cli.build"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
@click.option("--site", type=FOLDER, help=say("cli.site"))
@click.option("--cong-bo", "publish", is_flag=True, help=say("cli.publish"))
def build(catalogue: Path | None, site: Path | None, publish: bool) -> None:
    """Check, then build; a catalogue with errors leaves the last site as it is."""
    with generator.started() as shells:
        prepared = _prepare(catalogue, site)
        made = _built(prepared, shells)
    _show(prepared)
    if not prepared.settings.site_url:
        click.echo(say("cli.no-site-url"))
    _show_addresses(prepared, made, publish)
    click.echo(say("cli.built", pages=len(made), path=prepared.settings.site / "index.html"))


def _built(prepared: Prepared, shells: Callable[[], Sequence[Shell]]) -> frozenset[str]:
    """Return the addresses of the built site; stop when it cannot be published."""
    try:
        if prepared.report.has_errors:
            raise pipeline.NotPublished
        return pipeline.build(prepared, shells)
    except pipeline.NotPublished:
        _show(prepared)
        sys.exit(EXIT_ERRORS)
    except subprocess.CalledProcessError as error:
        click.echo(error.stderr, err=True)
        _stop(say("cli.generator-failed", code=error.returncode))


def _show_addresses(prepared: Prepared, made: frozenset[str], publish: bool) -> None:
    """Say how many addresses are new; with `publish` they are locked."""
    path, count = pipeline.new_addresses(prepared, made)
    if publish:
        pipeline.lock_addresses(prepared, made)
    if count or publish:
        click.echo(say(f"cli.addresses-{'added' if publish else 'new'}", count=count, path=path))


@main.command(help=say("cli.search"))
@click.argument("query", metavar="CHỮ")
@click.option("--site", type=FOLDER, help=say("cli.search-site"))
@click.option("--limit", type=click.IntRange(1), default=10, help=say("cli.search-limit"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.search-json"))
def search(query: str, site: Path | None, limit: int, as_json: bool) -> None:
    """Ask the built site and print its first answers."""
    try:
        answer = site_search.ask(settings.load(site=site).site, query, limit)
    except site_search.CannotAsk as error:
        _stop(str(error))
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(site_search.lines(answer)))


@main.command(help=say("cli.new"))
@click.argument("record_id", metavar="MA")
@click.option("--tinh", "folder", required=True, help=say("cli.new-folder"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
def new(record_id: str, folder: str, catalogue: Path | None) -> None:
    """Scaffold an annotated record; never overwrite one."""
    options = settings.load(catalogue)
    if not read.is_record_id(record_id):
        _stop(say("cli.new-bad-id", id=record_id))
    root = _records_folder(options)
    _check_folder(options, folder)
    if taken := next(root.rglob(f"{record_id}.yml"), None):
        _stop(say("cli.new-exists", path=read.shown_path(taken)), EXIT_ERRORS)
    path = root / folder / f"{record_id}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(schemas.template(schema_files.list_ids(options.catalogue)), "utf-8")
    click.echo(say("cli.new-written", path=read.shown_path(path)))


def _records_folder(options: settings.Settings) -> Path:
    """Return the folder of the records; stop where there is none, rather than begin a second catalogue."""
    folder = options.catalogue / "records"
    if not folder.is_dir():
        _stop(say("check.no-catalogue", path=options.catalogue))
    return folder


def _check_folder(options: settings.Settings, folder: str) -> None:
    """Stop at a folder that is no present province."""
    with _stopping():
        folders = register_files.province_folders(options)
    if folder not in folders:
        near = suggestion(folder, folders)
        _stop(say("cli.new-bad-folder", folder=folder, suggestion=near, folders=", ".join(folders)))


@main.command(help=say("cli.schema"))
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


if __name__ == "__main__":
    main()
