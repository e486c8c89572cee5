"""Countries and their people's adjectives, capitals that speak for governments, states, and parties."""

from __future__ import annotations

_COUNTRIES = """afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh
    belarus belgium
    bolivia bosnia botswana brazil britain bulgaria burma cambodia cameroon canada chad chile china colombia congo
    croatia cuba cyprus
    denmark ecuador egypt england eritrea estonia ethiopia finland france gaza germany ghana greece greenland
    guatemala guinea
    guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan kazakhstan
    kenya kosovo
    kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg macedonia madagascar malawi
    malaysia mali malta
    mauritania mauritius mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands
    nicaragua niger
    nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda
    scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan
    tanzania
    thailand tibet togo tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vatican venezuela vietnam wales
    yemen zambia
    zimbabwe crimea catalonia chechnya kashmir crete europe asia africa america antarctica oceania scandinavia"""
_CAPITALS = """london paris berlin rome madrid moscow kyiv kiev warsaw prague vienna budapest bucharest sofia athens
    ankara istanbul
    tehran baghdad damascus beirut jerusalem cairo tripoli tunis algiers riyadh doha dubai kabul islamabad karachi
    lahore
    delhi mumbai bombay kolkata calcutta dhaka colombo kathmandu beijing shanghai taipei seoul pyongyang tokyo osaka
    hanoi saigon bangkok
    jakarta manila canberra sydney melbourne wellington auckland ottawa toronto montreal vancouver washington chicago
    boston
    philadelphia houston dallas miami atlanta detroit seattle denver phoenix baltimore cleveland pittsburgh manhattan
    brooklyn
    harlem hollywood havana caracas bogota lima quito santiago brasilia lagos abuja nairobi kampala kigali
    johannesburg pretoria
    harare lusaka accra dakar addis khartoum mogadishu brussels amsterdam hague copenhagen oslo stockholm helsinki
    reykjavik dublin
    belfast edinburgh glasgow cardiff manchester liverpool birmingham leeds lisbon geneva zurich bern minsk vilnius
    riga tallinn
    chisinau tbilisi yerevan baku astana tashkent kharkiv odesa odessa lviv donetsk mariupol aleppo mosul benghazi
    hong-kong macau
    milwaukee orlando tampa charlotte nashville memphis portland minneapolis sacramento oakland albany"""
_STATES = """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho
    illinois indiana
    iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada
    ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming dakota carolina
    hampshire jersey
    ontario quebec alberta queensland victoria bavaria punjab gujarat kerala maharashtra bengal"""
_DEMONYMS = """afghan african albanian algerian american angolan arab argentine argentinian armenian asian
    australian austrian
    azerbaijani azeri bahraini bangladeshi belarusian belarussian belgian bolivian bosnian brazilian british briton
    bulgarian burmese cambodian
    cameroonian canadian catalan chadian chechen chilean chinese colombian congolese croatian cuban cypriot czech
    danish dominican
    dutch ecuadorean ecuadorian egyptian emirati english eritrean estonian ethiopian european filipino finnish french
    georgian german ghanaian greek guatemalan guyanese haitian honduran hungarian icelandic indian indonesian iranian
    iraqi irish
    israeli italian ivorian jamaican japanese jewish jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz
    laotian latvian
    lebanese liberian libyan lithuanian macedonian malaysian malian maltese mexican moldovan mongolian montenegrin
    moroccan
    mozambican muslim namibian nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian
    paraguayan persian peruvian polish portuguese qatari romanian russian rwandan saudi scottish senegalese serb serbian
    singaporean slovak slovakian slovene slovenian somali south-african soviet spanish sri-lankan sudanese swedish
    swiss syrian
    taiwanese tajik tanzanian thai tibetan tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan
    vietnamese
    welsh yemeni zambian zimbabwean western eastern northern southern north south east west central sunni shiite
    shia catholic christian hispanic latino latina black white texan californian floridian parisian londoner basque
    flemish
    monegasque andorran luxembourgish liechtensteiner maldivian bhutanese bruneian timorese fijian samoan tongan papuan
    barbadian bahamian trinidadian belizean surinamese cape-verdean gambian gabonese beninese togolese burundian
    malawian malagasy mauritian mauritanian botswanan basotho swazi djiboutian comorian equatoguinean guinean nigerien
    sicilian sardinian corsican breton bavarian galician andalusian tuscan venetian neapolitan milanese roman
    muscovite berliner viennese glaswegian liverpudlian mancunian geordie cornish manx tibetan uighur uyghur rohingya
    tamil sikh hindu buddhist punjabi bengali kashmiri gujarati marathi sinhalese hausa yoruba igbo zulu xhosa
    afrikaner maori aboriginal hawaiian alaskan quebecois latin-american hoosier kurd arabian yazidi druze
    u.s u.k u.n us uk un eu nato e.u"""
_PARTIES = """democrat democrats democratic republican republicans gop tory tories labour conservative conservatives
    liberal
    liberals libertarian green greens socialist socialists communist communists likud hamas fatah hezbollah fidesz
    syriza podemos
    afd ukip snp cdu csu spd bjp anc pri morena akp chp hdp kmt dpp"""

COUNTRIES = frozenset(_COUNTRIES.split())
CITIES = frozenset(_CAPITALS.split())
STATES = frozenset(_STATES.split())
DEMONYMS = frozenset(_DEMONYMS.split())
PARTIES = frozenset(_PARTIES.split())

PLACES = COUNTRIES | CITIES | STATES
"""One-word places, in lower case."""
PLACE_FIRST = frozenset(
    """new south north east west saudi united los las san santa st fort mount el port sri hong costa puerto sierra
        ivory cape
    burkina great""".split()
)
"""Words that begin places of two words."""
METONYMS = COUNTRIES | CITIES
"""Places that stand for their government as a source (`Moscow denied`)."""
NOT_NAMES = PLACES | DEMONYMS | PARTIES

PARTY_MEMBERS = frozenset(
    """republican democrat conservative liberal socialist communist libertarian independent tory progressive""".split()
)
"""Singular nouns for members of a party, capitalised or not: `the Utah Republican`."""

STATE_ABBREVIATIONS = {
    short: name.replace("_", " ")
    for short, name in (
        pair.split("=")
        for pair in """
        al=alabama ala=alabama ak=alaska az=arizona ariz=arizona ar=arkansas ark=arkansas ca=california
        calif=california co=colorado colo=colorado ct=connecticut conn=connecticut de=delaware del=delaware fl=florida
        fla=florida ga=georgia hi=hawaii id=idaho il=illinois ill=illinois in=indiana ind=indiana ia=iowa ks=kansas
        kan=kansas ky=kentucky la=louisiana me=maine md=maryland ma=massachusetts mass=massachusetts mi=michigan
        mich=michigan mn=minnesota minn=minnesota ms=mississippi miss=mississippi mo=missouri mt=montana mont=montana
        ne=nebraska neb=nebraska nv=nevada nev=nevada nh=new_hampshire n.h=new_hampshire nj=new_jersey n.j=new_jersey
        nm=new_mexico n.m=new_mexico ny=new_york n.y=new_york nc=north_carolina n.c=north_carolina nd=north_dakota
        n.d=north_dakota oh=ohio ok=oklahoma okla=oklahoma or=oregon ore=oregon pa=pennsylvania ri=rhode_island
        r.i=rhode_island sc=south_carolina s.c=south_carolina sd=south_dakota s.d=south_dakota tn=tennessee
        tenn=tennessee tx=texas tex=texas ut=utah vt=vermont va=virginia wa=washington wash=washington
        wv=west_virginia w.va=west_virginia wi=wisconsin wis=wisconsin wy=wyoming wyo=wyoming
        """.split()
    )
}
"""American states as they stand behind a politician's name."""

NATIONALS = DEMONYMS | frozenset(
    """dutchman dutchwoman spaniard irishman irishwoman frenchman frenchwoman englishman englishwoman welshman
    welshwoman
    scotsman scotswoman scot briton brit swede dane finn pole turk croat filipina kiwi aussie yorkshireman londoner
    new-yorker texan californian icelander new-zealander cornishman ulsterman chinese-american
    korean-american""".split()
)
"""What somebody from somewhere is called: `the Spaniard said`."""


WIDE = frozenset(
    """european african asian american arab western eastern northern southern north south east west central muslim
    christian catholic jewish black white hispanic latino latina soviet sunni shiite shia hindu sikh buddhist
    latin-american u.s u.k u.n us uk un eu nato e.u""".split()
)
"""What says too little of a nation to speak against another word for one."""


def is_national(word: str) -> bool:
    """Whether a capitalised word behind `the` says where somebody is from: a known one, or one ending like them."""
    low = word.lower()
    if low in NATIONALS:
        return True
    ending = low.endswith(("ian", "ese", "esque", "man", "woman")) and len(low) > 5
    return ending and low not in _NO_NATIONALS


_NO_NATIONALS = frozenset("guardian smithsonian librarian custodian christian caspian meridian walkman".split())


def same_nation(a: str, b: str) -> bool:
    """`spaniard` and `spanish`, `dane` and `danish`."""
    length = 3 if min(len(a), len(b)) <= 5 else 4
    return a[:length] == b[:length]
