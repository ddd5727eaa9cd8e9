"""The library of directives: levels, chains both ways, what mentions what."""

import pytest
from conftest import check_files

from danvan.catalogue import by_id
from danvan.pages import directives

TEXT = """ten: Văn bản {name}
co_quan: Cơ quan thử
loai: ke-hoach
so: {number}
{more}"""


def library(**more):
    """Return directives as {id: more keys}; the number of each is its id in capitals."""
    files = {name: TEXT.format(name=name, number=name.upper(), more=text).encode() for name, text in more.items()}
    checked = check_files(documents=files)
    assert not checked.report.has_errors, [str(p) for p in checked.report.problems]
    return by_id(checked.catalogue.directives)


def shape(branches):
    return {branch.item.id: shape(branch.below) for branch in branches}


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("", "trung-uong"),
        ("dia_ban: tỉnh Lâm Đồng", "tinh"),
        ("dia_ban: thành phố Hà Nội", "tinh"),
        ("dia_ban: huyện Lâm Hà, tỉnh Lâm Đồng", "huyen"),
        ("dia_ban: xã Phú Sơn, huyện Lâm Hà, tỉnh Lâm Đồng", "xa"),
    ],
)
def test_the_level_is_that_of_the_place_a_directive_holds_for(place, level):
    assert directives.level_of(library(mot=f"{place}\n")["mot"].value) == level


def test_levels_stand_highest_first_and_keep_the_order_within():
    places = {"huyen": "dia_ban: huyện Lâm Hà, tỉnh Lâm Đồng\n", "nuoc": "", "huyen-hai": "dia_ban: huyện X, tỉnh Y\n"}
    found = [(level, [item.id for item in items]) for level, items in directives.grouped(library(**places).values())]
    assert found == [("trung-uong", ["nuoc"]), ("huyen", ["huyen", "huyen-hai"])]


CHAIN = {"goc": "", "giua": "can_cu: [goc]\n", "hai": "can_cu: [goc]\n", "cuoi": "can_cu: [giua]\n", "khac": ""}


@pytest.mark.parametrize(
    ("name", "tree"),
    [
        ("goc", {"goc": {"giua": {"cuoi": {}}, "hai": {}}}),
        ("giua", {"goc": {"giua": {"cuoi": {}}}}),
        ("hai", {"goc": {"hai": {}}}),
        ("cuoi", {"goc": {"giua": {"cuoi": {}}}}),
        ("khac", {}),
    ],
)
def test_a_chain_goes_both_ways_from_each_directive(name, tree):
    assert shape(directives.chain(name, library(**CHAIN))) == tree


def test_a_directive_that_rests_on_two_stands_below_both():
    two = library(mot="", hai="", cuoi="can_cu: [mot, hai]\n")
    assert shape(directives.chain("cuoi", two)) == {"mot": {"cuoi": {}}, "hai": {"cuoi": {}}}


def test_a_directive_mentions_those_that_name_its_number_as_their_source():
    source = "nguon: [{loai: van-ban, ten: Kế hoạch, so: KE-HOACH, ngay: 2018}]\n"
    files = {"ke-hoach": "can_cu: [goc]\n", "goc": source, "chi-thi": source, "khac": ""}
    assert directives.mentions_of(list(library(**files).values())) == {
        "ke-hoach": ("chi-thi",),
        "goc": (),
        "chi-thi": (),
        "khac": (),
    }
