"""The numbers of every record against the fact sheet it was written from, by digests: the sheets are not needed.

DANVAN_AUDIT_ROOT names another checkout whose `catalogue/` and `tests/data/` are to be compared.
"""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "audit"))

import digests
import figures
import items
import sheets
import written

ROOT = Path(os.environ.get("DANVAN_AUDIT_ROOT") or Path(__file__).resolve().parents[2])
DATA = ROOT / "tests" / "data"
SHEET = {
    "approach": ["Họp dân bàn công khai", "Vận động từng hộ"],
    "results": [{"text": "Đất hiến", "value": 24000, "unit": "m2", "baseline": "hơn 1,5"}],
    "resources": [{"what": "Tổng kinh phí", "amount": 36.6, "unit": "triệu đồng"}],
    "partners": ["Ban Công tác Mặt trận thôn"],
    "excerpt_support": ["với trên 70 hộ dân"],
}
RECORD = {
    "cach_lam": [{"viec": "Họp dân để bàn công khai"}, {"viec": "Vận động từng hộ", "ai": "Chi bộ"}],
    "ket_qua": [{"chi_so": "Đất hiến", "gia_tri": "trên 24.000", "don_vi": "m2", "truoc": "hơn 1,5"}],
    "nguon_luc": {"kinh_phi": [{"khoan": "Tổng", "so_tien": "36,6 triệu đồng"}]},
    "phoi_hop": [{"ten": "Ban Công tác Mặt trận thôn"}],
    "boi_canh": "Thôn có trên 70 hộ.",
    "nguon": [{"ngay": "2021-09-05"}],
}


def found(record, waivers=None):
    """Return the differences of a record from the sheet above."""
    known = {"mau": digests.entry("mau", "f000", sheets.required(SHEET), sheets.allowed(SHEET))}
    return list(digests.differences({"mau": record}, known, waivers or {}))


def test_every_number_of_the_catalogue_is_the_one_of_its_sheet():
    known = digests.read_digests(DATA / "sheet-digests.json")
    waivers = digests.read_waivers(DATA / "sheet-exceptions.yml")
    assert known, "no digests: the comparison would say nothing"
    assert list(digests.differences(written.records(ROOT / "catalogue"), known, waivers)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hiến trên 24.000 m2 đất của hơn 70 hộ", ["24000", "70"]),
        ("từ 1,8 km lên 2.5 km", ["1.8", "2.5"]),
        ("1,2 tỉ đồng, 36,6 triệu đồng, 150 nghìn đồng", ["1200000000", "36600000", "150000"]),
        ("năm 2018 tỷ lệ hộ nghèo 4,20%", ["2018", "4.2"]),
        ("2016-2021, 43/170 hộ, ngày 05/9", ["2016", "2021", "43", "170", "5", "9"]),
        ("m2, khu Z30, A14", []),
        ("1.319,6 ha", ["1319.6"]),
    ],
)
def test_numbers_are_read_in_one_spelling(text, expected):
    assert figures.figures(text) == expected


def test_a_number_of_a_translation_may_be_read_in_two_ways():
    assert figures.readings("1,200 people") == {"1200", "1.2"}


def test_a_number_of_a_sheet_takes_the_scale_of_its_unit():
    assert figures.scaled(36.6, "triệu đồng") == "36600000"
    assert figures.scaled(1000.0, "m2") == "1000"


def test_a_record_with_the_numbers_of_its_sheet_passes():
    assert found(RECORD) == []


def test_a_changed_number_is_missing_and_strange():
    changed = {**RECORD, "ket_qua": [{**RECORD["ket_qua"][0], "gia_tri": "trên 42.000"}]}
    assert [line.split(": ", 1)[1] for line in found(changed)] == [
        f"a number of its sheet is missing: {digests.digest('mau', '24000')}",
        "'trên 42.000 m2' is not in its sheet",
    ]


def test_a_changed_scale_is_found():
    changed = {**RECORD, "nguon_luc": {"kinh_phi": [{"khoan": "Tổng", "so_tien": "36,6 tỉ đồng"}]}}
    assert len(found(changed)) == 2


def test_a_number_only_in_the_summary_is_missing():
    moved = {key: value for key, value in RECORD.items() if key != "ket_qua"} | {"tom_tat": "24.000 m2, 1,5 m"}
    assert len(found(moved)) == 2


def test_a_waived_difference_passes_and_a_needless_waiver_does_not():
    shorter = {key: value for key, value in RECORD.items() if key != "nguon_luc"}
    waiver = digests.Waiver("sensitive", left_out={digests.digest("mau", "36600000")})
    assert found(shorter, {"mau": waiver}) == []
    assert len(found(RECORD, {"mau": waiver})) == 1


def test_a_record_without_file_is_found():
    known = {"mau": digests.entry("mau", "f000", [], [])}
    assert list(digests.differences({}, known, {})) == ["mau: no file"]


def test_items_are_carried_in_other_words_and_lost_ones_are_named():
    assert not any(items.missing(SHEET, RECORD).values())
    assert items.missing(SHEET, {**RECORD, "phoi_hop": []})["partners"] == SHEET["partners"]
    assert items.missing(SHEET, {**RECORD, "cach_lam": RECORD["cach_lam"][:1]})["approach"] == [SHEET["approach"][1]]


def test_a_waiver_says_why(tmp_path):
    path = tmp_path / "exceptions.yml"
    path.write_text("mau:\n  left_out: [0123456789ab]\n", "utf-8")
    with pytest.raises(ValueError, match="no reason"):
        digests.read_waivers(path)
