"""What is computed: level, gaps, recognition, evidence, order, related records."""

from datetime import date

import pytest
from conftest import check_files

from danvan import enrich

HEAD = """ten: {name}
loai: mo-hinh
danh_xung: dan-van-kheo
linh_vuc: kinh-te
dia_ban: xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn
thoi_diem: 2020
nguon:
  - {{id: bao, loai: {source}, ten: Bài báo thử}}
bien_tap: {{trang_thai: cong-bo, han_ra_soat: 2026-01-01}}
"""
HOW = """boi_canh: Ruộng bỏ hoang sau vụ lúa.
cach_lam: [Họp dân, Làm điểm, Nhân ra cả thôn]
ket_qua:
  - {chi_so: Thu nhập, gia_tri: 90, don_vi: triệu đồng}
"""
FULL = """boi_canh: Ruộng bỏ hoang sau vụ lúa.
diem_kheo: Cán bộ làm trước một vụ để bà con thấy tận mắt.
cach_lam:
  - {viec: Họp dân, ai: Trưởng thôn}
  - {viec: Làm điểm, ai: Chi hội nông dân}
  - {viec: Nhân ra cả thôn, ai: Chi hội nông dân}
nguon_luc: {ngay_cong: 200}
ket_qua:
  - {chi_so: Thu nhập, gia_tri: 90, don_vi: triệu đồng, truoc: 40, nguon: bao}
dieu_kien:
  - {noi_dung: Có nước tưới, muc: bat-buoc}
bai_hoc: [Làm điểm trước]
"""


def entry(body="", *, source="bao-chi", name="Vận động nuôi gà thả vườn"):
    text = HEAD.format(name=name, source=source) + body
    checked = check_files(records={"mau-thu": text.encode()})
    assert not checked.report.has_errors
    return checked.entries()[0]


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("", "biet-ten"),
        ("muc_tieu: Tăng thu nhập\n", "biet-ten"),
        ("cach_lam: [Họp dân]\n", "so-luoc"),
        (HOW, "co-cach-lam"),
        (HOW.replace("[Họp dân, Làm điểm, Nhân ra cả thôn]", "[Họp dân, Làm điểm]"), "so-luoc"),
        (HOW.replace("gia_tri: 90", "gia_tri: tăng rõ"), "so-luoc"),
        (FULL, "du-de-lam-theo"),
        (FULL.replace(", ai: Trưởng thôn", ""), "co-cach-lam"),
        (FULL.replace("truoc: 40, ", ""), "co-cach-lam"),
    ],
)
def test_level_follows_what_the_record_holds(body, level):
    assert entry(body).level == level


def test_gaps_name_what_the_next_level_needs_and_always_the_skill():
    assert entry().gaps == ("diem-kheo", "buoc-hoac-ket-qua")
    assert entry(HOW).gaps == ("diem-kheo", "ai-lam", "nguon-luc", "truoc-sau", "dieu-kien", "kho-khan-bai-hoc")
    assert entry(FULL).gaps == ()


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ("", "chua-ro"),
        ("dang_ky: [{nam: 2020}]\n", "da-dang-ky"),
        ("danh_gia: [{nam: 2020}]\ndang_ky: [{nam: 2019}]\n", "da-danh-gia"),
        ("cong_nhan: [{loai: cong-nhan, trao_cho: mo-hinh, cap: tinh}]\n", "da-cong-nhan"),
        ("cong_nhan: [{loai: khen-thuong, trao_cho: chu-the, cap: tinh}]\n", "chua-ro"),
        (
            "cong_nhan: [{loai: cong-nhan, trao_cho: mo-hinh}, {loai: dien-hinh, trao_cho: mo-hinh}]\n",
            "dien-hinh",
        ),
    ],
)
def test_recognition_is_of_the_model_and_commendation_of_people_stays_apart(event, state):
    assert entry(event).status == state


def test_evidence_ticks_what_the_record_can_show():
    assert entry().evidence == {"bao-cao-bao-chi"}
    assert entry(source="tu-ke-khai").evidence == {"tu-ke-khai"}
    assert "so-lieu-truoc-sau" in entry(FULL).evidence


def test_press_alone_is_no_decision_of_recognition():
    told = "cong_nhan: [{loai: cong-nhan, trao_cho: mo-hinh, co_quan: UBND tỉnh%s}]\n"
    assert "quyet-dinh-cong-nhan" not in entry(told % "").evidence
    assert "quyet-dinh-cong-nhan" in entry(told % ", so_qd: 02071").evidence


def test_a_past_review_date_is_overdue():
    item = check_files(records={"mau-thu": HEAD.format(name="Nuôi gà", source="bao-chi").encode()})
    first, second = (
        enrich.enrich(item.catalogue.records, {}, today)[0].overdue
        for today in (date(2025, 12, 31), date(2026, 1, 2))
    )
    assert (first, second) == (False, True)


def test_the_better_documented_come_first_and_names_only_last():
    bodies = {"ba-ten": "", "hai-so-luoc": "cach_lam: [Họp dân]\n", "mot-cach-lam": HOW}
    files = {
        name: (HEAD.format(name=f"Mô hình {name}", source="bao-chi") + body).encode() for name, body in bodies.items()
    }
    entries = check_files(records=files).entries()
    assert [item.id for item in entries] == ["mot-cach-lam", "hai-so-luoc", "ba-ten"]


def test_related_records_share_a_topic():
    topic, other = "chu_de: [rac-thai]\n", "chu_de: [hien-dat]\n"
    files = {
        name: (HEAD.format(name=f"Mô hình {name}", source="bao-chi") + body).encode()
        for name, body in {"rac-mot": topic, "rac-hai": topic, "duong": other}.items()
    }
    related = {item.id: item.related for item in check_files(records=files).entries()}
    assert related["rac-mot"][0] == "rac-hai" and related["rac-hai"][0] == "rac-mot"


COSTS = """nguon_luc:
  kinh_phi:
    - {khoan: Giống, so_tien: "1,5 triệu đồng"}
    - {khoan: Công, so_tien: 500.000 đồng}
    - {khoan: Vật tư}
"""


def test_cost_is_the_sum_of_the_amounts_that_are_known():
    assert entry(COSTS).cost == 2_000_000
    assert entry().cost is None
