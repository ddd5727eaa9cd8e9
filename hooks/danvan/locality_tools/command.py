"""The commands `danvan localities`: build, resolve, convert."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from .. import read, register_files, settings
from ..click_words import Group
from ..localities import LocalityError, Register
from ..localities.resolve import resolve_place
from ..strings import say
from . import answer, rows, table, wheel
from .conversion import STATUSES, Converter
from .moment import moment
from .refused import Refused

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
EXIT_NOT_ONE, EXIT_DIFFERS, EXIT_CANNOT_RUN = 1, 1, 2


@click.group(cls=Group, help=say("cli.localities.help"))
def localities() -> None:
    """Group the commands."""


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn what cannot be done into a message and exit code 2."""
    try:
        yield
    except (Refused, LocalityError, register_files.NoRegister) as error:
        click.echo(str(error), err=True)
        sys.exit(EXIT_CANNOT_RUN)


def load_register() -> Register:
    """Return the register of the catalogue, with the acts up to today."""
    return register_files.load(settings.load())


def _date(written: str) -> str:
    """Return the date of an option in ISO form, "" for none."""
    found = moment(written)
    if found is None:
        raise Refused("bad-date", value=written)
    return found


@localities.command(help=say("cli.localities.build"))
@click.option("--wheel", "path", type=FILE, help=say("cli.localities.wheel"))
@click.option("--check", "only_check", is_flag=True, help=say("cli.localities.check"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
def build(path: Path | None, only_check: bool, catalogue: Path | None) -> None:
    """Make `register.json` again, or only tell what differs; exit 0 (same or written), 1 (differs), 2 (cannot)."""
    folder = settings.load(catalogue).catalogue / "localities"
    target = folder / "register.json"
    with _refusing():
        if path is None:
            raise Refused("wheel-missing", name=wheel.NAME, version=wheel.VERSION)
        overlay = register_files.read_overlay(folder / "overlay.yml")
        made = rows.register(wheel.read(path), overlay)
        Register.from_data(made, overlay)  # every act fits the rows, before anything is written
        _compare_or_write(target, made, only_check)


def _compare_or_write(target: Path, made: dict[str, Any], only_check: bool) -> None:
    """Say whether the register differs and where; write it unless it is the same or only to be checked."""
    shown, written = read.shown_path(target), rows.as_text(made)
    old = target.read_text("utf-8") if target.exists() else "{}"
    if old == written:
        click.echo(say("cli.localities.same", path=shown))
        return
    _show_differences(old, made)
    if only_check:
        click.echo(say("cli.localities.differs", path=shown))
        sys.exit(EXIT_DIFFERS)
    table.write(target, written.encode())
    click.echo(say("cli.localities.written", path=shown))


def _show_differences(old: str, made: dict[str, Any]) -> None:
    try:
        before = json.loads(old)
    except ValueError:
        before = {}  # damaged by hand: every part differs
    for part, codes in rows.differences(before, made).items():
        shown = say("cli.localities.difference-rows", count=len(codes), codes=", ".join(codes[:10])) if codes else ""
        click.echo(say("cli.localities.difference", part=part, rows=shown))


@localities.command(help=say("cli.localities.resolve"))
@click.argument("place", metavar='"ĐỊA BÀN"')
@click.option("--nam", "date", metavar="YYYY[-MM[-DD]]", default="", help=say("cli.localities.date"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.localities.json"))
def resolve(place: str, date: str, as_json: bool) -> None:
    """Say what a place is now; exit 0 (found, split), 1 (ambiguous, unknown), 2 (cannot run)."""
    with _refusing():
        as_of, register = _date(date), load_register()
        found = resolve_place(register, place, as_of or None)
    if as_json:
        click.echo(json.dumps(answer.answer(register, found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(answer.lines(register, place, found)))
    if found.status not in ("one", "split"):
        sys.exit(EXIT_NOT_ONE)


@localities.command(help=say("cli.localities.convert"))
@click.argument("path", metavar="TỆP", type=FILE)
@click.option("--cot", "names", multiple=True, help=say("cli.localities.column-name"))
@click.option("--cot-nam", "date_name", default="", help=say("cli.localities.date-column"))
@click.option("--nam", "date", metavar="YYYY[-MM[-DD]]", default="", help=say("cli.localities.date"))
@click.option("--trang", "sheet", default="", help=say("cli.localities.sheet"))
@click.option("--ra", "out", type=FILE, help=say("cli.localities.out"))
@click.option("--ghi-de", "overwrite", is_flag=True, help=say("cli.localities.overwrite"))
def convert(
    path: Path, names: tuple[str, ...], date_name: str, date: str, sheet: str, out: Path | None, overwrite: bool
) -> None:
    """Write the table again with what its places are now; exit 0 (written), 2 (cannot run)."""
    target = out or path.with_stem(say("cli.localities.out-name", name=path.stem))
    with _refusing():
        _check_target(path, target, overwrite)
        choice = table.Choice(names, date_name, _date(date), sheet)
        register = load_register()
        converter = Converter(register, partial(resolve_place, register))
        converted, counts = table.convert(table.read(path, sheet), choice, converter)
        table.write(target, converted.data())
    click.echo(say("cli.localities.converted", path=target, rows=counts.total()))
    for status in STATUSES:
        if counts[status]:
            click.echo(say("cli.localities.count", count=counts[status], status=say(f"cli.localities.status.{status}")))


def _check_target(path: Path, target: Path, overwrite: bool) -> None:
    """Refuse to change the kind of a file, or to write over one unasked."""
    if target.suffix.lower() != path.suffix.lower():
        raise Refused("other-suffix", path=target, suffix=path.suffix)
    if target.exists() and not overwrite:
        raise Refused("exists", path=target)
