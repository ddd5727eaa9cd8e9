"""What search boxes suggest: rows of names with pages that exist."""

import pytest
from conftest import real_vocabularies

from danvan import render, suggestions
from danvan.gather import gather
from danvan.search_index import parts


@pytest.fixture(scope="module")
def groups(real):
    site, _ = gather(real, render.environment(real.settings.sources))
    return dict(suggestions.data(site)["groups"])


def test_every_kind_is_there_and_every_model_once(groups, real):
    assert list(groups) == ["Mô hình", "Địa bàn", "Lĩnh vực, chủ đề", "Cẩm nang", "Văn bản"]
    active = [item for item in real.catalogue.published() if not _archived(item.value)]
    assert len({row[1] for row in groups["Mô hình"]}) == len(active)


def _archived(record):
    return record.editorial is not None and record.editorial.state == "luu-tru"


def test_a_present_place_has_its_page_and_a_former_one_the_filtered_catalogue(groups):
    rows = {row[0]: row for row in groups["Địa bàn"]}
    assert rows["tỉnh Thái Nguyên"][1:3] == ["dia-ban/19-thai-nguyen.html", "gồm Bắc Kạn, Thái Nguyên (cũ)"]
    assert rows["tỉnh Bắc Kạn (cũ)"][1] == "mo-hinh/index.html?tinh=cu-06"
    assert "Bắc Cạn" in rows["tỉnh Bắc Kạn (cũ)"][3]


def test_a_directive_is_known_by_its_number(groups):
    assert [
        row[1] for row in groups["Văn bản"] if row[0].startswith("488-CV/HU")
    ] == ["van-ban/index.html#488-cv-hu-lam-ha"]


@pytest.mark.parametrize(
    ("name", "others"),
    [("Mua thẻ BHYT", "bảo hiểm y tế"), ("Mua bảo hiểm y tế", "BHYT"), ("Trồng cà phê", ""), ("Ca khúc", "")],
)
def test_a_short_form_needs_its_capitals_and_a_meaning_its_accents(name, others):
    assert suggestions.other_writings(real_vocabularies())(name) == others


def test_a_province_knows_what_became_part_of_it(real):
    assert parts(real.register)["19"] == "Bắc Kạn"
