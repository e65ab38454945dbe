"""The address decides what is shown, and says what it cannot mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_dashboard.errors import UnknownScopeError
from ntm_dashboard.web.url_state import EARLIEST, LATEST, Scope

SCOPES = st.builds(
    Scope,
    as_of=st.none() | st.dates(min_value=EARLIEST, max_value=LATEST),
    revision=st.none() | st.integers(min_value=0, max_value=999_999_999),
    documented_only=st.booleans(),
    language=st.sampled_from(["vi", "en"]),
    unit=st.text(alphabet="0123456789", max_size=8),
    criterion=st.text(alphabet="0123456789.", max_size=5),
)


@given(SCOPES)
def test_what_is_written_into_an_address_is_read_back(scope):
    assert Scope.of(scope.parameters()) == scope


def test_the_default_scope_leaves_the_address_bare():
    assert Scope().parameters() == {}


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({"ky": "12/04/2023"}, "12/04/2023"),
        ({"ky": "2023-02-30"}, "2023-02-30"),
        ({"ky": "9999-12-31"}, "31/12/9999"),
        ({"ky": "0001-01-01"}, "01/01/0001"),
        ({"ban": "-1"}, "-1"),
        ({"ban": "ba"}, "ba"),
        ({"ban": "1" * 50}, "1" * 40),
        ({"chac_chan": "có"}, "có"),
    ],
)
def test_what_an_address_cannot_mean_is_named_and_the_right_form_given(parameters, named):
    with pytest.raises(UnknownScopeError, match=r"Cách ghi đúng|Chỉ nhận|chỉ xem được") as caught:
        Scope.of(parameters)

    assert named in str(caught.value)


def test_an_unknown_language_is_vietnamese_and_parameters_of_others_are_left_alone():
    assert Scope.of({"lang": "fr", "embed": "true"}) == Scope()


def test_turning_to_a_commune_keeps_day_certainty_and_language():
    scope = Scope(as_of=date(2023, 4, 12), documented_only=True, language="en", unit="29464", criterion="5")

    turned = scope.about(unit="29503")

    assert turned == Scope(as_of=date(2023, 4, 12), documented_only=True, language="en", unit="29503")
