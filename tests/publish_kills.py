"""Kill builds at every moment and fill the disk under them: the site must be the old one or the new one, whole.

    python tests/publish_kills.py --kills 50 --near 12

`--kills` builds are killed (SIGKILL), `--near` of them within 100 ms of the exchange, the others spread over the time
that such a build takes: one that knows the last, measured just before, and again whenever one ends before it is killed.
After each, the site must equal, file by file, one of two sites that were built undisturbed and verified, and the next
start must leave nothing behind. Then builds run on a disk with less and less room. These are real builds of a small
catalogue, 2 s of CPU each.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests" / "site")]

from small import small_catalogue  # noqa: E402

from danvan import publish  # noqa: E402

NEAR = 0.1  # s around the exchange
PAUSE = 0.01  # s that the child waits between the steps of the exchange, so that kills fall between them
ROOMS = (0, 40, 200, 400)  # KB left on the disk; the files that differ between the two sites take more
TMPFS = 48 << 20
WARM = 4  # builds, the quickest of which tells how long one takes: later ones may be slower, then none has ended
GIVEN = {"SOURCE_DATE_EPOCH": "1790000000", "PYTHONPATH": str(ROOT / "hooks"), "DANVAN_SITE_URL": ""}
ENVIRONMENT = {**os.environ, **GIVEN}
CHILD = f"""
import resource, sys, time
from danvan.publish import exchange, place
def announced(name, real):
    def step(*arguments):
        print(name, flush=True)
        time.sleep({PAUSE})
        found = real(*arguments)
        time.sleep({PAUSE})
        return found
    return step
place.exchange = announced("exchange", place.exchange)
exchange.swapped = announced("swap", exchange.swapped)
limit = int(sys.argv.pop(1))
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from danvan.cli import main
main()
"""


def digest(site: Path) -> str:
    """Return one hash of the names and contents of all files."""
    total = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        total.update(f"{path.relative_to(site)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def start(catalogue: Path, site: Path, limit: int = 0) -> subprocess.Popen[str]:
    """Start a build that says when it comes to the exchange; no file may be larger than `limit` bytes."""
    command = [sys.executable, "-c", CHILD, str(limit), "build", "--catalogue", str(catalogue), "--site", str(site)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(command, env=ENVIRONMENT, cwd=ROOT, **pipes)


class Trial:
    """Two catalogues, the sites they make, and a site that is built over and over."""

    def __init__(self, work: Path) -> None:
        self.catalogues = (small_catalogue(work / "one"), small_catalogue(work / "two"))
        _rename_a_record(self.catalogues[1])
        self.site = work / "web" / "site"
        self.whole: list[str] = []
        for catalogue in self.catalogues:
            _must_end_well(start(catalogue, self.site))
            self.whole.append(digest(self.site))
        assert self.whole[0] != self.whole[1]
        self.present = 1
        self.took = min(self.built() for _ in range(WARM))

    def built(self) -> float:
        """Build the other site, undisturbed; return the seconds it took."""
        begin = time.monotonic()
        _must_end_well(start(self.catalogues[1 - self.present], self.site))
        took = time.monotonic() - begin
        self.look()
        return took

    def kill(self, near: bool, chance: random.Random) -> tuple[str, float]:
        """Kill one build; return ("old", "new" or "ended") and the seconds from the start or from the exchange."""
        target = 1 - self.present
        process, begin = start(self.catalogues[target], self.site), time.monotonic()
        if near:
            _wait_for(process, "exchange")
            begin = time.monotonic()
            time.sleep(chance.uniform(0, 8 * PAUSE))
        elif _ends_within(process, chance.uniform(0, self.took)):
            self.took = time.monotonic() - begin
        ended = process.poll() is not None
        process.kill()
        moment = time.monotonic() - begin
        process.communicate()
        self.look()
        found = "ended" if ended else "new" if self.present == target else "old"
        return found, moment

    def look(self) -> None:
        """Fail unless the site is one of the two, whole, before and after the next start has cleaned up."""
        self.present = self.whole.index(digest(self.site))
        with publish.held(self.site) as place:
            left = {path.name for path in place.kept.iterdir()}
            assert left <= {"lock", "previous"}, left
            assert not place.previous.exists() or digest(place.previous) in self.whole
        assert digest(self.site) == self.whole[self.present]


def close(found: list[tuple[bool, str, float]]) -> int:
    """Return how many builds were killed close to the exchange; a machine that is busy may come late."""
    return sum(is_near and moment <= NEAR for is_near, _, moment in found)


def _rename_a_record(catalogue: Path) -> None:
    record = next(
        path for path in sorted(catalogue.glob("records/*/*.yml")) if "trang_thai: cong-bo" in path.read_text("utf-8")
    )
    record.write_text(re.sub(r"^ten: .*$", "ten: Tên khác", record.read_text("utf-8"), flags=re.M), "utf-8")


def _must_end_well(process: subprocess.Popen[str]) -> None:
    told, _ = process.communicate()
    assert process.returncode == 0, told


def _ends_within(process: subprocess.Popen[str], seconds: float) -> bool:
    """Wait for so long, or until the process ends; its few lines fit into the pipe."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.returncode is not None


def _wait_for(process: subprocess.Popen[str], word: str) -> None:
    assert any(line.strip() == word for line in process.stdout), "the build never came to the exchange"


def kills(trial: Trial, count: int, near: int, seed: int = 7) -> list[tuple[bool, str, float]]:
    """Kill `count` builds, `near` of them around the exchange; return what was found each time."""
    chance = random.Random(seed)
    order = [True] * near + [False] * (count - near)
    chance.shuffle(order)
    found = []
    for is_near in order:
        state, moment = trial.kill(is_near, chance)
        found.append((is_near, state, moment))
        print(f"{'near' if is_near else 'spread'}: killed at {moment * 1000:.0f} ms, {state}", flush=True)
    return found


# --- a full disk


def fill(trial: Trial, work: Path) -> str:
    """Build where there is less and less room; return how the room was made scarce."""
    with _small_disk(work / "disk") as disk:
        way = "tmpfs" if disk else "RLIMIT_FSIZE"
        trial.site = (disk or work) / "scarce" / "site"
        _must_end_well(start(trial.catalogues[0], trial.site))
        for room in ROOMS:
            ballast = _ballast(disk, room) if disk else None
            process = start(trial.catalogues[1], trial.site, 0 if disk else 2000 + room * 10)
            told, _ = process.communicate()
            assert process.returncode == 2 and "Trang cũ giữ nguyên" in told, (room, told)
            if ballast:
                ballast.unlink()
            trial.look()
            assert trial.present == 0
        _must_end_well(start(trial.catalogues[1], trial.site))
        trial.look()
        assert trial.present == 1
    return way


def _ballast(disk: Path, room: int) -> Path:
    """Fill a disk up to so many KB."""
    free = os.statvfs(disk)
    path = disk / "ballast"
    path.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - (room << 10))))
    return path


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """Mount a small disk; give nothing where one may not."""
    folder.mkdir(exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={TMPFS}"]
    mounted = subprocess.run(["mount", *options, "none", str(folder)], capture_output=True).returncode == 0
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def main() -> None:
    """Run the trials and say what came of them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--near", type=int, default=12)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        trial = Trial(Path(work))
        first = trial.took
        found = kills(trial, given.kills, given.near)
        print(f"{len(found)} kills, {close(found)} within {NEAR * 1000:.0f} ms of the exchange; the site was whole:")
        for is_near in (False, True):
            counts = Counter(state for own, state, _ in found if own == is_near)
            hit = counts.total() - counts["ended"]
            name = "near the exchange" if is_near else "spread"
            print(f"  {name}: {hit} of {counts.total()} hit a running build; {dict(sorted(counts.items()))}")
        print(f"a build took {first:.1f} s at first, {trial.took:.1f} s at last")
        way = fill(trial, Path(work))
        print(f"full disk ({way}): the old site stayed, {len(ROOMS)} times; the next build went on")


if __name__ == "__main__":
    main()
