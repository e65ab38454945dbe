"""Who may do what is decided in the services."""

import pytest

from ntm_dashboard.errors import NotPermittedError
from ntm_dashboard.services.people import ACT_WORDS, ROLE_WORDS, Act, Person, Role, may, must_be_allowed

VIEWER, OFFICER, EDITOR, ADMINISTRATOR = (Person(role.value, role.value, role) for role in Role)


@pytest.mark.parametrize(
    ("act", "viewer", "officer", "editor", "administrator"),
    [
        (Act.VIEW, True, True, True, True),
        (Act.HAND_IN, False, True, True, True),
        (Act.PUBLISH, False, False, True, True),
        (Act.UNDO, False, False, True, True),
        (Act.RESTORE, False, False, True, True),
        (Act.WITHDRAW, False, False, True, True),
        (Act.DOWNLOAD_RAW_FILE, False, False, True, True),
        (Act.READ_AUDIT_LOG, False, False, True, True),
        (Act.LEARN_SPELLING, False, False, True, True),
        (Act.READ_COMMENTS, True, True, True, True),
        (Act.COMMENT, False, False, True, True),
        (Act.MANAGE_USERS, False, False, False, True),
        (Act.BACK_UP, False, False, False, True),
    ],
)
def test_each_role_may_what_the_one_before_may(act, viewer, officer, editor, administrator):
    assert [may(person, act) for person in (None, VIEWER, OFFICER, EDITOR, ADMINISTRATOR)] == [
        False,
        viewer,
        officer,
        editor,
        administrator,
    ]


def test_somebody_who_may_not_is_told_what_they_lack():
    with pytest.raises(NotPermittedError, match="“viewer” không có quyền công bố số liệu: cần vai trò Biên tập"):
        must_be_allowed(VIEWER, Act.PUBLISH)
    with pytest.raises(NotPermittedError, match="Cần đăng nhập để hoàn tác"):
        must_be_allowed(None, Act.UNDO)


def test_every_act_and_every_role_has_a_word():
    assert set(ACT_WORDS) == set(Act)
    assert set(ROLE_WORDS) == set(Role)
