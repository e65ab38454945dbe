"""Everything that people read: Vietnamese is the source language, English a gettext catalogue.

`_("Xã được công nhận đạt chuẩn")` gives the text in the language of the current run; `N_` only marks a text for later.
A `Message` is a sentence kept with its figures, so that a value computed once can be read in either language.
"""

from ntm_dashboard.i18n.collation import Order, name_order
from ntm_dashboard.i18n.formats import (
    date_text,
    days_text,
    decree_date_text,
    full_date_text,
    join_text,
    month_text,
    number_text,
    quantity_text,
    signed_text,
)
from ntm_dashboard.i18n.messages import (
    AGREES_WITH,
    DEFAULT_LANGUAGE,
    LANGUAGES,
    N_,
    Exact,
    Figure,
    Message,
    Name,
    _,
    current_language,
    ngettext,
    speaking,
    use_language,
)

__all__ = [
    "AGREES_WITH",
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "N_",
    "Exact",
    "Figure",
    "Message",
    "Name",
    "Order",
    "_",
    "current_language",
    "date_text",
    "days_text",
    "decree_date_text",
    "full_date_text",
    "join_text",
    "month_text",
    "name_order",
    "ngettext",
    "number_text",
    "quantity_text",
    "signed_text",
    "speaking",
    "use_language",
]
