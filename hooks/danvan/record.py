"""The record of one model: every key with its YAML name, label, type and rule, once.

The JSON Schema for editors, the annotated template and the table of keys in CONTRIBUTING.md are made from
these classes (`danvan schema`). Order of the keys is the order in which an editor should read and write them.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from . import quantity
from .fields import (
    AddressId,
    Date,
    Id,
    Name,
    Number,
    Part,
    PictureFile,
    Text,
    Texts,
    Url,
    Years,
    Yes,
    choice,
    fail,
    key,
    many,
    reference,
    several,
    sized,
)

TOPICS_MAX = 5  # more than five topics and a topic page no longer says what a model is about
SUMMARY_MIN, SUMMARY_MAX = 80, 300  # what a card and a Zalo message can show whole
LEVELS = ("xa", "huyen", "tinh", "trung-uong", "nganh")
STATES = ("nhap", "gui", "duyet", "cong-bo", "luu-tru")


class Source(Part):
    """Where a statement comes from."""

    id: Id | None = key("id", "Mã nguồn", "để chỗ khác trong bản ghi nhắc tới", example="bao-2021")
    kind: reference("loai_nguon") = key("loai", "Loại nguồn", required=True, example="bao-chi")
    title: Text = key("ten", "Tên bài, tên văn bản", required=True)
    publisher: Text | None = key("co_quan", "Cơ quan, báo")
    number: Text | None = key("so", "Số văn bản")
    date: Date | None = key("ngay", "Ngày", example="2021-05-27")
    address: Url | None = key("dia_chi", "Địa chỉ trên mạng")
    file: Text | None = key("tep", "Tệp kèm theo")


class Actor(Part):
    """An organisation that leads or takes part; never a private person."""

    name: Text = key("ten", "Tên như nguồn in", required=True, example="Hội Nông dân xã Nghĩa Tá")
    organisation: reference("to_chuc") | None = key("to_chuc", "Tổ chức", "mã trong to_chuc.yml")
    role: Text | None = key("vai_tro", "Vai trò")


class Period(Part):
    """When it began, how it went on, when it was judged."""

    start: Text | None = key("bat_dau", "Bắt đầu")
    end: Text | None = key("ket_thuc", "Kết thúc")
    progress: Text | None = key("tien_do", "Tiến độ")
    evaluation: Text | None = key("danh_gia", "Đánh giá")


class People(Part):
    """Who had to be won over, and who gains."""

    addressed: Texts = many("van_dong", "Vận động ai")
    beneficiaries: Texts = many("thu_huong", "Ai được hưởng")


class Step(Part):
    """One step of the way it was done; a bare text is the action."""

    bare_key: ClassVar[str] = "viec"
    action: Text = key("viec", "Việc làm", "bắt đầu bằng động từ", required=True)
    actor: Text | None = key("ai", "Ai làm")
    duration: Text | None = key("bao_lau", "Bao lâu")
    product: Text | None = key("san_pham", "Sản phẩm")
    block: reference("khau") | None = key("khau", "Khâu chung", "việc nhiều mô hình cùng có")


class Cost(Part):
    """One amount of money with the one who paid it."""

    item: Text = key("khoan", "Khoản", required=True)
    amount: Number | None = key("so_tien", "Số tiền", example="hơn 4 tỉ đồng")
    payer: reference("nguon_kinh_phi") | None = key("nguon", "Nguồn kinh phí")


class Resources(Part):
    """What it took: working days, people, material, money."""

    working_days: Number | None = key("ngay_cong", "Ngày công")
    people: Text | None = key("nhan_luc", "Nhân lực")
    materials: Texts = many("vat_tu", "Vật tư, phương tiện")
    costs: tuple[Cost, ...] = many("kinh_phi", "Kinh phí")


class Result(Part):
    """One result: an indicator, its value as printed, and the value before."""

    indicator: Text = key("chi_so", "Chỉ số", required=True)
    value: Number = key("gia_tri", "Giá trị", "số như nguồn in", required=True, example="hơn 1.200")
    unit: Text | None = key("don_vi", "Đơn vị", "số phải có đơn vị", example="hộ")
    baseline: Number | None = key("truoc", "Trước đó", "cùng chỉ số, cùng đơn vị")
    period: Text | None = key("ky", "Thời kỳ")
    source: Id | None = key("nguon", "Mã nguồn")

    @model_validator(mode="after")
    def _number_has_a_unit(self) -> Result:
        parsed = quantity.parse(self.value)
        if parsed and not parsed.unit and not self.unit:
            raise fail("number-without-unit", value=self.value)
        return self


class Condition(Part):
    """A condition that is needed, that helps, or that stands in the way."""

    text: Text = key("noi_dung", "Điều kiện", required=True)
    weight: choice("bat-buoc", "thuan-loi", "can-tro") = key("muc", "Mức", required=True)


class Fits(Part):
    """Where else it may work."""

    terrains: several(reference("vung")) = many("vung", "Vùng")
    size: Text | None = key("quy_mo", "Quy mô")
    minorities: Text | None = key("dtts", "Dân tộc thiểu số")
    religion: Text | None = key("ton_giao", "Tôn giáo")


class Difficulty(Part):
    """A difficulty beside the way it was overcome; a bare text is the difficulty."""

    bare_key: ClassVar[str] = "kho_khan"
    text: Text = key("kho_khan", "Khó khăn", required=True)
    answer: Text | None = key("cach_vuot", "Cách vượt qua")


class Replication(Part):
    """Somebody else did it again."""

    locality: Text = key("dia_ban", "Địa bàn", required=True)
    year: Years | None = key("nam", "Năm")
    actor: Text | None = key("don_vi", "Đơn vị làm")
    change: Text | None = key("dieu_chinh", "Điều chỉnh gì")
    result: Text | None = key("ket_qua", "Kết quả")
    record: Id | None = key("id", "Mã mô hình ở nơi mới")
    source: Id | None = key("nguon", "Mã nguồn")


class Event(Part):
    """A dated registration, inspection or evaluation."""

    year: Years | None = key("nam", "Năm")
    level: choice(*LEVELS) | None = key("cap", "Cấp")
    body: Text | None = key("co_quan", "Cơ quan")
    number: Text | None = key("so_van_ban", "Số văn bản")
    result: Text | None = key("ket_qua", "Kết quả")
    source: Id | None = key("nguon", "Mã nguồn")


class Recognition(Part):
    """A recognition of the model, or a commendation of those who made it: two different things."""

    kind: reference("su_kien_cong_nhan") = key("loai", "Loại", required=True, example="cong-nhan")
    given_to: choice("mo-hinh", "chu-the") = key("trao_cho", "Trao cho", required=True)
    form: reference("hinh_thuc") | None = key("hinh_thuc", "Hình thức")
    level: choice(*LEVELS) | None = key("cap", "Cấp")
    body: Text | None = key("co_quan", "Cơ quan")
    year: Years | None = key("nam", "Năm")
    span: Years | None = key("giai_doan", "Giai đoạn", example="2018-2020")
    number: Text | None = key("so_qd", "Số quyết định")
    source: Id | None = key("nguon", "Mã nguồn")

    @model_validator(mode="after")
    def _year_or_span(self) -> Recognition:
        if self.year and self.span:
            raise fail("year-and-span")
        return self


class Contact(Part):
    """An office and a role; a person's own data only with consent."""

    office: Text = key("co_quan", "Cơ quan", required=True)
    role: Text | None = key("vai_tro", "Bộ phận, vai trò")
    person: Text | None = key("ho_ten", "Họ tên")
    phone: Text | None = key("dien_thoai", "Điện thoại")
    mail: Text | None = key("thu_dien_tu", "Thư điện tử")
    consent: Yes | None = key("dong_y", "Đã đồng ý công khai", "co hoặc khong")

    @model_validator(mode="after")
    def _consent_for_personal_data(self) -> Contact:
        if (self.person or self.phone or self.mail) and not self.consent:
            raise fail("contact-without-consent")
        return self


class PresentPlace(Part):
    """Where a split or vanished unit belongs now; a bare text is the place."""

    bare_key: ClassVar[str] = "dia_ban"
    place: Text = key("dia_ban", "Địa bàn", required=True)
    source: Text | None = key("nguon", "Nguồn", "mã nguồn hoặc số văn bản")


class Picture(Part):
    """A picture in `catalogue/media/<id>/`."""

    file: PictureFile = key("tep", "Tệp", "ten-anh.jpg, png hoặc webp, trong catalogue/media/<mã>/", required=True)
    caption: Text | None = key("chu_thich", "Chú thích")
    alt: Text = key("mo_ta", "Mô tả cho người không nhìn thấy ảnh", required=True)
    author: Text | None = key("tac_gia", "Tác giả")


class Exemption(Part):
    """A warning that an editor has looked at and found to be right as it stands."""

    check: Text = key("kiem_tra", "Bước kiểm tra", "tên in sau chữ cảnh báo", required=True)
    reason: Text = key("ly_do", "Lý do", required=True)


class Editorial(Part):
    """Where the record stands in the editors' work."""

    state: choice(*STATES) = key("trang_thai", "Trạng thái", required=True, example="nhap")
    reviewed: Date | None = key("ra_soat", "Rà soát ngày")
    review_due: Date | None = key("han_ra_soat", "Hạn rà soát")
    note: Text | None = key("ghi_chu", "Ghi chú")
    exemptions: tuple[Exemption, ...] = many("ngoai_le", "Ngoại lệ", "cảnh báo đã xem, đúng là như vậy")

    @model_validator(mode="after")
    def _archive_says_why(self) -> Editorial:
        if self.state == "luu-tru" and not self.note:
            raise fail("archive-without-reason")
        return self


class Record(Part):
    """One model as its file states it; nothing in here is computed."""

    name: Name | None = key("ten", "Tên mô hình", "5-200 ký tự, không viết hoa toàn bộ")
    other_names: several(Text) = many("ten_khac", "Tên khác")
    kind: reference("loai") | None = key("loai", "Loại")
    label: reference("danh_xung") | None = key("danh_xung", "Tên gọi")
    subject: choice("tap-the", "ca-nhan") | None = key("chu_the", "Chủ thể", example="tap-the")
    subject_kind: reference("loai_chu_the") | None = key("loai_chu_the", "Loại chủ thể")
    field: reference("linh_vuc") | None = key("linh_vuc", "Lĩnh vực")
    field_as_stated: Text | None = key("linh_vuc_goc", "Lĩnh vực như nguồn ghi")
    skill: Text | None = key("diem_kheo", "Khéo ở chỗ nào", "ai khó vận động, việc gì, làm gì mà thuận")
    campaigns: several(reference("phong_trao")) = many("phong_trao", "Gắn với phong trào")
    criteria: several(reference("tieu_chi")) = many("tieu_chi", "Góp phần vào tiêu chí, chỉ số")
    topics: several(reference("chu_de")) = many("chu_de", "Chủ đề", "nhiều nhất 5", most=TOPICS_MAX)
    localities: Texts = many("dia_ban", "Địa bàn", "nhỏ trước lớn sau, như nguồn in")
    as_of: Date | None = key("thoi_diem", "Thời điểm", "lúc tên địa bàn còn đúng", example="2020")
    localities_now: several(PresentPlace) = many("dia_ban_nay", "Nay thuộc", "chỉ khi xã cũ bị chia")
    lead: tuple[Actor, ...] = many("chu_tri", "Chủ trì")
    partners: tuple[Actor, ...] = many("phoi_hop", "Phối hợp")
    participants: tuple[Actor, ...] = many("tham_gia", "Tham gia")
    period: Period | None = key("thoi_gian", "Thời gian")
    state: reference("tinh_trang") | None = key("tinh_trang", "Tình trạng")
    summary: sized(SUMMARY_MIN, SUMMARY_MAX) | None = key("tom_tat", "Tóm tắt", "80-300 ký tự")
    context: Text | None = key("boi_canh", "Thực trạng, lý do")
    goals: Text | None = key("muc_tieu", "Mục tiêu, tiêu chí")
    people: People | None = key("doi_tuong", "Đối tượng")
    steps: several(Step) = many("cach_lam", "Cách làm", "mỗi bước một mục")
    resources: Resources | None = key("nguon_luc", "Nguồn lực")
    results: tuple[Result, ...] = many("ket_qua", "Kết quả")
    conditions: tuple[Condition, ...] = many("dieu_kien", "Điều kiện")
    fits: Fits | None = key("phu_hop", "Nơi phù hợp")
    difficulties: several(Difficulty) = many("kho_khan", "Khó khăn và cách vượt qua")
    lessons: Texts = many("bai_hoc", "Bài học")
    sustainability: Text | None = key("duy_tri", "Khả năng duy trì")
    replicates: several(Id) = many("nhan_rong_tu", "Nhân rộng từ", "mã mô hình gốc")
    replications: tuple[Replication, ...] = many("nhan_rong_tai", "Nhân rộng tại")
    registrations: tuple[Event, ...] = many("dang_ky", "Đăng ký")
    inspections: tuple[Event, ...] = many("kiem_tra", "Kiểm tra")
    evaluations: tuple[Event, ...] = many("danh_gia", "Đánh giá")
    recognitions: tuple[Recognition, ...] = many("cong_nhan", "Công nhận, khen thưởng")
    documents: several(reference("documents")) = many("van_ban", "Thực hiện theo", "mã trong documents/")
    contact: Contact | None = key("lien_he", "Liên hệ học tập")
    sources: tuple[Source, ...] = many("nguon", "Nguồn")
    pictures: tuple[Picture, ...] = many("anh", "Ảnh")
    former_ids: several(AddressId) = many("ma_cu", "Mã cũ")
    inferred: Texts = many("suy_ra", "Suy ra", "các khóa do người biên tập suy ra")
    unknown: Texts = many("chua_ro", "Chưa rõ", "các khóa mà nguồn chưa nêu")
    editorial: Editorial | None = key("bien_tap", "Biên tập")


# Needed in every record: a value, or the key's name in `chua_ro`.
REQUIRED = ("ten", "loai", "danh_xung", "linh_vuc", "dia_ban", "nguon", "bien_tap")
