"""Whose account a checked identity of an outside provider is, and with which role."""

from dataclasses import replace

import pytest

from ntm_dashboard.errors import AccountError, SignInError
from ntm_dashboard.services.people import Role
from ntm_dashboard.services.provider_sign_in import Identity, RoleRule, identity_of, sign_in_with_identity
from tests.services.conftest import ADMINISTRATOR

HERE = "192.0.2.7"
HA = Identity("https://id.example", "s-1", "Nguyễn.Hà", "Nguyễn Hà", ("van-phong",))
RULE = RoleRule((("van-phong", Role.EDITOR), ("quan-tri", Role.ADMINISTRATOR)), otherwise=None)


def sign_in(accounts, identity, rule=RULE):
    """Sign somebody in whom the provider vouches for."""
    return sign_in_with_identity(accounts, identity, rule=rule, address=HERE)


def test_the_first_sign_in_makes_an_account_and_the_next_finds_it_by_what_never_changes(accounts):
    first = sign_in(accounts, HA).signed_in.person
    later = sign_in(accounts, replace(HA, wished_name="doi.ten", groups=("quan-tri", "van-phong"))).signed_in.person

    assert (first.name, first.role) == ("nguyen.ha", Role.EDITOR)
    assert (later.name, later.role) == ("nguyen.ha", Role.ADMINISTRATOR)


def test_an_identity_is_never_taken_for_a_local_account_of_the_same_name(accounts, admin):
    person = sign_in(accounts, replace(HA, wished_name="quan.tri")).signed_in.person

    assert person.name == "quan.tri-2"


@pytest.mark.parametrize("other", [{"subject": "s-2"}, {"issuer": "https://khac.example"}])
def test_another_subject_or_issuer_is_another_person(accounts, other):
    sign_in(accounts, HA)

    assert sign_in(accounts, replace(HA, **other)).signed_in.person.name == "nguyen.ha-2"


def test_somebody_without_a_role_or_with_a_disabled_account_is_not_let_in(accounts, admin):
    with pytest.raises(SignInError, match="chưa được cấp quyền"):
        sign_in(accounts, replace(HA, groups=("khach",)))

    sign_in(accounts, HA)
    admin.disable(ADMINISTRATOR, "nguyen.ha")
    with pytest.raises(SignInError, match="chưa được cấp quyền"):
        sign_in(accounts, HA)


def test_an_account_of_a_provider_has_no_password_to_sign_in_with_or_to_reset(accounts, admin):
    sign_in(accounts, HA)

    with pytest.raises(SignInError):
        accounts.sign_in("nguyen.ha", "", address=HERE)
    with pytest.raises(AccountError, match="hệ thống bên ngoài"):
        admin.reset(ADMINISTRATOR, "nguyen.ha")


def test_claims_of_any_shape_are_read_as_text():
    claims = {"iss": "https://id.example", "sub": 7, "email": "ha@example.vn", "roles": "van-phong"}

    identity = identity_of(claims, group_claim="roles")

    assert identity == Identity("https://id.example", "7", "ha@example.vn", "ha@example.vn", ("van-phong",))
    assert identity_of(claims | {"roles": {"a": 1}}, group_claim="roles").groups == ()
