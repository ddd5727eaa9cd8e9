"""What the commands share: how they read the catalogue, what they say of it, and how they stop."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import click

from . import preparing, publish, read, register_files, settings
from .prepared import Prepared
from .strings import say

FOLDER = click.Path(file_okay=False, path_type=Path)
EXIT_ERRORS, EXIT_CANNOT_RUN = 1, 2
EXPECTED = (
    read.NoCatalogue,
    register_files.NoRegister,
    publish.Refused,
    publish.Held,
    publish.NoPrevious,
    subprocess.CalledProcessError,
    OSError,
)


def why(error: Exception) -> str:
    """Return what is said of an error that stops a command; of any other than those `EXPECTED` its own words."""
    match error:
        case read.NoCatalogue():
            return say("check.no-catalogue", path=error)
        case publish.Refused():
            return say(f"publish.{error.reason}", path=error.path)
        case publish.Held():
            return say("publish.held", pid=error.pid, since=error.since)
        case publish.NoPrevious():
            return say("publish.no-previous", path=error)
        case subprocess.CalledProcessError():
            return error.stderr.decode("utf-8", "replace") if isinstance(error.stderr, bytes) else error.stderr or ""
        case OSError():
            return say("publish.unwritten", error=error)
    return str(error)


def tell(text: str) -> None:
    """Say something beside the answer; one who has hung up (closed the terminal, cut the push) stops no build."""
    with suppress(OSError):
        click.echo(text, err=True)


def stop(message: str, code: int = EXIT_CANNOT_RUN) -> NoReturn:
    """Say why, and end the program."""
    click.echo(message, err=True)
    sys.exit(code)


@contextmanager
def stopping(errors: tuple[type[Exception], ...] = EXPECTED) -> Iterator[None]:
    """Turn errors of these kinds into a message and exit code 2."""
    try:
        yield
    except subprocess.CalledProcessError as error:
        click.echo(why(error), err=True)
        stop(say("cli.generator-failed", code=error.returncode))
    except errors as error:
        stop(why(error))


def tell_waiting(holder: publish.Held) -> None:
    """Say for whom a build waits."""
    tell(say("publish.waiting", pid=holder.pid, since=holder.since))


def prepare(catalogue: Path | None, site: Path | None = None) -> Prepared:
    """Read and check the catalogue; stop where there is none."""
    with stopping((read.NoCatalogue, register_files.NoRegister)):
        return preparing.prepare(settings.load(catalogue, site))


def show(prepared: Prepared) -> None:
    """Say every problem, their kinds, and how many there are."""
    for problem in prepared.report.for_reading():
        click.echo(str(problem))
    for line in (*prepared.kinds, prepared.summary):
        click.echo(line)
