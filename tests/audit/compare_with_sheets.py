"""Compare a catalogue with the fact sheets it was written from, and write the digests tests/unit/test_sheets.py uses.

python tests/audit/compare_with_sheets.py --sheets models.jsonl --seeds seed_records.json --maps DIR \
    [--catalogue DIR] [--data DIR] [--read]

DIR of --maps holds files {sheet id: record id}. Items the records do not carry are listed with the share
carried; a number a record states and its sheet does not is an error (exit code 1), unless
`sheet-exceptions.yml` in --data gives a reason. `sheet-digests.json` is written there, too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks")]

import digests  # noqa: E402
import figures  # noqa: E402
import items  # noqa: E402
import sheets  # noqa: E402
import values  # noqa: E402
import written  # noqa: E402

UNLIKE = 0.34  # a step with less of the sheet's words than this is worth reading beside it
Pairs = dict[str, tuple[str, sheets.Sheet]]  # {record id: (sheet id, sheet)}


def pairs(arguments: argparse.Namespace) -> Pairs:
    """Return which sheet each record comes from; raise KeyError when a map names an unknown sheet."""
    known = sheets.read_sheets(arguments.sheets)
    mapped = {record: (sheet, known[sheet]) for sheet, record in sheets.read_maps(arguments.maps).items()}
    return mapped | {record: ("seed", seed) for record, seed in sheets.read_seeds(arguments.seeds).items()}


def needed(sheet: sheets.Sheet) -> set[str]:
    """Return the numbers a record has to carry; a seed lists its own in one line, derived ones in brackets."""
    listed = sheet.get("numbers")
    return set(figures.figures(listed.partition("(")[0])) if listed else sheets.required(sheet)


def make_digests(found: Pairs) -> digests.Digests:
    """Return the digests of all sheets by record id."""
    return {
        record: digests.entry(record, name, needed(sheet), sheets.allowed(sheet))
        for record, (name, sheet) in sorted(found.items())
    }


def lost_numbers(record: str, sheet: sheets.Sheet, tree: written.Tree, waiver: digests.Waiver) -> Iterator[str]:
    """Yield the numbers of a sheet which its record lacks, with the digest a waiver would name."""
    for number in sorted(needed(sheet) - written.numbers(written.stated(tree, body=True))):
        one = digests.digest(record, number)
        if one not in waiver.left_out:
            yield f"number of the sheet missing: {number} ({one})"


def foreign_numbers(record: str, sheet: sheets.Sheet, tree: written.Tree, waiver: digests.Waiver) -> Iterator[str]:
    """Yield the numbers a record states and its sheet does not."""
    allowed = set(digests.entry(record, "", needed(sheet), sheets.allowed(sheet))["allowed"])
    for one, text in digests.strangers(record, tree, allowed):
        if one not in waiver.added:
            yield f"ERROR number not in the sheet ({one}): {text}"


def unlike_steps(sheet: sheets.Sheet, tree: written.Tree) -> Iterator[str]:
    """Yield steps of the sheet that share few words with any of the record: to be read, not wrong as such."""
    said = written.stated(tree)
    for step in sheet.get("approach", []):
        share = items.best_share(step, said)
        if share < UNLIKE:
            yield f"read: step ({share:.2f}): {step}"


def source_differences(sheet: sheets.Sheet, tree: written.Tree) -> Iterator[str]:
    """Yield the sources of the sheet that the record cites otherwise, or not at all."""
    cited = tree.get("nguon", [])
    for source in sheet.get("sources", []):
        match = next((one for one in cited if _same_address(one.get("dia_chi", ""), source["url"])), None)
        if match is None:
            yield f"ERROR source not cited: {source['url']}"
            continue
        for key, name in (("title", "ten"), ("publisher", "co_quan"), ("date", "ngay")):
            if key in source and source[key] != match.get(name):
                yield f"source {name}: {source[key]!r} is {match.get(name)!r}"


def _same_address(one: str, other: str) -> bool:
    """Tell whether two addresses are the same, percent-encoded or not."""
    return unquote(one) == unquote(other)


def main() -> int:
    """Print what differs and write the digests; return 1 when there is an error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--sheets", "--seeds", "--maps"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--catalogue", type=Path, default=ROOT / "catalogue")
    parser.add_argument("--data", type=Path, default=ROOT / "tests" / "data")
    parser.add_argument("--read", action="store_true", help="also list what is worth reading side by side")
    return compare(parser.parse_args())


def compare(arguments: argparse.Namespace) -> int:
    """Compare all records with their sheets; return the exit code."""
    found = pairs(arguments)
    records = written.records(arguments.catalogue)
    waivers = digests.read_waivers(arguments.data / "sheet-exceptions.yml")
    all_items, lost, errors = Counter[str](), Counter[str](), 0
    for record, (name, sheet) in sorted(found.items(), key=lambda pair: (pair[1][0], pair[0])):
        if record not in records:
            print(f"{name} {record}\n  ERROR no file")
            errors += 1
            continue
        tree, waiver = records[record], waivers.get(record, digests.Waiver(""))
        all_items.update({kind: len(items.listed(sheet, kind)) for kind in items.KINDS})
        lines = [*lost_numbers(record, sheet, tree, waiver), *foreign_numbers(record, sheet, tree, waiver)]
        for kind, lacking in items.missing(sheet, tree).items():
            lost[kind] += len(lacking)
            waived = waiver.items.get(kind, 0)
            lines += [f"not carried: {kind}: {line}" for line in lacking] if len(lacking) > waived else []
            lines += [f"ERROR waived, but carried: {kind}"] if len(lacking) < waived else []
        lines += source_differences(sheet, tree)
        lines += [*unlike_steps(sheet, tree), *values.differences(sheet, tree)] if arguments.read else []
        errors += sum(line.startswith("ERROR") for line in lines)
        if lines:
            print(f"{name} {record}", *lines, sep="\n  ")
    extra = sorted(records.keys() - found.keys())
    print(f"records without sheet: {len(extra)}", *extra)
    for kind in items.KINDS:
        print(f"{kind}: {all_items[kind] - lost[kind]} of {all_items[kind]} carried")
    total, kept = all_items.total(), all_items.total() - lost.total()
    print(f"all items: {kept} of {total} carried ({kept / max(total, 1):.1%}); errors: {errors}")
    path = arguments.data / "sheet-digests.json"
    path.write_text(json.dumps(make_digests(found), indent=0, sort_keys=True) + "\n", "utf-8")
    return int(errors > 0)


if __name__ == "__main__":
    sys.exit(main())
