"""Given names that are common in some language: evidence that a line names people, never proof."""

from __future__ import annotations

from precarious_truce.sources.numerals import fold

__all__ = ["GIVEN"]

_NAMES = """
aaron abby abdul abdullah abigail abraham achim ada adam adele adela adeline adrian adriana
adrienne agata agathe agnes agnès agnieszka ahmad ahmed aiko
aino akira alain alan alana alastair albert alberto aldo alec alejandra alejandro aleksandr
aleksandra aleksei alena alessandra alessandro
alessia alex alexander alexandra alexandre alexei alexis alfonso alfred alfredo ali alice alicia
alina alison allan allen alma alois alphonse
alva alvaro amal amalia amanda amara amelia amélie amina amir amos amy ana anastasia anders andre
andré andrea andreas andrei andrej andrew andrzej
andrés angela angelica angelika angelo angus anil anita anja ann anna annabel anne annette annie
annika anthony antje antoine anton antonella
antonia antonio antónio anton anya aoife arash archibald ariel arjun arlene armand armando arne
arnold art arthur artur arturo asa
ashok asuka astrid audrey august auguste augusto aurora ava axel ayşe barbara barbro barry bart
bartholomew basil bastien beata beatrice beatrix beatriz
béla ben benedict benedikt benjamin benoît bernadette bernard bernardo bernd bernhard bert berta
bertha bertrand beryl bess beth betsy betty bettina bilal bill
birgit bjarne björn blanca blanche bo bob bogdan boris brad brandon brenda brendan brian bridget
brigid brigitte bronwen bruce bruno bryan
caleb calvin cameron camila camille carey carin carl carla carlo carlos carlota carmel carmela
carmen carol carola carole caroline carolina carolyn carrie carsten carys caspar
catalina caterina catherine cathy cécile cecil cecilia cecily celeste celia césar chantal charles
charlie charlotte chen chiara chinua chloe chris christa
christian christiane christina christine christoph christophe christopher ciara cillian claes
claire clara clare clarissa claude claudia claudine
claudio claus clemens clément clement cliff clifford clive clotilde colette colin colm concha
connie connor conrad constance cora cordelia corinne
cornelia cornelius cristina cristóbal curt cynthia cyril cyrus dagmar daisy dale dalia damian
damien dan dana daniel daniela danièle danielle
danuta daphne daria dario darius dave david dean deborah declan deirdre delia delphine denis
denise dennis derek dermot desmond des detlef devon diana
diane dick diego dieter dietrich dilip dimitri dimitrios dina dinah dirk dmitri dmitry dolores
domenico dominic dominik dominique donald donatella donna donal dora
doreen doris dorothea dorothy dorota douglas duarte duncan dylan eamon eberhard eckhard edgar
edith edmund edoardo eduard eduardo edward edwin eileen einar
ekaterina elaine eleanor elena eleonora elias elif elijah elisa elisabeth elise eliza elizabeth
elke ella ellen elliott elsa elsbeth elspeth elvira emanuel emeka emil
emilia emiliano emilie emilio emily emine emma emmanuel emmanuelle emre enid enrico enrique enzo
eric erica erich erik erika erin ernest ernesto ernst
errol erwin esmé esteban estelle esther ethan ethel etienne étienne eugen eugene eugenia eugénie
eugenio eva evan evangelos evelyn evgeny ewa ewan fabian fabien fabio fabrice faith farah
farid fatima fatma faye federica federico felicia félicité felicity felipe félix felix ferdinand
fergus fernanda fernando fidel filip filippo finn fiona flavia flora florence florian frances
francesca francesco francine francis francisca francisco franco françois françoise frank franz
fred freda frederic frédéric frederick frederik freya frida frieda friederike friedrich fritz
gabor gábor gabriel gabriela gabriele gabriella gabrielle gail galina gareth garrett gary gaston
gavin gemma gene geneviève geoffrey georg george georges georgia georgina gerald
geraldine gerard gérard gerda gerhard gerrit gert gertrude gervase giacomo gianluca gianni gilbert
gilda giles gill gilles gillian gina giorgio giovanna giovanni gisela
giulia giuliano giulio giuseppe gladys glen glenda glenn gloria gonzalo gordon grace graham grant
greg gregor gregory greta gretchen griselda guido guillaume guillermo gunnar günter günther
gus gustav gustave gustavo guy gwen hal hamid hamish han hanna hannah hannes hans harald hari
harold harriet harrison harry hartmut harvey hasan hassan hattie hazel
heather hector héctor hedwig heidi heike heiko heinrich heinz helen helena helene hélène helga
helmut henning henri henrietta henrik henrique henry herbert heribert herman hermann
hervé hester hilary hilda hilde hildegard hiroko hiroshi holger holly honoré honor hope horace
horst howard hubert hugh hugo humphrey hussein ian ibrahim ida ignacio
igor ikram ilaria ilona ilse imogen imre ina inés ines inga inge ingeborg ingrid ingvar ira irena
irene irina iris irma irving isaac isabel
isabella isabelle isadora ismail israel istván italo ivan ivo ivor ivy iwona jack jackie jacob
jacopo jacqueline jacques jadwiga jakob jakub jamal james jamie jan jana jane janet janice janina
janine
janos jános jarosław jason jasmine jasper javier jay jean jeanette jeanne jeff jeffrey jelena jen
jennifer jenny jens jeremy jérôme jerome jerry jerzy jesper jess jesse jessica jesús jill
jim jiří jo joachim joan joana joanna joanne joão joaquim joaquín jocelyn jochen joe joel joëlle
jörg joerg johan johann johanna johannes john jon jonas jonathan jordan jorge josé josef josefina
joseph
josephine joséphine joshua joy joyce józef juan juana juanita judith judy jules julia julian
juliana julie julien juliet juliette julio julius jun june jürgen jurgen justin justine jutta
kai kaja karel karen karim karin karina karl karla karsten kasper kate katarina katarzyna kate
katharina katherine kathleen kathrin kathryn kathy katia katie katja katrin kay kazimierz keith
kelly ken kenji kenneth kenta
kerstin kevin khalid kim kirsten kit kjell klara klaus knut kofi konrad konstantin konstantinos
kristen kristin kristina kristof krystyna krzysztof kurt kwame kyle lachlan ladislav lambert lara
lars laszlo lászló
latifa laura laure laurel laurence laurent lauren lawrence lea léa leah leander lech lee leif
leila lena lene lennart leo léon leon leona leonard leonardo leonhard leonor leonora leopold leroy
lesley leslie lester leszek levi lewis
liam lidia liesbeth lila lili lilian lillian lily lin lina linda linus lionel lisa lisbeth
liselotte livia liz lloyd lois lola lorenz lorenzo loretta lorna lorraine lothar lotte lou louis
louisa louise
louise luc luca lucas lucia lucía lúcia lucian luciana luciano lucie lucien lucille lucinda lucio
lucius lucy ludmila ludovic ludwig luigi luis luís luisa luise luiz lukas luke lydia lyn lynn
mabel
madeleine madeline mads mae magda magdalena maggie magnus mai maja malcolm malgorzata małgorzata
malik manfred manoel manon manuel manuela mara marc marcel marcela marcello marcelo marcia marcin
marco marcos marcus marek
margaret margarete margarita margherita margot margrit marguerite maria maría marian mariana
marianne marie mariko marilyn marina mario mário marion marisa maristella marit marjorie mark
marko markus marlene marta márta martha martin martina
martine marvin mary maryam massimo mathias mathieu mathilde matilda matilde matteo matthew
matthias matthieu matti maud maura maureen maurice maurizio mauro max maxim maximilian maxine may
maya mehmet mei mel melanie melissa
mercedes meredith mercy meryl michael michaela michail michal michał michel michela michele
michèle michelle miguel mihai mikael mikhail mikołaj mike mila mildred milena millicent milo milos
milton mina minna mira miranda
mireille miriam miroslav mirosław mitchell mohamed mohammad mohammed moira moisés mona monica
mónica monika monique morag moritz moses muhammad muriel murray mustafa myriam myra myrtle nadia
nadine nadja nancy naomi nasser natalia natalie
nataša natasha nathalie nathan nathaniel ned neil nell nelly nelson nerea nevil nicholas nick
nicola nicolas nicolás nicole nicolò niels nigel nika nikita nikola nikolai nikolaos nikolaus nils
nina nnamdi noah noel noël noemi noor nora norbert noreen
norma norman nuala nuno octavia octavio odette odile ola olaf ole oleg olga oliver olivia olivier
olympia omar oona orla orlando oscar oskar osvaldo oswald otmar otto owen pablo paloma pam pamela
paola paolo
pascal pascale patience patricia patrice patrick patrizia paul paula paulette paulina pauline
paulo pavel paweł pearl pedro peer peggy penelope penny per percy peregrine perla pernille peter
petr petra petros phil philip philipp philippa philippe phoebe phyllis pia
pierre pierrette piero pieter pietro pilar piotr polly poul prudence priya quentin quinn rachel
radu rafael raffaele rahel rainer raj rajesh ralf ralph ramón raoul raphael raphaël raquel rashid
raúl ravi ray raymond rebecca regina
reginald régine reiner reinhard reinhold remi rémi renata renate renato rené renée renzo reuben
rex reza rhoda rhys ricarda riccardo ricardo richard rita rob robert roberta roberto robin rocío
roderick rodney rodolfo rodrigo roger roland rolf roman romain
romina ron ronald ronan rosa rosalie rosalind rosamund rosario rose rosemary rosie ross rowan
rowena roxana roy ruby rüdiger rudolf rufus rui rupert russell ruth ryan sabina sabine sabrina
sadie said saida sally salma salman salvador salvatore sam
samantha samir samira samson samuel sanaa sandra sandro sanjay santiago sara sarah saskia saul
scott sean seán sebastian sébastien selina selma serena serge sergei sergey sergio seth seun
severin shane sharon sheila shelley shirley sibylle sidney siegfried
sigrid silke silvia silvio simon simona simone siobhan sofia sofie solange sonia sonja sophia
sophie sofía soraya spyros stacy stanislav stanisław stanley stefan stefania stefano steffen
stella stella stephan stephanie stéphane stephen steve steven stewart stig
stuart sue sunil susan susana susanna susanne susie suzanne svein sven svetlana swantje sybil
sylvia sylvie sylvester tabitha tadeusz takashi takeshi tamar tamara tania tanja tanya tara tariq
tatiana tatjana ted teodor terence teresa térésa teresia terry tessa thabo thea thelma
theo theodor theodora theodore theodoros theresa thérèse thilo thomas thorsten tibor tim timo
timothy tina titus tobias todd tom tomas tomás tomáš tomasz tommaso toni tony torben tove tracy
trevor tristan trude tunde ugo ulf ulla ulrich
ulrike umberto una urs ursula uta ute uwe vaclav václav val valentin valentina valentine valeria
valerie valérie vanessa vasili vasily vera verena vernon veronica véronique veronika vicente vicky
victor victoria vidar vijay viktor vilhelm vincent vincenzo viola violet violeta virginia
vita vito vittoria vittorio vivian viviana vivien vivienne vladimir volker wade waldemar walter
wanda ward warren wei wendell wendy werner wilfred wilhelm will willem william willy wim winifred
winston wiktor witold wojciech wolf wolfgang xavier ximena yael
yann yannick yasmin yiannis yoko yolanda yosef yosuke youssef yuki yukio yuri yusuf yves yvette
yvonne zachary zahra zbigniew zdeněk zeynep zoe zofia zoltán zora zuzana ágnes ágota álvaro ángel
åsa émile élise élodie éva óscar özlem šárka
александр алексей анастасия андрей анна антон борис вадим валентина варвара василий вера виктор
виктория владимир галина георгий григорий дарья денис дмитрий евгений евгения екатерина елена иван
игорь илья ирина кирилл константин ксения лев леонид людмила максим
марина мария михаил надежда наталья наталия николай нина оксана олег ольга павел петр пётр роман
светлана сергей софья степан татьяна тимофей федор фёдор юлия юрий ярослав олена тарас
αθηνά αικατερίνη αλέξανδρος ανδρέας άννα αντώνης βασίλης γεώργιος γιάννης γιώργος δημήτρης
δημήτριος ελένη ευάγγελος ιωάννης ιωάννα κατερίνα κωνσταντίνος κώστας μαρία μιχάλης νίκος νικόλαος
παναγιώτης πέτρος σοφία σπύρος χρήστος
נעמי דוד משה יעקב יוסף אברהם שרה רחל רבקה לאה מרים חנה רות יצחק שמואל דניאל יונתן אורי תמר מיכל
נועה יעל אסתר שלמה אהרן אליהו חיים ישראל מאיר נתן עמוס איתן גדעון
محمد أحمد علي حسن حسين عبد محمود مصطفى إبراهيم يوسف عمر خالد سعيد فاطمة مريم ليلى سعاد زينب نادية
سمير كمال جمال هدى منى سلمى طارق رضا حميد سارا مهدی عائشة
abena abiola achille adaeze adebayo ademola aditi adriaan adéla afua agnese agostino ahmet aidan
aileen ailsa aimée aisha akiko akio akua alanna albin albrecht alessio alexandros alexej alexia
aleš alfons algernon alicja alisha alistair allegra almut aloys alžběta amadou amaia amalie
ambrose amira amit amparo amrita anand anastasios anatol anaïs anca andreea anett anette angelos
angélique anke annabelle annalisa annegret anneke annelies anneliese annemarie annett annick anouk
anselm anshu antonius antonín anuradha apolline apostolos arianna aribert arjan arkady arlette
armin arnaud arno arvid arvind ashleigh aslı asma assunta attila aubrey aurelia aurélie aurélien
aviva avraham aya ayelet ayesha aylin ayo ayodele azra aïcha babette baltasar balthasar balázs
barnabas bartosz bashir basia bastian begoña benedetta benedicte bengt benita benito benno
berenice bernadett bernat bernt bertil bertram bethan beáta birger birgitta birte blaise blake
blažena bohdan bohumil boniface borbála borja bozena božena bram branko brent bronisław bronwyn
brunella bryony burak burkhard bénédicte börje cai candice carina carlotta carme carmine carolin
carwyn casimir cassandra catarina cathal catrin catriona cecília celine cem cemal chanda charlene
chiamaka chidi chika chike chin chinwe chloé christel christianne christos chukwuma ciarán ciro
claas clarence clelia clementine clémence coen coenraad colum conall concetta conchita conor
constantin constanza coralie cordula corentin corinna cormac cornelis cosima cosimo craig cristian
cristiano cristopher csaba cuthbert cyprian célestin céline dafydd dag dagny daisuke dalibor
danica daniele daniil danilo daniël darina darko darragh davide davor dawid deepa deepak deividas
demetrios denes denisa deniz derk deryn desiree detlev dhruv didem didier diederik dieudonné dilek
dimitra dimitris dino dionysios ditte domingo dominika donatien dorian doro dorothée doru dragan
drago dragoș dries dušan dwayne désirée ebba ebenezer ebru edda eddy edna edvard edvin eero efua
eike eilidh eimear einat eirik eithne ekin ekow elad eleftheria eleni elenor eleonore elina
elisabet elisabetta eliška ellinor elmar els elsie elvin elwyn emanuela emeric emese emiel emilija
emlyn emmeline ena encarna endre eneko ennio enno enya ephraim erasmus ercan erdem erhard erkki
erland ernestine erzsébet esra esteve estrella etelka etelvina eudora eufemia eulalia eun eunice
eusebio evald evangelia evelien evelina everett ewelina fabienne fabrizio fadi faisal fanny farida
farouk fatih fatou fatoumata faustina fausto fawzi fedor fedora felicitas femke ferdinando ferenc
fermín fernande ffion fidelma filipa filomena finnian fintan fionn fleur florent florin folasade
folke francesc francien franciszek franck franjo frans frantisek františek franziska freddie
fredrik freek fridtjof frieder friederich fritjof frédérique fumiko garance gauthier gaël gaëlle
geert genevieve gennaro georgi georgios geraint gereon gergely gerlinde germaine germán gerolamo
gerold gerri gerry gertraud gertrud ghada ghislain ghislaine giacinta giancarlo gianfranco
gianmarco gianna gideon ginevra gintaras gioacchino giordano girolamo gitta gitte giuditta
giuliana giuseppina gizem gjorgji glauco glenys goran grażyna gregorio gregorz grigore grigori
grzegorz grégoire gudrun guglielmo guillem guinevere gunhild gunilla gunther gustaaf gusztáv
gwenaël gwendolen gwendolyn gwilym gwyneth gyula györgy göran görel gösta gül gülay habib hadewych
hadiya hae-won haider haim hakan hakim halima halina halvard hamza hana hanae hanan hanne hanneke
hannelore hanns harro haruki haruko harun hatice hau havva hayley hedda hedvig heidrun heine heini
heinke helge heloise hendrik hendrika hendrikje henk hennie herdis hermine herminia hernán hiba
hideki hideo hilaire hildegarde hildur hilke hille hirohito hiromi hisham hjalmar hjördís hooman
hortense hossein howell hristo huguette huw hye-jin hyun hélder héloïse hüseyin iago iain ianthe
ibtisam idoia idris ieuan ifan ifeanyi ifeoma iga igino ignatius ignaz ignác ilda ildikó ilija
ilka ilkka ilknur ilya iman imani imke imran indira ingemar inger ingmar ingo ingrida inmaculada
inna innes ioana ioannis iolanda iolo ionela irfan irja irmgard isa isabeau isabela isadore
isidora isidore isidoro ismael itai ivana ivano ivar iveta ivonne izabela izumi jaan jaap jacinta
jacinto jacoba jacobus jael jagoda jaime jakov jamila jamshid jannik jannike jannis janusz jara
jarek jarl jarmila jaroslav jarosława jasmin jasmina jaume javad javiera jayne jelle jenő jeong
jeppe jeremiah jeroen jeronimo jeroným jetta jette jifke jitka jiřina jobst joep jolanda jolanta
jolán jonna joos joost joran jordi jorg joris jorma jorunn jos joselyn josep josephus josiane
josip jost jovan jovana judit judita juhani juho jukka juliane julianne juliusz junichi junko
jurgis juri juris jussi justina justus justyna jytte józefa jędrzej kaan kaarina kacper kadri
kagiso kalle kalliopi kalman kamal kamala kamil kamila karan karianne karlheinz karol karola
karolina karoline karthik kasia kaspar katalin katariina katarína katell katelyn kateřina kathe
kati katinka katrien katrina katriona katsuko kaveh kaya kazuko kazuo keiko keir kemal kenan
kendra kenichi kentaro kerem kerry kerttu keti khadija khaled khalil kieran kiki kiran kiril kirsi
kirsti kirsty kiyoko kjersti klaas klaudia klemens kobina koen koichi koji kojo kole konstantina
konstanze korinna kornelia kosta kostas kreszentia krishna kristian kristiina kristine kristján
kristofer kristýna krisztina krzysztofa kumar kumiko květa kwabena kwaku kwasi kyoko kyriakos
kyung kálmán károly käthe ladislaus lailah lajos lakshmi lana lanre larissa lasse lata lauge
laurens laurenz lauri laurie lavinia lazar leandro leen leendert leigh leilani lenka leocadia
leontine letitia letizia levente levin lidija lieke lieselotte lieve liisa liliane liliya lilja
lilla linnea liora lissa lizzie ljiljana ljubica lodewijk lollo lorcan loredana lorelei lorens
loránd lottie lova lubomír lubor ludek ludger ludovica ludovico ludvig ludwik luděk luigia
luisella luka lukasz lukáš luned lutz luzia lyndon lyndsey lyudmila léonie léopold maaike maarja
maarten maciej madalena madan madhuri madison madlen maeve mafalda magali magnhild mahesh mahmoud
mahmut mairi mairéad maite malak malgosia malin malte mamadou manan mandla mandy maniza manolis
mansour maren maret margareta margaretha margaretta margaux margit margret margriet mariagrazia
mariam mariano marija marika marike marilena marilina mariola mariusz marjan marjeta marjolein
marketa markéta marleen marlena marlies marlis marlon maroš marthe martijn martino martinus
marzena masako masato masha massimiliano matej mateo mateus mateusz mathis matija matjaž mattias
mattie matyáš matěj maude maurits maximiliane maximilien mayumi maïa mbali mechthild mehdi meike
meinhard meir meirion melania melina melinda melitta melvin melvyn menno mercè meredydd merel
meret merete merlin merve mette mia micaela michaël michelangelo micheál michiel michiko michio
mick mickaël midori miek mihaela mihajlo miho mihály mika mikkel miklós mikolas mikuláš milada
milda milica miloslav milosz miloš minako minh minoru mireia mirela mirja mirjam mirka mirko miro
miroslava mirta misaki mitra miłosz mladen mohan mohit mojca momoko moni morgane morten morwenna
mosche moshe mostafa mukesh muna munira musa muthoni mwangi myfanwy mykola myles myrna máire nabil
nachum nadezhda nadir nadiya nadège naftali nagore naima nan nanette nanna naoki naoko naoto
narayan narcís naresh nasrin natalija natasza nathanael natália navid nawal nazanin nazli nebojša
neha nelda nele nerida nerys neus nevena neville ngozi nguyen nia niall niamh niccolò nicky nico
nicolae nicoleta nicolette nidhi nikhil nikica niklas niklaus niko nikolaj nikos nilufar nilüfer
nimrod ninette nino ninon niraj nirmala nisha nita njeri noa noam noboru nobuko noemí noga
nokuthula nolwenn nonna noriko noé noémie nthabiseng nuri nuria nurit núria obinna octave oddný
oddvar oisín oksana olayinka oldřich oleksandr olena olesya olha olimpia olof olufemi oluwaseun
omid onno onyeka orhan oriana oriane oriol orna orsola orsolya ortrud osama osman ossian osvald
ota otakar otilia ottavia ottilie ottó oumar oya paco padma padraig panagiota pantelis paolina
paraskevi paresh parisa parvati pasquale patrik patryk patsy paulien pauliina pavle pavlina pavol
peder pekka pelagia pelle peng petar petronella petru petrus petteri petula peyman philo philomena
philomène pietje pinar pinhas pirkko pjotr plamen polina polona prabhu pradeep prakash pramod
pranav prasad pratibha praveen predrag preeti primož priscilla pritam priyanka prokop przemysław
pádraig pénélope péter pınar přemysl quintin rachele rada radek radim radka radmila radomir
radoslav radovan raf rafał rafe raffaella raffaello ragnar ragnhild rahul raimo raimon raimund
rainald raisa raissa rajan rajiv ramesh rami ramiro ramona randi rania ranjit raphaela rasmus raul
rauni razia reetta reggie regine regula reidar reidun rein reinder reinier reinout rekha remco
remigiusz remo renae renaud renske renáta reto reut reyhan rezső rhian rhiannon rhodri rhona
rhonda ria riccarda richarda rigmor riikka rik rika rikard rikke rina rinaldo rinske ritva rivka
roald roar robrecht rocco roel roelof rogelio rogier rogério rohan rohini roi rok roko rolande
rolando romola romuald romy rosanna rosaria roseline rosella roser roslyn rosmarie rossana
roswitha ruben rubén rudi rufina ruggero ruggiero rumiana runa rupprecht ruslan ruta rutger ruud
ruža ryo ryoko ryszard róisín róża saara sabah sabino sabri sachiko sadia saeed safiya sai saira
sakari sakiko sakina salla salome salomon salomé sami samina samu samuela samuele sandeep sandor
sandrine sanja sanna sanne sante saoirse sapna saraswati sari sascha satoko satoshi satu saveria
saverio savita savvas sayaka schirin seamus sebastiano sebastião seda segun seiji selim semra
senay sepp septimus serafina serap seraphina serban serdar serhii serkan sevda sevgi seymour
shabnam shahid shahla shakila shamim shanthi sharif sharmila shauna sheela sheena shelagh sherif
shigeko shigeru shinichi shinji shirin shivani shlomit shobha shoshana shulamit sian sidonie
sieglinde siegmund siegrid sietske sigismund sigmund sigrún sigurd sigurður sigvard silja
silvana silvano silvester silvija silviu sima sina sinan sindre sini sinéad siobhán siv siân
sladjana slavica slavko slavomir smita snežana sofija sofya sohail soledad solomon solveig solène
somchai songül sonya soren sotiris souad spiros spyridon srđan stacey staffan stanislas stanislava
stanko stavros stefanie stefanos steffi stefán steinar stephania stijn stina stine stojan sudha
sudhir suleiman sulpice sumiko sunita suresh susann suse sushil sushma suzana suzette svante
svatopluk sverre sybille sylwester sylwia szabolcs szilvia szymon sándor séamus søren sükran
süleyman taavi tadas tadeja tadeu taha tahir tahira taina takako takao takuya talia talitha tamsin
tamás tancredi tandeka tanisha tapani tapio tarek tarja tarō tasos tatsuo tatu teemu tegan teije
tendai teo teofil tereza terezie terhi terje tertia tetsuo thaddeus thalia thandi thandiwe thanos
thekla themba theodoor theodosia theofilos thiago thibault thibaut thierry thijmen thijs thilde
thomasina thora thorbjørn thorleif thorwald thurid thyra tiago tiina tijana tilda tilman tilo
timea timon timothée tinashe tineke tiphaine tiziana tiziano tjalling tjark tobiah todor tomaso
tomaž tomi tomislav tommi tomoko toomas torbjörn tord torkel torsten torunn toshiko toshio totte
touria traci traude traudl traugott trefor trine trixie trond truls truus tryggve tsutomu tudor
tullio tuomas tuula tuuli tyra tzvi tímea uchenna udo ueli uffe ugne ulises ulric ulrika umut
undine uri uriah uros uroš ursel usha uzma vadim vaidotas vaira valborg valdemar valdis valdo
valter valtteri valérian valéry vanda vanja vasco vasil vasilije vasiliki vasilios vassilis vasyl
veikko velimir velma venera ventsislav verity verner vesna vibeke vicent vicenta vigdis viggo
vijaya vikas vikram viktória vilja viljami vilma vilmos vilém vimala vinay vincenza vinko viorica
virgil virginie viridiana virpi virve visar visnja vitalij vitaly vittore vivek vladan vladimír
vladimíra vlado vlasta vlastimil vojtěch volkmar volodymyr vuk vítězslav waclaw wacław wafa
walburga waldtraut walenty walid wallace waltraud wambui wangari wanjiku wataru wayan wenche
wencke wendel wibke wiebke wieland wiesław wiesława wietske wilbert wilbur wilhelmina wilhelmine
wilma wiltrud winfried winnifred winona wioletta wissam wolfhart wolfram wouter wyn wynn
włodzimierz xabier xavi xenia xiao xiaoling ximo xosé yaakov yadira yair yakov yakub yan yana
yanis yannis yara yaron yaroslava yasemin yash yasmina yasuko yasuo yaşar yehuda yejide yelena
yewande yiannos yigal yitzhak ylva yngve yohan yoichi yolande yoram yosh yoshiko yoshio yossi
younes youness yuko yulia yumi yun yuriko yusra yuta yuval yvain yvan zacharias zafer zainab zaira
zakaria zara zbyněk zdena zdenka zdenko zdzisław zeev zehra zeki zelda zelma zenon zhanna zia ziad
zita ziva zlata zlatko zohra zoltan zoran zorica zoë zsolt zsuzsa zsuzsanna zsófia zvi zvonimir
zygmunt åke åsmund çiğdem éamon élia éloi éloïse émilien étiennette íñigo ólafur önder örjan özgür
østen øystein ünal čeněk đorđe łukasz šimon štefan štěpán żaneta žarko željko živa žofie
άγγελος άρης αλέξης αναστασία ανδρόνικος αντωνία αριστείδης βαγγέλης βασιλική γεωργία γρηγόρης
δέσποινα διονύσης ειρήνη ελευθερία ευγενία ζωή ηλίας θανάσης θεόδωρος ιάκωβος καλλιόπη κυριάκος
λάμπρος λευτέρης λουκάς μάρκος μαρίνα μιλτιάδης νικόλας ξένια παύλος ράνια σάββας στέλιος στέφανος
τάσος φώτης χαρά χρυσούλα όλγα андрій богдан василь вероника всеволод вячеслав ганна геннадий
герман глеб даниил данило егор елизавета захар зинаида зоя инна иосиф катерина клавдия лариса
леонтий лесь леся лидия любовь макар маруся марія матвей микола михайло назар наталія никита
олександр олеся остап петро платон полина прохор раиса римма савва семен семён серафима сергій
софія софії станислав таисия тамара тетяна ульяна филипп христина эдуард эмма юлиан юрко юрій яков
ян ярина іван ірина אבי בנימין גדי גילה דפנה הדס זאב טלי יגאל יהודה לילך מיכאל מרדכי נורית נחמן
נילי סיגל עדה עדי עוזי עליזה ענת צבי רון רונית שולמית שלומית שמעון תמי أمينة إسماعيل إيمان بشير
جميل جورج حداد رامي رشيد رضوان رنا ريم زياد سالم سامي سلوى سليمان سناء شريف صالح عادل عباس عبدالله
علاء عماد فؤاد ليلا ماجد منصور مها ميساء ناصر نبيل نجيب نور نورا هاني هند وائل وليد ياسين يحيى
אביגיל אבנר אהרון אודי אורית אייל איילת אילן אילנה איריס אלון אליעזר אלישבע אמיר אמנון אנה אסף
אפרים אריה אריאל ארנון בועז בלה ברוך גבריאל גד גיא גלית דב דבורה דויד דינה דליה דן דנה דנית
דרור הגר הדר הלל ורד זהבה חגי חנן טל טליה טובה יאיר יהושע יואב יואל יוחנן יוסי יורם יפה ירון
ירדנה ישי ישעיהו לאון ליאור ליאת לימור מאיה מיכה מירב מירה נגה נדב נחום ניצה ניר נעם נתנאל סמדר
עודד עומר עידו עידית עמית עפרה ערן פנינה צביה צפורה קרן רותי רינה רעות רפאל שאול שושנה שי שירה
שרון שרית תום תמרה إدريس إلياس إياد آمال آمنة أسامة أسماء أشرف أكرم ألفة أنس أنور أيمن بلال بدر
توفيق ثريا جابر جعفر جلال جميلة حاتم حازم حسام حسناء حليمة حمزة حنان خديجة خليل داود دينا رانيا
رجاء رشا رفيق رقية زكريا سارة سعد سليم سميرة سهير سوسن شادي شوقي صابر صفاء صلاح طه عاطف عثمان
عدنان عزيز عصام عفاف عقيل عمار عمرو غادة غسان فاتن فاروق فتحي فريد فريدة فيصل قاسم كامل كريم
لطيفة لمياء لؤي مازن مالك مجدي محسن مراد مروان معاذ منير موسى مؤنس نجلاء نزار نضال نعيمة هالة
هشام وفاء ياسر يسرى
александра алина алиса алла анатолий анжелика антонина аркадий арсений артём артур валентин
валерий валерия виталий владислав владлен диана жанна инга лилия майя маргарита руслан тимур
эльвира яна ренат рустам айгуль гульнара динара ильдар камиль марат рафаэль
نرگس بهرام شیرین آرش آزاده اردشیر امیر بابک بهار بهمن بهزاد بهنام پروین پریسا پژمان پویا پیمان
تورج جمشید جواد حمیدرضا خسرو داریوش رامین رستم رویا زهرا ژاله سپیده ستاره سعیده سهراب سیاوش سیما
سیمین شاهین شهرام شهرزاد شهلا شیوا علیرضا غلامرضا فرخ فرشته فرهاد فروغ فرزانه فریبا فریدون فیروز
کامران کاوه کیوان گلناز لاله محمدرضا مسعود منوچهر منیژه مهرداد مهران میترا مینا ناهید نازنین نسرین
نگار نوشین نیما هوشنگ هما یاسمن اکبر اصغر ابراهیم اسماعیل یحیی علی لیلی کریم نادر ایرج پرویز هادی
سعید پری آذر گیتی
"""
GIVEN = frozenset(fold(name) for name in _NAMES.split())
