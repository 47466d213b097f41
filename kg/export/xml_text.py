"""Words of an article in, words that XML 1.0 may hold out."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    r"""Return WORDS with a space for every character that no XML document may hold (W3C XML 1.0, production 2).

    Example:
        >>> xml_text("a\x0bb")
        'a b'

    """
    return _NOT_XML.sub(" ", words)
