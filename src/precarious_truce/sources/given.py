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
"""
GIVEN = frozenset(fold(name) for name in _NAMES.split())
