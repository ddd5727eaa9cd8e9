"""How fast places are looked up: rates of full former names, each asked once of a fresh register, and its load.

Prints CPU figures and the ratio to folding the same names, which drifts less with the machine.
"""

from __future__ import annotations

import time
from statistics import median

from danvan import text
from danvan.localities import Register
from danvan.localities.resolve import resolve_place
from danvan.settings import ROOT

FOLDER = ROOT / "catalogue" / "localities"
PARTS = 5


def load() -> Register:
    """Return a register that has remembered nothing."""
    return Register.load(FOLDER / "register.json", FOLDER / "overlay.yml")


def cpu(work: object) -> float:
    """Return the CPU seconds of a call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(some: list[str]) -> tuple[float, float]:
    """Return (look-ups a second, cost against folding the same names) of a fresh register."""
    register = load()
    register.named("xa", "")
    asked = cpu(lambda: [resolve_place(register, label, "2025-06") for label in some])
    return len(some) / asked, asked / cpu(lambda: [text.fold(label) for label in some])


def main() -> None:
    """Measure and print."""
    register = load()
    labels = [register.full_label(unit) for unit in register.all("cu", "xa")]
    loads = [cpu(load) for _ in range(PARTS)]
    rates, ratios = zip(*(measure(labels[part::PARTS]) for part in range(PARTS)), strict=True)
    print(f"load: median {median(loads):.2f} s CPU")
    print(f"look-ups: median {median(rates):,.0f}/s CPU, best {max(rates):,.0f}/s")
    print(f"a look-up costs {median(ratios):.1f} times the folding of the same name")


if __name__ == "__main__":
    main()
