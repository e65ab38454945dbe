"""Danh hiệu as offices write it."""

import pytest

from ntm_dashboard.domain.file_words import TITLE_IN_FILES
from ntm_dashboard.domain.terms import Title, UnitKind
from ntm_dashboard.intake.cells.titles import field_of, kind_named, title

COMMUNE, TOWN, DISTRICT = UnitKind.COMMUNE, UnitKind.TOWN, UnitKind.DISTRICT


@pytest.mark.parametrize(
    ("written", "read", "kind"),
    [
        ("đạt chuẩn", Title.STANDARD, None),
        ("Xã đạt chuẩn NTM", Title.STANDARD, COMMUNE),
        ("xã đạt chuẩn nông thôn mới năm 2023", Title.STANDARD, COMMUNE),
        ("ĐẠT CHUẨN NTM giai đoạn 2021 - 2025", Title.STANDARD, None),
        ("Danh hiệu xã nông thôn mới", Title.STANDARD, COMMUNE),
        ("huyện đạt chuẩn nông thôn mới", Title.STANDARD, DISTRICT),
        ("xã NTM nâng cao", Title.ADVANCED, COMMUNE),
        ("đạt chuẩn nông thôn mới nâng cao", Title.ADVANCED, None),
        ("NTM kiểu mẫu về chuyển đổi số", Title.MODEL, None),
        ("xã nông thôn mới kiểu mẫu lĩnh vực An ninh trật tự", Title.MODEL, COMMUNE),
        ("thị trấn đạt chuẩn đô thị văn minh", Title.CIVILISED_TOWN, TOWN),
        ("ĐTVM", Title.CIVILISED_TOWN, TOWN),
        ("hoàn thành 19/19 tiêu chí", Title.COMPLETED_TASK, None),
        ("hoàn thành 17/19 tiêu chí", None, None),
        ("Thu hồi", Title.REVOKED, None),
        ("bị thu hồi", Title.REVOKED, None),
        ("Thu hồi quyết định công nhận", Title.REVOKED, None),
        ("thu hồi danh hiệu", Title.REVOKED, None),
        ("thu hồi quyết định công nhận", Title.REVOKED, None),
        ("thu hồi quyết định công nhận nâng cao", Title.REVOKED_ADVANCED, None),
        ("thu hồi Quyết định số 12/QĐ-UBND", Title.REVOKED, None),
        ("thu hồi quyết định công nhận xã đạt chuẩn NTM", Title.REVOKED, COMMUNE),
        ("thu hồi danh hiệu nâng cao", Title.REVOKED_ADVANCED, None),
        ("thu hồi NTM kiểu mẫu", Title.REVOKED_MODEL, None),
        ("hủy bỏ quyết định công nhận", Title.REVOKED, None),
        ("thu hồi hoàn thành nhiệm vụ", None, None),
        ("đề nghị thu hồi", None, None),
        ("đăng ký đạt chuẩn", None, None),
        ("đề nghị công nhận nâng cao", None, None),
        ("chưa đạt chuẩn", None, None),
        ("đạt", None, None),
        ("xã", None, COMMUNE),
        ("", None, None),
    ],
)
def test_title_and_the_kind_of_unit_that_it_names(written: str, read: Title | None, kind: UnitKind | None):
    assert (title(written), kind_named(written) if read else kind) == (read, kind)


@pytest.mark.parametrize("term", list(Title))
def test_the_words_of_our_own_files_are_read_back(term: Title):
    assert title(TITLE_IN_FILES[term]) is term


def test_the_field_of_a_model_title_is_kept_as_it_is_written():
    assert field_of("NTM kiểu mẫu về Chuyển đổi số") == "về Chuyển đổi số"
    assert field_of("NTM kiểu mẫu") == ""
