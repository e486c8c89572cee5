"""Words for numbers, units and dates in English."""

from __future__ import annotations

from fractions import Fraction

SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {word: 10 * tens for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "dozen": 12,
}
LETTER_SCALES = frozenset({"k", "m", "b"})
ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        1,
    )
}
SHARES = {"half": Fraction(1, 2), "halves": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(1, 4)}
PARTS = {f"{word}s": value for word, value in ORDINALS.items() if value > 2} | {
    word: value for word, value in ORDINALS.items() if value > 2
}
TIMES = {"once": 1, "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "triple": 3, "tripled": 3}
MONTHS = {
    word: value
    for value, names in enumerate(
        """january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct
        november/nov december/dec""".split(),
        1,
    )
    for word in names.split("/")
}
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "dec", "sep", "jun"})
WEEKDAYS = {
    word: value for value, word in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), 1)
}
UNITS = {
    spelling: unit
    for unit, spellings in {
        "%": "% percent pct pc",
        "points": "point points pp",
        "$": "$ dollar dollars usd",
        "€": "€ euro euros eur",
        "£": "£ pound pounds sterling gbp",
        "¥": "¥ yen yuan",
        "₩": "₩ won",
        "km": "km kilometre kilometres kilometer kilometers",
        "mile": "mile miles",
        "metre": "metre metres meter meters",
        "foot": "foot feet ft",
        "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
        "tonne": "tonne tonnes ton tons",
        "litre": "litre litres liter liters",
        "second": "seconds secs",
        "minute": "minute minutes mins min",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "week": "week weeks",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "am": "am a.m",
        "pm": "pm p.m",
        "degree": "° degree degrees",
    }.items()
    for spelling in spellings.split()
}
BOUNDS = {
    tuple(phrase.split()): bound
    for bound, phrases in {
        "about": "about/around/approximately/roughly/circa/some/an estimated/an average of",
        "nearly": "nearly/almost/close to/just under/just below",
        "more": "more than/over/above/at least/no fewer than/no less than/upwards of/in excess of/just over",
        "less": "less than/fewer than/under/below/at most/up to/no more than/not more than/as many as/as much as",
    }.items()
    for phrase in phrases.split("/")
}
"""Words before a number that make it one end of a range, or a guess."""
