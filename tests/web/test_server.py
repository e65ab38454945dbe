"""The script that Streamlit runs is where it must be."""

from ntm_dashboard.web.server import SCRIPT


def test_no_folder_of_pages_stands_beside_the_script():
    # Streamlit would take it for pages of the old kind and call every deep link unknown at the first visit.
    assert SCRIPT.is_file()
    assert not (SCRIPT.parent / "pages").exists()
