"""The small words of English and their classes, one letter each, as the tagger uses them.

P subject pronoun, O object pronoun, D determiner, # number, I preposition, C coordinator, S subordinator, W relative,
A auxiliary, R adverb, t `to`, v finite verb, T time word. Open classes are told by shape in tokens.py.
"""

from __future__ import annotations

_CLASSES = {
    "P": "he she they we i it you ya nobody everyone everybody someone somebody",
    "O": "him them me us himself herself themselves itself myself ourselves yourself",
    "D": """the a an this that these those his her their its my our your some any many several most all both each every
        another other no few various certain such more fewer numerous countless multiple either neither""",
    "#": """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand
        million billion dozen dozens hundreds thousands half""",
    "I": """of in on at from with for by about against between among into onto over under through during without within
        inside outside near toward towards behind beyond across along around amid amidst beneath beside besides despite
        except alongside aboard above below like unlike off out up down per via regarding concerning including upon
        throughout versus vs than circa notwithstanding until till as""",
    "C": "and or but nor & yet plus",
    "S": """because while although though if unless when whenever since after before whether how why where what once
        whereas lest so whereby wherever""",
    "W": "who which whose whom",
    "A": """is was were be been being are am has had have having do does did will would can could may might must shall
        should isn't wasn't weren't aren't hasn't hadn't haven't don't doesn't didn't won't wouldn't can't couldn't
        mustn't
        shouldn't cannot ought ain't""",
    "t": "to",
    "R": """also then later now never again ever often always already still just even only not once twice soon
        earlier previously instead too very quite rather almost nearly first further furthermore moreover however
        meanwhile
        therefore thus perhaps maybe indeed elsewhere otherwise nonetheless nevertheless well else back ago away
        together there here sometimes so-called n't afterward afterwards thereafter alike aloud aside forward hence
        somewhat more-or-less online someday yes overseas abroad""",
    "v": """went came took made gave got ran saw knew left held kept led met put set stood began became brought built
        bought caught chose drew drove ate fell fought  flew forgot froze grew hung hid hit hurt laid lay lent let lit
        lost meant paid rode rang rose sat sent shook shot shut slept slid spent spun stole struck swam swore taught
        tore
        threw understood woke wore won withdrew overcame undertook broke bore beat bet blew cast clung crept cut dealt
        dug fed
        fled flung ground heard knelt leapt quit rid sank sang sewed  sped split spread sprang stuck stung swept swung
        underwent upheld wept wound wrung overtook upset arose awoke became bent bit bound bred burst
        comes goes takes makes gives gets runs sees knows leaves holds keeps leads meets puts sets stands begins
        becomes brings
        builds buys catches chooses draws drives falls fights  flies grows hangs hides hits hurts lays lets loses
        means pays
        rides rises sits sends shakes shoots shuts sleeps spends steals strikes teaches tears throws understands wears
        wins
        withdraws breaks bears beats blows seems appears happens remains continues includes needs wants tries looks
        lives works
        helps starts stops turns moves becomes shows plays serves faces joins  represents requires allows opens
        closes carries causes creates follows returns reaches receives raises  develops involves lies lacks stays walks
        enters leans arrives refuses decides ends exists owes owns remains rests sees sells   tends
        get go take make give run know keep stand begin become bring buy catch choose draw
        drive fall find grow hang hide lay let lose pay ride sit send steal teach throw wear win
        understand seem appear happen remain include try live help want need  stay join
            taken given known shown seen  begun broken chosen drawn driven fallen flown forgotten grown
        hidden ridden risen shaken stolen thrown worn written woven done gone""",
    "T": """monday tuesday wednesday thursday friday saturday sunday january february march april june july august
        september october november december yesterday today tonight tomorrow mondays tuesdays wednesdays thursdays
        fridays
        saturdays sundays jan feb aug sept oct nov dec""",
}

TAGS: dict[str, str] = {word: tag for tag, listed in _CLASSES.items() for word in listed.split()}
"""Lower-case word -> its one letter."""

LY_NOUNS = frozenset(
    """family ally assembly daily weekly monthly italy july reply supply rally bully anomaly monopoly butterfly
    elderly early friendly likely unlikely deadly lovely costly lively lonely ugly holy silly homily sally emily billy
    kelly
    reilly molly polly jelly belly fly only""".split()
)
"""Words that end in -ly and are no adverbs."""

MONTHS_AND_DAYS = frozenset(_CLASSES["T"].split())

ABBREVIATIONS = """
    Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cpl Sgt Pvt St Rev Hon Jr Sr Adm Cmdr Supt
    Insp Pres Messrs Mme Mlle Fr Br No vs etc Inc Ltd Co Corp Bros Dept Univ Jan Feb Mar Apr Jun Jul Aug Sept Sep
    Oct Nov Dec Ave Blvd Mt Ft Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo
    Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo approx Asst Atty Det Amb Sec Brig Ph Esq al est Min Cllr
    Cdr Pte Ret
    """.split()
"""Written with a full stop that ends no sentence."""

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their themselves".split())
