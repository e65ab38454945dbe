"""What Streamlit runs for each visitor.

It stands in a folder of its own: a folder "pages" beside the script would make Streamlit look for pages of the old
kind there, and tell the first visitor of a deep link that the page does not exist.
"""

from ntm_dashboard.web.main import main

main()
