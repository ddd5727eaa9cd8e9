"""Read a catalogue's files from disk, strictly, into text-only trees."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import strict_yaml
from .catalogue import File
from .fields import ID_PATTERN, RESERVED
from .kept_trees import Trees
from .problems import Report

ID_MIN, ID_MAX = 3, 60  # short enough for an address that is read out on the phone
LISTS = "vocabularies"
Parse = Callable[[bytes, str, Report], object]
FOLDERS = ("records", "statistics", "documents", LISTS)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a catalogue by folder; those with YAML mistakes are left out (and reported)."""

    records: tuple[File, ...]
    statistics: tuple[File, ...]
    documents: tuple[File, ...]
    vocabularies: tuple[File, ...]
    media: frozenset[str] = frozenset()


class NoCatalogue(Exception):
    """The folder does not look like a catalogue: nothing was read."""


def read_files(root: Path, report: Report, lasting: Path | None = None) -> Files:
    """Read all files below a catalogue folder; raise `NoCatalogue` when it has no `records/`.

    What the last run on the folder `lasting`, by default the same, parsed is not parsed again.
    """
    if not (root / "records").is_dir():
        raise NoCatalogue(str(root))
    trees = Trees(lasting or root)
    parsed = {folder: tuple(read_folder(root / folder, report, trees.parse)) for folder in FOLDERS}
    trees.save()
    media = root / "media"
    files = (path for path in media.rglob("*") if path.is_file() and not path.is_symlink())
    return Files(**parsed, media=frozenset(path.relative_to(media).as_posix() for path in files))


def read_folder(folder: Path, report: Report, parse: Parse = strict_yaml.parse) -> Iterator[File]:
    """Yield the files below one folder that are YAML; report the others."""
    seen: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name.startswith("."):
            continue
        shown = shown_path(path)
        if path.suffix != ".yml":
            report.add("not-yml", shown)
            continue
        if path.stem in RESERVED:
            report.add("reserved-id", shown, value=path.stem)
        elif folder.name != LISTS and not is_record_id(path.stem):
            report.add("bad-file-name", shown, low=ID_MIN, high=ID_MAX)
        if path.stem in seen:
            report.add("duplicate-id", shown, id=path.stem, other=seen[path.stem])
        seen.setdefault(path.stem, shown)
        data = path.read_bytes()
        tree = parse(data, shown, report)
        if tree is not None:
            yield File(shown, path.stem, data, tree)


def is_record_id(stem: str) -> bool:
    """Tell whether a file name can be an id: kebab-case ASCII of 3 to 60 characters, not reserved."""
    return bool(ID_PATTERN.fullmatch(stem)) and ID_MIN <= len(stem) <= ID_MAX and stem not in RESERVED


def shown_path(path: Path) -> str:
    """Return a path as an editor would type it: from the current folder where that is possible."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative.replace(os.sep, "/")
