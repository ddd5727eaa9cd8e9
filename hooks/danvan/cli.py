"""The command `danvan`."""

from __future__ import annotations

import gc
import os
import sys

import click

from .click_words import Group
from .strings import say

CATALOGUE, SITE = ".catalogue_commands", ".site_commands"
LATER = {  # commands are imported when asked for: a run needs one
    **dict.fromkeys(("check", "diff", "search", "new", "schema"), CATALOGUE),
    **dict.fromkeys(("build", "rollback", "verify"), SITE),
    "localities": ".locality_tools.command",
    "pack": ".pack.command",
    "hooks": ".githooks.command",
}
OBJECTS = 100_000  # new ones after which Python looks for rings of them; by default so often that it takes a sixth

# Here, before a command is imported: that makes many objects, too, and numpy would start threads for sums we never ask.
gc.set_threshold(OBJECTS, 20, 20)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@click.group(cls=Group, help=say("cli.help"), later=LATER)
def main() -> None:
    """Run the command line."""


def run() -> None:
    """Run the program, and end it without taking down object by object what it has built: a tenth of a second."""
    try:
        main()
    except SystemExit as ended:
        if ended.code not in (None, 0, 1, 2):
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.code or 0)


if __name__ == "__main__":
    run()
