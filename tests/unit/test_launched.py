"""Contents of launch texts: which records answer them, and what the real catalogue lacks."""

import pytest
from conftest import check_files

from danvan import launched
from danvan.enrich import enrich
from danvan.site import is_counted

RECORD = """ten: {name}
loai: {kind}
danh_xung: dan-van-kheo
linh_vuc: kinh-te
chu_de: [{topic}]
dia_ban: tỉnh Lâm Đồng
doi_tuong: {{thu_huong: [Hộ có đất ở ven rừng]}}
nguon:
  - {{loai: bao-chi, ten: Bài báo thử, ngay: 2026}}
bien_tap: {{trang_thai: cong-bo}}
{body}"""
STEPS = "cach_lam: [Họp dân, {viec: Trồng cây, san_pham: Vườn ươm chung}]\n"
CONTENT = """- id: giu-rung
  ten: Bảo vệ rừng
  linh_vuc: [kinh-te]
  van_ban: [01-hd-thu]
  {rule}
"""
DIRECTIVE = "ten: Hướng dẫn thử\nco_quan: Huyện ủy thử\nloai: huong-dan\n"


def asked(rule, *, near="", **records):
    """Return the one content of a list, answered by records as {id: (name, kind, topic, body)}."""
    files = {
        name: RECORD.format(name=title, kind=kind, topic=topic, body=body).encode()
        for name, (title, kind, topic, body) in records.items()
    }
    text = CONTENT.format(rule=rule) + (f"  gan: [{near}]\n" if near else "")
    lists = {"noi_dung_phat_dong": text.encode()}
    checked = check_files(records=files, vocabularies=lists, documents={"01-hd-thu": DIRECTIVE.encode()})
    assert not checked.report.has_errors
    (answer,) = launched.answered(checked.catalogue.vocabularies, checked.entries(), is_counted)
    return answer


GUARD = {"giu-rung-thu": ("Nhận khoán giữ rừng", "mo-hinh", "rung", STEPS)}


@pytest.mark.parametrize(
    ("rule", "state"),
    [
        ("chu_de: [rung]", "da-co"),
        ("chu_de: [du-lich]", "chua-co"),
        ("tu_khoa: [giữ rừng]", "da-co"),
        ("tu_khoa: [Giữ Rừng]", "da-co"),
        ("tu_khoa: [giu rung]", "chua-co"),
        ("tu_khoa: [vườn ươm]", "da-co"),
        ("tu_khoa: [đất ở]", "da-co"),
        ("tu_khoa: [dân trồng]", "chua-co"),  # the end of one step and the beginning of the next
        ("tu_khoa: [ươm c]", "chua-co"),  # half a syllable
        ("{chu_de: [rung], tu_khoa: [du lịch]}", "chua-co"),
        ("{chu_de: [rung], tu_khoa: [du lịch, khoán]}", "da-co"),
        ("mo_hinh: [giu-rung-thu]", "da-co"),
        ("mo_ta: Không có gì để so", "chua-co"),
    ],
)
def test_a_content_is_answered_by_topic_and_words_or_by_hand(rule, state):
    keys = rule.strip("{}").replace("], ", "]\n  ") if rule.startswith("{") else rule
    assert asked(keys, **GUARD).state == state


@pytest.mark.parametrize(
    ("kind", "body", "state"),
    [("hoat-dong", STEPS, "chi-hoat-dong"), ("mo-hinh", "", "moi-biet-ten"), ("dien-hinh", STEPS, "da-co")],
)
def test_what_answers_a_content_is_a_model_a_name_or_an_activity(kind, body, state):
    assert asked("chu_de: [rung]", mau=("Nhận khoán giữ rừng", kind, "rung", body)).state == state


def test_the_best_answer_decides():
    names = {"ten-thoi": ("Giữ rừng, mới biết tên", "mo-hinh", "rung", "")}
    answer = asked("chu_de: [rung]", **GUARD, **names)
    assert (answer.state, [entry.id for entry in answer.entries]) == ("da-co", ["giu-rung-thu", "ten-thoi"])


def test_records_close_to_a_content_stand_beside_it():
    answer = asked("chu_de: [du-lich]", near="giu-rung-thu", **GUARD)
    assert (answer.state, [entry.id for entry in answer.near]) == ("chua-co", ["giu-rung-thu"])


def test_a_content_names_directives_and_records_that_exist():
    text = CONTENT.format(rule="chu_de: [rung]").replace("01-hd-thu", "01-hd-thuu") + "  gan: [khong-co]\n"
    lists = {"noi_dung_phat_dong": text.encode()}
    checked = check_files(vocabularies=lists, documents={"01-hd-thu": DIRECTIVE.encode()})
    assert checked.places == ["4:13 unknown-id", "6:9 unknown-record"]


def test_a_content_names_topics_that_exist():
    contents = CONTENT.format(rule="chu_de: [runng]").encode()
    lists = {
        "noi_dung_phat_dong": contents,
        "chu_de": b"- {id: rung, ten: R}\n",
        "linh_vuc": b"- {id: kinh-te, ten: K}\n",
    }
    places = check_files(vocabularies=lists, documents={"01-hd-thu": DIRECTIVE.encode()}).places
    assert "5:12 unknown-id" in places


def real_answers(real):
    items = [item for item in real.catalogue.records if item.value.editorial.state == "cong-bo"]
    entries = enrich(items, real.places, real.settings.today)
    return {a.content.id: a for a in launched.answered(real.catalogue.vocabularies, entries, is_counted)}


def test_every_content_of_the_real_list_is_launched_by_a_text_and_can_be_answered(real):
    for answer in real_answers(real).values():
        content = answer.content
        assert content.directives and content.fields and (content.topics or content.phrases or content.records), (
            content.id
        )


def test_the_real_list_knows_both_launch_texts_and_all_fields(real):
    contents = [answer.content for answer in real_answers(real).values()]
    assert {name for content in contents for name in content.directives} == {
        "01-hd-bdvhu-lam-ha",
        "01-kh-ubnd-tp-quang-ngai",
    }
    assert {content.fields[0] for content in contents} == set(real.catalogue.vocabularies["linh_vuc"])


def test_no_near_record_is_already_an_answer(real):
    for answer in real_answers(real).values():
        assert not set(answer.near) & set(answer.entries), answer.content.id
