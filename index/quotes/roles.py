"""Titles, offices, and the common nouns for people and bodies that speak."""

from __future__ import annotations

HONORIFICS_MALE = frozenset(
    "mr sir lord king prince baron count duke father brother fr bro pope imam ayatollah sheik".split()
)
HONORIFICS_FEMALE = frozenset(
    "mrs ms miss mx-f dame lady queen princess baroness countess duchess madam mme mlle sister".split()
)

SHORT = {
    "sen": "senator", "sens": "senators", "rep": "representative", "reps": "representatives", "gov": "governor",
    "govs": "governors", "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain",
    "sgt": "sergeant", "dr": "doctor", "prof": "professor", "rev": "reverend", "adm": "admiral", "cmdr": "commander",
    "cmd": "commander", "pres": "president", "supt": "superintendent", "insp": "inspector", "det": "detective",
    "hon": "honorable", "atty": "attorney", "amb": "ambassador", "sec": "secretary", "brig": "brigadier",
    "cpl": "corporal", "pvt": "private", "cllr": "councillor", "vp": "president", "ceo": "executive", "pm": "minister",
    "mp": "member", "congressman": "congressman", "cfo": "executive", "coo": "executive", "cdr": "commander",
    "asst": "assistant", "min": "minister", "pte": "private", "cm": "minister", "sp": "superintendent",
    "ssp": "superintendent", "dsp": "superintendent", "mla": "legislator", "mk": "member",
}  # fmt: skip
"""Abbreviated title, without its full stop -> the word."""

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady sen sens senator senators rep reps representative
        congressman
    congresswoman gov govs governor president vice vp first secretary attorney general gen lt lieutenant col colonel
    maj major
    capt captain sgt sergeant cpl corporal pvt private cmdr commander adm admiral judge justice chief chancellor
    minister prime
    premier mayor councilman councilwoman councilor councillor cllr alderman ambassador rev reverend pastor pope bishop
    archbishop cardinal rabbi imam sheikh sheik ayatollah mullah king queen prince princess crown emperor sultan emir
    former
    ex-president ex acting incoming outgoing deputy assistant associate undersecretary under-secretary
    under speaker leader chairman chairwoman chair chairperson director spokesman spokeswoman spokesperson candidate
    nominee
    strategist pollster author host anchor actor actress singer billionaire businessman businesswoman mogul tycoon
    founder
    co-founder ceo cfo coo executive editor reporter journalist correspondent commentator columnist contributor
    analyst adviser
    advisor aide manager campaign presidential state house senate majority minority whip hon honorable
    commissioner superintendent supt inspector detective det officer sheriff constable marshal lawyer counsel solicitor
    barrister prosecutor senior junior national security foreign defense defence interior finance economy treasury
    health education energy trade environment transport justice shadow cabinet communications press policy political
    party federal special envoy coach captain manager striker defender goalkeeper midfielder doctor nurse father mother
    brother sister uncle aunt grandfather grandmother cousin husband wife son daughter friend co-host co-chair co-author
    economist historian scientist researcher activist spokesperson legislator lawmaker parliamentarian delegate lt-gen
    brig brigadier field trustee treasurer head principal dean provost rector democrat republican tory labour liberal
    conservative communist socialist green rival running-mate rapper musician comedian filmmaker writer novelist poet
    star
    superstar champion quarterback democratic gop independent libertarian progressive chairman-elect president-elect
    mayor-elect
    governor-elect senator-elect count baron baroness duke duchess countess pm mp msp amb pres sec asst atty lance
    shri smt dato datuk señor señora senor senora herr frau monsieur madame signor signora sheikha maulana pandit swami
    frontman drummer guitarist bassist vocalist producer designer artist chef owner veteran activist-turned opposition
    mk mna mep seri tun ustaz dgp adgp igp ssp dsp dcp acp sho cji mla mlc
    supreme court district circuit city county council village board reader viewer resident""".split()
)
"""Words, capitalised or not, that stand before a person's name and are no part of it."""

OFFICES = frozenset(
    """president vice-president senator representative congressman congresswoman governor mayor minister premier
        chancellor
    secretary ambassador judge justice general colonel admiral captain major sergeant lieutenant commander pope bishop
    archbishop
    cardinal rabbi imam king queen prince princess chairman chairwoman chairperson chair chief director leader speaker
    commissioner superintendent sheriff prosecutor attorney councilman councilwoman councillor envoy undersecretary
    lawmaker legislator coach professor doctor dean pastor reverend founder executive owner editor manager
        head""".split()
)
"""Offices that one person holds, so that `the governor` points to a person already named."""

KIN = frozenset(
    """father mother dad mom mum parent son daughter child brother sister sibling uncle aunt cousin nephew niece husband
    wife spouse hubby widow widower gran grandad grandfather grandmother stepfather stepmother stepson
    stepdaughter""".split()
)
"""Who may share a family name with those they belong to."""

PORTFOLIOS = frozenset(
    """state defense defence staff opposition foreign affairs public prosecutions interior finance justice education
    health labor labour energy agriculture commerce treasury transportation transport trade homeland home national
    security intelligence police operations communications culture tourism environment development planning housing
    immigration information works water power industry veterans naval war navy army air force mission protocol
    exchequer house senate assembly chamber cabinet council religious social women youth sports science technology
    parliament congress legislature maritime cooperation
    external internal economy economic budget revenue fisheries mines petroleum oil railways""".split()
)
"""What an office is over, before the name: `Secretary of State Reed`, `Director of Public Prosecutions Reed`."""

PERSON_NOUNS = OFFICES | frozenset(
    """official officer man woman boy girl person spokesman spokeswoman spokesperson adviser advisor aide analyst
        expert economist
    historian scientist researcher activist advocate lawyer counsel witness victim resident neighbor neighbour voter
    supporter critic opponent rival ally friend colleague candidate nominee contender frontrunner front-runner hopeful
    strategist
    pollster operative consultant organizer organiser staffer staff member source insider diplomat veteran soldier
    trooper
    policeman policewoman cop detective inspector investigator agent teacher student pupil graduate worker employee
    employer
    farmer fisherman driver pilot doctor nurse physician surgeon psychologist psychiatrist patient author writer
    novelist poet
    journalist reporter correspondent columnist commentator contributor host co-host anchor blogger editor publisher
    producer filmmaker
    director actor actress singer rapper musician comedian artist designer star celebrity model player athlete coach
    striker
    goalkeeper quarterback champion father mother dad mom mum parent son daughter child brother sister sibling uncle
    aunt
    cousin nephew niece husband wife spouse widow widower partner fiance fiancee boyfriend girlfriend grandfather
    grandmother
    businessman businesswoman billionaire millionaire mogul tycoon magnate developer entrepreneur investor banker
    trader broker
    fundraiser donor treasurer trustee delegate councilor alderman politician statesman president-elect democrat
    republican
    conservative liberal progressive independent socialist libertarian tory moderate populist
    progressive immigrant migrant refugee citizen lawmaker legislator parliamentarian backbencher peer lord
    incumbent newcomer outsider challenger underdog native scholar academic professor lecturer fellow
    philosopher theologian priest nun monk cleric preacher evangelist minister chaplain activist demonstrator
    protester protestor
    marcher striker rebel insurgent militant fighter commander warlord gunman suspect defendant plaintiff inmate
    prisoner
    convict hostage survivor passenger tourist customer client shopper consumer viewer reader listener user caller
    biographer speechwriter translator interpreter secretary clerk receptionist assistant deputy manager boss supervisor
    chef waiter bartender shopkeeper owner landlord tenant homeowner builder engineer architect technician
    programmer hacker scientist biologist physicist chemist astronomer epidemiologist virologist meteorologist
    forecaster
    demographer sociologist anthropologist statistician actuary accountant auditor regulator watchdog monitor observer
    mediator negotiator peacekeeper envoy emissary delegate attendee participant speaker moderator interviewer
    questioner
    respondent panelist juror bishop congressman-elect teenager youth toddler pensioner senior retiree mate comrade
    prosecutor solicitor barrister magistrate attorney paralegal litigator frontman drummer guitarist bassist vocalist
    people folks men women children guy lady gentleman someone panelists police crowd audience
    heckler whistleblower stylist captain pundit theorist guru spokesperson contestant newsman anchorman newscaster rep
    sen gov leader heiress socialite laureate dissident exile strongman ruler monarch heir icon legend hero heroine
    idol maverick firebrand
    hardliner loyalist centrist leftist nationalist separatist unionist bureaucrat technocrat jurist essayist playwright
    screenwriter sculptor painter photographer cartoonist composer conductor pianist violinist cellist soprano tenor
    dancer
    choreographer ballerina comic podcaster youtuber influencer vlogger streamer sprinter swimmer boxer golfer
    cyclist jockey
    umpire referee skipper batsman bowler midfielder defender winger pitcher goalie linebacker rookie financier
    philanthropist
    lobbyist contractor plumber electrician carpenter mechanic miner welder trucker cleaner shepherd baker butcher
    grocer
    hubby pal gran grandad lad lass
    sailor climber hiker surfer camper settler squatter picketer reveller
    villager islander commuter motorist onlooker bystander taxpayer parishioner vendor hawker herder fan
    shareholder
    stockbroker dealer breeder trainer ranger smuggler trafficker evacuee bureaucrat townsman townswoman
    duke duchess earl count countess baron baroness pontiff monk abbot
    relative neighbor parent mourner well-wisher rescuer
    hairdresser barber tailor firefighter paramedic medic rescuer lifeguard janitor butler maid nanny carer
        caregiver""".split()
)
"""Common nouns for people who can be a source."""

FEMALE_NOUNS = frozenset(
    """woman girl spokeswoman congresswoman chairwoman councilwoman businesswoman policewoman actress mother mom mum
        wife daughter
    sister aunt niece widow girlfriend fiancee grandmother queen princess lady nun heiress waitress hostess duchess
    baroness
    countess grandma mama gal saleswoman assemblywoman stateswoman anchorwoman frontwoman alderwoman
        first-lady""".split()
)
MALE_NOUNS = frozenset(
    """man boy spokesman congressman chairman councilman businessman policeman actor father dad husband son brother
        uncle
    hubby grandad lad nephew widower boyfriend fiance grandfather king prince gentleman monk priest pope waiter duke
    baron guy grandpa gunman
    fisherman salesman assemblyman statesman anchorman frontman alderman""".split()
)

BODY_NOUNS = frozenset(
    """government administration ministry department agency office bureau commission committee council court party
        campaign company
    corporation firm bank union association federation organization organisation group institute foundation university
    college
    school hospital church police army navy force forces military parliament congress senate house board authority
    panel team band
    newspaper magazine journal paper network station channel website site outlet media press union coalition alliance
    embassy
    consulate delegation mission kremlin pentagon vatican palace presidency regime opposition leadership faction
    caucus chamber cabinet jury bench tribunal watchdog think-tank nonprofit charity society club league tabloid report
    study survey
    poll statement letter lawsuit complaint document documents memo email e-mail article editorial story column op-ed
    post tweet
    transcript book memoir video ad advertisement ads commercial release sign signs banner headline notice filing
    ruling order
    decision resolution bill law act treaty agreement manifesto website platform data figures statistics records notes
    researchers authorities officials prosecutors investigators lawyers critics supporters experts analysts observers
    indictment affidavit questionnaire invitation press-release newsletter blog readout petition motion brief passage
    slogan caption message text chant""".split()
)
"""Bodies and things that can be a source though they are nobody."""

ORGANISATION_WORDS = frozenset(
    """council committee commission department ministry agency office bureau university college school institute
        institution
    foundation association federation organization organisation union party congress senate parliament house court
    board authority
    bank corporation corp company co inc ltd llc plc group network news times post journal magazine press herald
    tribune guardian
    gazette chronicle review daily center centre coalition alliance society club league campaign administration
    government embassy
    service services force forces army navy guard police church trust fund partnership pac project forum initiative
    movement team
    studios records entertainment media television tv radio broadcasting airlines airways motors industries holdings
    international caucus chamber assembly academy museum library hospital clinic nations legislature cabinet conference
    convention summit games act bill treaty agreement plan report poll survey street avenue road tower building hotel
    airport
    stadium square park bridge district county city river mountain island islands lake sea ocean bay valley coast bowl
    cup prize
    award awards festival show day week night war wars battle revolution crisis scandal america americans
    states kingdom republic emirates republican-party post-dispatch weekly express mail mirror observer telegraph
    standard sun
    star globe inquirer register examiner tribune democrat-gazette desk bureau-chief amendment constitution
    brotherhood aid watch jihad resistance archdiocese diocese
    labor veterans workers teachers women democrats republicans conservatives voters students officials lawmakers
    senators
    primary caucuses election elections debate""".split()
)
"""Words in a capitalised run that make it a body, a work or a place, not a person."""

PARTICLES = frozenset(
    """de da do dos das del della di du la le les las los van von der den des ter ten te bin bint ibn ben al el ul
        ud-din abu
    abd um umm san santa y e zu zur af av st mac""".split()
)
"""Lower-case (or capital) small words inside family names."""

SUFFIXES = frozenset("jr sr ii iii iv v esq phd md mp obe mbe cbe kbe qc kc sc".split())

FAMILY_FIRST = frozenset(
    """kim park lee yi son yoon yun moon mun choi choe jung jeong chung kang gang cho jo jang chang lim im han oh seo
        suh shin sin kwon
    hwang ahn an song yoo yu hong jeon ko koh go bae baek paik nam noh roh ryu min ri pak hyon hyun xi wang li zhang
    liu chen yang
    zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie tang feng yu dong cheng cao yuan deng
    fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao
    zou xiong
    jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan qian yin chang wen lai tsai chiang soong
    nguyen nguyễn
    tran trần le lê pham phạm hoang huynh phan vo vu dang bui do ngo duong ly truong mai to abe mori aso suga kishida
    ishiba
    lau kwok yip mak siu lui chui tam fung chin hung poon yiu sze chiu chu hsieh hsu lien ho lam leung tung tsang
    yam ng chow mok cheung ban chun jun cha chae ha heo hur huh byun byeon woo joo ju sohn rhee koo ku gu eom maeng pyo
    dinh trinh dao doan luong vuong quach thach khuat""".split()
)
"""Family names that often stand before the given name."""
