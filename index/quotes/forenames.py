"""Forenames of the world with the sex they tell, in lower case.

English ones by frequency from the 1990 census of the United States (public domain); the others by hand. They say
that two capitalised words are a person, and which pronoun fits; a name that is missing costs little.
"""

from __future__ import annotations

MALE = frozenset(
    """
    aaron ab abbas abdel abdelaziz abdelfattah abdellatif abdelrahman abdoulaye abdul abdulaziz abdulla
    abdullah abdulrahman abe abel abhishek abhisit abiy abraham adam adan adel aditya adnan adolfo adolph
    adrian aecio agustin ahmad ahmed ahmet ajay akbar akhilesh akshay al alain alan alasdair alassane albert
    alberto albin alden aldo alejandro aleksandar aleksandr aleksei alessandro alex alexander alexandr alexei
    alfonso alfred alfredo ali aliaksandr alija alistair allan allen alok alonzo aloysio alphonse alphonso
    alton alvaro alvin amadou amir amit amos anand anatoliy anatoly anders anderson andre andrei andrej andres
    andrew andrey andrii andris andriy andrus andrzej andrés andy angel angelino angelo angus anibal anies
    anil ante anthony antoine anton antoni antonio antonis antony antwan antónio anwar aníbal archie ariel
    arjun arkady armand armando arnaud arnold arnulfo aron arron arseniy art artem arthur arturo artyom arun
    arvind ashok ashraf asif atal atiku attila august augusto aurelio austin avery avi avigdor ayman aécio
    balazs bandar barack barney barry bart barton bartosz bashar basil beau behzad ben benigno benito benjamin
    bennett bennie benny benoit benyamin beppe bernard bernard-henri bernardo bernie bert bertie bertrand beto
    bezalel bharat bijan bilal bilawal bill billy binali binyamin bjarne bjorn björn blaine blaise blake bob
    bobby bogdan bohdan bohuslav bola bongbong boris borut borys boyd boyko brad bradford bradley brady brain
    branden brandon brendan brent bret brett brian brock bronislaw brooks bruce bruno bryan bryant bryce bryon
    buddy buford bulent burak burt burton byron caleb calin callum calvin cameron camilo carl carles carlo
    carlos carlton carmelo carmine carroll carson carter cary cecil cedric cem cesar chad chadwick chance
    charles charley charlie chase cheol-soo chester ching-te chinua chris christian christophe christopher
    chuan chuck ciaran ciarán ciro clarence clark claudio clay clayton clement cleveland cliff clifford
    clifton clint clinton clyde cody colby cole coleman colin collin colm conor conrad corey cormac cornelius
    cornell cory coy craig cristobal cuauhtemoc curt curtis cyril cyrus czeslaw césar dacian dae-jung dale
    dalton damian damien damon dan dane danial daniel danny dante daren darin dario darius dariush dariusz
    darnell darrel darrell darren darrin darryl darwin daryl dave david davis dean deandre declan deepak
    delbert delmar demetrius denis dennis denny denver denys derek derick derrick desmond dev devendra devin
    devlet dewayne dewey dexter diarmuid dick didier diederik diego dilson dinesh dino dion dirk dmitri dmitry
    dmytro domenico domingo dominic dominick don donal donald donnell donnie donny donovan doo-hwan dorian
    doug douglas doyle dragan drew duane dudley duncan dusan dustin dwayne dwight dylan eamon earle earnest
    ebrahim ed eddie eddy edgar edi edmond edmund edouard eduardo edward edwardo edwin efrain efren ehud ekrem
    elbert eldon eli elias elijah eliseo elliot elliott ellis elmer elmo eloy elton elvin elvis elwood emanuel
    emerson emery emil emile emilio emmanuel emmerson emmett emomali emory emre enda enlai enrico enrique eoin
    erdal eric erich erick erik ernest ernesto ernie errol ervin erwin esko esteban ethan etienne eugene
    eugenio evan evangelos everett everette evgeny evo ewan ezra fabian fabio fadi fahd faisal farhad faysal
    federico felipe felix ferdinand ferenc fergal fergus fernando fethullah fidel filippo fintan flavio
    fletcher floyd forest forrest fouad francesco francis francisco franck franco francois franjo frank
    frank-walter franklin frantisek françois fraser fred freddie freddy frederic frederick fredrick fredrik
    freeman frédéric fuad fumio félix gabor gabriel galen ganesh ganjar gareth garland garrett garry garth
    gary gaston gautam gavin geert genaro gene gennady geoff geoffrey george georgi geraint gerald geraldo
    gerard gerardo gerhard german gerry gert gethin getulio geun-tae ghassan gianfranco gianni gideon gil
    gilbert gilberto gilles giorgi giorgio giorgos giovanni girish gitanas giulio giuseppe glen glenn gonzalo
    goodluck gopal goran gordon gotabaya govind grady graeme graham grant greg gregg gregorio gregory grigory
    grover grzegorz guido guillaume guillermo gulbuddin gunnar gunther gurbanguly gus gustavo gyorgy gérard
    göran habib hadi hafez hage haidar haider haile hailemariam hakan hakim hal hamid hamish hamza hani hank
    hans hari harish harlan harley harold harris harrison harry haruki harvey hasan hashem hashim hassan heath
    hector heiko helmut hemant henk henrik henrique henry herbert heriberto herman hernan hernán herschel
    hershel herve hervé heydar hifikepunye himanshu hiram hiroshi hisham hollis homer horace horacio horst
    hossein howard hryhoriy hubert hugh hugo hugues humberto hun hung hunter husain hussein huw hywel håkan
    héctor iain ian ibrahim ibrahima ichiro idriss ieuan ignacio ignazio igor ihor ihsan ike iker il-sung
    ilham ilie ilya imad imran imre ingvar inigo ion irakli irvin irving irwin isaac isaiah isaias isiah
    isidro islam ismael ismail issa issac istvan itamar ivan ivica ivo iñigo jaap jaber jacek jack jackson
    jacob jacques jae-in jae-myung jagdish jaime jair jairam jakaya jake jakub jamal jamar jame jamel james
    jamil janez janos janusz jared jaroslav jaroslaw jarrett jarrod jarvis jason jasper javad javier jawad
    jawaharlal jay jayson jean-claude jean-luc jean-marc jean-marie jean-paul jean-pierre jean-yves jeb jed
    jeff jefferson jeffery jeffrey jeffry jens jerald jeremiah jeremy jermaine jeroen jerome jerrod jerry
    jerzy jess jesse jesus jesús jiabao jim jimmie jimmy jinping jintao jiri joachim joao joaquim joaquin
    joaquín jochen joe joel joesph joey johan johannes john johnathan johnathon johnny joko jomo jon jonas
    jonathan jonathon jong-il jong-un joon-pyo joost jordan jorge jose josef josep joseph josh joshua josue
    josé jozef jozsef joão juan juergen juha jules julian julio julius junichiro junior jurgen justin jusuf
    jyrki jérôme jörg kai kalman kamal kapil karan kareem karel karim karl karl-heinz karl-theodor karol
    kassym kazuo kees keir keith kelvin kemal ken kendall kendrick kenji kenneth kennith kenny kent keqiang
    kermit kevin kgalema khadga khaled khalid ki-moon kieran kieth kikwete kip kirby kiril kirill kirk kishore
    kjell klaus kofi koji konstantin konstantinos kostas kostyantyn kourosh kresimir krishna krisjanis
    kristopher krzysztof kumar kurt kurtis kwame kwasi kyle kyriakos ladislav lal lalu lamar lamont lance
    landon lane lanny larry lars laszlo laurent lawrence lazaro lech lee leland lemuel len lenin leo leon
    leonard leonardo leonel leonid leopoldo leroy les lester leszek levan levi lewis liam lindsey linwood
    lionel liviu ljubo lloyd logan lon lonnie loren lorenzo lothar lou louie louis lowell loyd lubomir luc
    luca lucas luciano lucien lucio luigi luis luiz luke lula luther lyle maarten mac maciej mack macky madhav
    magnus mahathir mahatma mahesh mahinda mahmood mahmoud mahmud maithripala majid makoto maksim maksym
    malcolm malik manfred manish manmohan manoj mansour manuel marc marcel marcelino marcelo marco marcos
    marcus marek margarito mariano mario mariusz mark markus marlin marlon marquis marshall martin marty
    marvin marwan masahiro mason masoud massimo mate mateusz mathew mathieu mats matt matteo matthew matti
    maung mauno maurice mauricio maurizio mauro max maximiliano maxwell maynard mehdi mehmet meles melvin
    merlin merrill mervin micah michael michal micheal michel micheál mickey mieczyslaw miguel mikael mike
    mikhail mikheil miklos mikolaj milan miles millard milorad milos milosevic milton mir mircea miroslav
    mitch mitchel mitchell mitt mohamad mohamed mohammad mohammed mohan mohandas mohsen moises mojtaba momir
    monroe monte monty moo-hyun morris morteza morton moses moshe moussa mugur muhammad muhammadu muhyiddin
    mukesh mulayam muqtada murat murray musa mustafa mustapha mwai mykhailo mykola myles myron myung-bak nabil
    nader nadhim naftali najib nana nandan naoto narayan narendra nasir nasser nathan nathaniel naveen navjot
    nawaz nayib neal nebojsa ned neil nelson nestor newt nguyen niall nicholas nick nickolas nicolae nicolas
    nicolás nigel nikol nikolai nikolay nikos nils nitin nitish nnamdi noah noe noel nolan norbert norman
    normand norodom norris nouri nuri nursultan néstor octavian octavio odell oisin olaf ole oleg oleh
    oleksandr oleksii oleksiy oliver olivier olof olusegun om omar ondrej orhan oriol orlando orville oscar
    oskar osman ostap osvaldo othman otis otto ousmane owain owen ozzie paavo pablo padraig pankaj panos paolo
    parag parker parviz pascal pasquale pat patrice patricio patrick paul paulo pavel pavlo pawan pawel pedro
    pekka per percy perry pervez pete peter petr petro phil philip philippe phillip pier piero pierre pieter
    pietro piotr plamen porfirio prabowo prachanda pradeep prakash pranab prashant praveen prayut prayuth
    predrag prem preston przemyslaw pushpa pyotr pádraig qasem qassem qishan quentin quim quincy quinton
    radoslaw radovan radu rafael rafal raffaele rafik rafiq rahm rahul raila rainer rajat rajeev rajendra
    rajesh rajiv rajnath raju rakesh ralf ralph ram raman ramesh rami ramiro ramon ramush ramzan ramzi ramón
    rand randal randall randell randolph randy ranil ranjan raphael rashid ratan ratko raul ravi ravindra ray
    raymond raymundo raúl recep recip reed refugio reggie reginald reid reinaldo reince reinhard rem renato
    rene rené reuben reuven rex reynaldo reza rhys riad ricardo rich richard rick rickey rickie ricky
    rigoberto riley rishi riyad rob robby robert roberto rocco rocky rod roderick rodger rodney rodolfo
    rodrick rodrigo rogelio roger rohan rohit roland rolandas rolando roman romano romeo ron ronald ronan
    rongji ronnie ronny roosevelt rory roscoe ross rouhollah roy royce ruairi ruben rubin rudolph rudy rufus
    ruhollah rumen ruslan russ russel russell rustam rustem rusty ruud ryan ryszard saad sachin sadiq saeed
    saeid said sajid salah saleh salif salim salman salvador salvatore sam sami samir sammy samuel sandeep
    sandor sanford sanjay sanjeev santiago santos satish satoshi satya saud saul sauli sayed sayyid scot scott
    scottie scotty seamus sean sebastian sebastien sebastián selahattin selim semyon sergei sergey sergio
    serhii serhiy serkan serzh seth seymour seán shahid shamil shane shankar sharad shashi shaul shaun shavkat
    shawn shehbaz sheldon shelton sher sherman shigeru shimon shintaro shinzo shiv shivraj shui-bian shyam sid
    siddharth sidharth sidney sigmar sihanouk silas silvio simeon simon sirisena sitaram slawomir slobodan
    sohrab solomon somchai sonny sorin spencer srinivas stan stanislav stanley stavros stefan stefano sten
    stepan stephan stephane stephen sterling steve steven stevie stewart stjepan stu stuart stéphane subhash
    subramanian sudhir suharto suk-yeol sulaiman suleiman sultan sundar sunil suresh surya sushil susilo sven
    svyatoslav sylvester szymon séamus sébastien sérgio taavi tabaré tadeusz tadhg tae-woo taha takashi tamas
    taoiseach taras tarcisio tarek tariq taro tayfun tayyip ted teddy tedros teng-hui terence terrance terrell
    terrence terry tetsuro thabo thad thaddeus thaksin thein theodore theron thierry thilo thomas thorbjørn
    thorsten thurman tibor tim timmy timofey timothy timur toby todd todor tom tomas tomasz tomislav tommaso
    tommy tomás tony toomas torsten toru toshiaki traian tran travis trent trenton trevor tristan truman
    turgut turki ty tyler tyrone tyson uday uddhav ugo uhuru ulf ulises ulrich ulysses umar umaru umberto
    umesh uwe uzi vaclav vadim vadym valdas valdis valentin valerii valeriy van vance vangelis varun vasile
    vasily vasyl vaughn venkaiah venkat vern vernon viacheslav vic vicente victor vijay vikas vikram viktor
    vinay vince vincent vincenzo vinod virgil vishal vitali vitaliy vitaly vito vittorio vivek vladimir
    vojislav volker volodymyr vsevolod vyacheslav waclaw wade waldemar waleed walid wallace walter ward warren
    wayne weldon wendell wenjie werner wes wesley weston wieslaw wilbert wilbur wilburn wiley wilford wilfred
    wilfredo wilhelm will willard willem william williams willie willis wilmer wilson wim winfred winston
    witold wladyslaw wm wojciech wole wolfgang woodrow wouter wyatt xavier xiaoping xiomar yahya yair yanis
    yannis yashwant yasir yasser yasuhiro yasuo yemi yevgeny yevhen yilmaz ying-jeou yitzhak yogendra yogi
    yosef yoshihide yossi young-sam younis yousaf yousef youssef yoweri yukio yuri yurii yuriy yusuf yves zach
    zachary zachery zack zaid zane zayed zbigniew zdenek zdzislaw ze'ev zedong zeev zemin ziad ziyad zlatko
    zoltan zoran zulfikar zulfiqar zurab zygmunt álvaro ángel éamon óscar
    """.split()
)
"""Forenames of men."""

FEMALE = frozenset(
    """
    aarti abbie abby abigail ada addie adela adelaida adelaide adele adelina adeline adell adriana adrianne
    adrienne agatha agnes agnieszka aida aileen aimee aisha aishwarya akiko alaina alana alba alberta alda
    alecia alejandra aleksandra alene alenka alessandra aletha alexa alexandra alexandria alfreda alice alicia
    alina aline alisa alisha alison alissa alla allene allie allison allyson alma alpha alta althea alvina
    alyce alyson alyssa amalia amanda amber amelia amie amina aminah aminata amparo amy ana anastasia
    anastasiia andra andria angela angelia angelica angelina angeline angelique angelita angie angélique
    anissa anita anjali ann anna anna-maria annabelle annalena annamarie anne annegret anneli annemarie
    annetta annette annie annika annmarie antionette antoinette antonette antonia anuradha anzhelika aoife
    aparna april araceli aretha ariana arleen arlene arline aruna arundhati asha ashlee ashleigh ashley asma
    astrid athena atifete audra audrey augusta aura aurelia aurora aurore autumn ava avis ayanna ayelet ayesha
    ayse ayşe azar barb barbara barbra beata beatrice beatrix beatriz becky begoña belen belinda bella belle
    belva benazir benita bernadette bernadine bernice berniece berta bertha beryl bess bessie beth bethany
    betsy bette bettie bettina betty bettye beulah beverley beverly bianca bidya biljana billie bina birdie
    birgit birgitta blanca blanche bobbi bobbie bonita bonnie bozena brandi brandie brandy breanna brenda
    brenna breshna briana brianna brianne brid bridget bridgett bridgette brigitte britney brittany brittney
    bronwyn brook brooke bríd bushra caitlin callie camilla candace candi candice candida candy caoimhe cara
    caren cari caridad carissa carla carlene carlotta carly carmel carmela carmelita carmella carmen carole
    caroline carolyn carrie carwyn caryn casandra cassandra cassie catalina catharine catherine cathie
    cathleen cathrine cathryn cathy catina catrina cecelia cecile cecilia celeste celestine celia celina cerys
    chanda chandra chandrika chanel chantal chantel charity charla charleen charlene charline charlotte
    charmaine chasity chastity chelsea chelsey cheri cherie cherry cheryl chiara chiquita chloe christa
    christal christen christi christiane christie christin christina christine christy chrystal chrystia
    chun-ying chunying ciara cindi cindy claire clara clare clarice clarissa claudette claudia claudine
    clementine coleen colette colleen collette concepcion concetta condoleezza connie constance consuelo cora
    corazon cordelia cori corina corine corinne cornelia corrie corrine cortney cospedal courtney cristal
    cristina cristy crystal cynthia cécile daisy dalia damaris danelle danette daniela danielle danita danna
    danuta daphne dara darcy daria darla darleen darlene darya dawn dawna dayna deana deann deanna deanne deb
    debbie debby debi debora deborah debra debrah dee deena deepa deepika deidra deidre deirdre delfina delia
    delilah della delma delois delores deloris delphine demetria dena denice denise desiree dessie destiny
    devi dian diana diane diann dianna dianne diezani dilma dina dinah dionne divya dixie dmytra dollie dolly
    dolores dominga dona donna dora dorcas doreen dorene doretha doris dorota dorothea dorothy dorris dortha
    dorthy dottie dovie dulce earlene earline earnestine easter ebba ebony edith edna edwina edythe effie
    eileen eimear ekaterina elaine elba elda eleanor eleanore elena eleni elia elida elif elinor elisa
    elisabeth elisabetta elise elissa eliza elizabeth elizebeth elke ella ellen ellie elma elnora eloisa
    eloise elouise elsa elsie elva elvia elvira elyse elzbieta emiko emilia emilie emily emine emma enid erica
    ericka erika erin erlinda erma erna ernestina ernestine esmeralda esperanza esra essie estela estella
    estelle ester esther ethel etta eugenia eula eulalia eunice eva eva-maria evangelina evangeline eve evette
    evgenia evika evita ewa fabiola faezeh fannie fanny farah farahnaz fatema faten fatima fatimah fatma fawn
    fay faye federica felecia felicia felicita fern ffion filomena fionnuala flor flora florence florine
    flossie floy fofi folorunso fran frances francesca francine francisca francoise franka franziska françoise
    frauke freda freida frieda fumiko gabriela gabriella gabrielle gail galina gauri gay gaye gayla gayle
    geeta gena geneva genevieve geneviève genoveva georgette georgia georgiana georgianna georgie georgina
    geraldine gerda geri germaine gerri gertie gertrude gesine geun-hye ghada gilda gillian gina ginger ginny
    gioconda giorgia gisela gita giulia gladys gleisi glenda glenna gloria golda goldie graca grace gracie
    graciela grainne grazyna graça gregoria greta gretchen griselda gro gráinne guadalupe gudrun guillermina
    gulsen gussie gwen gwendolyn haifa hala haley halina hallie halyna hana hanaa hanan hanin hanna hannah
    harriet harriett harriette haruko hasina hatice hattie haydee hayley hazel heather heidemarie heidi heike
    helen helena helene helga helle hellen hema henrietta herlinda herminia hester hilda hildegard hillary
    hina hind hiroko hoda holli hollie holly hortencia huda hulya huma huong hye-kyung hélène ida idella ila
    ilaria ildiko ilene ilhan iliana ilir ilse ima iman imelda imogene ina inas indira indu ines inez ing-wen
    inger ingrid ingrida inna intisar inés iola iona ione irene irina iris irma iryna isabel isabell isabella
    isabelle iuliia iva ivana ivanka iveta ivette ivonne ivy iwona jacinda jacklyn jaclyn jacque jacquelin
    jacqueline jacquelyn jacquline jade jadranka jadwiga jami jamila jana jane janeen janel janell janelle
    janet janette janice janie janine janis janna jannette jannie jaqueline jasmin jasmine jaya jayalalithaa
    jayme jayne jeana jeanette jeanie jeanine jeanna jeanne jeannette jeannie jeannine jen jena jenifer jenna
    jennie jennifer jenny jeri jerri jesica jessica jewel jewell jill jillian jo joann joanna joanne jocelyn
    jodi jodie jody joelle johanna johnna jolanta jolene joni jonnie josefa josefina josephine josette josie
    joséphine jovita ju-ae juana juanita judi judit judith judy juli julia juliana julianna julianne julie
    juliet juliette june jung jung-sook junko justina justine justyna jutta jyoti jóhanna kaitlin kaitlyn kaja
    kalpana kamala kami kamila kanika kara karen kari karima karin karina karla karon karrie karyn katalin
    katarzyna kate katelyn katerina kateryna katharine katherine katheryn kathi kathie kathleen kathrin
    kathrine kathryn kathy katie katina katja katrin katrina katrín katy kavita kay kaye kayla kazuko keiko
    keisha kelley kelli kellie kelly kellyanne kelsey kendra keon-hee keri kerri kerrie kersti kerstin kesha
    keshia ketevan khadija khadijah khaleda kia kim kimberlee kimberley kimberly kinga kira kirsten kirti
    kisha kitty klara kolinda krista kristal kristalina kristen kristi kristie kristin kristina kristine
    kristy krisztina krystal krystle krystyna ksenia kseniya kumiko kyi kyla kylie kyung-wha lacey ladonna
    laimdota lakeisha lakesha lakisha lakshmi lalita lamia lan lana laquita lara larisa larissa larysa lashawn
    lashonda lata latanya latasha latifa latisha latonia latonya latosha latoya latrice latricia laura laureen
    laurel lauren lauretta lauri laurie laverne lavonne lawanda layla lea leah leann leanna leanne leeann
    leela leigh leila leilani leire leisa lela lelia lena leni lenka lenora lenore leola leona leone leonor
    leonora leora leota lesa lesley lessie lesya leta letha leticia letitia letizia lettie lexi leyla li lia
    libby lidia lila lilia lilian liliana lillian lillie lilly lily limor lina linda lindy linnie lisa lisette
    lissette liudmyla livia liyuan liz liza lizette lizzie lois lola lolita lona lora loraine lorena lorene
    loretta lori lorie lorine lorna lorraine lorri lorrie lottie louann louella louisa louise lourdes luann
    luanne lubna lucia lucila lucile lucille lucinda lucretia lucy lucyna ludmila luella luisa lulu lupe lura
    luz lydia lyn lynda lynette lynn lynne lynnette lyubov lyudmila ma mabel mable maddie madeleine madeline
    madelyn madge madhuri madonna mae maeve magda magdalena magdalene maggie maha mahsa mai maia maire mairead
    mairéad majorie makiko malala maleeha malgorzata malinda malissa mallory malu mamata mamie mamta mandi
    mandy maneka manju manuela mara marcela marcelina marcella marcelle marci marcia marcie marcy margaret
    margarita marge margery margie margo margot margret margrethe marguerite mari maria maria-elena mariah
    mariam marian mariana mariann marianna marianne mariastella maribel maricela marie marielle marietta
    marija marilyn marilynn mariló marina marine marisa marisela marisol marissa maritza mariya marjorie
    marjory marla marlena marlene marlyn marlys marnie marquita marsha marta martha martina martine marva mary
    maryam maryann maryanne marybeth maryellen maryjane marylou marzena marzieh maría masako masoumeh mathilde
    matilda matilde mattie maud maude maudie maura maureen maurine mavis maxine may maya mayawati mayme mayra
    mayumi mazie meagan meaghan meena meenakshi meera meg megan megawati meghan mehbooba mei meira melania
    melanie melba melinda melisa melissa mellisa mellissa melodie melody melva melvina meral merav mercedes
    meredith meritxell merry merve mette mi mi-ae mia micaela michaela michaëlle michell michelle michiko
    michèle migdalia milagros mildred millicent millie mimi mina mindy minerva minnie mira miranda mireya miri
    miriam mirna miroslava missy misti misty mitzi mollie molly mona monica monika monique mozelle muna muriel
    myra myriam myrna myrtis myrtle myung-sook máire mónica nabila nadezhda nadia nadine nadiya nahles najat
    najla nakia nalini namrata nan nancy nandini nanette nannie naoko naomi narges nasrin natalia natalie
    nataliia natalija nataliya natalya natasa natasha nathalie natividad nawal nazanin neda nedra neelam
    neelie neera neeta negar neha nelda nell nellie nelly nereida nettie neva ngozi niamh nichole nicki nicole
    niki nikki nilda nina nino nirmala nisha nita nkosazana noeleen noelle noemi nola nona nora noreen noriko
    norma nour noura nuala nura nélida octavia odessa ofelia oksana ola oleksandra olena oleta olga olha olive
    olivia oma ona opal ophelia ora oralia orla ozlem padma paige pallavi pam pamala pamela pansy paola parisa
    parvati patrica patricia patsy patti pattie patty paula paulette paulina pauline pearl pearlie pearline
    peg peggy penelope penny perla petra phillis philomena phoebe phumzile phuong phyllis pia piedad pilar
    polly pooja poonam portia pragya pramila pratibha preeti preity pricilla priscilla priti priyanka päivi
    rachael racheal rachel rachelle rachida rachna radha radhika rae rafaela rama ramona rana randi rania
    raquel rashida rashmi raven reba rebeca rebecca rebekah reem regina reiko reina rekha rena renae renata
    renate renee renho renita renuka reshma reta retha reva reyna rhea rhoda rhonda richelle rigoberta rim
    rima rita ritu robbin roberta robin robyn rochelle rocio roisin roma romona rona ronda roopa rosa rosalba
    rosalee rosalia rosalie rosalina rosalind rosalinda rosalyn rosanna rosanne rose roseann roseanne rosella
    roselyn roselyne rosemarie rosemary rosetta rosie rosina rosita roslyn rosy rowena roxana roxann roxanna
    roxanne roxie rubina ruby rubye rukmini ruth ruthann ruthie róisín sabina sabine sabrina sachiko sadhana
    sadie sahle sahra sallie sally salma salome samantha samatha samia samira sana sanae sandhya sandi sandra
    sandy sangeeta sanna sara sarah sarita sarojini saundra savannah savita sawsan scarlett seema segolene
    seiko selena selin selina selma sepideh serena setareh shabana shahla shaima shameka shami shana shanda
    shanna shannon shanon shanta shante shantel shanti shari sharla sharlene sharon sharonda sharron sharyn
    shauna shawna shayla sheela sheena sheila shelia shelley shelli shellie shelly sheree sheri sherri sherrie
    sherry sheryl shiela shikha shilpa shirin shirlene shobha shohreh shonda shreya shubha sian sibel sierra
    sigrid siham silvia sinead sinéad siobhan siobhán sirimavo sita siv siân ska smita smriti sneha socorro
    sofia sofiya sol-ju soledad sonal sonali sondra sonia sonja sonya soon sophia sophie soraya souad stacey
    staci stacia stacie stacy stefania stefanie stella stephanie stephany stephenie suad sudha sue suella suha
    sujata suman summer sun sun-hee sunita sunny supriya surekha susan susana susanna susanne sushila sushma
    susie suu-kyi suzan suzanna suzanne suzette suzy svenja svetlana sviatlana svitlana swati sybil sylvia
    sylviane sylvie ségol ségolène tabatha tabitha takako tamara tameka tamela tamera tami tamika tammi tammie
    tammy tamra tana tania tanisha tansu tanya tara tarja taryn tasha tatiana tatyana tawakkol tawana tena
    tera teresa terese teresita teressa teri terra terri terrie tess tessa tessie tetiana tetyana thea theda
    thelma theodora theresa therese tia tiana tiara tiffani tiffany tillie tina tisha tomasa tomoko tomomi
    toni tonia tonja tonya tori tosha toshiko tracey traci tracie tracy trena treva tricia trina trish trisha
    trista trudy tsetska tulsi tuyet twila twyla tyra tzipi ulla ulrica ulrike uma una urmila urska ursula
    urszula usha ute vada valarie valencia valentina valeria valerie valorie valérie vandana vanessa vasiliki
    vasundhara veda velda velma venessa venita venus vera verda verla verna vernell vernice veronica veronika
    veronique verónica vesna vesta vickey vicki vickie vicky victoria vida vidya vigdis vikki viktoria
    viktoriia vilma vimala viola violet violeta viorica virgie virgina virginia virginie viviana vjosa vonda
    véronique wafa wanda wangari wendi wendy whitney wieslawa wilda wilhelmina willa wilma windy winifred
    winnie winnifred winona wislawa xiomara xiuwen xochitl xóchitl yadira yamini yana yasmin yasmine yasuko
    yekaterina yelena yesenia yevgenia yingluck ylva yo-jong yoani yoko yolanda yoshiko young-sun yuko yulia
    yuliia yuliya yumi yuna yuriko yvette yvonne zahra zainab zeinab zelda zella zelma zenaida zeynep zinaida
    zita zoe zofia zohra zohreh zoila zoya zulia zuzana édith élisabeth órla
    """.split()
)
"""Forenames of women."""

EITHER = frozenset(
    """
    akira alexis alva andrea aubrey augustine blair camille carey carol casey chong clair claude cleo cruz
    dana daniele devon dominique dusty elisha evelyn florian frankie gabriele gale hikaru hilary hyun ira
    ivory jackie jamie jan jean jessie ji-won jin joan johnie johnnie joyce kasey kerry kiran kris lacy
    laurence lavern leslie lindsay marion merle michele min min-ho misha morgan nicola nikita ning noor
    numbers nur ollie pascale quinn robbie rosario sammie sasha shelby shirley simone sydney taylor tommie
    valery vivian wei xin yan yong young yuki
    """.split()
)
"""Forenames that tell a person but not the sex."""
