"""Pages as the site generator itself renders them, with everything in the place of the marks.

That the shell is filled right is then not believed but compared. It takes a second and a half, so a build does without:
`danvan verify --sau` and the tests do it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from .. import shell
from ..settings import ROOT

TEMPLATES = Path("site_src", "templates", "shell")
FILLED = r"{{ (page.meta if page else {}).get('dv', {}).get('\1') }}"  # Material's own 404 page has none
A_FOLDER = 2  # pages of each folder that are compared
Values = Mapping[str, str]


def sample(paths: Iterable[str]) -> list[str]:
    """Return some pages of each folder: the same ones for the same paths."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        folders[os.path.dirname(path)].append(path)
    return sorted(path for own in folders.values() for path in sorted(own, key=_lot)[:A_FOLDER])


def _lot(path: str) -> int:
    return zlib.crc32(path.encode())


def rendered(pages: Sequence[tuple[int, Values]]) -> list[str]:
    """Return each page, given as its depth and the HTML for each mark, as MkDocs with Material renders it.

    Raises `subprocess.CalledProcessError` when it fails.
    """
    with tempfile.TemporaryDirectory(prefix="danvan-") as work:
        folder = Path(work)
        places = [f"{'khuon/' * depth}khuon-{number}" for number, (depth, _) in enumerate(pages)]
        for place, (_, values) in zip(places, pages, strict=True):
            _write(folder / "docs" / f"{place}.md", f"---\ndv: {json.dumps(values, ensure_ascii=False)}\n---\n")
        for name, text in _templates():
            _write(folder / "theme" / name, text)
        _write(folder / "mkdocs.yml", json.dumps(_settings(folder)))
        _run(folder)
        return [(folder / "site" / f"{place}.html").read_text("utf-8") for place in places]


def _templates() -> Iterator[tuple[str, str]]:
    """Yield the templates of the shell with values where the marks are."""
    top = ROOT / TEMPLATES
    for path in (path for path in top.rglob("*") if path.is_file()):
        yield path.relative_to(top).as_posix(), shell.MARK.sub(FILLED, path.read_text("utf-8"))


def _settings(folder: Path) -> dict[str, object]:
    return {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "site"),
        "theme": {"custom_dir": str(folder / "theme")},
        "hooks": [str(ROOT / "hooks" / "mkdocs_events.py")],
    }


def _run(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / "mkdocs.yml")]
    environment = {**os.environ, shell.SHELL_ONLY: "1", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
