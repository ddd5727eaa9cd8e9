"""The command line speaks Vietnamese: none of click's own words comes through."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from danvan.cli import main

ENGLISH = (
    "Usage", "Options", "Commands", "OPTIONS", "COMMAND", "ARGS", "Show this", "exit", "Error", "Try ", "Missing",
    "No such", "Did you mean", "Invalid", "Got unexpected", "requires", "required", "TEXT", "FILE", "DIRECTORY",
)  # fmt: skip


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


def english(output: str) -> list[str]:
    return [word for word in ENGLISH if word in output]


def paths(group: click.Group, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every command as it is typed."""
    yield above
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield from paths(command, (*above, name)) if isinstance(command, click.Group) else [(*above, name)]


@pytest.mark.parametrize("path", list(paths(main)), ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_help_of_every_command_is_vietnamese(path, option):
    code, output = run(*path, option)
    assert code == 0 and output.startswith("Cách gõ: ") and "hiện phần trợ giúp này" in output
    assert english(output) == []


MISTAKES = {
    "missing option": (("new", "nuoi-ga"), "thiếu tùy chọn --tinh"),
    "missing argument": (("new", "--tinh", "lam-dong"), "thiếu MA"),
    "no such option": (("check", "--nghim"), 'không có tùy chọn --nghim. Có phải "--nghiem"?'),
    "no such option of the program": (("--nghiem",), "không có tùy chọn --nghiem"),
    "no such command": (("chek",), 'không có lệnh "chek". Có các lệnh: build, check'),
    "no such command below": (("localities", "tra"), 'không có lệnh "tra". Có các lệnh: build, convert'),
    "bad choice": (("check", "--format", "xml"), "giá trị của --format không dùng được. Chọn một trong: text, json"),
    "bad folder": (("check", "--catalogue", __file__), "giá trị của --catalogue không dùng được"),
    "no value": (("check", "--catalogue"), "tùy chọn --catalogue thiếu giá trị"),
    "left over": (("check", "x"), "thừa chữ ở cuối lệnh"),
}


@pytest.mark.parametrize(("arguments", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_on_the_command_line_is_told_in_vietnamese(arguments, words):
    code, output = run(*arguments)
    assert code == 2 and f"Lỗi: {words}" in output
    assert english(output) == []


def test_the_program_alone_shows_its_help():
    code, output = run()
    assert code == 2 and "Lệnh:" in output and english(output) == []


def test_an_interruption_is_told_in_vietnamese(monkeypatch):
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("danvan.preparing.prepare", interrupted)
    code, output = run("check")
    assert code == 1 and "Đã dừng theo yêu cầu" in output and "Aborted" not in output
