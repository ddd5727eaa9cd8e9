"""The site generator in a process of its own: it renders the placeholders, once for whatever goes into them."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from . import shell
from .settings import ROOT

KEPT = ROOT / ".cache" / "shell"  # what it rendered, by the content of everything it read
READS = ("mkdocs.yml", "hooks/mkdocs_events.py", "hooks/danvan/shell.py", "site_src/pages", "site_src/templates/shell")
PACKAGES = ("jinja2", "mkdocs", "mkdocs-material")


def shells(kept: Path = KEPT) -> tuple[shell.Shell, ...]:
    """Return the placeholders by folder depth; the generator (1 s) only runs when something it reads has changed.

    Raises `subprocess.CalledProcessError` when it fails; its messages are in the error.
    """
    path = kept / f"{fingerprint(ROOT / name for name in READS)}.json"
    pages = _kept(path)
    if not pages:
        pages = _rendered()
        _keep(path, pages)
    return tuple(map(shell.Shell.cut, pages))


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


def _rendered() -> Sequence[str]:
    """Let the generator render the placeholders; strict, and not quiet (quiet hides its warnings)."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(ROOT / "mkdocs.yml")]
    environment = {**os.environ, shell.SHELL_ONLY: "1", "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*command, "-d", folder], check=True, capture_output=True, env=environment, cwd=ROOT)
        return shell.read(Path(folder))
