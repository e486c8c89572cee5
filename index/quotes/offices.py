"""What a description such as `the senator` can mean: offices and trades, and whether two of them agree."""

from __future__ import annotations

from . import roles
from .mentions import Mention
from .names import Entity

_SYNONYMS = [
    frozenset(group.split())
    for group in """
    candidate nominee contender hopeful frontrunner front-runner
    businessman mogul billionaire tycoon developer magnate businesswoman entrepreneur
    senator lawmaker legislator
    representative congressman congresswoman lawmaker legislator
    premier minister
    chairman chairwoman chair chairperson
    leader chief head
    executive chief boss
    lawyer attorney counsel
    singer frontman musician rapper vocalist star
    author writer novelist
    professor academic scholar
    actor actress star
    reporter journalist correspondent
    mom mother
    dad father
    """.strip().splitlines()
]
COMPANIES = frozenset(
    """company firm retailer manufacturer carmaker automaker chipmaker maker airline brewer lender insurer giant
    conglomerate
    startup start-up supplier operator carrier drugmaker builder chain""".split()
)
"""Nouns for a business, so that `the retailer` is the business just spoken of."""
GENERIC = frozenset(
    """official source spokesman spokeswoman spokesperson aide adviser advisor analyst person man woman expert
        insider staffer
    witness voter supporter resident observer critic operative diplomat strategist employee people boy girl
        friend""".split()
)
"""Nouns that introduce unnamed sources; `the official` needs an earlier official."""


def has_other_trade(entity: Entity) -> bool:
    """The article calls the person something else, so an unknown role is likely somebody else’s."""
    return any(head in _TRADES for head, _ in entity.descriptors)


_TRADES = GENERIC | frozenset(
    "reporter journalist author editor professor economist lawyer attorney host moderator pollster".split()
)


def can_be_person(entity: Entity) -> bool:
    if entity.kind == "unknown" and 0 < entity.count <= entity.n_placed:
        return False
    if entity.kind in ("person", "unknown"):
        return True
    return entity.kind == "role" and bool(entity.descriptors) and entity.descriptors[0][0] in roles.PERSON_NOUNS


def office_score(mention: Mention, head: str, narrowed: frozenset[str]) -> float:
    same = head == mention.head or any(head in group and mention.head in group for group in _SYNONYMS)
    if not same:
        return 0.0
    shared = len(narrowed & mention.modifiers)
    if mention.modifiers and narrowed and not shared:
        return 0.0
    return 2.0 + shared - 0.5 * (head != mention.head) - 0.1 * len(mention.modifiers - narrowed)
