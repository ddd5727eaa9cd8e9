"""The site generator in a process of its own: it renders the placeholders, once for whatever goes into them."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from . import shell
from .installed import version
from .settings import ROOT

KEPT = ROOT / ".cache" / "shell"  # what it rendered, by the content of everything it read
READS = (
    "mkdocs.yml",
    "hooks/mkdocs_events.py",
    "hooks/danvan/shell.py",
    "site_src/pages/khuon.md",
    "site_src/pages/khuon",
    "site_src/templates/shell",
)
COMMAND = (sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / "mkdocs.yml"))
PACKAGES = ("jinja2", "mkdocs", "mkdocs-material")


@contextmanager
def started(kept: Path = KEPT) -> Iterator[Callable[[], tuple[shell.Shell, ...]]]:
    """Let the generator begin and give a function that waits for its placeholders, by folder depth.

    It takes a second, in which the catalogue can be read, and only runs when something that it reads has changed. The
    function raises `subprocess.CalledProcessError` when it failed; its messages are in the error.
    """
    path = kept / f"{fingerprint(ROOT / name for name in READS)}.json"
    pages = _kept(path)
    if pages:
        yield lambda: tuple(map(shell.Shell.cut, pages))
        return
    with tempfile.TemporaryDirectory() as folder, _running(folder) as process:
        try:
            yield lambda: tuple(map(shell.Shell.cut, _rendered(process, Path(folder), path)))
        finally:
            process.kill()  # for when nobody waits: the catalogue has errors


def fingerprint(sources: Iterable[Path]) -> str:
    """Return a hash of the names and contents of files and of whole folders, and of the packages that render them."""
    digest = hashlib.sha256("\n".join(f"{name} {version(name)}" for name in PACKAGES).encode())
    for source in sources:
        files = sorted(source.rglob("*")) if source.is_dir() else [source]
        for path in files:
            if path.is_file():
                digest.update(f"\n{path}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def _kept(path: Path) -> Sequence[str]:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return ()


def _keep(path: Path, pages: Sequence[str]) -> None:
    """Write what was rendered, whole or not at all, in place of what was kept before; a folder may be read-only."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("*.json"):
            old.unlink()
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(pages), "utf-8")
        new.replace(path)


def _running(folder: str) -> subprocess.Popen[bytes]:
    """Start the generator; strict, and not quiet (quiet hides its warnings)."""
    environment = {**os.environ, shell.SHELL_ONLY: "1", "NO_MKDOCS_2_WARNING": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([*COMMAND, "-d", folder], env=environment, cwd=ROOT, **pipes)


def _rendered(process: subprocess.Popen[bytes], folder: Path, path: Path) -> Sequence[str]:
    """Wait for the generator; return what it rendered, and keep it."""
    output, errors = process.communicate()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args, output, errors)
    pages = shell.read(folder)
    _keep(path, pages)
    return pages
