"""The suites of `make test`: each runs a command and returns what came of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from outcome import Outcome, from_exit, from_junit, from_scenarios
from tools import BROWSER_TESTS, LIGHTHOUSE, ROOT, Node

BIN = Path(sys.executable).parent
TIMEOUT = 60 * 60  # s: far above what a suite needs on a busy machine; one that hangs still says so
GRACE = 30  # s: for closing browsers
INTERRUPTED = 130  # exit code after Ctrl-C, which every process of the terminal gets


def run(command: list[str | Path], cwd: Path = ROOT, **environment: str) -> int:
    """Run a command and return its exit code; past its time it is ended, and its browsers with it."""
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, env={**os.environ, **environment})
    try:
        return process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        print(f"ended after {TIMEOUT} s: {' '.join(process.args)}", flush=True)
        process.terminate()  # puppeteer hears it and ends its browsers
        return process.wait(GRACE) or 1
    finally:
        process.kill()  # does nothing to what has ended


def style() -> Outcome:
    """Check the Python code with ruff."""
    return from_exit("ruff", run([BIN / "ruff", "check", "hooks", "tests"]))


def generated() -> Outcome:
    """Check that everything generated from `record.py` is up to date."""
    return from_exit("schema", run([BIN / "danvan", "schema", "--check"]))


def python(work: Path) -> Outcome:
    """Run pytest, one process a core."""
    file = work / "pytest.xml"
    shared = ["-n", "auto", "--dist", "worksteal"]
    return from_junit("pytest", file, run([BIN / "python", "-m", "pytest", *shared, f"--junitxml={file}"]))


def server(work: Path) -> Outcome:
    """Run the settings for nginx in a real one."""
    file = work / "server.xml"
    command = [BIN / "python", "-m", "pytest", "-m", "server", "tests/server", f"--junitxml={file}"]
    return from_junit("nginx", file, run(command))


def node(program: Node, work: Path) -> Outcome:
    """Run the tests of the browser modules in node."""
    file = work / "node.xml"
    reporters = ["--test-reporter=dot", "--test-reporter-destination=stdout"]
    reporters += ["--test-reporter=junit", f"--test-reporter-destination={file}"]
    tests = sorted((ROOT / "tests" / "node").glob("*.test.js"))
    return from_junit("node", file, run([program.program, "--test", *reporters, *tests]))


def build(site: Path) -> Outcome:
    """Build the site into the folder `site`."""
    return from_exit("build", run([BIN / "danvan", "build", "--site", site]))


def lighthouse(program: Node, work: Path) -> list[Outcome]:
    """Build the site for the address of a local server, and run Lighthouse over it in Chromium."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    site, file = work / "site", work / "lighthouse.json"
    address = f"http://127.0.0.1:{port}/kho/"
    built = from_exit("build", run([BIN / "danvan", "build", "--site", site], DANVAN_SITE_URL=address))
    command = [program.program, "run.mjs", "--site", site, "--port", str(port), "--json", file]
    return [built, from_scenarios("lighthouse", file, run(command, LIGHTHOUSE))]


def components(folder: Path) -> Outcome:
    """Write a page for every state of every component into `folder`."""
    return from_exit("component examples", run([BIN / "python", ROOT / "tests" / "harness" / "components.py", folder]))


def browsers(program: Node, names: list[str], site: Path, work: Path) -> list[Outcome]:
    """Run the self-test and the scenarios in every browser, the browsers side by side."""
    expected, examples = work / "expected.json", work / "components"
    code = run([BIN / "python", BROWSER_TESTS / "expected.py", expected])
    made = components(examples)
    offline = work / "offline"
    kept = from_exit("build for offline", run([BIN / "danvan", "build", "--site", offline], DANVAN_OFFLINE="1"))
    packed = from_exit("packs", run([BIN / "python", ROOT / "tests" / "harness" / "packs.py", work / "packs"]))
    given = ["--site", site, "--expected", expected, "--components", examples, "--offline", offline]
    given += ["--packs", work / "packs" / "packs.json"]
    with ThreadPoolExecutor() as pool:
        both = pool.map(lambda name: _browser(program, name, given, work), names)
        first = [from_exit("expected answers", code), made, kept, packed]
        return [*first, *(outcome for pair in both for outcome in pair)]


def _browser(program: Node, name: str, given: list[str | Path], work: Path) -> list[Outcome]:
    """Run both parts in one browser."""
    parts = {
        f"{name} self-test": ["selftest.mjs"],
        name: ["run.mjs", *given],
    }
    outcomes = []
    for title, command in parts.items():
        file = work / f"{title}.json"
        code = run([program.program, *command, "--browser", name, "--json", file], BROWSER_TESTS)
        outcomes.append(from_scenarios(title, file, code))
        if code == INTERRUPTED:
            break
    return outcomes
