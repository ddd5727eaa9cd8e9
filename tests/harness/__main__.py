"""What the Makefile runs: the suites, with each browser named as run or missing and the sum; pictures; Lighthouse."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import suites
from outcome import Outcome
from tools import (
    BROWSER_TESTS,
    BROWSERS,
    LIGHTHOUSE,
    ROOT,
    Missing,
    Node,
    bring_browsers,
    find_node,
    find_programs,
    install_packages,
)


def test(work: Path) -> int:
    """Run everything; every suite runs whatever the ones before it found."""
    site = work / "site"
    node, missing = _node()
    outcomes = [suites.style(), suites.generated(), suites.python(work)]
    if node:
        outcomes.append(suites.node(node, work))
    outcomes.append(suites.build(site))
    browsers = bring_browsers(node) if node and not missing else dict.fromkeys(BROWSERS)
    present = [name for name, program in browsers.items() if program]
    built = (site / "index.html").is_file()
    if node and built:
        outcomes += suites.browsers(node, present, site, work)
    programs = find_programs()
    if programs["nginx"]:
        outcomes.append(suites.server(work))
    missing += [name for name in browsers if name not in present]
    missing += [name for name, program in programs.items() if program is None]
    states = {name: "missing" if name in missing else "run" if built else "no site" for name in [*browsers, *programs]}
    return conclude(outcomes, states, missing)


def _node() -> tuple[Node | None, list[str]]:
    """Return node with its packages, and the names of what is missing."""
    node = None
    try:
        node = find_node()
        install_packages(node)
    except Missing as error:
        return node, [str(error)]
    return node, []


def conclude(outcomes: list[Outcome], states: dict[str, str], missing: list[str]) -> int:
    """Print the summary and return the exit code; under CI what is missing has failed."""
    print()
    if os.environ.get("CI", "").lower() in {"true", "1"}:
        outcomes = [*outcomes, *(Outcome(f"{name} is missing", 0, 1) for name in missing)]
    for outcome in outcomes:
        print(outcome)
    for name, state in states.items():
        print(f"{name}: {state}")
    failed = sum(outcome.failed for outcome in outcomes)
    print(f"{sum(outcome.passed for outcome in outcomes)} passed, {failed} failed", flush=True)
    return int(failed > 0)


def shots() -> int:
    """Take pictures of every type of page and every component into `shots/`, from a site built for it."""
    node = find_node()
    install_packages(node)
    bring_browsers(node)
    with tempfile.TemporaryDirectory() as work:
        site, examples = Path(work, "site"), Path(work, "components")
        made = suites.build(site).failed + suites.components(examples).failed
        command = [node.program, "shots.mjs", "--site", site, "--components", examples, "--out", ROOT / "shots"]
        return made or suites.run(command, BROWSER_TESTS)


def pictures() -> int:
    """Draw the logo and the picture of shared links again as PNG, which are committed."""
    node = find_node()
    install_packages(node)
    bring_browsers(node)
    return suites.run([node.program, "pictures.mjs"], BROWSER_TESTS)


def lighthouse() -> int:
    """Run Lighthouse over a site built for it; nothing else should be running, it measures milliseconds."""
    node = find_node()
    for folder in (BROWSER_TESTS, LIGHTHOUSE):
        install_packages(node, folder)
    missing = [] if bring_browsers(node)["chromium"] else ["chromium"]
    with tempfile.TemporaryDirectory() as work:
        outcomes = [] if missing else suites.lighthouse(node, Path(work))
    return conclude(outcomes, {"chromium": "missing" if missing else "run"}, missing)


def everything() -> int:
    """Run all suites in a folder that goes away with them."""
    with tempfile.TemporaryDirectory() as work:
        return test(Path(work))


COMMANDS = {"test": everything, "shots": shots, "pictures": pictures, "lighthouse": lighthouse}


if __name__ == "__main__":
    sys.exit(COMMANDS[sys.argv[1]]())
