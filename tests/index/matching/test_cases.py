"""A table of pastes: what each shows against one quote of an archive, verdict and warnings whole."""

from __future__ import annotations

import pytest

HARBOUR = "We will rebuild the harbour by June if the council agrees, but only with local money."
PROMISE = "We would consider closing the mill; if prices keep falling, we might also sell the land,"
COUNT = "At least 12,000 people and 350 boats left the island in 2019, about 40 per cent of all who lived there."
NEVER = "I never said that the mayor was not honest, and nobody has asked me to leave."
PLAIN = "The river rose quickly and the farmers moved their animals to the old school on the hill."
WAR = "It was a long winter—the hardest in years—and “nobody” would lend us a boat."

V, T, A, E, B, S, N = "VERBATIM", "TYPOGRAPHIC", "ALTERED", "ELIDED", "BRACKETED", "SPLICED", "NOT_FOUND"
LATE, EARLY, NUMBER, NEGATION, CONDITION = (
    "STARTS_LATE",
    "ENDS_EARLY",
    "NUMBER_CHANGED",
    "NEGATION_CHANGED",
    "HIDES_CONDITION",
)

CASES = {
    "typography": [
        (PLAIN, PLAIN, V),
        (PLAIN, PLAIN[:-1], V),
        (PLAIN, f"“{PLAIN}”", V),
        (PLAIN, f"‘{PLAIN[:-1]},’", V),
        (PLAIN, f'"{PLAIN[:-1]}".', V),
        (PLAIN, f"«{PLAIN}»", V),
        (PLAIN, f"  {PLAIN}\n", V),
        (PLAIN, f"• {PLAIN}", V),
        (PLAIN, f"- {PLAIN}", V),
        (PLAIN, PLAIN.upper(), T),
        (PLAIN, PLAIN.title(), T),
        (PLAIN, PLAIN.replace(" ", "  "), T),
        (PLAIN, PLAIN.replace(" moved", "\nmoved"), T),
        (PLAIN, PLAIN.replace(" ", "\u00a0"), T),
        (PLAIN, "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in PLAIN), T),
        (PLAIN, PLAIN.replace("quickly", "quick\u00adly").replace("\u00ad", "\u200b"), V),
        (WAR, WAR.replace("“", '"').replace("”", '"'), T),
        (WAR, WAR.replace("“", "'").replace("”", "'"), T),
        (WAR, WAR.replace("—", "-"), T),
        (WAR, WAR.replace("—", "--"), T),
        (WAR, WAR.replace("—", " – "), T),
        ("It’s the farmers’ choice, isn’t it", "It's the farmers' choice, isn't it", T),
        ("It's the farmers' choice, isn't it", "It´s the farmers` choice, isn‘t it", T),
        ("a step-by-step plan for the co-operative", "a step\u2011by\u2011step plan for the co–operative", T),
        ("the café near the naïve fiancée", "the cafe\u0301 near the nai\u0308ve fiance\u0301e", T),
        ("a step-by-step plan for the village", "a step-\nby-step plan for the village", V),
    ],
    "other punctuation": [
        ("a step-by-step plan for the village", "a step by step plan for the village", A),
        ("a step-by-step plan for the village", "a step - by-step plan for the village", A),
        ("we want co-operation with our neighbours", "we want cooperation with our neighbours", A),
        ("the farm land is gone for good", "the farmland is gone for good", A),
        ("we won, we did, and we left the town", "we won we did, and we left the town", A),
        ("we won, we did, and we left the town", "we won; we did, and we left the town", A),
        ("we won, we did, and we left the town", "we won,we did, and we left the town", A),
        ("It's our choice to leave the town", "Its our choice to leave the town", A),
        ("Will they leave the town?", "Will they leave the town", V, EARLY),
        ("Will they leave the town?", "Will they leave the town?", V),
        ("They will leave the town.", "They will leave the town?", A),
    ],
    "trims": [
        (PLAIN, "The river rose quickly", V, EARLY),
        (PLAIN, "the farmers moved their animals", V, LATE, EARLY),
        (PLAIN, "to the old school on the hill", V, LATE),
        (PLAIN, "The river rose quickly …", E, EARLY),
        (PLAIN, "… the old school on the hill.", E, LATE),
        (PLAIN, "the river ROSE quickly", T, EARLY),
        (WAR, "the hardest in years", V, LATE, EARLY),
    ],
    "conditions": [
        (HARBOUR, "We will rebuild the harbour by June", V, EARLY, CONDITION),
        (HARBOUR, "We will rebuild the harbour by June if the council agrees", V, EARLY, CONDITION),
        (HARBOUR, "We will rebuild the harbour", V, EARLY, CONDITION),
        (HARBOUR, "We will rebuild the harbour ... with local money", E, CONDITION),
        (HARBOUR, "We will rebuild the harbour by June, but only with local money", A, CONDITION),
        (HARBOUR, "if the council agrees, but only with local money", V, LATE),
        (PROMISE, "We would consider closing the mill", V, EARLY, CONDITION),
        (PROMISE, "we might also sell the land", V, LATE, CONDITION),
        (PROMISE, "We would consider closing the mill ... sell the land", E, CONDITION),
        ("They may stay unless the rent goes up", "They may stay", V, EARLY, CONDITION),
        ("They may stay until the end of the season", "They may stay", V, EARLY, CONDITION),
        ("They may stay provided that they pay", "They may stay", V, EARLY, CONDITION),
        ("They may stay as long as they pay", "They may stay", V, EARLY, CONDITION),
        ("They may stay. But they will have to pay.", "They may stay.", V, EARLY, CONDITION),
        ("They may stay. The sea is calm. If not, we wait.", "They may stay.", V, EARLY),
        ("Unless the rent goes up, they may stay", "they may stay", V, LATE, CONDITION),
        ("If it rains we wait. They may stay", "They may stay", V, LATE),
        ("They may stay although the rent goes up", "They may stay", V, EARLY, CONDITION),
        ("They may only stay in winter", "They may ... stay in winter", E, CONDITION),
        ("They may only stay in winter", "They may stay in winter", A, CONDITION),
    ],
    "numbers": [
        (COUNT, COUNT.replace("12,000", "1,200"), A, NUMBER),
        (COUNT, COUNT.replace("12,000", "12000"), A),
        (COUNT, COUNT.replace("12,000", "twelve thousand"), A),
        (COUNT, COUNT.replace("12,000", "12 000"), A),
        (COUNT, COUNT.replace("12,000", "120,000"), A, NUMBER),
        (COUNT, COUNT.replace("2019", "2020"), A, NUMBER),
        (COUNT, COUNT.replace("40 per cent", "40%"), A),
        (COUNT, COUNT.replace("40 per cent", "40 percent"), A),
        (COUNT, COUNT.replace("40 per cent", "forty per cent"), A),
        (COUNT, COUNT.replace("40 per cent", "14 per cent"), A, NUMBER),
        (COUNT, COUNT.replace("40 per cent", "40 points"), A, NUMBER),
        (COUNT, COUNT.replace("350 boats", "boats"), A, NUMBER),
        (COUNT, COUNT.replace("12,000 people and 350 boats", "350 people and 12,000 boats"), A, NUMBER),
        ("it cost 1.5 million dollars to repair", "it cost $1.5m to repair", A),
        ("it cost 1.5 million dollars to repair", "it cost 1.5 billion dollars to repair", A, NUMBER),
        ("it cost 1.5 million dollars to repair", "it cost 1.5 million euros to repair", A, NUMBER),
        ("it cost 1.5 million dollars to repair", "it cost 1,5 million dollars to repair", A),
        ("it cost 1.5 million dollars to repair", "it cost 15 million dollars to repair", A, NUMBER),
        ("we met on 3 March in the town hall", "we met on 4 March in the town hall", A, NUMBER),
        ("we met on 3 March in the town hall", "we met on 3 May in the town hall", A, NUMBER),
        ("we met on 3 March in the town hall", "we met on March 3 in the town hall", A),
        ("we met on 3 March 2026 in the hall", "we met on March 3, 2026 in the hall", A),
        ("we met on 3 March 2026 in the hall", "we met on 2026-03-03 in the hall", A),
        ("we will come on Monday with the boats", "we will come on Tuesday with the boats", A, NUMBER),
        ("the first of three ships has left", "the second of three ships has left", A, NUMBER),
        ("half of the ships have left the port", "a third of the ships have left the port", A, NUMBER),
        ("twice as many ships as before came", "three times as many ships as before came", A, NUMBER),
        ("it takes 5 hours to cross the bay", "it takes 5 days to cross the bay", A, NUMBER),
        ("some five million boxes were sent", "million boxes were sent", V, LATE, NUMBER),
        ("prices rose by 5 percent", "prices rose by 5", V, EARLY, NUMBER),
        ("1,200 troops will go to the coast", "12,000 troops will go to the coast", A, NUMBER),
        ("one of the ships left the old harbour", "some of the ships left the old harbour", A),
        ("two of the ships left the old harbour", "some of the ships left the old harbour", A, NUMBER),
    ],
    "negations": [
        (PLAIN, PLAIN.replace("moved", "never moved"), A, NEGATION),
        (PLAIN, PLAIN.replace("moved", "did not move"), A, NEGATION),
        (PLAIN, PLAIN.replace("moved", "didn't move"), A, NEGATION),
        (NEVER, NEVER.replace("never ", ""), A, NEGATION),
        (NEVER, NEVER.replace("not ", ""), A, NEGATION),
        (NEVER, NEVER.replace("nobody", "everybody"), A, NEGATION),
        (NEVER, NEVER.replace("was not", "wasn't"), A),
        (NEVER, NEVER.replace("honest", "dishonest"), A, NEGATION),
        ("we do not want their money at all", "we don't want their money at all", A),
        ("we do not want their money at all", "we do want their money at all", A, NEGATION),
        ("we do not want their money at all", "we do ... want their money at all", E, NEGATION),
        ("we do not want their money at all", "want their money at all", V, LATE, NEGATION),
        ("we will go without the president", "we will go with the president", A, NEGATION),
        ("neither the mayor nor the judge came", "the mayor and the judge came", A, LATE, NEGATION),
        ("no ship left the harbour that night", "a ship left the harbour that night", A, NEGATION),
        ("it is likely that the bridge will fall", "it is unlikely that the bridge will fall", A, NEGATION),
        ("it was an unhappy day for the village", "it was a happy day for the village", A, NEGATION),
        ("a legal way to close the old harbour", "an illegal way to close the old harbour", A, NEGATION),
        ("a hopeful sign for the whole village", "a hopeless sign for the whole village", A, NEGATION),
        ("we can pay for the bridge this year", "we cannot pay for the bridge this year", A, NEGATION),
        ("we can't pay for the bridge this year", "we cannot pay for the bridge this year", A),
        ("it is not the sea but the wind we fear", "it is the sea but not the wind we fear", A, NEGATION),
    ],
    "modal verbs, names, spelling, order": [
        ("We would consider selling the land", "We will consider selling the land", A),
        ("They may leave before the winter comes", "They must leave before the winter comes", A),
        ("Some of the farmers will leave the valley", "All of the farmers will leave the valley", A),
        ("Anna met Boris in the harbour at night", "Boris met Anna in the harbour at night", A),
        ("Mr Lind has promised us a new bridge", "Mr Lund has promised us a new bridge", A),
        ("the organisation of the defence was poor", "the organization of the defense was poor", A),
        ("criminal organisation", "criminal organization", A),
        ("the colour of the harbour", "the color of the harbor", A),
        (PLAIN, "the farmers moved their animals to the old school and the river rose quickly", S, LATE, EARLY),
        (PLAIN, "the old school on the hill ... The river rose quickly", S, LATE),
        (PLAIN, PLAIN.replace("quickly ", ""), A),
        (PLAIN, PLAIN.replace("the old school", "the new church"), A),
        (PLAIN, "However, the river rose quickly and the farmers moved", A, EARLY),
        (PLAIN, "We like cheese and the farmers of the valley", N),
        (PLAIN, "nothing of the kind was ever said here", N),
    ],
    "ellipses": [
        (PLAIN, "The river rose quickly … to the old school on the hill.", E),
        (PLAIN, "The river rose quickly ... to the old school on the hill.", E),
        (PLAIN, "The river rose quickly [...] to the old school on the hill.", E),
        (PLAIN, "The river rose quickly (…) to the old school on the hill.", E),
        (PLAIN, "The river rose quickly . . . to the old school on the hill.", E),
        (PLAIN, "The river rose ... the farmers moved ... on the hill", E),
        (PLAIN, "The river rose quickly ... on the mountain", A),
        ("we waited … and then they came", "we waited … and then they came", V),
        ("we waited … and then they came", "we waited ... and then they came", T),
        ("we waited … and then they all came", "we waited … and then ... came", E),
        ("we waited … and then they all came", "we waited and then they all came", A),
    ],
    "brackets": [
        (PLAIN, "[The] river rose quickly and the farmers moved", B, EARLY),
        (PLAIN, "the farmers moved [the cows] to the old school on the hill", B, LATE),
        (PLAIN, "The river [Elbe] rose quickly", B, EARLY),
        (PLAIN, "The river rose [sic] quickly", B, EARLY),
        (PLAIN, "The river rose (sic) quickly", B, EARLY),
        (PLAIN, "[T]he farmers moved their animals", B, LATE, EARLY),
        (PLAIN, "the farmer[s] moved their animals", B, LATE, EARLY),
        (PLAIN, "The river rose ... [they] moved their animals", E, EARLY),
        (PLAIN, "The river (Elbe) rose quickly and the farmers", A, EARLY),
        ("the [old] school is closed [sic] now", "the [old] school is closed [sic] now", V),
        ("the [old] school is closed [sic] now", "the [old] school is closed [for good] now", B),
        ("the [old] school is closed [sic] now", "the old school is closed now", A),
        ("he has not paid the rent this year", "he has [now] paid the rent this year", B, NEGATION),
        ("he has paid 500 for the boat this year", "he has paid [5,000] for the boat this year", B, NUMBER),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("archive", "pasted", "verdict", "warnings"),
    [
        pytest.param(archive, pasted, verdict, set(warnings), id=f"{kind} {number}")
        for kind, cases in CASES.items()
        for number, (archive, pasted, verdict, *warnings) in enumerate(cases, 1)
    ],
)
def test_verdict_and_warnings_of_a_paste(verify, archive, pasted, verdict, warnings):
    found = verify(pasted, archive)
    assert (found.verdict, set(found.warnings)) == (verdict, warnings)


def test_the_table_is_long():
    assert sum(map(len, CASES.values())) >= 120
