"""A complaint's words made fit to be shown: no remnants of markup, nothing invisible.

For the eye only: what is stored, searched and sent stays as it came. Both sides of a joined emoji
or of Arabic letters keep their joiners; marks that turn the direction of a line around go, so that
words stand where they were written.
"""

from __future__ import annotations

import re
from typing import Final

_BREAK: Final = re.compile(
    r"<\s{0,3}(?:br|hr)\b[^<>]{0,200}>|<\s{0,3}/\s{0,3}(?:p|div|li|tr|h[1-6]|ul|ol)\s{0,3}>", re.I
)
_TAG: Final = re.compile(
    r"<\s{0,3}/?\s{0,3}(?:p|div|span|b|i|u|s|em|strong|font|ul|ol|li|table|tbody|tr|td|th|h[1-6]|a"
    r"|img|blockquote|pre|center)(?:\s[^<>]{0,500})?/?\s{0,3}>",
    re.I,
)
_ENTITIES: Final = {
    "&nbsp;": " ",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
    "&apos;": "'",
    "&amp;": "&",
}
_ENTITY: Final = re.compile("|".join(map(re.escape, _ENTITIES)))
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\U000e0001]"
)
_NEWLINES: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_MANY: Final = re.compile(r"\n[ \t]{0,40}(?:\n[ \t]{0,40}){2,}")


_RUN: Final = re.compile(r"\S{48,}")
BREAK: Final = "\u200b"
"""Where a line may be broken; never part of the words."""


def breakable(text: str) -> str:
    """The same with `BREAK` inside what would be wider than a narrow pane: long links, words
    run together. Whoever copies it takes `BREAK` out again."""
    return _RUN.sub(lambda run: BREAK.join(re.findall(r".{1,24}", run[0])), text)


def readable(text: str) -> str:
    """The words as they are shown; `text` itself where there is nothing to mend."""
    shown = _NEWLINES.sub("\n", text)
    if "<" in shown:
        shown = _TAG.sub("", _BREAK.sub("\n", shown))
    if "&" in shown:
        shown = _ENTITY.sub(lambda match: _ENTITIES[match[0]], shown)
    return _MANY.sub("\n\n", _INVISIBLE.sub("", shown)).strip()
