"""The names of people, for reading: what is kept names accounts."""

from collections import Counter

from ntm_dashboard.store import Store


def display_names(store: Store) -> dict[str, str]:
    """Give the name of the person behind each account; people of one name are told apart by their accounts."""
    with store.reading() as transaction:
        accounts = transaction.accounts.all()
    times = Counter(one.display_name for one in accounts)
    return {
        one.name: one.display_name if times[one.display_name] == 1 else f"{one.display_name} ({one.name})"
        for one in accounts
        if one.display_name
    }
