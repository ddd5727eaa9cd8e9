"""Vietnamese text for comparing: one spelling, without marks, in syllables, as a slug.

`site_src/browser/text.js` is the same in JavaScript; both answer the vectors of `tests/shared/`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWEL_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn
MARKS = "\u0300-\u036f"
INVISIBLE = "\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
APOSTROPHES = "'\u2019\u02bc"  # M'Nông, Đắk R’lấp

REMEMBERED = 1 << 16  # words of a run: Vietnamese writes a few thousand syllables again and again

# Eth stands for Đ and gha (U+01A2) for Ư in text converted from old fonts; neither is a Vietnamese letter.
REPAIRS = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u01a2": "Ư", "\u01a3": "ư"})
UNMARKED = str.maketrans({"đ": "d", "²": "2", "³": "3"})

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_HIDDEN_GAP = re.compile("(?<![ \t\n])\u200b+(?![\u200b \t\n])")  # a zero-width space parts words: Dân|vận
_SPACES = re.compile(f"[{SPACES}]")
_MARKS = re.compile(f"[{MARKS}]+")
_LETTER = f"[A-Za-zĐđ{MARKS}]"

# Where the tone stands, on decomposed text: qu and gi are consonants (qúy, gía: quý, giá); before a final
# letter the tone is on a or e (tòan: toàn); an open oa, oe, uy has it on the first vowel (hoà: hòa).
_TONE_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(f"(qu|gi)([{TONES}])([aeiouy][{VOWEL_SHAPES}]?)(?![{MARKS}])", re.I), r"\1\3\2"),
    (re.compile(f"(o)([{TONES}])([ae][{VOWEL_SHAPES}]?)(?=[A-Za-zĐđ])", re.I), r"\1\3\2"),
    (re.compile(f"(o)([ae])([{TONES}])(?!{_LETTER})", re.I), r"\1\3\2"),
    (re.compile(f"(?<!q)(u)(y)([{TONES}])(?!{_LETTER})", re.I), r"\1\3\2"),
)

# What may change in composed text; most text has nothing of it, and looking is five times as fast as changing.
_UNSETTLED = re.compile(
    f"[{INVISIBLE}{SPACES}{MARKS}\u200b\u00d0\u00f0\u01a2\u01a3]"
    "|[qQ][ùúủũụÙÚỦŨỤ][aeiouyAEIOUYÀ-ỹ]|[gG][ìíỉĩịÌÍỈĨỊ][aeiouyAEIOUYÀ-ỹ]"
    "|[òóỏõọÒÓỎÕỌ][aeAEÀ-ỹ](?=[A-Za-zĐđÀ-ỹ])"
    "|[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ](?![A-Za-zĐđ])"
    "|(?<![qQ])[uU][ýỳỷỹỵÝỲỶỸỴ](?![A-Za-zĐđ])"
)

_RUN = rf"(?:[^\W_\u02bc]+|[{MARKS}{INVISIBLE}]+)+"
_WORD = re.compile(
    r"(?<!\d[.,])\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?"  # 3.462 and 1.234,5
    r"|(?<!\d,)\d+,\d+(?!\d|,\d)"  # 0,5 but not the list 1,2,3
    rf"|{_RUN}(?:[{APOSTROPHES}]{_RUN})*"
)
_PIECE = re.compile(r"\d+(?=[^\W\d_]{2})|.+", re.S)  # 64đảng is two words, 4G and m2 are one
_NUMBER = re.compile(r"[0-9.]+(?:,[0-9]+)?")
_FINAL_Y = re.compile(f"((?:[bcdđghklmnprstvx]{{1,3}}|qu))y([{TONES}]?)")  # kỹ or kĩ, tỷ or tỉ, quý or quí
_SLUG = re.compile(r"[^a-z0-9]+")
_POWER = re.compile(r"\b([cdhk]?m)([23])\b")
_RAISED = str.maketrans("23", "²³")


def normalize(text: str) -> str:
    """Return text in NFC with one tone style, Đ for Ð, plain spaces and nothing invisible.

    >>> normalize("Ðoàn xã Hoà\\u00a0Thuỷ")
    'Đoàn xã Hòa Thủy'
    """
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _UNSETTLED.search(text)):
        return text
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).translate(REPAIRS)
    text = _HIDDEN_GAP.sub(" ", text.strip("\u200b")).replace("\u200b", "")
    text = unicodedata.normalize("NFD", text)
    for pattern, replacement in _TONE_RULES:
        text = pattern.sub(replacement, text)
    return unicodedata.normalize("NFC", text)


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Return text in lower case without marks, so that "Điện Biên" and "dien bien" are equal."""
    text = text.lower() if text.isascii() else normalize(text).lower()
    return text if text.isascii() else _strip(text)


def _strip(text: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(UNMARKED)
    return unicodedata.normalize("NFC", bare)


def words(text: str) -> list[str]:
    """Return the runs of letters and digits as they are written; a number with separators is one run."""
    return _WORD.findall(text)


def forms(word: str) -> list[str]:
    """Return the accented lower-case syllables of one run of `words`: usually one, two for "64đảng"."""
    return list(_forms(word))


@lru_cache(REMEMBERED)
def _forms(word: str) -> tuple[str, ...]:
    for apostrophe in APOSTROPHES:
        word = word.replace(apostrophe, "")
    return tuple(_one_spelling(piece) for piece in _PIECE.findall(normalize(word).lower()))


def _one_spelling(piece: str) -> str:
    """Write a number without group dots and leading zeros (3.462 is 3462, 07 is 7), and a final i for y (kỹ is kĩ)."""
    if not _NUMBER.fullmatch(piece):
        return _with_final_i(piece) if len(piece) > 1 else piece
    whole, comma, rest = piece.replace(".", "").partition(",")
    return (whole.lstrip("0") or "0") + comma + rest


def _with_final_i(piece: str) -> str:
    syllable = _FINAL_Y.fullmatch(unicodedata.normalize("NFD", piece))
    return unicodedata.normalize("NFC", f"{syllable[1]}i{syllable[2]}") if syllable else piece


def syllables(text: str, split: Callable[[str], list[str]] = forms) -> list[str]:
    """Return the accented lower-case syllables in order.

    >>> syllables("Dưa-Lúa: 3.462 thẻ, Công văn 07-CV/HU")
    ['dưa', 'lúa', '3462', 'thẻ', 'công', 'văn', '7', 'cv', 'hu']
    """
    return [form for word in words(text) for form in split(word)]


def slug(text: str) -> str:
    """Return kebab-case ASCII for addresses: "Đắk R'lấp" is "dak-rlap"; empty when nothing is left."""
    for apostrophe in APOSTROPHES:
        text = text.replace(apostrophe, "")
    return _SLUG.sub("-", fold(text)).strip("-")


def powers(text: str) -> str:
    """Return text with the powers of its units raised, for showing only.

    >>> powers("hiến 4.262 m2 đất, 20 triệu đồng/m2, đường ĐM2")
    'hiến 4.262 m² đất, 20 triệu đồng/m², đường ĐM2'
    """
    return _POWER.sub(lambda match: match[1] + match[2].translate(_RAISED), text)
