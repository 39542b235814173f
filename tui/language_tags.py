"""Tags of languages as BCP 47 has them: which texts are one, and what is meant by some that are none."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"""
    [a-z]{2,3} (-[a-z]{3}){0,3}             # the language; no longer one is registered
    (-[a-z]{4})? (-([a-z]{2}|[0-9]{3}))?    # script and region
    (-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*    # variants
    (-[0-9a-wy-z](-[a-z0-9]{2,8})+)*        # extensions
    (-x(-[a-z0-9]{1,8})+)?
    | x(-[a-z0-9]{1,8})+
    | i-(ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
    | en-gb-oed | sgn-be-fr | sgn-be-nl | sgn-ch-de
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_NAMES = {
    "ar": "arabic العربية", "be": "belarusian беларуская", "bg": "bulgarian български", "cs": "czech čeština",
    "da": "danish dansk", "de": "german deutsch", "el": "greek ελληνικά", "en": "english", "es": "spanish español",
    "fa": "persian farsi فارسی", "fi": "finnish suomi", "fr": "french français", "he": "hebrew עברית",
    "hi": "hindi हिन्दी", "hu": "hungarian magyar", "it": "italian italiano", "ja": "japanese 日本語",
    "ka": "georgian ქართული", "kk": "kazakh қазақша", "ko": "korean 한국어", "ky": "kyrgyz кыргызча",
    "la": "latin latina", "nl": "dutch nederlands", "no": "norwegian norsk", "pl": "polish polski",
    "pt": "portuguese português", "ro": "romanian română", "ru": "russian русский", "sv": "swedish svenska",
    "tr": "turkish türkçe", "uk": "ukrainian українська", "uz": "uzbek", "zh": "chinese 中文",
}  # fmt: skip
_TAGS = {name: tag for tag, names in _NAMES.items() for name in names.split()}


def is_tag(written: str) -> bool:
    """Tell whether a text has the form of a tag; whether there is such a language it does not tell."""
    return bool(_TAG.fullmatch(written))


def tag_cure(written: str) -> str:
    """Return what to write in place of a text that is no tag."""
    words = written.strip()
    for tag in (_TAGS.get(words.casefold()), words.replace("_", "-")):
        if tag and is_tag(tag):
            return f"write {tag}"
    return "write the tag of the language, as en, kk or pt-BR"
