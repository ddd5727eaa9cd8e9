"""Find misspelt syllables: those of a catalogue that an outside Vietnamese text never has and that are no names.

python tests/audit/strange_syllables.py --words FILE... [--catalogue DIR] [--least 2]

FILE: JSON Lines with `title` and `text`; a syllable is known when it occurs --least times in lower case there.
Names are left out: capitals inside a sentence, names of the register of localities, abbreviations, web addresses.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks")]

import written  # noqa: E402

from danvan import text  # noqa: E402
from danvan.fields import ID_PATTERN  # noqa: E402
from danvan.problems import Report  # noqa: E402
from danvan.read import read_files  # noqa: E402

LEAST = 2  # a syllable met once in a newspaper may be its misprint
_SENTENCE = re.compile(r"(?<=[.;:!?…])\s+|\n+|[“\"(\[]")
_ADDRESS = re.compile(r"\S+\.\S*[^\W\d_]\S*")  # baoangiang.com.vn
FOLDERS = ("records", "statistics", "documents")  # vocabularies hold what people type, without marks, too
HOLDERS = ("nguon", "bien_tap", "anh")  # hold text below, though their own keys are no prose
NOT_TEXT = (written.IDS | written.SILENT) - {*HOLDERS} | {"tep", "dia_chi", "so"}


def known_syllables(paths: Iterable[Path], least: int) -> set[str]:
    """Return the syllables written in lower case at least so often in the texts."""
    counted = Counter[str]()
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in map(json.loads, filter(str.strip, lines)):
                said = f"{line.get('title', '')}\n{line.get('text', '')}"
                counted.update(word for word in text.words(said) if word[:1].islower())
    return _common_forms(counted, least)


def _common_forms(words: Counter[str], least: int) -> set[str]:
    counted = Counter[str]()
    for word, times in words.items():
        for form in text.forms(word):
            counted[form] += times
    return {syllable for syllable, times in counted.items() if times >= least}


def strange(said: str, known: set[str]) -> Iterator[str]:
    """Yield the words of a text with an unknown syllable; capitals inside a sentence are names, and so left out."""
    for sentence in _SENTENCE.split(said):
        for position, word in enumerate(text.words(sentence)):
            is_name = position > 0 and word[:1].isupper()
            unknown = [form for form in text.forms(word) if not form[:1].isdigit() and form not in known]
            if unknown and not is_name and not any(char.isdigit() for char in word):
                yield word


def texts(value: object) -> Iterator[str]:
    """Yield all texts of a file, editors' remarks and titles of sources too, but no ids and addresses."""
    if isinstance(value, str):
        if not ID_PATTERN.fullmatch(value):
            yield _ADDRESS.sub(" ", value)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_TEXT:
                yield from texts(part)


def place_names(catalogue: Path) -> set[str]:
    """Return the words of all names in the register of localities."""
    return set(text.words((catalogue / "localities" / "register.json").read_text("utf-8")))


def is_abbreviation(word: str) -> bool:
    """Tell whether a word is written in capitals: UBND, BĐBP."""
    return len(word) > 1 and word.isupper()


def main() -> int:
    """Print each strange syllable with its files; return 0, since only a reader can say whether it is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, nargs="+", required=True)
    parser.add_argument("--catalogue", type=Path, default=ROOT / "catalogue")
    parser.add_argument("--least", type=int, default=LEAST)
    arguments = parser.parse_args()
    known = known_syllables(arguments.words, arguments.least)
    names = place_names(arguments.catalogue)
    files = read_files(arguments.catalogue, Report())
    found: dict[str, list[str]] = {}
    for file in (file for folder in FOLDERS for file in getattr(files, folder)):
        for word in {word for said in texts(file.tree) for word in strange(said, known)}:
            if word in names or is_abbreviation(word):
                continue
            found.setdefault(word, []).append(file.id)
    for word, where in sorted(found.items()):
        print(f"{word}: {', '.join(sorted(where))}")
    print(f"{len(known)} known syllables; {len(found)} strange words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
