"""The names of all settings: one that is misspelt would leave its setting at the default without a word."""

import os
from collections.abc import Mapping
from difflib import get_close_matches

from ntm_dashboard.errors import ConfigurationError
from ntm_dashboard.i18n import N_, Message

OF_THE_PROVIDER = (
    "NTM_OIDC_CLIENT_ID",
    "NTM_OIDC_CLIENT_SECRET",
    "NTM_OIDC_TITLE",
    "NTM_OIDC_ROLES",
    "NTM_OIDC_GROUP_CLAIM",
    "NTM_OIDC_OTHERWISE",
)
NAMES = (
    "NTM_DATA_DIR",
    "NTM_DATABASE_URL",
    "NTM_HOST",
    "NTM_PORT",
    "NTM_VIEWING",
    "NTM_TWO_PERSON",
    "NTM_WARM_UP",
    "NTM_LOG",
    "NTM_METRICS_TOKEN",
    "NTM_PUBLIC_URL",
    "NTM_SECRET",
    "NTM_OIDC_ISSUER",
    *OF_THE_PROVIDER,
)
_PREFIX = "NTM_"


def ours(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the settings of an environment (without one: the process's), without spaces around their values.

    Raises:
        ConfigurationError: a name of ours is no setting; names it and the one that looks most like it.
    """
    given = os.environ if environment is None else environment
    found = {name: value.strip() for name, value in given.items() if name.upper().startswith(_PREFIX)}
    for name in sorted(found):
        if name not in NAMES:
            raise ConfigurationError(str(_unknown(name)))
    return found


def _unknown(name: str) -> Message:
    nearest = next(iter(get_close_matches(name.upper(), NAMES, n=1)), "")
    if nearest:
        return Message.of(N_("Không có biến môi trường {name}. Có phải là {nearest}?"), name=name, nearest=nearest)
    sentence = N_("Không có biến môi trường {name}. Hãy bỏ biến này; các biến có là: {names}.")
    return Message.of(sentence, name=name, names=", ".join(NAMES))
