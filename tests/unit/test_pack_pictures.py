"""Pictures of a record in its pack: real ones of each kind, by their content in the zip, inside of the single file."""

import base64
import hashlib
import io
import json
import random
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from test_pack import inside

from danvan import preparing, render, settings
from danvan.fields import PICTURE_PATTERN
from danvan.pack import content, making, pictures
from danvan.pack.selection import Selection, narrowed
from danvan.view import Page

ROOT = Path(__file__).resolve().parents[2]
GIVEN = ROOT / "tests" / "data" / "pictures"
KINDS = {"xanh.jpg": "image/jpeg", "do.png": "image/png", "vang.webp": "image/webp"}
BEGINS = {"xanh.jpg": rb"\xff\xd8\xff", "do.png": rb"\x89PNG", "vang.webp": rb"RIFF....WEBP"}
MELON = "xen-canh-dua-lua-nghia-ta"


def letters(name: str) -> str:
    return base64.b64encode((GIVEN / name).read_bytes()).decode()


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Give what a pack of the record with the three pictures is made from."""
    catalogue = Path(shutil.copytree(ROOT / "catalogue", tmp_path_factory.mktemp("kho") / "catalogue"))
    shutil.copytree(GIVEN, catalogue / "media" / MELON)
    record = next(catalogue.glob(f"records/*/{MELON}.yml"))
    lines = "".join(f"  - tep: {name}\n    mo_ta: Mô tả của {name}\n" for name in KINDS)
    record.write_text(f"{record.read_text('utf-8')}anh:\n{lines}", "utf-8")
    chosen = narrowed(preparing.prepare(settings.load(catalogue)), Selection(ids=(MELON,)))
    return content.collect(chosen, render.environment(chosen.settings.sources), (), False)


def shown(html: str) -> list[str]:
    """Return the pictures that the packed bodies hold."""
    found = re.findall(r"data:(image/(?:jpeg|png|webp));base64,([\w+/=]*)", json.dumps(inside(html)))
    return [name for name in KINDS if (KINDS[name], letters(name)) in found]


def described(html: str) -> list[str]:
    return [name for name in KINDS if f"[Ảnh: Mô tả của {name}]" in html]


@pytest.mark.parametrize("name", KINDS)
def test_what_is_given_is_of_the_kind_that_its_name_says(name):
    assert PICTURE_PATTERN.fullmatch(name) and re.match(BEGINS[name], (GIVEN / name).read_bytes(), re.S)


def test_pictures_of_every_kind_are_files_named_by_their_content(collected):
    packed = zipfile.ZipFile(io.BytesIO(making.zip_of(collected, "kho.zip", True).data))
    page = packed.read(f"danvankheo/mo-hinh/{MELON}.html").decode()
    for name in KINDS:
        data = (GIVEN / name).read_bytes()
        path = f"anh/a-{hashlib.sha256(data).hexdigest()[:10]}{Path(name).suffix}"
        assert packed.read(f"danvankheo/{path}") == data
        assert f'src="../{path}" alt="Mô tả của {name}"' in page
    assert sum("/anh/" in name for name in packed.namelist()) == len(KINDS)


def test_pictures_of_every_kind_are_inside_of_the_single_file(collected):
    html = making.single(collected, 9_000_000).decode()
    assert shown(html) == list(KINDS)


def test_without_scripts_pictures_are_told(collected):
    html = making.single(collected, 9_000_000).decode()
    assert described(html) == list(KINDS) and not re.search("data:image/(jpeg|png|webp)", html)


def test_large_pictures_leave_the_single_file_within_its_budget(collected, monkeypatch):
    monkeypatch.setattr(pictures.Path, "read_bytes", lambda path: random.Random(path.name).randbytes(20_000))
    bare = len(making.single(collected, 0))
    size = len(making.single(collected, bare + 85_000))
    assert bare + 70_000 < size <= bare + 85_000


def test_a_picture_beyond_the_budget_leaves_its_description(collected):
    bare = making.single(collected, 0).decode()
    assert shown(bare) == [] and described(bare) == list(KINDS)
    room = len(letters("xanh.jpg")) + len(letters("do.png"))
    html = making.single(collected, len(bare.encode()) + int(room / making.BESIDE) + 1).decode()
    assert shown(html) == ["xanh.jpg", "do.png"]


@pytest.mark.parametrize("name", KINDS)
def test_the_kind_of_a_picture_is_not_asked_of_the_machine(name, monkeypatch):
    monkeypatch.setattr("mimetypes.guess_type", lambda *_: (None, None))
    page = Page("mo-hinh/mot.html", "Một", "", f'<img src="../media/mot/{name}" alt="x">')
    (placed,) = pictures.placed([page], GIVEN, lambda path: pictures.Inside(2_000)(GIVEN / path.name))
    assert placed.body == f'<img src="data:{KINDS[name]};base64,{letters(name)}" alt="x">'
