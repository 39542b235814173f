"""What stands around an article on its page: the paper's name, a menu, who wrote it and when, what is said below it."""

from __future__ import annotations

import re

from tui.dates import DateError, parse
from tui.patterns import regex
from tui.text import one_line
from tui.typed_dates import IN_WORDS, as_edtf

_MONTHS = """
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
januar februar märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
"""
_NUMBER = {name: at for row in _MONTHS.strip().split("\n") for at, name in enumerate(row.split(), 1)}
_OTHER = rf"(?P<day>[0-9]{{1,2}})(?:\.|er)? (?:de )?(?P<month>{'|'.join(_NUMBER)}),? (?:del? )?(?P<year>[0-9]{{4}})"
_OTHER_DATE = regex(_OTHER, re.IGNORECASE)
_NUMERIC = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"
_WEEKDAY = r"(?:[^\W\d_]{3,12}, ?)?"
_BEFORE = r"(?:[0-9]{1,2}:[0-9]{2},? )?"
_CLOCK = r"(?:,? (?:at |um |à |в )?[0-9]{1,2}[:.h][0-9]{2}.{0,16})?"
_DATE = rf"{_BEFORE}(?P<date>{_WEEKDAY}(?:{IN_WORDS.replace('(?ai:', '(?i:').replace('(?!' + chr(92) + 'S)', '')}"
_DATE += rf"|(?i:{re.sub('[?]P<[a-z]+>', '', _OTHER)})|{_NUMERIC}))(?: года| г\.| року| р\.| жылы?)?{_CLOCK}"
_SAID = r"(?:(?:first |last )?(?:published|updated|posted)|опубликовано|обновлено|опубліковано|оновлено|"
_SAID += r"veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)(?: on| am| le| el)?"
_DATED = regex(rf"(?:(?P<said>(?i:{_SAID}))\s*:?\s+)?{_DATE}")
_TIMED = regex(rf"(?i:{_SAID})\s*:?\s+[0-9]{{1,2}}[:.][0-9]{{2}}(?: ?(?i:[ap]\.?m\.?))?(?: [A-Z]{{2,4}})?")
_WRITER = r"(?i:written by|by|von|par|por|автор(?:ы|и)?|текст|author|words)"
_NAMED = regex(rf"(?P<author>[^\W\d_a-z]\w+(?: [^\W\d_a-z][\w.-]*){{1,2}})(?:,| [|•·—–-])\s+{_DATE}")
_BY = regex(
    rf"{_WRITER}\s*:?\s+(?P<author>[^\W\d_a-z][^|•·]{{1,60}}?)(?: in [^\W\d_a-z][\w .-]{{1,40}}?)?"
    rf"(?:(?:,| on|\s[|•·—–-])\s+{_DATE})?"
)
_BYLINE = regex(rf"{_WRITER}\s*:?\s+(?!the\b)[^.!?]{{2,70}}")
_CREDIT = regex(
    r"(?:source|words|text|photos?|images?|pictures?|источник|фото|quelle|fotos?|bild)\s*:\s*\S.{0,80}", re.IGNORECASE
)
_OWNER = regex(
    r"(?:©|\(c\)|copyright)[\s©]*(?:[0-9]{4}(?:\s*[-–]\s*[0-9]{4})?)?[\s,]*(?P<name>[«“„\"]?[^\W\d_][^.|]{1,60}?)"
    r"[\s,]*(?:[0-9]{4}(?:\s*[-–]\s*[0-9]{4})?)?(?:\s*год[а-я]*)?\.?(?:\s*[.|]?\s*all rights reserved.*)?",
    re.IGNORECASE,
)
_OWNED = regex(r"(?P<name>[^\W\d_][^.|]{1,60}?) (?:©|\(c\)) ?[0-9]{4}(?:\s*[-–]\s*[0-9]{4})?\.?", re.IGNORECASE)
_LED = regex(
    r"(?:(?:read|see|watch) (?:more|also|next)|watch|listen|gallery|video|"
    r"related(?: [a-z]+)?|you (?:may|might) also like|recommended|don'?t miss|"
    r"читайте(?: также| ещё| еще)?|смотрите также|по теме|читайте також|lesen sie (?:auch|mehr)|mehr zum thema|"
    r"(?:à )?lire aussi|lea también|lea además|διαβάστε (?:επίσης|ακόμη)|यह भी पढ़ें)\s*:\s*\S.{0,120}",
    re.IGNORECASE,
)
_BELOW = regex(
    r"(?:sign up|subscribe|join us|follow us|support (?:us|our (?:work|journalism))|download our app|"
    r"get the .{2,30} in your inbox|"
    r"подписывайтесь|подпишитесь|следите за|слідкуйте|підписуйтесь|folgen sie|"
    r"abonnieren sie|abonnez|suscríb)\b.{0,100}|\(?(?:additional )?(?:reporting|writing|editing) by\b.{0,100}|"
    r"listen to this (?:article|story)(?: ?[(·|:–-].{0,20})?|our standards: [^.!?]{1,80}|"
    r".{0,80}\bfollow (?:him|her|them|us|me)(?: on)?\b.{0,60}",
    re.IGNORECASE,
)
_PARTED = regex(r"\s+[|•·›>→/]\s+|\s{3,}|\t+")
_SHORT = 25  # characters of what stands in a menu
_MOST_NAME = 40  # characters of a paper's name
_ENDS = (".", "!", "?", "…", ":", ";")


def parts(raw: str) -> list[str]:
    """Return what stands in a line side by side, parted by signs or by wide gaps."""
    return [part.strip() for part in _PARTED.split(raw.strip()) if part.strip()]


def menu(raw: str) -> bool:
    """Tell whether a line is three things or more side by side, each as short as in a menu."""
    there = parts(raw)
    return len(there) > 2 and all(len(part) <= _SHORT and not part.endswith(_ENDS) for part in there)


def beside(line: str) -> bool:
    """Tell whether a line leads elsewhere: `Read more: ...`."""
    return bool(_LED.fullmatch(line))


def below(line: str) -> bool:
    """Tell whether a line is what a page says behind an article."""
    return bool(_BELOW.fullmatch(line))


def above(line: str) -> bool:
    """Tell whether a line near a headline says who wrote an article, or when, or whose it or a picture is."""
    patterns = (_DATED, _TIMED, _NAMED, _BY, _BYLINE, _CREDIT)
    sides = parts(line)
    return bool(sides) and all(any(pattern.fullmatch(side) for pattern in patterns) for side in sides)


def dated(line: str) -> bool:
    """Tell whether a line is a date alone, with what it is the date of."""
    return bool(_DATED.fullmatch(line))


def author(line: str) -> str:
    """Return who wrote an article, as a line near its headline says; nothing where it does not."""
    found = next(filter(None, (form.fullmatch(each) for each in (*parts(line), line) for form in (_BY, _NAMED))), None)
    name = found["author"].strip(" ,|") if found else ""
    return name if name[:1].isupper() else ""


def published(line: str) -> str:
    """Return the day in a line near a headline, in EDTF; nothing where there is none, or it is that of an update."""
    forms = (_DATED, _BY, _NAMED)
    tried = (form.fullmatch(each) for each in (*parts(line), line) for form in forms)
    found = next((each for each in tried if each and each["date"]), None)
    if not found or not found["date"]:
        return ""
    said = found.groupdict().get("said") or ""
    if re.match("last|updated|обновлено|оновлено|aktualisiert|mis|actualizado", said, re.IGNORECASE):
        return ""
    text = re.sub(r"^[^\W\d_]{3,12}, ?(?=[0-9])", "", found["date"])
    if other := _OTHER_DATE.fullmatch(text):
        text = f"{other['year']}-{_NUMBER[other['month'].lower()]:02}-{int(other['day']):02}"
    try:
        return parse(as_edtf(text)).text
    except DateError:
        return ""


def owner(line: str) -> str:
    """Return whose a page is by a line such as `© 2020 The Paper`; nothing of another line."""
    found = _OWNER.fullmatch(line) or _OWNED.fullmatch(line)
    name = found["name"].strip(" ,«»“”\"'") if found else ""
    return name if name[:1].isupper() and ("©" in line or re.search("[0-9]{4}", line)) else ""


def masthead(line: str, text: str) -> str:
    """Return a paper's name as it stands above a headline; one in capitals as the text has it elsewhere."""
    if len(line) > _MOST_NAME or not line.isupper():
        return line if len(line) <= _MOST_NAME else ""
    words = r"\s+".join(map(re.escape, line.split()))
    others = (one_line(each[0]) for each in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE))
    return next((each for each in others if not each.isupper()), line)
