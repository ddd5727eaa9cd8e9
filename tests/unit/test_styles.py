"""Colours are measured, names can be found, no colour stands outside the tokens."""

import re
from pathlib import Path

import pytest

from danvan.tiles import PLACES

SOURCES = Path(__file__).resolve().parents[2] / "site_src"
TOKENS = (SOURCES / "styles" / "1-tokens.css").read_text("utf-8")
SHEETS = sorted([*SOURCES.glob("styles/*.css"), *SOURCES.glob("components/*/*.css")])

TEXTS = ("ink", "muted", "green", "melon", "field-kinh-te", "field-van-hoa-xa-hoi", "field-quoc-phong-an-ninh",
         "field-he-thong-chinh-tri", "field-co-quan-hanh-chinh")
GROUNDS = ("paper", "card", "tint")


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--dv-([a-z-]+): (#[0-9A-F]{6});", css))


DARK_BEGINS = "@media screen and (prefers-color-scheme: dark)"  # paper is white for everybody
LIGHT = colours(TOKENS[: TOKENS.index(DARK_BEGINS)])
DARK = LIGHT | colours(TOKENS[TOKENS.index(DARK_BEGINS) :])


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_stands_out_seven_to_one(scheme: dict[str, str], ground: str, text: str) -> None:
    assert contrast(scheme[text], scheme[ground]) >= 7


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [("on-green", "green"), ("on-focus", "focus"), ("ink", "tile-some"), ("ink", "tile-more")],
)
def test_words_on_a_filled_ground_stand_out_seven_to_one(scheme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(scheme[text], scheme[ground]) >= 7


def test_every_light_colour_but_those_of_the_focus_has_its_dark_one() -> None:
    dark = colours(TOKENS[TOKENS.index(DARK_BEGINS) :])
    assert set(LIGHT) - set(dark) == {"focus", "on-focus"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_colours_come_from_the_tokens(sheet: Path) -> None:
    if sheet.name in ("1-tokens.css", "9-print.css"):  # paper has its own tokens
        assert "--dv-ink" in sheet.read_text("utf-8")
        return
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(|hsla?\(", sheet.read_text("utf-8")) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_token_used_is_defined(sheet: Path) -> None:
    defined = set(re.findall(r"(--dv-[a-z0-9-]+):", "".join(path.read_text("utf-8") for path in SHEETS)))
    assert set(re.findall(r"var\((--dv-[a-z0-9-]+)", sheet.read_text("utf-8"))) <= defined


@pytest.mark.parametrize("sheet", sorted(SOURCES.glob("components/*/*.css")), ids=lambda path: path.name)
def test_classes_of_a_component_stand_whole_in_some_template_or_script(sheet: Path) -> None:
    readers = [*SOURCES.glob("templates/**/*.html"), *SOURCES.glob("components/*/*.html"),
               *SOURCES.glob("components/*/*.js")]
    text = "".join(path.read_text("utf-8") for path in readers)
    made = {f"dv-facet__{name}" for name in re.findall(r"make\('\w+', '(\w+)'", text)}
    used = set(re.findall(r"\.(dv-[a-z0-9_-]+)", sheet.read_text("utf-8")))
    varied = tuple(re.findall(r"(dv-[a-z-]+(?:__[a-z-]+)?--)\{\{", text))  # dv-tile-map__row--{{ ... }}
    assert {name for name in used if name not in text and not name.startswith(varied)} <= made


FROM_NORTH_TO_SOUTH = ("04", "19", "01", "38", "40", "42", "44", "46", "48", "51", "52", "66", "68", "79", "96")


def test_each_province_and_both_archipelagos_have_a_tile_of_their_own() -> None:
    assert len(PLACES) == len(set(PLACES.values())) == 34 + 2


def test_tiles_lie_as_the_provinces_do() -> None:
    rows = [PLACES[code][0] for code in FROM_NORTH_TO_SOUTH]
    assert rows == sorted(set(rows))  # Gia Lai (52) north of Đắk Lắk (66)
    east = max(column for _, column in PLACES.values())
    assert PLACES["hoang-sa"][1] == PLACES["truong-sa"][1] == east
