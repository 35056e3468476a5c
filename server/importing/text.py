"""Cleaning of cell text: what makes it readable and comparable, without losing a letter.

Both functions are idempotent: a text that was cleaned once comes back as it is.
"""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import html5

_MAX_ROUNDS = 50
"""Nested remnants unpacked at most (`&amp;lt;br&amp;gt;` takes three); bounds hostile input."""

_SUSPECT = re.compile(r"[<&]|_x[0-9A-Fa-f]{4}_|[^\n\x20-\x7e]")
_ESCAPED_CONTROL = re.compile(r"_x00(?:0[0-9A-Fa-f]|1[0-9A-Fa-f])_")
_AMP = re.compile(r"&(?:amp;)+")
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = re.compile(
    r"<\s*(?:br|hr)\b[^<>]*>|<\s*/\s*(?:p|div|li|tr|h[1-6]|ul|ol|table|blockquote)\s*>", re.I
)
_LINK = re.compile(
    r"""<\s*a\b[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))[^<>]*>"""
    r"""([^<>]*)<\s*/\s*a\s*>""",
    re.I,
)
_TAG = re.compile(
    r"<\s*/?\s*(?:p|div|span|b|i|u|s|em|strong|font|small|big|sub|sup|ul|ol|li|table|tbody|thead|"
    r"tr|td|th|h[1-6]|blockquote|pre|code|center|a|img|body|html|head|meta|style|script|o:p)"
    r"(?:\s[^<>]*)?/?\s*>",
    re.I,
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_NEWLINE = re.compile(r" *\n *")
_MANY_NEWLINES = re.compile(r"\n{3,}")
_STYLED = re.compile("[\u2100-\u2121\u2123-\u214f\u24b6-\u24e9\uff01-\uff5e\U0001d400-\U0001d7ff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")

_EMPTY_MARKS = frozenset({"-", "--", "\u2013", "\u2014"})


def _link(match: re.Match[str]) -> str:
    """A map link must survive its tag: `label (url)`, or the label alone if it holds the URL."""
    url = (match[1] or match[2] or match[3] or "").strip()
    label = match[4]
    return label if not url or url in label else f"{label} ({url})"


def _entity(match: re.Match[str]) -> str:
    """Only whole entities: lenient decoding would turn `&region=` of a link into a sign."""
    name = match[1]
    if name.startswith("#"):
        return html.unescape(match[0])
    return html5.get(name + ";", match[0])


def _once(text: str) -> str:
    text = _ESCAPED_CONTROL.sub(lambda m: chr(int(m[0][2:6], 16)), text)
    text = _LINK.sub(_link, text)
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _ENTITY.sub(_entity, _AMP.sub("&", text))
    text = _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", _NEWLINES.sub("\n", text)))
    # Only styled letters are folded: folding all would turn m² into m2 and ½ into 1/2.
    text = _STYLED.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    return unicodedata.normalize("NFC", text)


def clean_text(text: str) -> str:
    """A text of several lines: no markup, no invisible characters, lines end in ``\\n``."""
    if _SUSPECT.search(text):
        for _ in range(_MAX_ROUNDS):
            cleaned = _once(text)
            if cleaned == text:
                break
            text = cleaned
    text = _AROUND_NEWLINE.sub("\n", _SPACES.sub(" ", text))
    return _MANY_NEWLINES.sub("\n\n", text).strip(" \n")


def clean_line(text: str) -> str:
    """A text of one line: as :func:`clean_text`, with line breaks made spaces."""
    return _SPACES.sub(" ", clean_text(text).replace("\n", " "))


def line_or_none(text: str) -> str | None:
    """A cleaned line, or None if it is empty or only a dash, as exports write "nothing"."""
    cleaned = clean_line(text)
    return None if not cleaned or cleaned in _EMPTY_MARKS else cleaned
