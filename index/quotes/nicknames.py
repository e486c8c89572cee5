"""Short forms of forenames: `Bill` and `William` may be one person."""

from __future__ import annotations

_NICK = [
    frozenset(group.split())
    for group in """
    bill william billy will
    mike michael mick
    bob robert rob bobby
    jim james jimmy
    joe joseph
    tom thomas
    tim timothy
    chris christopher christine
    dan daniel danny
    dave david
    ed edward eddie ted
    bernie bernard
    jack john jon jonathan johnny
    ben benjamin
    ken kenneth
    rick richard dick rich
    steve steven stephen
    matt matthew
    nick nicholas
    pat patrick patricia
    liz elizabeth beth
    kate katherine catherine kathy
    sue susan
    al albert alan
    greg gregory
    don donald
    ron ronald
    sam samuel samantha
    tony anthony
    charlie charles chuck
    andy andrew
    larry lawrence
    fred frederick
    gene eugene
    jeff jeffrey geoffrey
    jerry gerald
    ray raymond
    vince vincent
    alex alexander alexandra
    debbie deborah
    jen jennifer jenny
    maggie margaret meg peggy
    vicky victoria
    volodya vladimir
    """.strip().splitlines()
]


def same_first(a: str, b: str) -> bool:
    """Forenames that may be one person's: equal, an initial, or a short form."""
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    return any(a in group and b in group for group in _NICK)
