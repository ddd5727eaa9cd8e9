"""Days of change out of git: which record files changed, and in which keys.

One `git log` names the files and their states, one `git cat-file` reads what two states say. The commits at the end of
a shallow clone are left out: there everything looks new.
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from .. import strict_yaml
from ..catalogue import PUBLISHED
from ..problems import Report
from .days import Change, Day
from .difference import changed_keys

COMMITS = 2_000  # of those that touch records: years of work
DAYS = 30  # that a page shows
MOST = 100  # records of one day: a first import is no news one by one
NOTHING = re.compile("0+")  # in place of the state of a file that is not there
STATE = re.compile(rb"^\s+trang_thai:\s*([\w-]+)", re.M)
UNTOLD = "bien_tap"  # the editors' own key


class Step(NamedTuple):
    """One file in one commit: the id, which and when, and the names git has for what it said before and after."""

    id: str
    commit: str
    moment: datetime
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Git:
    """The repository a catalogue lies in."""

    folder: Path

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """Return what git says; nothing where there is no git, or no repository."""
        command = ["git", "-C", str(self.folder), *arguments]
        try:
            return subprocess.run(command, input=given, capture_output=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            return b""

    def cut_off(self) -> frozenset[str]:
        """Return the commits whose parents a shallow clone does not have."""
        name = self.ask("rev-parse", "--git-path", "shallow").decode().strip()
        path = self.folder / name
        return frozenset(path.read_text("utf-8").split()) if name and path.is_file() else frozenset()

    def steps(self) -> Iterator[Step]:
        """Yield every change of a record file, the newest first."""
        shape = ["--raw", "--no-renames", "--no-abbrev", f"--max-count={COMMITS}", "--format=%x00%H %ct"]
        shape += ["--no-color", "--no-show-signature"]  # whatever the settings of this machine say
        text = self.ask("log", *shape, "--", "records").decode()
        beyond = self.cut_off()
        for commit in text.split("\0")[1:]:
            (name, seconds), *rows = (line.split(maxsplit=5) for line in commit.splitlines() if line)
            if name not in beyond:
                moment = datetime.fromtimestamp(int(seconds), UTC)
                yield from (Step(PurePosixPath(row[5]).stem, name, moment, row[2], row[3]) for row in rows)

    def texts(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return what files said, by the names git has for it."""
        asked = sorted({name for name in names if not NOTHING.fullmatch(name)})
        if not asked:  # a repository before its first commit
            return {}
        out, found = self.ask("cat-file", "--batch", given="\n".join(asked).encode() + b"\n"), {}
        while out:
            head, _, out = out.partition(b"\n")
            name, *about = head.split()
            if about[-1].isdigit():  # "<name> blob <length>", the text and a line end; else "<name> missing"
                length = int(about[-1])
                found[name.decode()], out = out[:length], out[length + 1 :]
        return found


def days(catalogue: Path, published: Collection[str]) -> tuple[Day, ...]:
    """Return the newest days on which published records came or changed; none without git or its history."""
    git = Git(catalogue)
    by_day: defaultdict[str, defaultdict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for step in git.steps():
        if step.id in published:
            by_day[step.moment.date().isoformat()][step.id].append(step)
    newest = list(by_day.items())[:DAYS]
    whole = {date: {name: _whole(steps) for name, steps in sorted(ids.items())} for date, ids in newest}
    texts = git.texts(name for ids in whole.values() for step in list(ids.values())[:MOST] for name in step[-2:])
    found = (_day(date, ids, texts) for date, ids in whole.items())
    return tuple(day for day in found if day.changes)


def _whole(steps: list[Step]) -> Step:
    """Return the steps of one record on one day, newest first, as one; a move from folder to folder is two of them."""
    first, last = steps[-1].commit, steps[0].commit
    old = [step.old for step in steps if step.commit == first and not NOTHING.fullmatch(step.old)]
    new = [step.new for step in steps if step.commit == last and not NOTHING.fullmatch(step.new)]
    return steps[0]._replace(old=next(iter(old), "0"), new=next(iter(new), "0"))


def _day(date: str, ids: Mapping[str, Step], texts: Mapping[str, bytes]) -> Day:
    shown = list(ids.values())[:MOST]
    told = (_change(step.id, texts.get(step.old, b""), texts.get(step.new, b"")) for step in shown)
    moment = max(step.moment for step in ids.values())
    return Day(date, tuple(filter(None, told)), moment=f"{moment:%Y-%m-%dT%H:%M:%SZ}", more=len(ids) - len(shown))


def _change(name: str, old: bytes, new: bytes) -> Change | None:
    """Return what happened to a record that is published; nothing when readers would see none of it."""
    before, after = _state(old), _state(new)
    if after not in PUBLISHED:
        return None
    if before not in PUBLISHED:
        return Change(name, "moi")
    if before != after:
        return Change(name, "luu-tru" if after == "luu-tru" else "moi")
    keys = tuple(key for key in changed_keys(_tree(old), _tree(new)) if key != UNTOLD)
    return Change(name, "sua", keys) if keys else None


def _state(data: bytes) -> str:
    match = STATE.search(data)
    return match[1].decode() if match else ""


def _tree(data: bytes) -> Mapping[str, Any]:
    tree = strict_yaml.parse(data, "", Report())
    return tree if isinstance(tree, dict) else {}
