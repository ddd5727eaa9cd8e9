"""The look-up of former communes: complete, small, and true to the register."""

import gzip

import pytest
from conftest import real_register

from danvan import assets, lookup

CHUNK_MAX = 6 * 1024  # bytes gzipped: one answer on a slow phone


@pytest.fixture(scope="module")
def chunks():
    return dict(lookup.chunks(real_register()))


def rows(chunk):
    for line in chunk["communes"].split("\n"):
        label, district, now = line.split(";")
        yield label, chunk["districts"][int(district)][1], [chunk["now"][int(at)] for at in now.split(",")]


def test_every_former_commune_stands_in_exactly_one_chunk(chunks):
    listed = [(label, district) for chunk in chunks.values() for label, district, _ in rows(chunk)]
    known = {
        (unit.label, real_register().parent(unit).label + ", " + real_register().province(unit).name)
        for unit in real_register().all("cu", "xa")
    }
    assert len(chunks) == 34 and len(listed) == 10_035 and set(listed) == known


def test_each_says_the_communes_of_today(chunks):
    found = {(label, district): now for label, district, now in rows(chunks["tra-cuu-19"])}
    assert found["xã Bằng Lãng", "huyện Chợ Đồn, Bắc Kạn"] == ["xã Chợ Đồn"]
    assert all(now for _, _, now in rows(chunks["tra-cuu-80"]))


def test_each_district_says_which_former_province_it_was_of(chunks):
    districts = [tuple(pair) for pair in chunks["tra-cuu-19"]["districts"]]
    assert ("cu-06", "huyện Chợ Đồn, Bắc Kạn") in districts
    assert {former for former, _ in districts} == {"cu-06", "cu-19"}
    assert all(label.endswith({"cu-06": ", Bắc Kạn", "cu-19": ", Thái Nguyên"}[former]) for former, label in districts)


def test_each_chunk_is_small(chunks):
    sizes = {name: len(gzip.compress(assets.chunk(name, chunk).data, 6)) for name, chunk in chunks.items()}
    assert max(sizes.values()) <= CHUNK_MAX, sizes


def test_every_former_province_has_one_heir():
    heirs = lookup.heirs(real_register())
    assert len(heirs) == 63
    assert {old.name: new.name for old, new in heirs.items()}["Bắc Kạn"] == "Thái Nguyên"
