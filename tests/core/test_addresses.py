"""Addresses of sources: what is refused, and how what is opened is written and shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from browsers import Browser, safe
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.desktop.browser import MOST, Refusal, Url, safe_url
from tui.text import Cleaned

LONG = 50 if os.environ.get("ONRECORD_LONG") == "1" else 1


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


# What is refused

HOSTILE = [
    # other schemes
    "javascript:alert(1)",
    "JavaScript://example.org/%0aalert(1)",
    "file:///etc/passwd",
    "file://example.org/share",
    "vscode://file/etc/passwd",
    "ms-msdt:/id",
    "data:text/html,x",
    "ftp://example.org/",
    "mailto:a@example.org",
    "smb://example.org/x",
    "view-source:https://example.org/",
    "httpsx://example.org/",
    "//example.org/",
    "example.org",
    "/etc/passwd",
    "",
    # options
    "--help",
    "-new-window",
    "--remote-debugging-port=1",
    "-https://example.org/",
    # what can't be seen
    "https://example.org/\n--help",
    "https://example.org/a b",
    " https://example.org/",
    "https://example.org/\t",
    "https://example.org/\r\nHost: x",
    "java\nscript:alert(1)",
    "ht\ttps://example.org/",
    "https://example.org/\x00",
    "https://example.org/\x1b]52;c;aGk=\x07",
    "https://example.org/\x9b31m",
    "https://example.org/\u202egro.live",
    "https://example.org/\u200b",
    "https://example.org/\u00a0x",
    "https://example.org/\u3000x",
    "https://example.org/\ud800",
    "https://example.org/\ufeff",
    # another host than it looks like
    "https://rferl.org@evil.example/",
    "https://rferl.org:443@evil.example/",
    "https://@evil.example/",
    "https://evil.example\\.rferl.org/",
    "https://rferl.org\\@evil.example/",
    "https:\\\\evil.example/",
    "https://rferl.org%2eevil.example/",
    "https://rferl.org%40evil.example/",
    "https://rferl.org／evil.example/",
    "https://rferl.org：80/",
    "https://rferl.org？evil.example/",
    "https://rferl.org℀evil.example/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://1.2.3.4.5/",
    "http://example.0x/",
    "http://faß.example/",
    "http://a\u200db.example/",
    # no host, or none that is one
    "https://",
    "https:///etc/passwd",
    "https:example.org",
    "http:/example.org",
    "https://?x",
    "https://:80/",
    "https://.example.org/",
    "https://a..example.org/",
    "https://-x.example.org/",
    "https://$(id).example.org/",
    "https://example.org|id/",
    "https://'x'/",
    "https://[::1/",
    "https://[fe80::1%25eth0]/",
    "https://[id]/",
    "https://[::1]x/",
    "https://example.org:x/",
    "https://example.org:99999/",
    "https://example.org:80:80/",
    "https://example.org:８０/",
    "https://" + "a" * 64 + ".example/",
    "https://" + "a." * 130 + "example/",
    "https://" + "ж" * 70 + ".example/",
    # too long
    "https://example.org/" + "a" * MOST,
    "https://example.org/" + "ж" * (MOST // 5),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:40])
def test_what_is_no_plain_web_address_is_refused_and_nothing_is_called(text: str, browser: Browser) -> None:
    assert browser.open(text)
    assert browser.calls() == []


def test_why_an_address_is_refused_never_repeats_it() -> None:
    refusals = [safe_url(text) for text in HOSTILE]
    assert all(isinstance(refusal, Refusal) and refusal.why.isascii() for refusal in refusals)
    assert {refusal.why for refusal in refusals if isinstance(refusal, Refusal)} == {
        "it is longer than 2,000 characters",
        "it holds a space or a character that can't be seen",
        "it holds a backslash, which browsers read in two ways",
        "it does not begin with http:// or https://",
        "it holds a user's name, which can pass for the host",
        "its host is not one that all browsers read alike",
        "it names no host",
    }


def test_the_length_is_judged_first_since_the_rest_takes_longer_the_longer_a_host_is() -> None:
    assert safe_url("https://" + "ж" * 100_000) == Refusal("it is longer than 2,000 characters")
    assert safe_url("\\" * 3_000) == Refusal("it is longer than 2,000 characters")


def test_an_address_is_judged_by_how_the_file_has_it_and_not_by_what_is_shown_for_it() -> None:
    cleaned = Cleaned("https://example.org/\x1b")
    assert "\x1b" not in cleaned
    assert isinstance(safe_url(cleaned), Refusal)


# What is opened


@pytest.mark.parametrize(
    ("text", "url", "host"),
    [
        ("https://www.rferl.org/a/kazakhstan/31648219.html", None, "www.rferl.org"),
        ("http://example.org", None, "example.org"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path", "example.org"),
        ("https://example.org:8080/x", None, "example.org"),
        ("https://example.org:/x", "https://example.org/x", "example.org"),
        ("https://example.org./", None, "example.org."),
        ("https://a_b.example.org/", None, "a_b.example.org"),
        ("https://example.org?x=1&y=2;z#top", None, "example.org"),
        ("https://example.org/a?to=user@example.com", None, "example.org"),
        ("https://example.org/#@evil.example", None, "example.org"),
        ("https://web.archive.org/web/2022/https://example.org/", None, "web.archive.org"),
        ("https://example.org/%D0%B6", None, "example.org"),
        ("https://example.org/ж", "https://example.org/%D0%B6", "example.org"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/", "xn--e1afmkfd.xn--p1ai"),
        ("https://rfеrl.org/", "https://xn--rfrl-w4d.org/", "xn--rfrl-w4d.org"),  # the second letter is Cyrillic
        ("https://ｅxample。org/", "https://example.org/", "example.org"),
        ("https://xn--e1afmkfd.xn--p1ai/", None, "xn--e1afmkfd.xn--p1ai"),
        ("http://127.0.0.1:631/", None, "127.0.0.1"),
        ("http://[2001:DB8::0:1]/", "http://[2001:db8::1]/", "[2001:db8::1]"),
        ("http://localhost/", None, "localhost"),
    ],
)
def test_a_web_address_is_opened_in_ascii_with_the_host_that_is_shown(
    text: str, url: str | None, host: str, browser: Browser
) -> None:
    made = safe(text)
    assert (made.url, made.host) == (url or text, host)
    assert browser.open(text) is None
    assert [arguments for arguments, *_ in browser.calls()] == [[url or text]]


def test_what_a_shell_or_powershell_or_cmd_would_act_on_is_written_as_its_number() -> None:
    made = safe("https://example.org/'\"`$(id)<x>^{y}|%USERNAME%?a=1&b=%20%")
    assert made.url == ("https://example.org/%27%22%60%24%28id%29%3Cx%3E%5E%7By%7D%7C%25USERNAME%25?a=1&b=%20%25")


def test_the_words_to_show_are_the_whole_address_with_the_host_beside_it_when_it_is_not_ascii() -> None:
    long = "https://example.org/" + "a" * 1900
    assert safe(long).words == long
    assert safe("https://rfеrl.org/x").words == "https://rfеrl.org/x (host: xn--rfrl-w4d.org)"
    assert safe("https://example.org/жизнь").words == "https://example.org/жизнь (host: example.org)"


@settings(derandomize=True, deadline=None, max_examples=200 * LONG)
@given(
    st.sampled_from(["http://", "https://", "HTTP://", "https:", "//", "", "https://example.org/"]),
    st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("/\\@:?#%[].-$`'\" \n")), max_size=60),
)
def test_whatever_is_let_through_is_one_plain_ascii_word_that_begins_with_its_scheme_and_host(
    scheme: str, rest: str
) -> None:
    made = safe_url(scheme + rest)
    if isinstance(made, Url):
        assert made.url.split("://")[0] in ("http", "https")
        assert made.url.split("://", 1)[1].startswith(made.host)
        assert made.url.isascii()
        assert made.url.isprintable()
        assert not set(made.url) & set(" \"'`$()\\<>^{}|")
