"""What the commands say when a site cannot be put in its place, or taken back."""

import pytest
from click.testing import CliRunner

from danvan import publish
from danvan.cli import main


def danvan(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def site(tmp_path):
    for text in (b"one", b"two"):
        with publish.beside(tmp_path / "site") as folder:
            publish.write(folder, "mo-hinh/index.html", text)
    return tmp_path / "site"


def test_rollback_goes_back_and_says_how_to_return(site):
    page = site / "mo-hinh" / "index.html"
    for text in (b"one", b"two"):
        result = danvan("rollback", "--site", site)
        assert result.exit_code == 0 and "đã trở lại bản trước" in result.output
        assert page.read_bytes() == text


def test_without_a_previous_site_there_is_nothing_to_go_back_to(tmp_path):
    result = danvan("rollback", "--site", tmp_path / "site")
    assert result.exit_code == 2 and "không có bản trước" in result.output


def test_a_folder_with_other_things_is_named(tmp_path):
    (tmp_path / "luan-van.docx").write_text("x", "utf-8")
    result = danvan("rollback", "--site", tmp_path)
    assert result.exit_code == 2 and f"{tmp_path} đang chứa thứ khác" in result.output


def test_a_site_that_is_not_there_cannot_be_verified(tmp_path):
    result = danvan("verify", "--site", tmp_path / "site")
    assert result.exit_code == 2 and "danvan build" in result.output
