"""The QR code of an address."""

import re

import segno

from danvan import qr

ADDRESS = "https://kho.example.vn/dan-van/mo-hinh/xen-canh-dua-lua-nghia-ta.html"


def modules(code: qr.Code) -> set[tuple[int, int]]:
    """Return the black modules that the path draws: "M4 4.5h7m2 0h1" goes by modules, without the white around."""
    black, x, y = set(), 0, 0
    for step, numbers in steps(code.path):
        if step == "h":
            black |= {(int(x) + n - qr.QUIET, int(y) - qr.QUIET) for n in range(int(numbers[0]))}
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if step == "M" else (x + numbers[0], y + numbers[1])
    return black


def steps(path: str):
    for step, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        yield step, [float(number) for number in re.findall(r"-?[\d.]+", numbers)]


def test_the_path_draws_the_code_of_the_address(tmp_path):
    made = qr.code(ADDRESS, tmp_path)
    matrix = segno.make_qr(ADDRESS, error="l", mask=2).matrix
    assert made.size == len(matrix) + 2 * qr.QUIET
    assert modules(made) == {(x, y) for y, row in enumerate(matrix) for x, black in enumerate(row) if black}


def test_a_code_is_made_once(tmp_path, monkeypatch):
    first = qr.code(ADDRESS, tmp_path)
    monkeypatch.setattr(qr, "_made", None)
    assert qr.code(ADDRESS, tmp_path) == first and len(list(tmp_path.iterdir())) == 1


def test_a_broken_or_unwritable_store_does_no_harm(tmp_path):
    first = qr.code(ADDRESS, tmp_path)
    next(tmp_path.iterdir()).write_text("x")
    assert qr.code(ADDRESS, tmp_path) == first
    (tmp_path / "file").write_text("")
    assert qr.code(ADDRESS, tmp_path / "file" / "below") == first
