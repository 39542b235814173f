"""Values as FollowTheMoney keeps them: what it would take out or change is written out here, so that it is seen."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from tui.dates import When
from tui.edtf import Moment
from tui.patterns import regex
from tui.text import as_written, clean

MOST_NAME, MOST_STRING = 384, 1024  # characters
_TAKEN_OUT = regex("[\x0b\x0c\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
_TO_SPACES = regex("[\u0a00\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_HOST = regex(r"(?:[\w-]{1,63}\.)+[a-z][\w-]+(?::[0-9]{1,4})?", re.IGNORECASE)
_LANGUAGES = """
    af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng et:est fa:fas
    fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz km:khm ko:kor
    ky:kir lo:lao lt:lit lv:lav mk:mkd mn:mon ms:msa mt:mlt my:mya ne:nep nl:nld no:nor pl:pol ps:pus pt:por ro:ron
    ru:rus si:sin sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tr:tur uk:ukr ur:urd
    uz:uzb vi:vie zh:zho
"""


def kept(text: str) -> str:
    """Return text as it is kept: composed (NFC), every space a plain one, what can't be seen written out (`<200d>`)."""
    shown = _TO_SPACES.sub(" ", unicodedata.normalize("NFC", clean(text)))
    return _TAKEN_OUT.sub(lambda match: f"<{ord(match.group()):02x}>", shown).strip()


def to_the_letter(text: str) -> bool:
    """Tell whether text is kept as its file has it."""
    return kept(text) == as_written(text)


def name(text: str, most: int = MOST_NAME) -> str:
    """Return text as a name is kept: on one line, no quotation marks around it that would be taken off, and cut."""
    line = " ".join(kept(text).split())
    if len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    if len(line) > 1 and line[0] in "\"'" and line[-1] in "\"'":
        line = f"“{line[1:-1]}”"
    return line.strip()


def string(text: str) -> str:
    """Return text on one line, and cut where it is too long for a property of one line."""
    return name(text, MOST_STRING)


def language(tag: str | None) -> str:
    """Return the code of three letters for a language, or nothing for one that is not among those it knows."""
    known = dict(pair.split(":") for pair in _LANGUAGES.split())
    return known.get((tag or "").lower().partition("-")[0], "")


def url(address: str | None) -> str:
    """Return an address on the web as it is kept, or nothing for one that it would refuse or change."""
    try:
        parts = urlsplit(as_written(address or ""))
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        return ""
    found = parts._replace(scheme=parts.scheme.lower(), path=parts.path or "/").geturl()
    return found if kept(found) == found and not re.search(r"\s", found) and len(found) < 4096 else ""


def day(when: When | None) -> str:
    """Return the day that a date is, or that a moment lies in, without a doubt; nothing for any other."""
    if when is None or when.kind not in ("day", "moment") or when.uncertain or when.approximate or not when.earliest:
        return ""
    return _iso(when.earliest)


def bounds(when: When | None) -> tuple[str, str]:
    """Return the first and last day that a date leaves open, each where there is one and it is not itself in doubt."""
    if when is None or when.uncertain or when.approximate or day(when):
        return "", ""
    return _iso(when.earliest), _iso(when.latest)


def _iso(moment: Moment | None) -> str:
    return f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}" if moment and 1000 <= moment[0] < 9999 else ""
