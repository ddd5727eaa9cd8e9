"""Put small scripts where git looks for hooks; a hook that somebody else wrote is left as it is."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..settings import ROOT
from ..strings import say

MARK = "# danvan hooks install"
CHECKING = ("pre-commit", "pre-merge-commit")
BUILDING = ("post-commit", "post-merge", "post-rewrite")
RECEIVING = ("post-receive",)
SCRIPT = """\
#!/bin/sh
{mark}
if [ ! -x {python} ]; then
  echo {missing} >&2
  exit 1
fi
{command}
"""


def install(name: str, path: Path, options: Iterable[str] = ()) -> bool:
    """Write one hook; return False when there is one of somebody else."""
    if path.exists() and MARK not in path.read_text("utf-8", errors="replace"):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script(name, options), "utf-8", newline="\n")
    path.chmod(0o755)
    return True


def script(name: str, options: Iterable[str] = ()) -> str:
    """Return the script of a hook: it calls the program that installed it."""
    python = Path(sys.executable).as_posix()
    missing = shlex.quote(say("hooks.no-python", python=python))
    return SCRIPT.format(mark=MARK, python=shlex.quote(python), missing=missing, command=command(name, options))


def command(name: str, options: Iterable[str] = ()) -> str:
    """Return the line of shell that runs a hook."""
    return f'{" ".join(_words(name, options))} "$@"'


def _words(name: str, options: Iterable[str]) -> Iterator[str]:
    yield "PYTHONUTF8=1"
    yield f"PYTHONPATH={shlex.quote((ROOT / 'hooks').as_posix())}"
    yield from (shlex.quote(Path(sys.executable).as_posix()), "-m", "danvan.cli", "hooks", "run")
    yield from map(shlex.quote, [*options, name])
