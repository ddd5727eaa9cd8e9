"""Write a whole catalogue of N realistic records: python tests/benchmarks/generate.py N FOLDER [--seed S]

The real records stand in it with everything around them; the others have the form of one of them, a place of the
register and text recombined from all of them (a chain of two words), with further words so that the vocabulary grows
with the catalogue as a real one does. The same N and seed write the same bytes.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(Path(__file__).parent)]

from language import Chain, Words, sentences  # noqa: E402

from danvan import text  # noqa: E402
from danvan.localities import Register, Unit  # noqa: E402
from danvan.localities.unit import FIRST_DAY  # noqa: E402

CATALOGUE = ROOT / "catalogue"
LONGER = 1.1  # generated texts against those of the record they are modelled on, and
MORE = 0.9  # chance of one more step or result for each: median 2.5 KB instead of 2.0
SHORT = 0.8  # such texts stay as they are in so many cases: names of organisations recur in a real catalogue, too
AGAIN = 0.4  # so many titles of sources and notes of editors are those of an earlier record: reports tell of several

PROSE = {
    "ten", "diem_kheo", "tom_tat", "boi_canh", "muc_tieu", "viec", "san_pham", "chi_so", "bai_hoc",
    "kho_khan", "cach_vuot", "duy_tri", "ghi_chu", "nhan_luc", "vat_tu", "khoan", "dieu_chinh",
}  # fmt: skip
NUMBERS = {"gia_tri", "truoc", "so_tien", "ngay_cong"}
KEPT_SHORT = {"thu_huong", "van_dong", "ten_khac", "ai", "vai_tro", "bao_lau", "tien_do", "bat_dau"}
DROPPED = {"van_ban", "dia_ban_nay", "nhan_rong_tai", "cong_nhan", "dang_ky", "danh_gia", "tham_gia", "phong_trao"}
RECENT = 50  # records later
REPEATED = {"cach_lam", "ket_qua"}
UNKNOWN_INSTEAD = {"nhan_rong_tai", "cong_nhan"}  # a record must say that it does not know these
GIVEN = {"dia_ban", "thoi_diem"}
SUMMARY = (80, 300)
NAME_MOST = 110

Tree = dict[str, Any]


def records() -> dict[str, Tree]:
    """Return the real records by id, every scalar as text."""
    paths = sorted((CATALOGUE / "records").glob("*/*.yml"))
    return {path.stem: yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in paths}


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield (key, text) of every scalar."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, name)
    else:
        for key, item in value.items():
            yield from leaves(item, key)


def names() -> Iterator[str]:
    """Yield the names of all places, and the vocabularies."""
    register = json.loads((CATALOGUE / "localities" / "register.json").read_text("utf-8"))
    for part in ("communes", "old_districts", "old_communes"):
        yield from (unit[2] for unit in register[part])
    yield from (path.read_text("utf-8") for path in sorted((CATALOGUE / "vocabularies").glob("*.yml")))


class Places:
    """Places as sources print them, each clear by itself: full names of former communes that went to one commune."""

    def __init__(self, chance: random.Random) -> None:
        folder = CATALOGUE / "localities"
        register = Register.load(folder / "register.json", folder / "overlay.yml")
        self._chance = chance
        old = [
            unit
            for unit in register.all("cu", "xa")
            if len(register.present(unit)) == 1 and self._steady(unit, register)
        ]
        names = Counter(register.full_label(unit) for unit in old)
        self._all = [
            (label, text.slug(register.province(register.present(unit)[0]).name))
            for unit in old
            if names[label := register.full_label(unit)] == 1
        ]

    @staticmethod
    def _steady(unit: Unit, register: Register) -> bool:
        """Tell whether a unit and those above it had their names on all days."""
        return all(each.since == FIRST_DAY for each in (unit, *register.above(unit)))

    def draw(self) -> tuple[str, str]:
        """Return the full name of a place and the folder of its present province."""
        return self._all[int(self._chance.random() * len(self._all))]


class Maker:
    """Makes records after the real ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.real = records()
        self._trees = list(self.real.values())
        words = Words((line for tree in self._trees for _, line in leaves(tree)), names(), self._chance)
        lines: defaultdict[str, list[str]] = defaultdict(list)
        for tree in self._trees:
            for name, line in leaves(tree):
                lines[name if name in ("ten", "viec", "chi_so") else "text"].append(line) if name in PROSE else None
        lines["ten"] = [tree["ten"] for tree in self._trees]
        taken = frozenset(sentence for own in lines.values() for line in own for sentence in sentences(line))
        self._chains = {name: Chain(of_kind, words, taken, self._chance) for name, of_kind in lines.items()}
        self._places = Places(self._chance)
        self._taken = set(self.real)
        self._theme: list[str] = []
        self._known: dict[str, list[str]] = {}

    def record(self) -> tuple[str, str, Tree]:
        """Return id, folder and tree of one more record."""
        model = self._trees[int(self._chance.random() * len(self._trees))]
        place, folder = self._places.draw()
        name = self._name(model["ten"])
        self._theme = [place.split(",")[0], *self._phrases(name), *(actor["ten"] for actor in model.get("chu_tri", ()))]
        tree = {key: self._value(key, value) for key, value in model.items() if key not in DROPPED}
        tree["ten"] = name
        tree["dia_ban"] = place
        year, month = 2018 + int(self._chance.random() * 7), 1 + int(self._chance.random() * 12)
        tree["thoi_diem"] = f"{year}-{month:02}"
        tree["tom_tat"] = self._summary(model["tom_tat"])
        tree["nguon"] = [self._source(source, f"{year}-{month:02}-{1 + month % 28:02}") for source in model["nguon"]]
        self._complete(tree, model)
        return self._id(tree["ten"], place), folder, tree

    def _phrases(self, name: str) -> Iterator[str]:
        """Yield the words of a name in threes."""
        words = name.split()
        yield from (" ".join(words[at : at + 3]).lower() for at in range(0, len(words) - 2, 3))

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._value(key, item) for key, item in value.items()}
        if isinstance(value, list):
            more = [item for item in value if name in REPEATED and self._chance.random() < MORE]
            return [self._value(name, item) for item in (*value, *more)]
        if name in NUMBERS and not re.search(r"\d ?[-–/] ?\d", value):
            return re.sub(r"\d+", self._digits, value)
        if name == "ghi_chu":
            return self._recurring(name, value)
        if name in PROSE or (name in KEPT_SHORT and self._chance.random() > SHORT):
            return self._line(name, value)
        return value

    def _digits(self, found: re.Match[str]) -> str:
        if found[0].startswith("0") or len(found[0]) > 3:
            return found[0]
        low = 10 ** (len(found[0]) - 1)
        return str(low + int(self._chance.random() * 9 * low))

    def _line(self, name: str, value: str) -> str:
        length = round(len(value) * LONGER * (0.6 + self._chance.random() * 0.8))
        made = self._chains.get(name, self._chains["text"]).line(length, self._theme)
        return made[0].upper() + made[1:]

    def _recurring(self, name: str, value: str) -> str:
        """Return a line that several records may have."""
        known = self._known.setdefault(name, [])
        if not known or self._chance.random() > AGAIN:
            known.append(self._line(name, value))
            return known[-1]
        return known[-1 - int(self._chance.random() * min(len(known), RECENT))]

    def _name(self, value: str) -> str:
        made = self._line("ten", value)
        return made if len(made) <= NAME_MOST else made[:NAME_MOST].rsplit(" ", 1)[0].rstrip(" ,;:–-(“")

    def _summary(self, value: str) -> str:
        made = self._chains["text"].line(
            max(SUMMARY[0] + 20, min(SUMMARY[1] - 60, round(len(value) * LONGER))), self._theme
        )
        return (made[0].upper() + made[1 : SUMMARY[1] - 2]).rstrip(" ,;:–-(“") + "."

    def _source(self, source: Tree, day: str) -> Tree:
        made = {**source, "ten": self._recurring("source", source["ten"])}
        if "ngay" in made:
            made["ngay"] = day
        return made

    def _complete(self, tree: Tree, model: Tree) -> None:
        """Say of dropped keys that they are not known, and no more of those that are not there."""
        dropped = DROPPED & set(model)
        unknown = [
            name for name in tree.get("chua_ro", ()) if name.split(".")[0] not in dropped - UNKNOWN_INSTEAD | GIVEN
        ]
        unknown += [name for name in sorted(dropped & UNKNOWN_INSTEAD) if name not in unknown]
        inferred = [name for name in tree.get("suy_ra", ()) if name.split(".")[0] in tree]
        for name, value in (("chua_ro", unknown), ("suy_ra", inferred)):
            if value:
                tree[name] = value
            else:
                tree.pop(name, None)

    def _id(self, name: str, place: str) -> str:
        where = text.slug(place.split(",")[0].split(" ", 1)[1])[:20]
        stem = f"{text.slug(name)[:36].rsplit('-', 1)[0]}-{where}".strip("-")
        free = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
        found = next(each for each in free if each not in self._taken)
        self._taken.add(found)
        return found


PLAIN = re.compile(r"[^\W\d_][\w ,./()%–-]*[\w.)%]|[\d][\d.,-]*\d|\d", re.U)
RESERVED = {"no", "yes", "on", "off", "true", "false", "null", "y", "n"}


def scalar(value: str, inside: bool = False) -> str:
    """Return a text as YAML; `inside` a list in brackets."""
    plain = PLAIN.fullmatch(value) and value.lower() not in RESERVED and not (inside and "," in value)
    return value if plain else json.dumps(value, ensure_ascii=False)


def lines(tree: Tree, indent: str = "") -> Iterator[str]:
    """Yield a record as an editor types it."""
    for name, value in tree.items():
        if isinstance(value, str):
            yield f"{indent}{name}: {scalar(value)}"
        elif isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from lines(value, indent + "  ")
        elif all(isinstance(item, str) for item in value):
            yield f"{indent}{name}: [{', '.join(scalar(item, inside=True) for item in value)}]"
        else:
            yield f"{indent}{name}:"
            for item in value:
                rows = (
                    list(lines(item, indent + "    ")) if isinstance(item, dict) else [indent + "    " + scalar(item)]
                )
                yield f"{indent}  - {rows[0].strip()}"
                yield from rows[1:]


def write(count: int, folder: Path, seed: int, say: Callable[[str], None] = print) -> None:
    """Write the catalogue; the folder must not be there yet."""
    maker = Maker(seed)
    if count < len(maker.real):
        raise SystemExit(f"at least {len(maker.real)}: the real records are always in it")
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(CATALOGUE, folder, ignore=shutil.ignore_patterns("urls.lock"))
    for _ in range(count - len(maker.real)):
        name, province, tree = maker.record()
        path = folder / "records" / province / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(lines(tree)) + "\n", "utf-8")
    say(f"{count} records in {folder}")


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.count, options.folder, options.seed)


if __name__ == "__main__":
    main()
