"""What the pages must answer, worked out from the YAML and the register alone: `expected.py FILE` writes it as JSON.

It shares no code with the package, so that both would have to make the same mistake. Form: `records` holds for
each published record `{names, said, ...}`: `said` are texts that its page shows, the others (`linh-vuc`, `tinh`,
`cong-nhan`) what it has of each facet, as values of addresses; of `xa` only the former communes that are plain;
`places` holds for each province with records, and for the districts of the issue, `{facet, value}` under its name;
`queries` are those of the judged set that are not set aside, with their marks and as they are typed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
QUERIES = Path(__file__).resolve().parents[1] / "data" / "queries.yml"
NEW_UNITS_FROM = "2025-07"  # the two-level system
KIND = re.compile(r"(?i)^(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|h\.|q\.|tx\.?)\s*")
FIELD_TILE = {"co-quan-hanh-chinh": "he-thong-chinh-tri"}  # the fifth field counts under the fourth
OTHER_NAMES = {"HCM": "Hồ Chí Minh", "Thừa Thiên Huế": "Huế", "Thừa Thiên - Huế": "Huế", "Hoà Bình": "Hòa Bình"}
AS_REGISTERED = {**OTHER_NAMES, "Đăk Glei": "Đắk Glei"}
UNKNOWN = "chua-ro"  # what a facet calls a record that does not say
SMALL_KIND = re.compile(r"(?i)^((xã|phường|thị trấn|đặc khu)\s+|p\.)")
STEPS_FOR_HOW = 3
DISTRICTS = ("Chợ Đồn",)  # other names may mean a commune as well; this one is in the issue


class Names:
    """The names of the register: former and present provinces, former districts."""

    def __init__(self, file: Path) -> None:
        register = json.loads(file.read_text("utf-8"))
        self.present = {name: code for code, _, name, *_ in register["provinces"]}
        self.former = {name: (code, heirs) for code, _, name, heirs, *_ in register["old_provinces"]}
        self.districts = {(up, name): code for code, _, name, up, *_ in register["old_districts"]}
        self.communes = {(up, kind, name): code for code, kind, name, up, *_ in register["old_communes"]}

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

    def communes_of(self, text: str, districts: list[str]) -> set[str]:
        """Return the values of `xa` for a place that is written as the register has it, of the former communes."""
        kind, _, name = text.split(",")[0].partition(" ")
        found = (self.communes.get((district.removeprefix("cu-"), kind[:1], name)) for district in districts)
        return {f"cu-{code}" for code in found if code}


def as_list(value: object) -> list[str]:
    """Return a list for a text, a list or nothing."""
    return [value] if isinstance(value, str) else list(value or [])


def facts(record: dict, names: Names, groups: dict[str, str]) -> dict[str, list[str]]:
    """Return the names of a record, what its page says, and its values of the facets."""
    places = [names.facets(place, record.get("thoi_diem", "")) for place in as_list(record.get("dia_ban"))]
    fields = as_list(record.get("linh_vuc")) or [UNKNOWN]
    districts = sorted(set().union(*(district for _, district in places)))
    communes = (names.communes_of(place, districts) for place in as_list(record.get("dia_ban")))
    return {
        "names": [record["ten"], *as_list(record.get("ten_khac"))],
        "said": list(said(record)),
        "linh-vuc": sorted({*fields, *(FIELD_TILE[field] for field in fields if field in FIELD_TILE)}),
        "tinh": sorted(set().union(*(province for province, _ in places))),
        "huyen": districts,
        "xa": sorted(set().union(*communes)),
        **{facet: sorted({*values} - {None}) or [UNKNOWN] for facet, values in choices(record, groups).items()},
    }


def said(record: dict) -> Iterator[str]:
    """Yield names, summary, places, steps, results with their units, and titles of sources, as they are written."""
    yield from (record["ten"], *as_list(record.get("ten_khac")), *as_list(record.get("tom_tat")))
    for place in as_list(record.get("dia_ban")):
        names = (SMALL_KIND.sub("", KIND.sub("", part.strip())) for part in place.split(","))
        yield from (AS_REGISTERED.get(name, name) for name in names)
    for step in as_list(record.get("cach_lam")):
        yield from [step] if isinstance(step, str) else (step[key] for key in ("viec", "ai") if key in step)
    for result in record.get("ket_qua", []):
        unit = result.get("don_vi", "")
        yield result["chi_so"]
        yield result["gia_tri"] if result["gia_tri"].endswith(unit) else f"{result['gia_tri']} {unit}"
    yield from (source["ten"] for source in record.get("nguon", []))


def choices(record: dict, groups: dict[str, str]) -> dict[str, list[str | None]]:
    """Return the values of the facets that are no places; `groups` has the group of each organisation."""
    won = [one for one in record.get("cong_nhan", []) if one["trao_cho"] == "mo-hinh"]
    return {
        "chu-de": as_list(record.get("chu_de")),
        "chu-the": [record.get("chu_the"), record.get("loai_chu_the")],
        "chu-tri": [groups.get(actor.get("to_chuc")) for actor in record.get("chu_tri", [])],
        "cap": [one.get("cap") for one in won],
        "cong-nhan": [state(record, {one["loai"] for one in won})],
        "nam": [year(record)],
        "muc": [level(record)],
        "ten-goi": as_list(record.get("danh_xung")),
    }


def state(record: dict, won: set[str]) -> str:
    """Return how far the recognition of a model has come."""
    steps = {
        "dien-hinh": "dien-hinh" in won,
        "da-cong-nhan": "cong-nhan" in won,
        "da-danh-gia": record.get("danh_gia"),
        "da-dang-ky": record.get("dang_ky"),
    }
    return next((name for name, holds in steps.items() if holds), UNKNOWN)


def year(record: dict) -> str | None:
    """Return the last year that a source or something official has, else that of the record."""
    events = [one for key in ("dang_ky", "kiem_tra", "danh_gia", "cong_nhan") for one in record.get(key, [])]
    years = [str(one.get("nam") or one.get("giai_doan") or "")[-4:] for one in events]
    years += [str(source.get("ngay", ""))[:4] for source in record.get("nguon", [])]
    return max(years, default="") or record.get("thoi_diem", "")[:4] or None


def level(record: dict) -> str:
    """Return how well a record is documented."""
    steps, results = as_list(record.get("cach_lam")), record.get("ket_qua", [])
    numbers = any(re.search(r"\d", result["gia_tri"]) for result in results)
    why = record.get("boi_canh") or record.get("muc_tieu")
    actors = steps and all(isinstance(step, dict) and "ai" in step for step in steps)
    learnt = record.get("kho_khan") or record.get("bai_hoc")
    before = any("truoc" in result for result in results)
    if not (steps or results):
        return "biet-ten"
    if not (why and len(steps) >= STEPS_FOR_HOW and numbers):
        return "so-luoc"
    whole = actors and record.get("nguon_luc") and before and record.get("dieu_kien") and learnt
    return "du-de-lam-theo" if whole else "co-cach-lam"


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
    groups = organisation_groups(catalogue)
    records = {key: facts(record, names, groups) for key, record in published.items()}
    doubtful = {value for key, one in published.items() if not is_plain(one) for value in records[key]["tinh"]}
    return {"records": records, "places": place_names(records, names, doubtful), "queries": queries()}


def organisation_groups(catalogue: Path) -> dict[str, str]:
    """Return the group of each organisation that has one."""
    known = yaml.load((catalogue / "vocabularies" / "to_chuc.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    return {one["id"]: one["nhom"] for one in known if "nhom" in one}


def queries() -> list[str]:
    """Return what cadres ask, each text once."""
    asked = [one for one in yaml.safe_load(QUERIES.read_text("utf-8")) if one["phan"] == "dev"]
    return list(dict.fromkeys(text for one in asked for text in (one["hoi"], one["khong_dau"])))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(read(CATALOGUE), ensure_ascii=False, indent=1), "utf-8")
