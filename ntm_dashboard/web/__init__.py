"""The Streamlit app and the routes beside it."""
