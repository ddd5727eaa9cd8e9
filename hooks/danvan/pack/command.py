"""The command `danvan pack`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from .. import addresses, settings
from ..click_words import Command
from ..commands import EXIT_ERRORS, FOLDER, prepare, show, stop, stopping
from ..prepared import Prepared
from ..strings import say
from . import making
from .making import Made
from .replacing import replacing
from .selection import NothingChosen, narrowed
from .selection import read as read_selection
from .zipped import LongPath

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"


@click.command(cls=Command, help=say("cli.pack.help"))
@click.option("--out", type=FOLDER, default=settings.ROOT / "dist", show_default=False, help=say("cli.pack.out"))
@click.option("--catalogue", type=FOLDER, help=say("cli.catalogue"))
@click.option("--tinh", "tinh", multiple=True, help=say("cli.pack.tinh"))
@click.option("--linh-vuc", "linh_vuc", multiple=True, help=say("cli.pack.linh-vuc"))
@click.option("--chu-de", "chu_de", multiple=True, help=say("cli.pack.chu-de"))
@click.option("--id", "ids", multiple=True, help=say("cli.pack.id"))
@click.option("--pages", "with_pages", is_flag=True, help=say("cli.pack.pages"))
def pack(out: Path, catalogue: Path | None, with_pages: bool, **given: tuple[str, ...]) -> None:
    """Write the zip, the single file, sums and manifest; whatever fails leaves the last pack as it is."""
    prepared = prepare(catalogue)
    if prepared.report.has_errors:
        show(prepared)
        sys.exit(EXIT_ERRORS)
    names = {"tinh": given["tinh"], "linh-vuc": given["linh_vuc"], "chu-de": given["chu_de"], "id": given["ids"]}
    with stopping((NothingChosen,)):
        chosen = read_selection(prepared, names)
        kept = narrowed(prepared, chosen)
    start = time.perf_counter()
    click.echo(say("cli.pack.begins", count=len(kept.catalogue.published())))
    files = making.make(prepared, chosen, addresses.read_lock(prepared.settings.catalogue), with_pages)
    _write(kept, files, out)
    click.echo(say("cli.pack.done", seconds=f"{time.perf_counter() - start:.1f}".replace(".", ",")))


def _write(kept: Prepared, files: Iterable[Made], out: Path) -> None:
    """Write the pack of the records that were kept; stop where that cannot be done."""
    try:
        with replacing(out, last=SUMS) as folder:
            made = list(_written(files, folder, out))
            (folder / SUMS).write_text(making.sums(made), "utf-8")
            (folder / MANIFEST).write_text(making.manifest(kept, made), "utf-8")
    except LongPath as error:
        stop(say("cli.pack.long-path", path=error))
    except OSError as error:
        stop(say("cli.pack.unwritten", error=error, path=out))


def _written(files: Iterable[Made], folder: Path, out: Path) -> Iterator[Made]:
    """Write each file when it is made, and say how large it is."""
    for file in files:
        (folder / file.name).write_bytes(file.data)
        size = f"{len(file.data) / 1024:,.0f}".replace(",", ".")
        parts = say("cli.pack.files", count=file.parts) if file.parts else ""
        click.echo(say("cli.pack.made", path=out / file.name, size=size, files=parts))
        yield file
