"""Answers that are ready before anybody asks: compressed once, and 304 for whoever has them."""

import gzip

import brotli
import pytest
from starlette.datastructures import Headers

from ntm_dashboard.web.ready_answer import ReadyAnswer, coding_for, is_among

BODY = "Huyện Trà Cú: 12/15 xã được công nhận đạt chuẩn. ".encode() * 50
ANSWER = ReadyAnswer.of(BODY, media_type="text/html; charset=utf-8", headers={"x-own": "1"})


def asked(**headers: str) -> Headers:
    return Headers({name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0, gzip;q=0", ""),
        ("identity", ""),
        ("*", ""),
        ("", ""),
        ("brotli, gzipped", ""),
    ],
)
def test_the_best_coding_that_the_browser_takes_is_sent(accepted, coding):
    response = ANSWER.to(asked(accept_encoding=accepted))

    plain = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding](response.body)
    assert coding_for(accepted) == coding == response.headers.get("content-encoding", "")
    assert plain == BODY
    assert response.headers["content-length"] == str(len(response.body))
    assert response.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize("tags", [ANSWER.tag, ANSWER.tag.removeprefix("W/"), f'"older", {ANSWER.tag}', "*"])
def test_who_has_it_already_gets_nothing_again(tags):
    response = ANSWER.to(asked(if_none_match=tags))

    assert response.status_code == 304
    assert response.body == b""
    assert response.headers["etag"] == ANSWER.tag
    assert response.headers["x-own"] == "1"


@pytest.mark.parametrize("tags", ["", '"other"', ANSWER.tag[:-2], ANSWER.tag.removeprefix("W/").strip('"')])
def test_any_other_tag_gets_the_answer(tags):
    assert not is_among(ANSWER.tag, tags)
    assert ANSWER.to(asked(if_none_match=tags)).status_code == 200


@pytest.mark.parametrize("accepted", ["gzip, deflate, br, zstd", "identity"])
def test_what_is_compressed_already_is_sent_as_it_is(accepted):
    font = ReadyAnswer.as_it_is(BODY, media_type="font/woff2", headers={"cache-control": "public"})

    response = font.to(asked(accept_encoding=accepted))

    assert response.body == BODY
    assert not {"content-encoding", "vary"} & set(response.headers)
    assert response.headers["cache-control"] == "public"
    assert font.to(asked(if_none_match=ANSWER.tag)).status_code == 304


def test_the_tag_follows_the_words():
    assert ReadyAnswer.of(BODY + b" ", media_type="text/html").tag != ANSWER.tag
    assert ReadyAnswer.of(BODY, media_type="text/html").tag == ANSWER.tag
