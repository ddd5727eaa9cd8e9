"""The logo is small, and its PNG copies are what programs ask for."""

import struct
from pathlib import Path

import pytest

from danvan import assets

SOURCES = Path(__file__).resolve().parents[2] / "site_src"
LOGO = SOURCES / "components" / "logo"
SIZES = {"logo-32": (32, 32), "logo-180": (180, 180), "og": (1200, 630)}


def test_the_logo_is_less_than_a_kilobyte():
    assert len((LOGO / "logo.svg").read_bytes()) < 1024


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_pictures_have_their_size_and_are_small(name, size):
    data = assets.pictures(SOURCES)[name].data
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == size
    assert len(data) < 60 * 1024
