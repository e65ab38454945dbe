"""Every part of Streamlit that a page has, at once and without a program behind it: what its own words are tried on."""

import datetime
import time

import pandas as pd
import streamlit as st

st.file_uploader("Tệp", type=["csv", "xlsx"], accept_multiple_files=True, max_upload_size=1)
st.text_area("Ghi chú")
st.text_input("Tên")
with st.form("bieu"):
    st.text_input("Trong biểu mẫu")
    st.form_submit_button("Gửi")
day = datetime.date(2024, 1, 31)
st.date_input("Ngày", value=day, min_value=day.replace(day=2), max_value=day, format="DD/MM/YYYY")
st.multiselect("Nhiều xã", ["Xã Long Hiệp", "Xã Tân Hiệp"])
st.selectbox("Một xã", ["Xã Long Hiệp", "Xã Tân Hiệp"])
st.code("Kính gửi", language=None)
st.data_editor(
    pd.DataFrame({"Xã": ["Xã Long Hiệp", "Xã Tân Hiệp"], "Kết quả": ["đạt", None], "Giá trị": [1.5, None]}),
    column_config={"Kết quả": st.column_config.SelectboxColumn(options=["đạt", "chưa đạt"])},
    num_rows="dynamic",
    key="bang",
)
if st.button("Chậm"):
    time.sleep(3)
