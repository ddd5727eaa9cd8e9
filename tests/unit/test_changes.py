"""What changed: from copy to copy, and from day to day out of a real git."""

import json
import os
import subprocess
import zipfile

import pytest
from click.testing import CliRunner
from conftest import check_files

from danvan import changes
from danvan.changes import Change, Contents, Item, as_json, compare, history, item_of, lines, read, written
from danvan.cli import main
from danvan.problems import Report

RECORD = """\
ten: Tổ tự quản giữ đường
tom_tat: Các hộ trong tổ thay nhau quét dọn đường xóm mỗi sáng thứ bảy, cùng trồng hoa hai bên.
bien_tap:
  trang_thai: cong-bo
"""


# --- two copies


def contents(date="2026-11-21", **items):
    return Contents(date, {"mo-hinh": items})


def test_a_copy_is_read_as_it_was_written(tmp_path):
    made = contents(a=Item("Đổi công", "xã A", {"ten": "1234"}))
    folder = tmp_path / "site" / "data"
    folder.mkdir(parents=True)
    (folder / changes.NAME).write_bytes(as_json(made))
    packed = tmp_path / "danvankheo" / "du-lieu" / changes.SMALL
    packed.parent.mkdir(parents=True)
    packed.write_bytes(changes.small(as_json(made)))
    with zipfile.ZipFile(tmp_path / "kho.zip", "w") as archive:
        archive.write(packed, f"danvankheo/du-lieu/{changes.SMALL}")
    assert read(tmp_path / "site") == read(tmp_path / "danvankheo") == read(tmp_path / "kho.zip") == made


@pytest.mark.parametrize("body", [b"", b"[]", b'{"ngay": "2026"}', b'{"ngay":"1","loai":{"x":{"a":[]}}}', b"\xff"])
def test_what_is_no_copy_is_refused(tmp_path, body):
    (tmp_path / changes.NAME).write_bytes(body)
    (tmp_path / "kho.zip").write_bytes(body)
    (tmp_path / "nen").mkdir()
    (tmp_path / "nen" / changes.SMALL).write_bytes(body)
    for path in (tmp_path, tmp_path / "kho.zip", tmp_path / "nen", tmp_path / "khong-co"):
        with pytest.raises(changes.NoContents):
            read(path)


def test_the_difference_is_told_in_words():
    old = contents("2026-01-01", a=Item("A", "xã X", {"ten": "1", "tom_tat": "2"}), b=Item("B", "", {"ten": "1"}))
    new = contents(a=Item("A", "xã X", {"ten": "1", "ket_qua": "3"}), c=Item("C", "tỉnh Y", {"ten": "1"}))
    assert list(lines(old, new)) == [
        "So bản ngày 2026-01-01 với bản ngày 2026-11-21:",
        "Thêm 1 mô hình:",
        "  c: C, tỉnh Y",
        "Sửa 1 mô hình:",
        "  a: A, xã X (đổi: kết quả, tóm tắt)",
        "Bớt 1 mô hình:",
        "  b: B",
    ]


def test_two_copies_that_are_the_same_are_called_so():
    assert not compare(contents(a=Item("A")), contents("2027-01-01", a=Item("A")))
    assert list(lines(contents(), contents()))[1] == "Hai bản giống nhau."


def test_a_key_that_nobody_knows_any_more_is_named_as_it_was():
    assert changes.label("mo-hinh", "tom_tat") == "Tóm tắt" and changes.label("mo-hinh", "bo_roi") == "bo_roi"


def test_every_written_key_has_a_hash_and_only_those_that_differ_are_named():
    record = check_files(records={"a": RECORD.encode()}).catalogue.records[0].value
    other = check_files(records={"a": RECORD.replace("thứ bảy", "chủ nhật").encode()}).catalogue.records[0].value
    old, new = item_of("A", "", record), item_of("A", "", other)
    assert set(old.keys) == {"ten", "tom_tat", "bien_tap"}
    assert compare(contents(a=old), contents(a=new))[0].changed == {"a": (new, ("tom_tat",))}


def test_the_command_tells_the_difference_and_refuses_what_is_no_copy(tmp_path):
    for name, item in {"cu": Item("A"), "moi": Item("A", "", {"ten": "1"})}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / changes.NAME).write_bytes(as_json(contents(a=item)))
    told = CliRunner().invoke(main, ["diff", str(tmp_path / "cu"), str(tmp_path / "moi")])
    assert told.exit_code == 0 and "a: A (đổi: tên mô hình)" in told.output
    refused = CliRunner().invoke(main, ["diff", str(tmp_path / "cu"), str(tmp_path)])
    assert refused.exit_code == 0  # a folder above one copy is that copy
    (tmp_path / "la").mkdir()
    refused = CliRunner().invoke(main, ["diff", str(tmp_path / "cu"), str(tmp_path / "la")])
    assert refused.exit_code == 2 and changes.NAME in refused.output


# --- day by day


class Repository:
    """A real repository with a catalogue, whose commits have the dates we want."""

    def __init__(self, folder):
        self.folder = folder
        self.catalogue = folder / "catalogue"
        (self.catalogue / "records" / "a").mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments, date="2026-01-01"):
        moment = f"{date}T08:00:00Z"
        own = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
        name = ["-c", "user.name=Thử", "-c", "user.email=thu@example.vn"]
        command = ["git", "-C", str(self.folder), *name, *arguments]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **own})

    def commit(self, date, **texts):
        """Commit records by id; None takes one away."""
        for name, text in texts.items():
            path = self.catalogue / "records" / "a" / f"{name.replace('_', '-')}.yml"
            path.unlink() if text is None else path.write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", date, date=date)

    def days(self, *published):
        return history.days(self.catalogue, published)


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "kho")


def told(days):
    return {day.date: [(change.id, change.kind, change.keys) for change in day.changes] for day in days}


def test_records_come_change_and_are_put_away(repository):
    repository.commit("2026-01-01", mot=RECORD, hai=RECORD)
    repository.commit("2026-02-02", mot=RECORD.replace("quét dọn", "quét").replace("ten: Tổ", "ten: Nhóm"))
    repository.commit("2026-03-03", hai=RECORD.replace("cong-bo", "luu-tru\n  ghi_chu: đã thôi làm"))
    assert told(repository.days("mot", "hai")) == {
        "2026-03-03": [("hai", "luu-tru", ())],
        "2026-02-02": [("mot", "sua", ("ten", "tom_tat"))],
        "2026-01-01": [("hai", "moi", ()), ("mot", "moi", ())],
    }


def test_a_draft_is_new_on_the_day_it_is_published_and_what_is_none_is_not_told(repository):
    repository.commit("2026-01-01", mot=RECORD.replace("cong-bo", "nhap"), hai=RECORD.replace("cong-bo", "nhap"))
    repository.commit("2026-02-02", mot=RECORD)
    assert told(repository.days("mot")) == {"2026-02-02": [("mot", "moi", ())]}


def test_what_readers_do_not_see_is_no_news(repository):
    repository.commit("2026-01-01", mot=RECORD)
    repository.commit("2026-02-02", mot=f"# ghi chú của người biên tập\n{RECORD}")
    repository.commit("2026-03-03", mot=RECORD.replace("cong-bo", "cong-bo\n  ra_soat: 2026-03-03"))
    (repository.catalogue / "records" / "b").mkdir()
    repository.git("mv", "catalogue/records/a/mot.yml", "catalogue/records/b/mot.yml")
    repository.git("commit", "-q", "-m", "chuyển tỉnh", date="2026-04-04")
    assert list(told(repository.days("mot"))) == ["2026-01-01"]


def test_several_commits_of_one_day_are_told_as_one(repository):
    repository.commit("2026-01-01", mot=RECORD)
    repository.commit("2026-02-02", mot=RECORD.replace("Tổ", "Nhóm"))
    repository.commit("2026-02-02", mot=RECORD.replace("Tổ", "Nhóm").replace("quét dọn", "quét"))
    assert told(repository.days("mot"))["2026-02-02"] == [("mot", "sua", ("ten", "tom_tat"))]
    repository.commit("2026-03-03", mot=RECORD.replace("Tổ", "Hội"))
    repository.commit("2026-03-03", mot=RECORD.replace("Tổ", "Nhóm").replace("quét dọn", "quét"))
    assert "2026-03-03" not in told(repository.days("mot"))


def test_a_shallow_clone_tells_what_it_knows(repository, tmp_path):
    repository.commit("2026-01-01", mot=RECORD, hai=RECORD)
    repository.commit("2026-02-02", mot=RECORD.replace("Tổ", "Nhóm"))
    repository.commit("2026-03-03", mot=RECORD)
    for depth, days in {1: [], 2: ["2026-03-03"], 9: ["2026-03-03", "2026-02-02", "2026-01-01"]}.items():
        clone = tmp_path / f"depth-{depth}"
        command = ["git", "clone", "-q", f"--depth={depth}", repository.folder.as_uri(), str(clone)]
        subprocess.run(command, check=True, capture_output=True)
        assert list(told(history.days(clone / "catalogue", ("mot", "hai")))) == days


def test_without_git_or_history_nothing_is_told(tmp_path, monkeypatch):
    (tmp_path / "records").mkdir()
    assert history.days(tmp_path, ("mot",)) == ()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.days(tmp_path, ("mot",)) == ()


def test_a_first_import_is_not_told_one_by_one(repository, monkeypatch):
    monkeypatch.setattr(history, "MOST", 2)
    repository.commit("2026-01-01", mot=RECORD, hai=RECORD, ba=RECORD)
    (day,) = repository.days("mot", "hai", "ba")
    assert (len(day.changes), day.more, day.moment) == (2, 1, "2026-01-01T08:00:00Z")


# --- the file of an editor


def write(folder, text):
    (folder / written.FILE).write_text(text, "utf-8")
    return folder


def test_the_file_tells_where_git_is_silent(repository):
    repository.commit("2026-01-01", mot=RECORD)
    write(repository.catalogue, "- ngay: 2025-12-01\n  moi: hai\n- ngay: 2026-01-01\n  sua: [hai]\n  loi: Đợt đầu.\n")
    found = changes.days(repository.catalogue, frozenset({"mot", "hai"}), report := Report())
    assert not report.problems
    assert [(day.date, day.changes, day.note) for day in found] == [
        ("2026-01-01", (Change("mot", "moi"),), "Đợt đầu."),
        ("2025-12-01", (Change("hai", "moi"),), ""),
    ]


def test_a_date_written_twice_is_one_day_and_a_month_has_a_moment(tmp_path):
    text = "- ngay: 2025-12\n  moi: mot\n  loi: Đầu.\n- ngay: 2025-12\n  sua: [hai]\n  moi: mot\n  loi: Sau.\n"
    (day,) = written.days(write(tmp_path, text), frozenset({"mot", "hai"}), Report())
    assert day.changes == (Change("mot", "moi"), Change("hai", "sua"))
    assert (day.note, day.moment) == ("Đầu. Sau.", "2025-12-01T00:00:00Z")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- ngay: 2025-12-01\n  moi: [hai, la]\n", "2:14 unknown-id"),
        ("- ngay: hôm qua\n", "1:9 bad-date"),
        ("- ngay: 2025-12-01\n  them: hai\n", "2:3 unknown-key"),
        ("ngay: 2025-12-01\n", "1:1 not-list"),
    ],
)
def test_a_mistake_in_the_file_has_its_line(tmp_path, text, place):
    report = Report()
    written.days(write(tmp_path, text), frozenset({"hai"}), report)
    assert [f"{one.line}:{one.column} {one.code}" for one in report.problems] == [place]


def test_the_same_contents_give_the_same_bytes():
    made = Contents("2026-11-21", {"mo-hinh": {"b": Item("B"), "a": Item("Ắ", "x", {"ten": "1"})}})
    assert as_json(made) == as_json(Contents(made.date, {"mo-hinh": dict(sorted(made.kinds["mo-hinh"].items()))}))
    assert json.loads(as_json(made))["loai"]["mo-hinh"]["a"] == ["Ắ", "x", {"ten": "1"}]
