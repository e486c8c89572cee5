"""Verbs and nouns that report speech, by what they take and how strongly they say that words follow."""

from __future__ import annotations

from typing import Literal, NamedTuple

Family = Literal["say", "call", "think"]
Form = Literal["past", "present", "base", "ing"]


class Cue(NamedTuple):
    """One form of a reporting verb."""

    lemma: str
    form: Form
    family: Family
    """`say` introduces or follows whole clauses, `call` takes names and judgements, `think` an attitude."""


# Irregular verbs are written lemma:past[:participle[:ing]].
_SAY = """say:said tell:told add write:wrote:written tweet retweet ask note state declare explain reply continue
    argue warn
    announce insist suggest claim remark comment observe recall respond answer acknowledge admit concede assert contend
    conclude confirm emphasize emphasise stress quip joke vow pledge promise predict lament muse shout yell scream cry
    whisper
    mutter exclaim joke tease recount remember:remembered reveal post blog text email e-mail message testify reiterate
    repeat
    counter protest complain grumble caution advise assure reassure inform notify report read:read wonder inquire
    enquire
    query chime opine proclaim profess disclose indicate hint imply maintain allege charge deadpan snap bark
    marvel gush boast brag plead beg urge implore scoff retort interject intone chant sing:sang:sung chuckle
    laugh sigh sob groan moan elaborate clarify specify reason theorize speculate speculate venture volunteer offer
    summarize summarise begin:began:begun conclude finish close agree disagree order command instruct demand
    attest swear:swore:sworn vent rant tout fume thunder bellow howl roar murmur mumble stammer confide confess
    preach lecture scold chide rebuke admonish remind underscore underline highlight spell put:put sum go:went argue
    fret worry grouse gripe enthuse rejoice bemoan bewail deplore object rejoin relate mention point
    tell declare write thunder assure warn narrate recite reckon chide taunt jeer quote cite elaborate demur riposte
    shrug shoot:shot fire hit:hit reflect snipe intimate sneer posit surmise concur affirm avow aver attest rule jest
    scowl
    submit:submitted chorus rue
    riff crack huff bristle ponder philosophize crow growl grunt rasp shriek screech splutter stutter chortle giggle
    smile grin:grinned nod:nodded beam weep:wept sniffle heckle guess reminisce commiserate
    josh thunder wail whine sniff croak drawl purr coo chirp hiss spit:spat blurt burble exult"""
_CALL = """call describe label dub brand denounce slam blast criticize criticise condemn blame accuse attack mock
    deride ridicule
    hail praise laud applaud dismiss reject characterize characterise portray depict paint refer cast:cast liken
    compare denote term
    deem bill tout trumpet decry assail rip lambaste lambast bash skewer excoriate castigate chastise berate scorn
    attack thank congratulate commend salute honor honour credit cite propose threaten demand urge express voice
    seek:sought
    speak:spoke:spoken talk discuss declare deny reject rebuff defend endorse question challenge dispute refute rebut
    vow pledge promise swear call-for advocate promote push warn quote invoke echo list:listed name title detail outline
    introduce herald hint apologize apologise welcome address encourage invite appeal campaign plead advocate lobby
    flay upbraid reprimand censure pull
    tease taunt insult belittle disparage vilify demonize demonise admonish rail lash lash-out reference nickname
    refuse decline signal signal stipulate outline highlight raise stress mention recommend issue release publish
        share declare"""
_THINK = """believe think:thought hope fear expect feel:felt know:knew:known doubt suspect consider see:saw:seen
    view regard find:found
    want wish dream assume estimate judge understand:understood hold:held imagine figure guess deem show prefer favor
    favour
    oppose support worry learn:learned decide plan intend love hate like envision envisage perceive conceive reckon
    anticipate
    interpret rate rank identify recognize recognise"""

_INVERTED = frozenset(
    """say add write tweet ask note state declare explain reply continue argue warn announce insist suggest claim remark
    comment observe recall respond answer acknowledge admit concede assert contend conclude confirm emphasize stress
    quip joke vow
    predict lament muse shout yell scream cry whisper mutter exclaim recount remember reveal post testify reiterate
    repeat
    counter protest complain caution wonder opine proclaim chant sing read explain go boast scoff marvel snipe sneer
    concur affirm jest whine sniff blurt exult gush thunder snap bark
    retort deadpan chuckle begin interject agree report offer tease fume allege maintain emphasise demand enthuse
    confess plead beg
    reason speculate warn intone sigh laugh rant think""".split()
)
_NOT_TRANSITIVE_CLAUSE = frozenset("tell assure remind inform notify warn advise reassure".split())


def _forms(entry: str) -> tuple[str, list[tuple[str, Form]]]:
    lemma, *irregular = entry.split(":")
    stem = lemma
    ends_in_y = stem.endswith("y") and stem[-2:-1] not in "aeiou"
    third = (
        stem[:-1] + "ies" if ends_in_y else stem + ("es" if stem.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    )
    if irregular:
        past = irregular
    elif ends_in_y:
        past = [stem[:-1] + "ied"]
    elif stem.endswith("e"):
        past = [stem + "d"]
    elif stem in _DOUBLING:
        past = [stem + stem[-1] + "ed"]
    else:
        past = [stem + "ed"]
    if stem.endswith("ie"):
        ing = stem[:-2] + "ying"
    elif stem.endswith("e") and not stem.endswith("ee"):
        ing = stem[:-1] + "ing"
    elif stem in _DOUBLING:
        ing = stem + stem[-1] + "ing"
    else:
        ing = stem + "ing"
    forms: list[tuple[str, Form]] = [
        (lemma, "past" if lemma in irregular else "base"),
        (third, "present"),
        *((word, "past") for word in past),
        (ing, "ing"),
    ]
    return lemma, forms


_DOUBLING = frozenset(
    """admit begin slam brag beg snap rebut nod rap jot quip plan shrug dub chat hit put rip cut refer blog vet sob
    hum""".split()
)


def _table() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    families: list[tuple[Family, str]] = [("say", _SAY), ("call", _CALL), ("think", _THINK)]
    for family, listed in families:
        for entry in listed.split():
            lemma, forms = _forms(entry)
            for word, form in forms:
                table.setdefault(word, Cue(lemma, form, family))
    table["retweeted"] = Cue("retweet", "past", "say")
    return table


CUES: dict[str, Cue] = _table()
"""Every form of every reporting verb, in lower case."""


def can_be_inverted(cue: Cue) -> bool:
    """`“Yes,” said Reed`: the source may follow the verb."""
    return cue.lemma in _INVERTED and cue.form in ("past", "present")


CLAUSE_VERBS = frozenset(
    """say tell add write tweet note state declare explain reply argue warn announce insist suggest claim remark
        comment observe
    recall respond acknowledge admit concede assert contend conclude confirm emphasize emphasise stress quip joke vow
    predict lament
    recount reveal testify reiterate repeat counter protest complain caution advise assure reassure inform report opine
    proclaim disclose indicate hint imply maintain allege charge boast remind underscore confess believe think hope
    fear doubt
    suspect estimate deny swear pledge promise post point read reckon agree demand expect feel mention show find worry
    tweet speculate
    theorize snipe intimate posit surmise concur affirm aver attest rule know specify clarify stipulate signal ask
    wonder inquire threaten propose recommend urge decline refuse vow
    clarify submit hold accept realize realise learn""".split()
)
"""Verbs that take a reported clause: `said (that) ...`."""

NOUNS = frozenset(
    """statement claim assertion comment comments remark remarks suggestion argument promise pledge vow threat warning
    call calls accusation allegation contention insistence description characterization criticism denunciation statement
    tweet post letter email e-mail memo message speech address slogan question answer response reply declaration
    announcement
    assurance admission belief view opinion prediction complaint demand request plea proposal rhetoric words phrase
    motto
    mantra refrain quip joke jab boast quote report dictum maxim adage catchphrase""".split()
)
"""Nouns for something said: `her promise of “free college”`."""

CARRIERS = frozenset(
    """statement tweet letter email e-mail memo message speech address interview report article editorial op-ed post
        column book
    memoir essay transcript note text complaint lawsuit ruling filing release video ad advertisement advert commercial
    poster
    sign signs banner sticker headline caption blog facebook twitter press brief document documents study survey
        poll""".split()
)
"""What carries words and may itself be the grammatical subject."""

OBJECT_CONTROL = frozenset(
    """urge ask tell want force lead prompt cause allow order encourage invite press push advise beg persuade convince
    instruct get help warn expect require compel challenge permit""".split()
)
"""`urged him to call it ...`: the object of these is the subject of the infinitive."""

WEAK = frozenset("continue begin go close finish hit fire shoot put reflect smile grin nod beam share offer".split())
"""Verbs that only report speech right beside it: `continued to be “a danger”` reports nothing."""

BLAMING = frozenset(
    """criticize criticise slam blast attack denounce condemn praise mock blame accuse rip assail chastise berate
        rebuke scold
    thank applaud fault hit ridicule deride quote fire sue skewer lambaste excoriate castigate admonish chide laud
    commend
    bash target arrest indict hammer""".split()
)
"""`slammed her for calling it ...`: the object of these said the words."""

TO_VERBS = frozenset("vow pledge promise threaten offer agree refuse decline swear ask demand propose".split())
"""Verbs that take what is promised or refused as an infinitive: `vowed to stop it`."""

OBJECT_TO = frozenset("urge ask tell order warn beg implore instruct invite advise challenge encourage call".split())
"""Verbs that take whom and what as object and infinitive: `urged him to resign`."""

STRONG = frozenset("say tell argue insist warn acknowledge admit predict claim contend announce note add".split())
"""Verbs of saying whose subject says something, whatever noun it is."""

JUDGING = frozenset(
    """criticize criticise denounce condemn blast slam praise defend reject deny accuse cite question blame dispute
        deride mock
    applaud dismiss ridicule decry assail rip underscore emphasize stress highlight describe attack refute hail
        laud""".split()
)
"""Verbs whose object alone tells what was said: `denied the report`, `blasted the plan`."""
