"""Forenames of the world with the sex they tell, in lower case.

English ones by frequency from the 1990 census of the United States (public domain); the others by hand. They say
that two capitalised words are a person, and which pronoun fits; a name that is missing costs little.
"""

from __future__ import annotations

MALE = frozenset(
    """
    aaron ab abbas abdel abdelaziz abdelfattah abdellatif abdelrahman abdoulaye abdul abdulaziz abdulla
    abdullah abdulrahman abe abel abhishek abhisit abiy abraham abram adalberto adam adan ade adel aditya
    adnan adolfo adolph adrian aecio agustin ahmad ahmed ahmet aiden ajay akbar akhil akhilesh akshay al alain
    alan alasdair alassane albert alberto albin alden aldo alec alejandro aleksandar aleksandr aleksei
    alessandro alessio alexander alexandr alexei alfie alfonso alfonzo alfred alfredo ali aliaksandr
    alija aliou alistair allan allen alok alonso alonzo aloysio alphonse alphonso alton alvaro alvin amado
    amadou ambrose amir amit amos anand anatoliy anatoly anders anderson andre andreas andrei andrej andres
    andrew andrey andrii andris andriy andrus andrzej andrés andy angelino angelo angus anibal anies
    anil anker ante anthony antione antoine anton antone antoni antonio antonis antony antti antwan antónio
    anwar aníbal archie arden ari ariel arjun arkady arlen arlie armand armando armin arnaud arne arnold
    arnoldo arnulfo aron arron arseniy art artem arthur arturo artyom arun arvind asa asher ashok ashraf asif
    atal atiku attila attilio august augusto augustus aurelio austin avi avigdor ayman aécio babacar babatunde
    balazs bandar barack baraka barney barrett barrie barry bart barton bartosz bashar basil beau behzad
    bekele ben benedict benigno benito benjamin bennett bennie benny benoit benton benyamin beppe bernard
    bernard-henri bernardo bernie berry bert bertie bertram bertrand beto bezalel bharat bijan bilal bilawal
    bill billy binali binyamin bjarne bjarni bjorn björn blaine blaise blake bo boaz bob bobby bogdan bohdan
    bohuslav bojan bola boleslaw bongani boris borut borys boubacar boyce boyd boyko brad bradford
    bradley bradly brady brain branden brandon brant brendan brendon brent brenton bret brett brian brice
    brock broderick bronislaw brooks bruce bruno bryan bryant bryce bryon buck bud buddy buford bukar bulent
    burak burl burt burton buster byron caleb calin callum calvin cameron camilo carl carles carlo carlos
    carlton carmelo carmine carroll carson carter cary cecil cedric cedrick cem cesar cesare chad chadwick
    chance chang charles charley charlie chas chase chauncey cheikh cheol-soo chester chet chidi ching-te
    chinua christian christoper christophe christopher chuan chuck chukwuma ciaran ciarán ciro clarence
    clark claud claudio clay clayton clement clemente cletus cleveland cliff clifford clifton clint clinton
    clive clyde cody colby cole coleman colin collin colm colton columbus connor conor conrad cordell corey
    cormac cornelius cornell cortez cory coy craig crispin cristobal cristopher cuauhtemoc curt curtis cyril
    cyrus czeslaw césar dacian dae-jung dalton damian damien damion damon dan dane danial daniel danilo
    danjuma dannie danny dante darell daren darin dario darius dariush dariusz darko darnell daron
    darrel darrell darren darrick darrin darron darryl darwin daryl dave david davis dawit dean deandre
    deangelo declan deepak dejan del delbert delmar delmer delroy demarcus demetrius denis dennis denny denver
    denys deon derek derick derrick deshawn desmond detlef dev devendra devin devlet dewayne dewey dewitt
    dexter diarmuid dick didier diederik diego dillon dilson dinesh dino dion dirk dmitri dmitry dmytro
    domenic domenico domingo dominic dominick don donal donald dong donn donnell donnie donny donovan donte
    doo-hwan dorian dorsey doug douglas douglass dov doyle dragan drew duane dudley duncan dusan dustin dwain
    dwayne dwight dylan eamon earle earnest eberhard ebrahim ed eddie eddy edgar edgardo edi edison edmond
    edmund edmundo edouard eduardo edward edwardo edwin efrain efren egon ehud eitan ekkehard ekrem elbert
    elden eldon eldridge eli elias elijah elio eliseo eliud elliot elliott ellis ellsworth elmer elmo eloy
    elroy elton elvin elvis elwood emanuel emanuele emeka emerson emery emil emile emilio emmanuel emmerson
    emmett emmitt emomali emory emre enda enlai enoch enrico enrique eoin ephraim erasmo erdal erez eric erich
    erick erik ernest ernesto ernie ernst errol ervin erwin esko esteban ethan etienne ettore eugene eugenio
    eusebio evan evangelos everett everette evgeny evo ewan ezekiel ezequiel ezio ezra fabian fabio fadi fahd
    faisal farhad faustino fausto faysal federico felipe felix felton femi ferdinand ferenc fergal fergus
    fermin fernando fidel filiberto filippo finn fintan flavio flemming fletcher florencio
    florentino floyd forest forrest foster fouad francesco francis francisco franck franco francois franjo
    frank frank-walter franklin franklyn frantisek franz françois fraser fred freddie freddy frederic
    frederick fredric fredrick fredrik freeman friedrich fritz frédéric fuad fumio félix gabor gabriel gadi
    gaetano galen ganesh ganjar garba gareth garfield garland garret garrett garry garth gary gaston gautam
    gavin gaylord geert geir genaro gene gennady geoff geoffrey georg george georgi geraint gerald geraldo
    gerard gerardo gerhard german gerry gert getachew gethin getulio geun-tae ghassan giacomo gianfranco
    gianni gideon gil gilad gilbert gilberto gilles gino gioacchino giordano giorgi giorgio giorgos giovanni
    girish girma gitanas giulio giuseppe glen glenn goce gonzalo goodluck gopal goran gordon gotabaya
    gottfried govind grady graeme graham graig grant granville greg gregg gregor gregorio gregory grigory
    grover grzegorz gudni guido guillaume guillermo gulbuddin gunnar gunther gurbanguly gus gustavo gyorgy
    gérard göran haakon habib hadi hafez hage hai haidar haider haile hailemariam hakan hakim hal hamid hamish
    hamisi hamza hani hank hans hari harish harlan harland harley harold harris harrison harry hartmut haruki
    harvey hasan hashem hashim hassan hayden haywood heath hector heikki heiko heinrich heinz helmut helmuth
    hemant henk henning henrik henrique henry herb herbert heriberto herman hermann hernan hernán herschel
    hershel herve hervé heydar hifikepunye hilario hilton himanshu hipolito hiram hiroshi hisham hobert holger
    hollis homer horace horacio horst hosea hossein howard hoyt hrvoje hryhoriy hubert hubertus huey hugh hugo
    hugues humberto hun hung hunter husain hussein huw hyman hywel håkan héctor iain ian ibrahim ibrahima
    ichiro idriss ieuan ignacio ignazio igor ihor ihsan ike ikenna iker il-sung ilan ilham ilie ilkka ilya
    imad imran imre ingo ingvar inigo ion irakli irvin irving irwin isaac isaiah isaias isayas isiah isidro
    islam ismael ismail isreal issa issac istvan itamar ivan ivanko ivica ivo iñigo jaap jabari jaber jacek
    jacinto jack jackson jacob jacques jae-in jae-myung jagdish jaime jair jairam jakaya jake jakub jamaal
    jamal jamar jame jamel james jamil jamison janez janos janusz jared jari jarod jaroslav jaroslaw jarred
    jarrett jarrod jarvis jason jasper javad javier jawad jawaharlal jaxon jay jayden jayson jc jean-claude
    jean-luc jean-marc jean-marie jean-paul jean-pierre jean-yves jeb jed jeff jefferey jefferson jeffery
    jeffrey jeffry jens jerald jeramy jere jeremiah jeremy jermaine jeroen jerold jerome jeromy jerrell
    jerrod jerrold jerry jerzy jesper jess jesse jesus jesús jiabao jim jimmie jimmy jinping jintao jiri
    joachim joao joaquim joaquin joaquín jochen joe joel joesph joey johan johannes john johnathan johnathon
    johnny johnson joko jomo jon jonah jonas jonathan jonathon jong-il jong-un joon-pyo joost jordon
    jorg jorge jorma jose josef josep joseph josh joshua josiah josip jospeh josue josé jovan jozef jozsef
    joão juan jude judson juergen juha jules julian julio julius juma junichiro junior jurgen justin jusuf
    jyrki jérôme jörg kagiso kai kaj kalle kalman kamal kamau kapil karan kareem karel karim karl karl-heinz
    karl-theodor karol kassym kazimierz kazuo keenan kees keir keith kelvin kemal ken kendall kendrick keneth
    kenji kenneth kennith kenny kent kenton keqiang kermit keven kevin kgalema khadga khaled khalid ki-moon
    kieran kieth kikwete kimmo kip kipchoge kirby kiril kirill kirk kishore kjell klaus knut kofi koji kojo
    konstantin konstantinos korey kory kosta kostas kostyantyn kourosh kraig kresimir kreso krishna krisjanis
    kristofer kristopher krzysztof kumar kurt kurtis kwame kwasi kyle kyriakos ladislav lal lalu lamar lamine
    lamont lance landon lane lanny larry lars lassana lasse laszlo laurent lauri lawerence lawrence lazar
    lazaro leandro lech lee leif leland lemuel len lenard lenin lenny lenox leo leon leonard leonardo leonel
    leonid leopold leopoldo leroy les lester leszek levan levi lewis liam lindsey lino linwood lionel livio
    liviu ljubo lloyd logan lon lonnie lonny loren lorenzo lothar lou louie louis lowell loyd lubomir lubos
    luc luca lucas luciano lucien lucio lucius ludwig ludwik luigi luis luiz luka luke lula luther lwazi lyle
    lyman lyndon lynwood maarten mac maciej mack macky madhav magnus mahathir mahatma mahesh mahinda mahmood
    mahmoud mahmud maithripala majid makoto maksim maksym malcolm malcom malik mamadou mandla manfred manish
    manmohan manny manoj mansour manual manuel marc marcel marcelino marcello marcellus marcelo marco marcos
    marcus marek margarito marian mariano mario mariusz mark markus marlin marlon marquis marshall martin
    marty marvin marwan masahiro mason masoud massimo mate mateusz mathew mathieu matija mato mats matt matteo
    matthew matthias matti maung mauno maurice mauricio maurizio mauro max maximilian maximiliano maximo
    maxwell maynard mckinley mehdi mehmet mel meles melvin merlin merrill mervin micah michael michale micheal
    michel michelangelo micheál mickey mieczyslaw miguel mikael mike mikel mikhail mikheil mikko miklos
    mikolaj milan miles milford millard milo milorad milos milosevic milton miodrag miquel mir mircea miroslav
    mitch mitchel mitchell mitt mladen modesto modibo mohamad mohamed mohammad mohammed mohan mohandas
    mohsen moises mojtaba momir monroe monte monty moo-hyun moritz morris morten morteza morton mose moses
    moshe moussa moustapha muammar mugur muhammad muhammadu muhyiddin mukesh mulayam muqtada murat murray musa
    mustafa mustapha mwai mwangi mykhailo mykola myles myron myung-bak nabil nader nadhim naftali najib nana
    nandan naoto napoleon narayan narendra nasir nasser nate nathan nathanael nathanial nathaniel naveen
    navjot nawaz nayib neal nebojsa ned neil nelson nemanja nenad nestor neville newt newton nguyen niall
    nicholas nick nickolas nicolae nicolas nicolás nigel nikol nikola nikolai nikolay nikos nils nir nitin
    nitish njoroge nnamdi noah noble noe noel nolan norbert norberto norman normand norodom norris nouri nuri
    nursultan néstor obi octavian octavio odd oddvar odell odis ofer oisin olaf olafur olavi ole oleg oleh
    oleksandr oleksii oleksiy olen olin oliver olivier ollie olof olu olusegun om omar omer ondrej oren orhan
    oriol orlando orval orville oscar oskar osman ostap osvaldo oswaldo otha othman otieno otis ottavio otto
    ousmane owain owen oz ozzie ozzy paavo pablo padraig palmer pankaj panos paolo parag parker parviz pascal
    pasquale patrice patricio patrick paul paulo pavel pavlo pawan pawel pedro pekka per percy perry
    pervez petar pete peter petr petro petteri phil philip philippe phillip pier piergiorgio piero pierre
    piers pieter pietro piotr plamen porfirio poul prabowo prachanda pradeep prakash pranab prashant praveen
    prayut prayuth preben predrag prem preston przemyslaw pushpa pyotr pádraig qasem qassem qishan quentin
    quim quincy quintin quinton rade radoslaw radovan radu rafael rafal raffaele rafik rafiq rahul
    raila rainer rajat rajeev rajendra rajesh rajiv rajnath raju rakesh raleigh ralf ralph ram raman ramesh
    rami ramiro ramon ramush ramzan ramzi ramón ran rand randal randall randell randolph randy ranil ranjan
    raphael rashad rashid rasmus ratan ratko raul ravi ravindra ray rayford raymon raymond raymundo raúl recep
    recip reed refugio reggie reginald reid reinaldo reinhard renaldo renato rene rené reuben
    reuven rex rey reyes reynaldo reza rhett rhys riad ricardo rich richard richie rick rickey rickie ricky
    rico rigoberto rino rishi riyad rob robby robert roberto robt rocco rocky rod roderick rodger rodney
    rodolfo rodrick rodrigo rogelio roger rohan rohit roland rolandas rolando rolf rolland roman romano romeo
    ron ronald ronan rongji roni ronnie ronny roosevelt rory roscoe rosendo ross rouhollah roy royce ruairi
    ruben rubin rudi rudolf rudolph rudy rueben ruediger rufus ruggero ruhollah rumen rupert ruslan russ
    russel russell rustam rustem rusty ruud ryan ryszard rüdiger saad sachin sadiq saeed saeid sahil said
    sajid sal salah saleh salif salim salman salvador salvatore sami samir sammy samual samuel sandeep
    sandor sandro sanford sang sani sanjay sanjeev santiago santo santos sasa sasho satish satoshi satya saud
    saul sauli saverio savino sayed sayyid scot scott scottie scotty seamus sean sebastian sebastien sebastián
    segun selahattin selim semyon seppo sergei sergey sergio serhii serhiy serkan serzh seth seydou seymour
    seán shad shahid shamil shane shankar sharad shashi shaul shaun shavkat shawn shayne shehbaz sheldon
    shelton sher sherman sherrod sherwood shigeru shimon shintaro shinzo shiv shivraj shlomo shon shui-bian
    shyam sid siddharth sidharth sidney siegfried siegmar sigmar sigurdur sihanouk silas silvio simeon simon
    sipho sirisena sitaram slawomir slobodan sohrab sol solomon somchai sonny soren sorin souleymane spencer
    srinivas stan stanford stanislav stanko stanley stanton stavros stefan stefano steingrimur sten stepan
    stephan stephane stephen sterling steve steven stevie stewart stipe stjepan stu stuart stéphane subhash
    subramanian sudhir suharto suk-yeol sulaiman suleiman sultan sundar sunil suresh surya sushil susilo svein
    sven sverre svetozar svyatoslav sylvester szymon séamus sébastien sérgio søren taavi tabaré tad tadeusz
    tadhg tae-woo tafadzwa taha takashi tal tamas tanner taoiseach taras tarcisio tarek tariq taro tarquin
    tayfun tayyip ted teddy tedros teng-hui teodoro terence terje terrance terrell terrence tesfaye
    tetsuro thabo thad thaddeus thaksin thein themba theo theodore theron thierry thilo thomas thorbjørn
    thorsten thurman tibor tihomir tilman tim timmy timo timofey timothy timur tinashe titus tiziano tobias
    tobin toby tod todd todor tom tomas tomasz tomislav tommaso tommy tomás toney tony toomas tor torsten toru
    tory toshiaki traian tran travis trent trenton trevor trey tristan troels trond truman tuan tullio tunde
    turgut turki tvrtko ty tyler tyree tyrell tyron tyrone tyson uche uday uddhav udo ugo uhuru ulf ulises
    ulrich ulysses umar umaru umberto umesh uri uros uwe uzi vaclav vadim vadym valdas valdis valentin
    valentine valerii valerio valeriy van vance vangelis varun vasile vasily vasyl vaughn venkaiah venkat vern
    vernon viacheslav vic vicente victor vijay vikas vikram viktor ville vinay vince vincent vincenzo vinod
    virgil virgilio vishal vitali vitaliy vitaly vito vittorio vivek vlad vladimir vlado vlastimil vojislav
    volker volkmar volodymyr von vova vsevolod vuk vyacheslav waclaw wade waldemar waldo waleed walid walker
    wallace wally walter walton ward warner warren waylon wayne weldon wendelin wendell wenjie werner wes
    wesley weston wieslaw wilber wilbert wilbur wilburn wiley wilford wilfred wilfredo wilhelm will willard
    willem william williams willian willie willis willy wilmer wilson wilton wim winford winfred winston
    witold wladyslaw wm wojciech wole wolf wolfgang wolfram woodrow wouter wyatt xaver xavier xiaoping xiomar
    yahya yair yanis yannis yaron yashwant yasir yasser yasuhiro yasuo yaw yemi yevgeny yevhen yilmaz
    ying-jeou yitzhak yogendra yogi yonas yosef yoshihide yossi young-sam younis yousaf yousef youssef yoweri
    yukio yuri yurii yuriy yusuf yves zach zachariah zachary zachery zack zackary zaid zane zarko zayed
    zbigniew zdenek zdenko zdzislaw ze'ev zedong zeev zeke zeljko zemin ziad ziv zivko ziyad zlatko zoltan
    zoran zulfikar zulfiqar zurab zvi zygmunt álvaro ángel éamon óscar
    abdelilah abdelkader abdelmadjid abdou abdrabbuh abebe abubakar adewale adil aguila agus aitor ajinkya
    ajit akmal akos akram algirdas aliyu almazbek amarinder andile armen arvydas askar aslan aziz badr bakyt
    balint bambang barham basavaraj bassem bautista bence benedito bhagwant bhupesh bidzina boguslaw bojko
    bongbong boubou budi caio chandrababu chandrasiri chatchai cheteshwar chinedu chukwuemeka ciprian daulet
    davi davit dedi digvijaya driss duc edgars edson eko elchin evaristo everton facundo faiz falah farouk
    fawad fayez florin gaurav gebran gergely gheorghe gintaras haitham hamad hamdi hardik heitor hichem
    himanta hishammuddin hrant ikechukwu inaki ishaq jaak jabu jagan jasprit jibril jokin jordi juris
    jyotiraditya kais karthik kaupo khalifa khoa kipchumba kiprotich kumaraswamy kwaku levente lisandro
    maher manohar marat maris mateus matheus matyas minh mirza modou moncef mubarak mulugeta murilo murugan
    nabih nahuel nechirvan neymar nimal obaidul obinna odhiambo ollanta oluwaseun otavio petras pinarayi
    qais qamar quang rached radek raghav raimundo razvan rivaldo ronaldo ruwan saadeddine sadyr saeb sajith
    salem sarath satyendar saulius selvam senthil severino siddaramaiah siim sizwe sooronbay sourav surin
    sutrisno tamim tapiwa tejashwi tewodros thiago tigran unai urmas valdir valentyn venkatesan venkatesh
    vinicius virat vugar vytautas wiranto xabi yakubu yaroslav yerlan yohannes zahid zaur zillur
    sam chris terry dale alex angel jordan
    """.split()
)
"""Forenames of men."""

FEMALE = frozenset(
    """
    aarti abbey abbie abby abigail achieng ada adaeze addie addison adela adelaida adelaide adele adelia
    adelina adeline adell adella adelle adhiambo adina adria adriana adriane adrianna adrianne adrienne afton
    agata agatha agnes agnieszka agustina aida aileen aimee aino aisha aishwarya aja akiko akinyi alaina alana
    alanna alba alberta albertha albertina albertine albina alda alecia aleida alejandra alejandrina
    aleksandra alena alene alenka alesha alesia alessandra aleta aletha alethea alethia alexa alexandra
    alexandria alexia alfreda alia alica alice alicia alida alina aline alisa alise alisha alisia alison
    alissa alix alla allegra allene allie alline allison allyson alma almaz almeda almeta alpha alta
    altagracia altha althea alvera alvina alyce alycia alyse alysha alysia alyson alyssa amada amaka amalia
    amanda amber amelia ami amie amina aminah aminata ammie amparo amy ana anabel anastacia anastasia
    anastasiia andra andree andria aneta anette angela angele angeles angelia angelic angelica angelika
    angelina angeline angelique angelita angella angie angle anglea angélique anh anika anissa anita anitra
    anjali anjanette anke ann anna anna-maria annabel annabell annabelle annalee annalena annalisa annamae
    annamaria annamarie anne annegret anneli anneliese annemarie annetta annette annice annie annika annis
    annmarie antionette antje antoinette antonella antonette antonia antonietta antonina anuradha anya
    anzhelika aoife aparna april arabella araceli aracely arcelia ardell ardella ardis ardith aretha aria
    ariana arianna arielle arla arleen arlena arlene arletta arlette arline armida arminda arnetta arnita
    artie aruna arundhati arvilla asha ashely ashlee ashleigh ashley ashli ashlie ashly ashlyn ashton asma
    assunta astrid asuncion athena atieno atifete aubrey audie audra audrea audrey audry augusta augustina
    aundrea aura aurea aurelia aurora aurore autumn ava avelina avery avis awa awilda ayana ayanna ayelet
    ayesha ayse ayşe azar azucena babara babette bailey bambi barb barbar barbara barbel barbera barbie barbra
    bea beata beate beatrice beatrix beatriz beckie becky begoña belen belia belinda bella belle belva benazir
    benita bente berenice bernadette bernadine berneice bernetta bernice berniece bernita berta bertha beryl
    bess bessie beth bethann bethany bethel betsey betsy bette bettie bettina betty bettye beulah bev beverlee
    beverley beverly bianca bidya biljana billie billye bina birdie birgit birgitta birte bisi bjork blanca
    blanch blanche blythe bobbi bobbie bobbye bonita bonnie bonny bozena branda brandee brandi brandie brandy
    breanna breanne bree brenda brenna briana brianna brianne brid bridget bridgett bridgette brigette
    brigid brigida brigitte brinda britany britney britni brittani brittany brittney brittni bronagh bronwyn
    brook brooke brooklyn brunilda brynn bríd buffy bushra busisiwe caitlin caitlyn callie camelia cami
    camilla cammie candace candance candelaria candi candice candida candie candis candy candyce caoimhe
    caprice cara caren cari caridad carie carin carina carisa carissa carla carleen carlene carletta carley
    carlie carline carlota carlotta carly carlyn carma carman carmel carmela carmelina carmelita carmella
    carmen carmon carola carolann carole carolee caroline carolyn carolyne carolynn caron carri carrie carwyn
    caryl caryn casandra casie cassandra cassidy cassie catalina catarina caterina catharine catherine cathey
    cathi cathie cathleen cathrine cathryn cathy catina catrina cecelia cecila cecile cecilia cecily celena
    celeste celestina celestine celia celina celine cerys chana chanda chandra chandrika chanel chantal chante
    chantel chantell chantelle charise charissa charisse charity charla charleen charlene charlette charline
    charlotte charmaine charolette chasity chastity chau chaya chelsea chelsey chelsie cheri cherie cherise
    cherish cherly cherri cherrie cherry cherryl cheryl cheryle cheryll cheyenne chiara chin chioma chipo
    chiquita chloe chrissy christa christal christeen christel christen christena christene christi christiana
    christiane christie christin christina christine christy chrystal chrystia chun chun-ying ciara
    cicely ciera cierra cinda cindi cindy cinthia cinzia claire clara clare claribel clarice clarine clarissa
    clarita claudette claudia claudine clementina clementine clemmie cleopatra cleora cleta clotilde coleen
    coletta colette colleen collen collette concepcion concetta conchita connie constance consuela
    consuelo cora coral corazon cordelia cordie coreen corene coretta cori corie corina corine corinna corinne
    corliss cornelia corrie corrina corrine cortney cospedal courtney cressida crissy crista cristal cristen
    cristi cristie cristin cristina cristine cristy crystal cyndi cynthia cythia cécile dafna dagmar dahlia
    daisey daisy dalia dalila damaris danae danelle danette dani dania danica daniela daniella danielle danika
    danita danna dannette dannielle danuta danyelle daphine daphne dara darby darci darcie darcy daria darla
    darleen darlene darline darya davida davina dawn dawna dawne dayle dayna deana deandra deane deann deanna
    deanne deb debbi debbie debbra debby debi debora deborah debra debrah debroah dedra dee deeann deena deepa
    deepika deidra deidre deirdre delana delena delfina delia delicia delilah delinda delisa dell della delma
    delois delora delores deloris delpha delphia delphine delta demetra demetria demetrice dena deneen denese
    denice denise denisha denita denna dennise desirae desire desiree dessie destiny detra devi devona devorah
    diamond dian diana diane diann dianna dianne diedra diedre diezani digna dilma dina dinah dione dionna
    dionne divya dixie dmytra dollie dolly dolores doloris domenica dominga dominque domonique dona donatella
    donetta donita donna donya dora dorathy dorcas doreen dorene doretha dori dorie dorinda dorine doris
    dorota dorotha dorothea dorothy dorris dortha dorthe dorthea dorthy dot dottie dovie dragana dreama drema
    drucilla drusilla dulce dung dyan earlean earleen earlene earline earnestine eartha easter ebba eboni
    ebony echo eda edda edelmira eden edie edith edna edwina edythe eeva effie eileen eimear einat ekaterina
    elaina elaine elana elanor elayne elba elda eldora eleanor eleanora eleanore elease elena eleni elenor
    elenora elfriede elia eliana elicia elida elif elinor elisa elisabeth elisabetta elise elissa eliza
    elizabeth elizbeth elizebeth elke ella ellen ellie elly ellyn elma elmira elna elnora elodia elois eloisa
    eloise elouise elsa else elsie elva elvera elvia elvie elvina elvira elyse elzbieta ema emelda emelia
    emiko emilee emilia emilie emily emine emma emmie emmy emogene ena enedina eneida enid enola enrica
    enriqueta epifania era erica ericka erika erin erlene erlinda erline erma ermelinda erna ernestina
    ernestine esme esmeralda esperanza esra essie esta estela estell estella estelle ester esther estrella
    ethel ethelene ethelyn ethyl etta eugenia eugenie eula eulalia eun eunice eva evalyn evangelina
    evangeline eve evelia evelin evelina eveline evelyne everly evette evgenia evie evika evita evon evonne
    ewa ewelina exie fabiola fae faezeh fallon fannie fanny farah farahnaz farrah fatema faten fatima fatimah
    fatma fatoumata faustina fawn fay faye fe federica felecia felica felice felicia felicita felicitas felipa
    felisa felisha fern fernanda ferne ffion filomena fiona fionnuala flavia flo flor flora florance florence
    florencia florene florentina floretta florinda florine flossie floy fofi folake folorunso fonda fran
    franca france frances francesca francie francina francine francisca francoise franka franziska françoise
    frauke freda frederica fredericka fredia freeda freida freya frieda friederike fumiko funke gabi gabriela
    gabriella gabrielle gail galina galit garnet garnett gauri gay gaye gayla gayle gaylene gaynell gearldine
    geeta gemma gena genesis genet geneva genevieve geneviève genia genie gennie genoveva georgene georgetta
    georgette georgia georgiana georgianna georgie georgina georgine geraldine geralyn gerda geri germaine
    gerri gertha gertie gertrud gertrude gesine geun-hye ghada gia gianna gigi gilda gillian gina ginevra
    ginger ginny gioconda giorgia giovanna gisela gisele giselle gita gitte giulia gladis glady gladys gleisi
    glenda glendora glenna glennie glennis glinda gloria glory glynda golda goldie gordana graca grace gracia
    gracie graciela grainne graziella grazyna graça gregoria greta gretchen gretta griselda gro gráinne
    guadalupe gudrun guillermina gulsen gussie gwen gwenda gwendolyn gwenn ha hae haifa hailey hala haley
    halina hallie halyna hana hanaa hanan hanh hanin hanna hannah hanne hannelore harmony harper harriet
    harriett harriette haruko hasina hatice hattie hauwa haydee hayley hazel heather hedwig hedy hee heide
    heidemarie heidi heike helen helena helene helga helle hellen helmi hema henrietta henriette herlinda
    hermelinda hermina hermine herminia hester hettie hila hilaria hilda hilde hildegard hildegarde hildred
    hilkka hillary hilma hina hind hiroko hiwot hoa hoda holley holli hollie holly honey hortencia hortense
    hortensia hrafnhildur huda hui hulda hulya huma huong hyacinth hye hye-kyung hyon hyun hélène ida idalia
    idell idella iesha ifeoma ignacia ila ilana ilaria ilda ildiko ileana ilene ilhan iliana ilir ilona ilse
    iluminada ima iman imelda imogen imogene ina inas indira indu inell ines inez ing-wen inga inge ingeborg
    inger ingrid ingrida inna intisar inés iola iona ione irena irene irina iris irish irit irma irmgard iryna
    isabel isabell isabella isabelle isaura isela isis isla isolde iuliia iva ivana ivanka iveta ivette ivonne
    ivy iwona izabela jacalyn jacinda jacinta jackeline jacki jacklyn jaclyn jacqualine jacque jacquelin
    jacqueline jacquelyn jacquelyne jacquelynn jacquiline jacquline jacqulyn jada jade jadranka jadwiga jaimie
    jaleesa jami jamila jammie jana janae janay jane janeen janel janell janelle janene janessa janet janeth
    janett janetta janette janey janice janie janina janine janis janita jann janna jannette jannie jaqueline
    jasmin jasmine jaunita jaya jayalalithaa jayme jayne jazmin jazmine jeana jeane jeanene jeanetta jeanette
    jeanie jeanine jeanna jeanne jeannette jeannie jeannine jelena jemima jen jena jenell jenelle jenette jeni
    jenice jenifer jeniffer jenine jenise jenna jennefer jennette jenni jennie jennifer jenniffer jenny
    jeraldine jeri jerilyn jerri jerrie jesenia jesica jessenia jessi jessica jesusa jette jettie jewel jewell
    jill jillian jina jo joana joanie joann joanna joanne jocelyn jodee jodi jodie jody joeann joella joelle
    joellen joetta johana johanna johnetta johnna joi jolanda jolanta joleen jolene jolie jolynn jona jonell
    jonelle joni jonna jonnie josefa josefina joselyn josephina josephine josette josie joslyn joséphine
    jovita joycelyn joye ju-ae juana juanita judi judie judit judith judy julee juli julia juliana juliane
    juliann julianna julianne julie julienne juliet julieta juliette julissa june jung jung-sook junita junko
    justina justine justyna jutta jyoti jóhanna kaarina kacey kaci kacie kacy kaitlin kaitlyn kaja kala kaley
    kali kalpana kam kamala kami kamila kandace kandi kandice kandy kanika kara karen karey kari karie karima
    karin karina karine karissa karla karleen karlene karma karmen karolina karolyn karon karren karri karrie
    karyl karyn kasandra kasie kassandra kassie katalin katarzyna kate katelyn katerina kateryna kathaleen
    katharina katharine kathe katherin katherine kathern katheryn kathey kathi kathie kathleen kathlene
    kathlyn kathrin kathrine kathryn kathryne kathy kathyrn kati katia katie katina katja katlyn katrice
    katrin katrina katrín kattie katy kavita kay kaye kayla kaylee kayleen kayleigh kaylene kazuko kecia keely
    keena keesha keiko keisha keli kellee kelley kelli kellie kelly kellye kelsey kelsie kena kendra
    kenisha kenna kennedy kenyatta kenyetta keon-hee keri kerri kerrie kersti kerstin kesha keshia
    ketevan khadija khadijah khady khaleda kia kiana kiara kiera kiesha kiley kimber kimberely kimberlee
    kimberley kimberli kimberlie kimberly kimbery kimiko kindra kinga kinsley kira kirsi kirsten kirstin
    kirsty kirti kisha kitty kizzy klara kolinda kori kourtney krista kristal kristalina kristan kristel
    kristen kristi kristian kristie kristin kristina kristine kristy kristyn krisztina krysta krystal krystle
    krystyna ksenia kseniya kum kumiko kyi kyla kylee kylie kym kymberly kyong kyra kyung kyung-wha lacey laci
    lacie ladonna lady lai laila laimdota lakeisha lakesha lakeshia lakisha lakshmi lalita lamia lan lana
    lanell lanette lani lanita laquita lara larae laraine larhonda larisa larissa laronda larue larysa
    lashanda lashawn lashonda lashunda lata latanya latasha latesha latia laticia latifa latisha latonia
    latonya latoria latosha latoya latrice latricia latrina launa laura laure laureen laurel lauren laurene
    lauretta laurette laurice laurie laurine lavada lavera laverna laverne lavina lavinia lavon lavonda
    lavonia lavonne lawana lawanda lawanna layla le lea leah leana leandra leann leanna leanne leatha leatrice
    leda leeann leeanna leeanne leela leena leesa leigh leighann leila leilani leire leisa lela lelia lena
    lene leni lenka lenna lennie lenora lenore leola leona leonarda leone leonie leonila leonor leonora
    leonore leora leota lera lerato lesa lesia leslee lesley lesli lessie lesya leta letha leticia letitia
    letizia lettie letty lexi leyla li lia liana liane libby liberty licia lida lidia lien ligia liisa lila
    lili lilia lilian liliana lilla lillian lillie lilly lily limor lin lina linda lindiwe lindy linette ling
    linh linnea linnie linsey lisa lisbeth lise liselotte lisette lisha lissa lissette lita liudmyla livia
    liyuan liz liza lizabeth lizbeth lizette lizzie ljiljana loan loida lois lola lolita loma lona lone loni
    lonna lora loraine lore loredana loree loreen lorelei lorella lorena lorene lorenza loretta lori loriann
    lorie lorinda lorine lorna lorraine lorretta lorri lorrie lory lotte lottie louann louanne louella louisa
    louise lourdes louvenia lovella lovie loyce lu luana luann luanne lubna lucia luciana lucie lucienne
    lucila lucile lucille lucina lucinda lucrecia lucretia lucy lucyna ludie ludmila lue luella luisa luise
    lulu luna lupe lupita lura lurline luvenia luz lyda lydia lyla lyn lynda lyndsay lyndsey lynell lynelle
    lynette lynn lynne lynnette lynsey lyubov lyudmila ma mabel mable machelle macie mackenzie macy madaline
    madalyn maddalena maddie madeleine madeline madelyn madge madhuri madie madison madlyn madonna mae maegan
    maeve magaly magan magaret magda magdalena magdalene magen maggie magnolia maha mahsa mai maia maida maira
    maire mairead mairéad majorie makena makiko malala maleeha malgorzata malia malika malinda malisa malissa
    mallory malu mamata mamie mammie mamta manda mandi mandy maneka manju manuela maple mara maranda marcela
    marcelina marcella marcelle marci marcia marcie marcy maren margaret margareta margarete margarett
    margaretta margarette margarita margarite margart marge margeret margery margherita margie margit margo
    margorie margot margret margrethe marguerita marguerite margurite mari maria maria-elena mariah mariam
    mariama mariana mariann marianna marianne mariastella maribel maribeth maricela marie mariel mariela
    marielle marietta marija marilee marilou marilu marilyn marilynn mariló marina marine mariola marisa
    marisela marisol marissa marita maritza mariya marja marjorie marjory markita marla marlana marleen
    marlena marlene marlo marlyn marlys marna marni marnie marquerite marquetta marquita marry marsha marta
    martha marti martina martine marva marvel mary marya maryalice maryam maryann maryanne marybeth maryellen
    maryjane maryjo marylee marylin marylou marylyn marzena marzieh maría masako masoumeh mathilda mathilde
    matilda matilde mattie maud maude maudie maura maureen maurine mavis maxie maxine may maya mayawati
    maybell maybelle maye mayme mayra mayumi mckenzie meagan meaghan mechelle mechthild mee meena
    meenakshi meera meg megan megawati meghan meghann mehbooba mei meira melania melanie melanne melany melba
    melina melinda melisa melissa melissia mellie mellisa mellissa melodie melody melonie melony melva melvina
    melynda meral merav mercedes mercy meredith meri meridith merilyn meritxell merja merlene merna
    merri merry merve meryl meseret meta mette mi mi-ae mia micaela michaela michaëlle michela micheline
    michell michelle michiko michèle micki mickie migdalia miguelina mikki mila milagro milagros mildred
    milena milica milissa millicent millie mimi mina mindi mindy minerva minna minnie mira miranda mireille
    mirella mireya miri miriam mirian mirjana mirna miroslava mirta mirtha missy misti misty mittie mitzi
    modesta moira mollie molly mona monica monika monique monserrate mozell mozella mozelle mui mumbi muna
    muriel myong myra myriam myrle myrna myrtice myrtie myrtis myrtle myung myung-sook máire mónica nabila
    nada nadezhda nadia nadine nadiya nadja nahles najat najla nakia nakisha nakita naledi nalini namrata nan
    nanci nancie nancy nandini nanette nannette nannie naoko naoma naomi narcisa narges nasrin natalia natalie
    nataliia natalija nataliya natalya natasa natasha nathalie natividad natosha nawal nazanin ndeye neda
    nedra neelam neelie neera neeta negar neha nelda nelia nelida nell nella nelle nellie nelly nena
    neoma nereida nerissa neta nettie neva nga ngoc ngozi nia niamh nichelle nichol nichole nicki nickie
    nickole nicol nicolasa nicole nicoletta nicolette nicolle nidia nieves niki nikia nikki nikole nila nilda
    nilsa nina ninfa nirmala nisha nita njeri nkechi nkosazana noa noeleen noelia noella noelle noemi nola
    noma nomvula nona nora norah noreen norene noriko norine norma nour noura nova novella nuala nura nurit
    nyambura nydia nyla nélida ocie octavia odessa odette odilia ofelia ok oksana ola oleksandra olena oleta
    olga olha oliva olive olivia olympia oma ona oneida opal ophelia oprah ora oralia orla orly ornella orpha
    osnat ossie otilia ouida oumou outi ozella ozlem padma paige paisley paivi palesa pallavi palma pam pamala
    pamela pamelia pamella pandora pansy paola parisa particia parvati patience patrica patricia patrina
    patrizia patsy patti pattie patty paula pauletta paulette paulina pauline pearl pearle pearlene pearlie
    pearline peg peggie peggy penelope penney penni pennie penny perla petra petrina philippa phillis
    philomena phoebe phumzile phuong phylis phyliss phyllis pia piedad pilar pina pinkie piper pippa pirjo
    polly pooja poonam poppy porsha portia pragya pramila pratibha preeti preity pricilla priscilla priti
    priyanka prudence päivi qiana queenie quiana rachael racheal rachel rachele rachell rachelle rachida
    rachna racquel radha radhika radka rae raeann rafaela raffaella ragnheidur ragnhild raija raina rama
    ramona ramonita rana ranae randa randee randi rania raquel rashida rashmi raven raye raylene rayna reatha
    reba rebbeca rebbecca rebeca rebecca rebekah reda reem regan regena regenia regina reiko reina rekha
    remedios rena renae renata renate renea renee renho renita renuka reshma reta retha retta reva reyna rhea
    rhiannon rhoda rhonda richelle rigoberta riitta rikki riley rim rima rina risa rita ritu ritva robbin
    roberta robyn rochell rochelle rocio roisin rolanda roma romaine romana romelia romona rona ronda
    ronit ronna ronni roopa rosa rosalba rosalee rosalia rosalie rosalina rosalind rosalinda rosaline rosalva
    rosalyn rosamond rosana rosann rosanna rosanne rosaria rosaura rose roseann roseanna roseanne rosella
    roselyn roselyne rosemarie rosemary rosetta rosia rosie rosina rosita roslyn rossana roswitha rosy rowena
    roxana roxane roxann roxanna roxanne roxie rozella rubie rubina ruby rubye rufina rukmini rutendo ruth
    ruthann ruthie róisín sabina sabine sabra sabrina sachiko sade sadhana sadie sahle sahra salena salina
    sallie sally salma salome samantha samara samatha samia samira sana sanae sandhya sandi sandra sandy
    sangeeta sanja sanjuana sanjuanita sanna sanora santana santina sara sarah sari sarina sarita sarojini
    saskia saundra savanna savannah savita sawsan scarlet scarlett sebrina seema segolene seiko selam selena
    selene selin selina selma sepideh serena serina setareh sha shabana shahla shaima shaina shakira shalonda
    shameka shami shamika shana shanda shandra shaneka shanell shanelle shani shanice shanika shanita shanna
    shannan shannon shanon shanta shante shantel shantell shanti shara sharee sharen shari sharita sharla
    sharleen sharlene sharon sharonda sharron sharyl sharyn shasta shauna shaunna shavon shavonne shawana
    shawanda shawna shawnda shawnee shawnna shay shayla shayna shea sheela sheena sheila sheilah shela shelba
    shelia shelley shelli shellie shelly shemika shena shenita sheree sheri sherie sherilyn sherita sherley
    sherly sherlyn sheron sherrell sherri sherrie sherrill sherron sherry sherryl sheryl shiela shikha shilpa
    shira shirin shirlee shirleen shirlene shirly shobha shohreh shona shonda shonna shoshana shreya shu
    shubha sian sibel sibyl sierra sigal signe sigrid sigrun siham silke silva silvana silvia simona sindy
    sinead sinéad siobhan siobhán sirimavo sirpa sita siv siân ska skye skylar slavica slyvia smita smriti
    sneha snezana socorro sofia sofiya sol-ju solange soledad solveig sommer sonal sonali sondra song sonia
    sonja sonya soo sook soon sophia sophie soraya souad spring stacey staci stacia stacie stacy starla starr
    stefani stefania stefanie steffanie steffi stella stephaine stephani stephanie stephany stephenie stephine
    stormy su suad sudha sudie sue sueann suella suellen suha sujata suk suman summer sun sun-hee sunita sunny
    sunshine supriya surekha susan susana susann susanna susannah susanne sushila sushma susie suu-kyi suzan
    suzann suzanna suzanne suzette suzie suzy svenja svetla svetlana sviatlana svitlana swati sybil sybille
    syble sylvia sylviane sylvie sylwia synthia syreeta ségol ségolène tabatha tabetha tabitha takako takisha
    talia talisha tam tamala tamar tamara tamatha tameika tameka tamekia tamela tamera tamesha tami tamica
    tamie tamika tamiko tammara tammi tammie tammy tamra tamsin tana tanesha tangela tania tanika tanisha
    tanja tanna tansu tanya tara tarah tarja tarsha taryn tasha tatiana tatjana tatyana tawakkol tawana
    tawanda tawanna tawny tawnya teena temeka tena tenisha tennie tennille teodora tequila tera tereasa teresa
    terese teresita teressa teri terra terresa terri terrie tesha tess tessa tessie tetiana tetyana thalia
    thandiwe thao thea theda thelma theodora theresa therese theresia thersa thomasina thomasine thresa thu
    thuy tia tiana tianna tiara tierra tiesha tiffani tiffanie tiffany tiffiny tillie tina tiny tirunesh tisha
    tomasa tomeka tomika tomoko tomomi tonda toni tonia tonie tonja tonya tori tosha toshiko tove towanda toya
    tracee tracey traci tracie tracy trang trena tresa tressa tressie treva tricia trina trinity trish trisha
    trista trudi trudie trudy trula tsetska tsveta tulsi tuula tuyet twana twila twyla tyesha tyra tzipi ulla
    ulrica ulrike uma una unni urmila urska ursula urszula usha uta ute vada valarie valda valencia valentina
    valeria valerie vallie valorie valérie vanda vandana vanesa vanessa vanita vannessa varda vasiliki
    vasundhara veda velda velia vella velma velva velvet vena venessa venice venita venus vera verda verdell
    verdie verena vergie verity verla verlene verlie verna vernell vernetta vernice vernie vernita verona
    veronica veronika veronique versie verónica vesna vesta veta vicenta vickey vicki vickie vicky victoria
    vida vidya vigdis vikki viktoria viktoriia vilma vimala vina vincenza vinnie viola violet violeta violette
    viorica virgie virgina virginia virginie vita viva vivan viviana vivien vivienne vjosa vonda vonnie
    véronique wafa wai waltraud wambui wanda wangari wanita wanjiru wei wendi wendy weronika whitney wiebke
    wieslawa wilda wilhelmina willa willene willette willia willow wilma windy winifred winnie winnifred
    winona wislawa wonda wynona xiomara xiuwen xochitl xóchitl yadira yael yamini yan yana yang yanira yasmin
    yasmine yasuko yee yekaterina yelena yen yesenia yetta yetunde yevgenia yi ying yingluck ylva yo-jong
    yoko yolanda yolande yolando yolonda yoshiko young-sun yu yukiko yuko yulia yuliia yuliya yumi yun
    yuna yuriko yvette yvonne zahra zaida zainab zandra zanele zehava zeinab zelda zella zelma zena zenaida
    zenobia zeynep zina zinaida zita zoe zoey zofia zohra zohreh zoila zola zona zora zoraida zorana zoya zula
    zulema zulia zulma zuzana édith élisabeth órla
    abeer abena adwoa aigul aiman akie akosua alka ama amal ambika anandiben ananya andreea anush atishi
    ayumi bukola camila chiamaka cilia dalal damares delcy desislava dilek dima dinara dipu efua esi eun-hye
    fabiana farida fatiha funmilayo gulnara halima harini houda hui-chun hye-sun imee inara ioana janja ji-
    hyun jitka jurate jussara kanimozhi kaori keti khatuna kum-hui layal lilit loujain maka manal marju
    marketa mei-ling meiling mi-ran min-a misaki montserrat mozn naima nezha nomsa paetongtarn priya puan
    raana raluca rasa rasha rayen retno rohini roza rubana rupa ruta saltanat samah samar shazia shireen
    shruti so-yeon sudarat tatiane temitope thais thandeka thandi tigist viktorija viktoriya vrinda wen-je
    xiaomei yaa yaroslava yewande zaruhi zhanar zsuzsanna
    carol evelyn hilary joan
    """.split()
)
"""Forenames of women."""

EITHER = frozenset(
    """
    akira alexis alva andrea augustine blair camille carey casey chong clair claude cleo cruz dana
    daniele devon dominique dusty elisha florian frankie gabriele gale hikaru ira ivory jackie
    jamie jan jean jessie ji-won jin johnie johnnie joyce kasey kiran kris lacy laurence lavern leslie
    lindsay marion merle michal michele min min-ho misha morgan nicola nikita ning nino noor nur
    pascale robbie rosario sammie sasha shelby shirley simone sydney taylor tendai tommie valery vivian xin
    yong young yuki
    pat robin kim kerry quinn
    """.split()
)
"""Forenames that tell a person but not the sex."""
