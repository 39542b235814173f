"""A modest guess at the language of a text: by its letters, and by the words that every text in a language has."""

from __future__ import annotations

import re
from collections import Counter

_FAR = 20_000  # characters that are looked at
_FEWEST = 8  # common words, below which nothing is guessed
_WORD = re.compile(r"[^\W\d_]+")

_COMMON = {
    "en": "the of and to in is was that for it on with as by he they at from this have has not are were be said",
    "de": "der die das und ist nicht von mit den dem ein eine auf für im zu sich auch wird wurde nach bei als hat war",
    "fr": "le la les des et est une dans que qui pour pas sur du au avec par plus ont été sont cette ce il ne",
    "es": "el la los las de que y en un una por con no para su al lo como más pero fue han del se es",
    "it": "il la di che e un una per non con del della sono le gli si da nel alla dei ha anche come più è",
    "pt": "o a os as de que e em um uma para com não por do da no na se mais foi ao dos é",
    "nl": "de het een van en in is dat op te zijn niet voor met die aan er door om ook als maar bij naar werd",
    "pl": "w i na nie się z że do to jest o po przez jak od za ale tak był są ich przed także oraz który",
    "sv": "och att det som en på är av för med till den inte har de ett om var vid från kan men sig han",
    "cs": "a se na v je že s z o do to jsou by ale jako za po byl pro tak které jeho při nebo však",
    "ro": "și în de la cu pe că din nu a fost care un o pentru mai este sunt au prin după ca ale dar",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ise ancak olduğu göre en ne dedi var değil",
    "ru": "и в не на что с он по как это из за но от к они было был его для так их мы же о",
    "uk": "і в на не що з та у до за як його від це про й але він для вони під було також є",
    "bg": "и на се да не е от за в си са че с по като до ще при но което има той му",
    "kk": "және мен үшін бұл да де бір ол деп еді болды екен бар жоқ туралы осы кейін дейін қазақстан",
    "be": "і ў на не што з у да як ад гэта па за але ён для яны таксама было быў",
}
_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = (
    ("el", "\u0370-\u03ff"), ("he", "\u0590-\u05ff"), ("ko", "\uac00-\ud7af"), ("th", "\u0e00-\u0e7f"),
    ("ka", "\u10a0-\u10ff"), ("hy", "\u0530-\u058f"), ("ja", "\u3040-\u30ff"), ("zh", "\u4e00-\u9fff"),
)  # fmt: skip
"""Letters that one language alone is commonly written with; those of Japanese come before the signs that it shares."""


def language(text: str) -> str | None:
    """Return the tag of the language that a text seems to be in, or None where that can't be told."""
    text = text[:_FAR]
    letters = sum(map(len, _WORD.findall(text)))
    for tag, signs in _SCRIPTS:
        share = 0.05 if tag == "ja" else 0.5
        if letters and len(re.findall(f"[{signs}]", text)) > share * letters:
            return tag
    words = Counter(word.casefold() for word in _WORD.findall(text))
    hits = {tag: sum(words[word] for word in own) for tag, own in _SETS.items()}
    (best, most), (_, second) = Counter(hits).most_common(2)
    sure = most >= _FEWEST and 3 * most >= 4 * second and 10 * most >= sum(words.values())
    return best if sure else None
