"""How places are said, former and present."""

from functools import partial

import pytest
from conftest import real_register

from danvan import place_words
from danvan.entry import Place
from danvan.localities.resolve import resolve_place


def place(text: str, as_of: str) -> Place:
    found = partial(resolve_place, real_register())(text, as_of)
    assert found.status in ("one", "split"), text
    return Place(text, found.below, found.recorded, found.present, found.province)


BANG_LANG = place("xã Bằng Lãng, huyện Chợ Đồn, tỉnh Bắc Kạn", "2020")
NGHIA_TA = place("xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn", "2020")
DONG = place("xã Thanh Vĩnh Đông, huyện Châu Thành, tỉnh Long An", "2024")
MUONG_NHE = place("huyện Mường Nhé, tỉnh Điện Biên", "2018")
LONG_AN = place("tỉnh Long An", "2024")
TODAY = place("xã Nghĩa Tá, tỉnh Thái Nguyên", "2026")


@pytest.mark.parametrize(
    ("where", "card", "page"),
    [
        (
            NGHIA_TA,
            "xã Nghĩa Tá, Thái Nguyên (Bắc Kạn cũ)",
            "xã Nghĩa Tá, huyện Chợ Đồn, Bắc Kạn (nay: xã Nghĩa Tá, Thái Nguyên)",
        ),
        (
            BANG_LANG,
            "xã Bằng Lãng, huyện Chợ Đồn, Bắc Kạn (nay: xã Chợ Đồn, Thái Nguyên)",
            "xã Bằng Lãng, huyện Chợ Đồn, Bắc Kạn (nay: xã Chợ Đồn, Thái Nguyên)",
        ),
        (LONG_AN, "tỉnh Tây Ninh (Long An cũ)", "tỉnh Long An (nay: tỉnh Tây Ninh)"),
        (MUONG_NHE, "huyện Mường Nhé, Điện Biên", "huyện Mường Nhé, Điện Biên"),
        (TODAY, "xã Nghĩa Tá, Thái Nguyên", "xã Nghĩa Tá, Thái Nguyên"),
    ],
)
def test_a_place_says_its_old_and_its_present_name(where, card, page):
    assert (place_words.on_card(where), place_words.on_page(where)) == (card, page)


def test_a_hamlet_is_kept_as_it_was_written():
    hamlet = place("thôn Pretieng, xã Phú Sơn, huyện Lâm Hà, tỉnh Lâm Đồng", "2022")
    assert place_words.on_page(hamlet).startswith("thôn Pretieng, xã Phú Sơn, huyện Lâm Hà, Lâm Đồng (nay: ")


def test_a_district_is_not_found_under_each_commune_it_became():
    assert {unit.level for unit in place_words.units(MUONG_NHE)} == {"huyen", "tinh"}
    assert place_words.is_wide(MUONG_NHE) and not place_words.is_wide(BANG_LANG)


@pytest.mark.parametrize(
    ("office", "where", "shown"),
    [
        (
            "UBMTTQ xã Thanh Vĩnh Đông",
            DONG,
            "UBMTTQ xã Thuận Mỹ, tỉnh Tây Ninh; trước là xã Thanh Vĩnh Đông, huyện Châu Thành, Long An",
        ),
        ("Ban Dân vận tỉnh Long An", LONG_AN, "Ban Dân vận tỉnh Tây Ninh; trước là tỉnh Long An"),
        ("Hội Nông dân huyện Mường Nhé", MUONG_NHE, "Hội Nông dân huyện Mường Nhé"),
        ("UBND xã Nghĩa Tá", TODAY, "UBND xã Nghĩa Tá"),
    ],
)
def test_an_office_is_called_as_it_is_called_now(office, where, shown):
    assert place_words.office_now(office, [where]) == shown


def test_a_unit_to_choose_says_its_province():
    chau_thanh, long_an = DONG.recorded[1:]
    above = {place_words.unit_id(unit): "Long An" for unit in (chau_thanh, long_an)}
    labels = [place_words.choice_label(unit, above) for unit in (chau_thanh, long_an)]
    assert labels == ["huyện Châu Thành (cũ), Long An", "tỉnh Long An (cũ)"]


def test_a_former_unit_repeats_its_namesake_of_the_same_level_only():
    former, now = NGHIA_TA.recorded[0], NGHIA_TA.present[0]
    district = NGHIA_TA.recorded[1]
    namesake = next(unit for unit in real_register().all("nay", "xa") if unit.name == district.name)
    assert place_words.repeated({former: {1}, now: {1}, district: {1}, namesake: {1}}) == {former}
    assert place_words.repeated({former: {1}, now: {1, 2}}) == frozenset()
