"""Find copied sentences: the longest run of syllables a record shares with its sheet's source phrases or a seed.

python tests/audit/copied_runs.py --sheets models.jsonl --seeds seed_records.json --texts DIR --maps DIR \
    [--catalogue DIR] [--most 12]

Names and figures do not count, and do not break a run either: numbers, capitalised words that do not begin a sentence,
quoted titles, and names the sheet itself gives (titles, leads, partners) are taken out of both texts before they are
compared. Runs of more than --most syllables are printed (exit code 1).
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks")]

import sheets  # noqa: E402
import written  # noqa: E402

from danvan import text  # noqa: E402

MOST = 12  # syllables: official wording ("học tập và làm theo tư tưởng, đạo đức ...") is about that long
PROSE = (
    *("ten", "tom_tat", "diem_kheo", "boi_canh", "muc_tieu", "doi_tuong", "cach_lam", "nguon_luc", "ket_qua"),
    *("dieu_kien", "kho_khan", "bai_hoc", "duy_tri", "nhan_rong_tai", "thoi_gian", "bien_tap"),
)
_SENTENCE = re.compile(r"(?<=[.;:!?…])\s+|\n+")
_QUOTED = re.compile(r"[“\"][^”\"]{1,120}[”\"]")  # the name of a model


def tokens(said: str, names: Iterable[str] = ()) -> list[str]:
    """Return the folded syllables of a text without names, quoted titles and figures."""
    for name in names:
        said = said.replace(name, " 0 ")
    found: list[str] = []
    for sentence in _SENTENCE.split(_QUOTED.sub(" 0 ", said)):
        for position, word in enumerate(text.words(sentence)):
            found += () if position > 0 and word[:1].isupper() else folded(word)
    return found


@cache
def folded(word: str) -> list[str]:
    """Return the folded syllables of a word, none for a figure."""
    return [text.fold(form) for form in text.forms(word) if not form[:1].isdigit()]


def positions(said: list[str]) -> dict[str, list[int]]:
    """Return where each token stands."""
    places: dict[str, list[int]] = {}
    for position, token in enumerate(said):
        places.setdefault(token, []).append(position)
    return places


def longest_run(one: list[str], places: dict[str, list[int]]) -> list[str]:
    """Return the longest run of tokens shared with a text given by `positions` (dynamic programming)."""
    best, end = 0, 0
    lengths: dict[int, int] = {}
    for position, token in enumerate(one):
        lengths = {place: lengths.get(place - 1, 0) + 1 for place in places.get(token, ())}
        longest = max(lengths.values(), default=0)
        if longest > best:
            best, end = longest, position + 1
    return one[end - best : end]


def names_of(sheet: sheets.Sheet, tree: written.Tree) -> list[str]:
    """Return names that are to be kept exactly, longest first."""
    listed = [sheet.get("title", ""), sheet.get("lead_organisation", ""), *sheet.get("partners", [])]
    listed += [source.get("title", "") for source in sheet.get("sources", []) if isinstance(source, dict)]
    listed += [actor.get("ten", "") for key in ("chu_tri", "phoi_hop", "tham_gia") for actor in tree.get(key, [])]
    listed.append(sheet.get("name", ""))
    return sorted({name for name in listed if name}, key=len, reverse=True)


def runs(tree: written.Tree, sheet: sheets.Sheet, sources: dict[str, str]) -> Iterator[tuple[list[str], str, str]]:
    """Yield (run, key, source) of the longest run between each prose key and each source text."""
    names = names_of(sheet, tree)
    sources = sources | {"sheet": "\n".join([*sheet.get("excerpt_support", []), *sheet.get("quotes", [])])}
    others = {name: positions(tokens(said, names)) for name, said in sources.items()}
    for key in PROSE:
        own = tokens("\n".join(written.texts(tree.get(key, ""))), names)
        for name, other in others.items():
            yield longest_run(own, other), key, name


def main() -> int:
    """Print all runs that are too long; return 1 when there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--sheets", "--seeds", "--texts", "--maps"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--catalogue", type=Path, default=ROOT / "catalogue")
    parser.add_argument("--most", type=int, default=MOST)
    return report(parser.parse_args())


def report(arguments: argparse.Namespace) -> int:
    """Print the runs of all records; return the exit code."""
    known = sheets.read_sheets(arguments.sheets)
    origin = {record: known[sheet] for sheet, record in sheets.read_maps(arguments.maps).items()}
    origin |= sheets.read_seeds(arguments.seeds)
    sources = {path.name: path.read_text("utf-8") for path in sorted(arguments.texts.glob("*.txt"))}
    longest, long_ones = 0, 0
    for record, tree in written.records(arguments.catalogue).items():
        for run, key, source in runs(tree, origin.get(record, {}), sources):
            longest = max(longest, len(run))
            if len(run) > arguments.most:
                long_ones += 1
                print(f"{record}: {key}: {len(run)} syllables of {source}: {' '.join(run)}")
    print(f"longest run: {longest} syllables; runs of more than {arguments.most}: {long_ones}")
    return int(long_ones > 0)


if __name__ == "__main__":
    sys.exit(main())
