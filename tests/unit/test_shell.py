"""The shell is cut at its marks and filled; a generator that loses one is noticed."""

import pytest

from danvan.shell import MARKS, BrokenShell, Shell

WHOLE = "<a>" + "".join(f"@@dv-{name}@@|" for name in sorted(MARKS)) + "</a>@@dv-title@@"


def test_every_mark_is_filled_wherever_it_stands():
    html = Shell.cut(WHOLE).fill({name: name.upper() for name in MARKS})
    assert html == "<a>" + "".join(f"{name.upper()}|" for name in sorted(MARKS)) + "</a>TITLE"


def test_a_value_that_looks_like_a_mark_stays_text():
    values = {**dict.fromkeys(MARKS, ""), "body": "@@dv-title@@", "title": "T"}
    assert "@@dv-title@@" in Shell.cut(WHOLE).fill(values)


@pytest.mark.parametrize("broken", ["", "<p>@@dv-body@@</p>", WHOLE + "@@dv-unknown@@"])
def test_a_shell_without_its_marks_is_refused(broken):
    with pytest.raises(BrokenShell):
        Shell.cut(broken)
