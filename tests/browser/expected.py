"""What the pages must answer, worked out from the YAML and the register alone: `expected.py FILE` writes it as JSON.

It shares no code with the package, so that both would have to make the same mistake. Form: `records` holds for
each published record `{names, linh-vuc, tinh, huyen}`, the last three as values of addresses; `places` holds
for each province with records, and for the districts of the issue, `{facet, value}` under its name; `queries` are those
of the judged set that are not set aside, with their marks and as they are typed.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import yaml

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
QUERIES = Path(__file__).resolve().parents[1] / "data" / "queries.yml"
NEW_UNITS_FROM = "2025-07"  # the two-level system
KIND = re.compile(r"(?i)^(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|h\.|q\.|tx\.?)\s*")
FIELD_TILE = {"co-quan-hanh-chinh": "he-thong-chinh-tri"}  # the fifth field counts under the fourth
OTHER_NAMES = {"HCM": "Hồ Chí Minh", "Thừa Thiên Huế": "Huế", "Thừa Thiên - Huế": "Huế", "Hoà Bình": "Hòa Bình"}
UNKNOWN = "chua-ro"  # what a facet calls a record that does not say
DISTRICTS = ("Chợ Đồn",)  # other names may mean a commune as well; this one is in the issue


class Names:
    """The names of the register: former and present provinces, former districts."""

    def __init__(self, file: Path) -> None:
        register = json.loads(file.read_text("utf-8"))
        self.present = {name: code for code, _, name, *_ in register["provinces"]}
        self.former = {name: (code, heirs) for code, _, name, heirs, *_ in register["old_provinces"]}
        self.districts = {(up, name): code for code, _, name, up, *_ in register["old_districts"]}

    def facets(self, text: str, as_of: str) -> tuple[set[str], set[str]]:
        """Return the values of `tinh` and of `huyen` for one place as printed."""
        parts = [part.strip() for part in text.split(",")]
        province = KIND.sub("", parts[-1])
        province = OTHER_NAMES.get(province, province)
        if as_of >= NEW_UNITS_FROM:
            return {self.present[province]}, set()
        code, heirs = self.former[province]
        districts = {self.districts.get((code, KIND.sub("", part))) for part in parts[:-1]} - {None}
        return {f"cu-{code}", *heirs}, {f"cu-{district}" for district in districts}


def as_list(value: object) -> list[str]:
    """Return a list for a text, a list or nothing."""
    return [value] if isinstance(value, str) else list(value or [])


def facts(record: dict, names: Names) -> dict[str, list[str]]:
    """Return the names of a record, and its values of three facets."""
    places = [names.facets(place, record.get("thoi_diem", "")) for place in as_list(record.get("dia_ban"))]
    fields = as_list(record.get("linh_vuc")) or [UNKNOWN]
    return {
        "names": [record["ten"], *as_list(record.get("ten_khac"))],
        "linh-vuc": sorted({*fields, *(FIELD_TILE[field] for field in fields if field in FIELD_TILE)}),
        "tinh": sorted(set().union(*(province for province, _ in places))),
        "huyen": sorted(set().union(*(district for _, district in places))),
    }


def is_plain(record: dict) -> bool:
    """Tell whether the time of a record's places is beyond doubt: it is dated, or a district is written."""
    district = re.compile(r"(?i)(^|, *)(huyện|quận|thị xã|h\.|q\.|tx\.|t\.x)")
    return bool(record.get("thoi_diem")) or all(district.search(place) for place in as_list(record.get("dia_ban")))


def place_names(records: dict[str, dict], names: Names, doubtful: set[str]) -> dict[str, dict[str, str]]:
    """Return the facet value that a place's bare name must find; a present province wins over a former one.

    Places of `doubtful` records are left out: what they hold is not for this program to say.
    """
    used = {value for record in records.values() for facet in ("tinh", "huyen") for value in record[facet]} - doubtful
    former = {name: f"cu-{code}" for name, (code, _) in names.former.items()}
    provinces = {name: value for name, value in {**former, **names.present}.items() if value in used}
    districts = {name: f"cu-{code}" for (_, name), code in names.districts.items() if name in DISTRICTS}
    found = {name: {"facet": "tinh", "value": value} for name, value in provinces.items()}
    return found | {name: {"facet": "huyen", "value": value} for name, value in districts.items()}


def read(catalogue: Path) -> dict[str, dict]:
    """Return everything the browser scenarios compare with."""
    names = Names(catalogue / "localities" / "register.json")
    loaded = {
        file.stem: yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        for file in sorted(catalogue.glob("records/*/*.yml"))
    }
    published = {key: record for key, record in loaded.items() if record["bien_tap"]["trang_thai"] == "cong-bo"}
    records = {key: facts(record, names) for key, record in published.items()}
    doubtful = {value for key, one in published.items() if not is_plain(one) for value in records[key]["tinh"]}
    return {"records": records, "places": place_names(records, names, doubtful), "queries": queries()}


def queries() -> list[str]:
    """Return what cadres ask, each text once."""
    asked = [one for one in yaml.safe_load(QUERIES.read_text("utf-8")) if one["phan"] == "dev"]
    return list(dict.fromkeys(text for one in asked for text in (one["hoi"], one["khong_dau"])))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(read(CATALOGUE), ensure_ascii=False, indent=1), "utf-8")
