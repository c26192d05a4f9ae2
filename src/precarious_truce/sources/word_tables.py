"""The words of contents pages, in many languages: tables, and nothing else.

>>> "kapitel" in DIVISION_WORDS["chapter"].split(), "inhoudsopgave" in HEADING_WORDS
(True, True)
"""

from __future__ import annotations

__all__ = ["DIVISION_WORDS", "HEADING_WORDS", "MATTER_TITLES"]

DIVISION_WORDS = {
    "volume": "volume vol. vol v. band bd bd. tome tomo tomus том svezak svazek volumen"
    " deel-volume tom"
    " kötet cilt τόμος כרך مجلد المجلد",
    "part": "abteilung abtheilung"
    " part pt pts teil teile theil partie parte pars deel del часть раздел частина"
    " розділ-частина część díl časť rész kısım μέρος dio "
    "osa partea session sessions track panel symposium sektion sitzung sesión sessione"
    " séance част ч. део dalis daļa hluti bagian phần phan частка zatia parto"
    " book buch livre libro livro liber книга księga kniha boek bok könyv βιβλίο"
    " kitap "
    "שער חלק ספר الجزء القسم الباب بخش باب",
    "chapter": "capitel hauptstück capo"
    " chapter chapters chap. chap ch. ch kapitel kap. kap chapitre chapitres capitolo"
    " capítulo capitulo cap. cap caput "
    "capitulum глава гл. hoofdstuk kapittel rozdział rozdz. kapitola fejezet bölüm"
    " κεφάλαιο κεφ. poglavlje poglavje поглавље skyrius nodaļa peatükk kafli bab chương"
    " capítol kapitulua раздзел ĉapitro "
    "luku capitolul розділ פרק الفصل فصل lecture vorlesung lezione leçon lección"
    " lesson essay aufsatz study unit "
    "раздача лекция canto act chant gesang",
    "section": "section sect. sec. § §§ abschnitt abschn. sezione sección seção параграф sectio"
    " oddział paragraph sekcja oddíl "
    "szakasz ενότητα סעיף المبحث المطلب avsnitt afsnit paragraaf",
    "appendix": "appendix app. anhang anlage annexe annex appendice apéndice apêndice anexo"
    " appendices приложение додаток bijlage "
    "dodatek aneks příloha príloha függelék ek παράρτημα נספח ملحق bilaga vedlegg"
    " bilag tillegg liite prilog anexă",
}
"""A division, and the words that name it."""
HEADING_WORDS = """
contents; the contents; table of contents; brief contents; detailed contents; summary of
contents;
toc; book contents; full contents;
contents of this volume; contents page; inhalt; inhaltsverzeichnis; inhaltsübersicht;
gesamtinhalt; table des matières; sommaire; table;
table générale; table des matieres; indice; índice; indice generale; índice general; índice
geral;
sommario; sumário; sumario; contenido;
conteúdo; tabla de contenido; tabla de contenidos; tabla de materias; tavola dei contenuti;
содержание; оглавление; зміст; inhoud;
inhoudsopgave; indhold; indholdsfortegnelse; innehåll; innehållsförteckning; innhold;
innholdsfortegnelse; spis treści; treść;
spis rzeczy; obsah; tartalom; tartalomjegyzék; sadržaj; kazalo; cuprins; içindekiler;
περιεχόμενα;
πίνακας περιεχομένων; sisällys;
sisällysluettelo; index capitum;
index generalis; index operis; index voluminis; conspectus operis; conspectus rerum;
elenchus capitum;
elenchus rerum; elenchus; conspectus; תוכן; תוכן העניינים; תוכן
ענינים; المحتويات; فهرس;
الفهرس; فهرس المحتويات; محتويات الكتاب; فهرس الموضوعات; فهرست; فهرست مطالب; 目录; 目 录; 目次;
目錄; 目 次;
차례; 목차; page; pages; pg; seite; seiten; s.;
str.; strona; стр.; с.; pag.; pág.; p.; pp.; page no.; page number; chapter page; chapter title;
title page no; σελ.; oldal; sayfa; sida; side; blz.;
contents continued; contents (continued); contents, continued; contents (cont.); contents
(cont'd); inhalt (fortsetzung); chapters; list of chapters;
table of contents (continued); chapter; the table; de inhoud; содержание книги; detaljert
innhold;
stránka; σελίδα; ページ; 頁; 页码; 쪽; עמוד; الصفحة; صفحة; صفحه;
págs; págs.; pagina; pagine; bladz; bladzijde; стор; сторінка; сторонка; sidan; sivu; ص;
もくじ; 内容; 内容目次; 主要目次; 总目; 總目; 목 차; 차 례;
съдържание; садржај; змест; sisukord; saturs;
turinys; daftar isi; mục lục; สารบัญ; विषय सूची; विषयसूची; efnisyfirlit; clár; cynnwys; edukien
taula;
taula de continguts; sumari; table of content; table des chapitres; list of contents; list of
essays; list of articles;
list of stories; list of contributions; essays included; inhalts-verzeichnis;
inhalts-verzeichniss;
inhaltsverzeichniss; inhalts-übersicht; inhalt des bandes; inhaltsangabe; gliederung;
liste des chapitres;
"""
"""What stands above a contents page, parted by semicolons."""
MATTER_TITLES = {
    "front": r"""
        list of .* | lists? of .*
        | notes? on (the )?(text|translation|transliteration|sources?|spelling|names|usage).*
        | notes? on (the )?(contributors?|dates|style|editions?|currency|terminology|language).*
        | .*contributors | .*'s note | .*’s note | .*s' note
        | (editors?|authors?)['’]?s?['’]? (preface|note|foreword|acknowledge?ments?).*
        | (translators?|publishers?)['’]?s?['’]? (preface|note|foreword|acknowledge?ments?).*
        | (series|general) (editor.*|preface|foreword|introduction)
        | acknowledge?ments?.* | preface.* | foreword.* | dedication.* | epigraph | frontispiece
        | prelim(inary|inaries|s)?( material| matter| pages)? | half[- ]title.*
        | title pages?.* | copyright.* | cover | front ?matter | front cover
        | abbreviations.* | chronology.* | timeline | maps? | illustrations | figures | tables
        | genealog.* | family tree.* | dramatis personae | biographical notes? | praise .*
        | grußwort.* | tabula gratulatoria | vorwort.* | vorbemerkung.* | geleitwort.*
        | zum geleit | dank(sagung)?.* | abkürzung.*
        | (?!.*(literatur|quellen|autor|mitarbeiter|register|personen|orts|sach|namen)).*verzeichnis
        | .*verzeichnisse | widmung
        | avant[- ]propos.* | préface.* | préambule | remerciements.* | avertissement.*
        | abréviations.* | liste d.* | note (sur|de) .* | dédicace
        | premessa.* | prefazione.* | presentazione.* | ringraziamenti.* | abbreviazioni.*
        | avvertenza.* | elenco .*
        | nota (del|dell|alla|dos|do|da|del|preliminar|previa|sobre).*
        | prefacio.* | prólogo.* | presentación.* | agradecimientos.* | siglas.*
        | abreviaturas.*
        | lista de .* | apresentação.* | prefácio.* | agradecimentos.* | advertencia.*
        | monitum.* | prolegomena.* | praemonitio.* | praefatio.* | prooemium.* | lectori.*
        | ad lectorem | to the reader | предисловие.*
        | от (редактора|автора|издат|состав|перевод).* | благодарности.* | вступительное слово.*
        | перелік .* | передмова.* | подяк.*
        | wykaz .* | przedmowa.* | słowo wstępne.* | od (autora|redak|wydawc|tłumacz).*
        | podziękowan.* | předmluva.* | poděkování | seznam .* | úvodem | előszó.* | köszönet.*
        | voorwoord.* | woord vooraf.* | ten geleide | dankwoord.* | lijst van .* | förord.*
        | forord.* | tack | takk.* | önsöz.* | sunuş | teşekkür.* | kısaltmalar.* | πρόλογος.*
        | προλεγόμενα.* | ευχαριστίες.* | συντομογραφίες.* | predgovor.* | esipuhe.* | cuvânt .*
        | prefață.*
        | פתח דבר.* | דבר .* | הקדמה.* | תודות.*
        | ראשי תיבות.* | קיצורים.* | רשימת .* | (ال)?مقدمة.*
        | تمهيد.* | تصدير.* | شكر.* | قائمة .* | پیشگفتار.* | إهداء
        | предговор.* | благодарност.* | въведение към .* | предговор | zahvala.*
        | spremna beseda.*
        | presentació.* | pròleg.* | agraïments.* | abreviatures.* | sumari | eessõna.*
        | pratarmė.*
        | priekšvārds.* | formáli.* | kata pengantar.* | lời (nói đầu|cảm ơn|tựa).*
        | hitzaurrea.*
        | poďakovanie.* | predhovor.* | zoznam (skratiek|obrázkov|tabuliek|máp|vyobrazení).*
        | [序前]言? | 推[薦荐]序 |
        自序 | 代序 | 总序 | 序 ?文 | 前書き | まえがき | はしがき | 凡例 | 谢辞 | 謝辞 | 致谢
        | 추천사 | 머리말 | 서문
        | 일러두기 | 감사의 글
    """,
    "intro": r"""
        zamiast wstępu.* | (an)?statt (eines|einer) (vorwort|einleitung|einführung).*
        | en guise d(e|')\s?(introduction|prologue|préface).*
        | [aà] (modo|guisa) de (introduc|prólogo).* | (in luogo|a mo'|a guisa) di introduzion.*
        | místo úvodu.* | by way of (an )?introduction.* | bij wijze van inleiding.*
        | вместо (предисловия|введения).*
        | introduction.* | general introduction.*
        | (editors?|authors?|translators?)['’]?s?['’]? introduction.*
        | prologue.* | einleitung.* | einführung.*
        | prolog.* | introduzione.* | introducción.* | introdução.* | введение.* | вступление.*
        | вступ.* | wstęp.* | wprowadzenie.* | úvod.* | bevezet.* | inleiding.*
        | inledning.* | indledning.* | innledning.* | giriş.* | εισαγωγή.* | uvod.* | johdanto.*
        | introducere.* | въведение.* | увод.* | introducció.* | sarrera.* | sissejuhatus.*
        | įvadas.*
        | ievads.* | inngangur.* | pendahuluan.* | dẫn nhập.* | מבוא.* | المدخل.* | درآمد.*
        | introductio.* | 绪论 | 緒論 | 导论 | 導論
        | 导言
        | 引言 | 序[章論论] | はじめに | 緒言 | 서론 | 들어가며
    """,
    "close": r"""
        zamiast zakończenia.* | (an)?statt (eines|einer) (nachwort|schluss|zusammenfass).*
        | anstelle eines nachworts.* | en guise d(e|')\s?(conclusion|épilogue).*
        | [aà] (modo|guisa) de (conclusi|epílogo|conclus).*
        | (in luogo|a mo'|a guisa) di conclusion.*
        | místo závěru.* | in lieu of a (conclusion|epilogue|postscript).*
        | by way of (a )?(conclusion|epilogue).*
        | (bij wijze van|ter) (slot|besluit|afsluiting).*
        | conclusions?.* | concluding (remarks|thoughts|reflections).* | epilogue.* | epilog.*
        | afterword.* | postscript.* | postface.* | (coda|envoi|l'envoi|finale|postlude)([:.–—-].*)?
        | (closing|final) (remarks|words?|thoughts|reflections|considerations|comments).*
        | in conclusion.* | retrospect and prospect
        | abschlie(ss|ß)ende .* | zum (ab)?schlu(ss|ß).* | nach(bemerkung|gedanken).*
        | rückblick( und ausblick)? | zusammenfassende .*
        | post-?scriptum.* | mot de la fin | pour (conclure|finir|en finir).* | en conclusion.*
        | (remarques|réflexions|considérations) (finales|conclusives).*
        | poscritto.* | per concludere.*
        | (osservazioni|riflessioni|note) conclusive.*
        | (consideraciones|reflexiones|palabras|comentarios) finales.* | para concluir.*
        | pos(t)?data.* | palavras finais.* | reflexões finais.* | pós-escrito.*
        | tot slot.* | ten slotte.* | afsluit.* | eindwoord.* | nabeschouwing.* | naschrift.*
        | slutord.* | slutsats.* | sluttord.* | efterskrift.* | etterskrift.* | afslutning.*
        | afsluttende .* | avsluttende .* | вместо послесловия.* | постскриптум.*
        | wnioski.* | uwagi końcowe.* | zamiast posłowia.* | shrnutí.* | místo doslovu.*
        | zárszó.* | összefoglal.* | αντί επιλόγου.* | son söz.* | loppusanat.* | jälkisanat.*
        | postfață.* | 尾[声聲] | [结結]束[语語] | エピローグ | 終わりに | 結び | 結論 | 에필로그
        | schlu(ss|ß)(wort|betrachtung|bemerkung|folgerung|teil)?.* | fazit.* | nachwort.*
        | ausblick.* | résumé | zusammenfassung.* | resümee.* | ergebnisse | samenvatting
        | sammanfattning | resumen | riassunto | итоги | выводы | sammendrag | yhteenveto
        | conclusioni.* | conclusión.* | conclusiones.* | conclusão.* | conclusões.*
        | considerações finais.* | considerazioni (finali|conclusive).* | epílogo.* | épilogue.*
        | epilogo.* | postfazione.* | posfácio.* | заключение.* | вместо заключения.*
        | послесловие.* | эпилог.* | висновки.* | післямова.*
        | zakończenie.* | posłowie.* | podsumowanie.* | závěr.* | záver.* | doslov.*
        | összegzés.*
        | utószó.* | befejezés | conclusie.* | slot(beschouwing|woord)?.* | nawoord.*
        | besluit.*
        | avslut.* | efterord.* | etterord.* | konklus.* | avslutning.* | sonuç.* | sonsöz.*
        | επίλογος.* | συμπεράσματα.* | zaključak.* | pogovor.* | lopuksi | încheiere.*
        | concluzii.* | заключени[ея].* | послеслов.* | закључак.* | поговор.* | епилог.*
        | epíleg.*
        | conclusions.* | conclusió.* | cloenda.* | kokkuvõte.* | išvados.* | nobeigums.*
        | lokaorð.*
        | penutup.* | kết luận.* | sklep.* | zaključek.* | [終终]章.*
        | סיכום.* | אחרית דבר.* | סוף דבר.* | (ال)?خاتمة.* | (ال)?خلاصة.* | نتیجه.*
        | سخن پایانی.* | 结[语論论]
        | 結[語論论] | [终終]章.* | 余论 | [编編校译譯]?(者)?[后後][记記] | 跋
        | おわりに | むすび | あとがき
        | 결론 | 맺음말 | 나가며 | 후기
    """,
    "back": r"""
        (select(ed)? |general |annotated )?bibliograph.* | compilation of references
        | (suggestions for |guide to )?further reading.*
        | works cited.* | (list of )?(references|sources)( cited| consulted)?( and .*)?
        | (end)?notes | notes et .* | notes to .* | notes and .*
        | (general |subject |name |author |analytical )?ind(ex|exes|ices)( .*)? | glossary.*
        | appendi(x|ces|xes)( [a-z].*)? | [^\s]+['’]s? appendix.*
        | about the (authors?|editors?|contributors?|translators?).*
        | also by .*
        | other (books|titles|works) by .* | by the same author | notes about .*
        | notes on the authors? | personalia | yazarlar( hakkında| üzerine)?
        | notas? biogr.* | notas curriculares | relación de (autores|colaboradores).*
        | colaboradores | (σύντομα )?βιογραφικά.* | οι συγγραφείς | συντελεστές.*
        | .*szerzők.* | .* jegyzéke
        | medverkande.* | medarbetare.* | bidragsytere.* | bidragydere.*
        | forfatter(liste|oversigt).*
        | (lista )?autorów | autorzy | autoři | o autorech.* | medailon.* | o autorima | autori
        | про авторів.* | наші автори.* | kirjoittajat | henkilöhakemisto | viitteet | lähteet.*
        | abbildungsnachweise? | collaborateurs | contributeurs | collaboratori
        | pièces justificatives
        | picture credits | (photo|text|illustration|image) credits.* | credits.*
        | permissions.* | back ?matter | end ?matter | back cover | plates( .*)? | colophon
        | catalogue( of .*)? | checklist.* | katalog( .*)?
        | errata.* | corrigenda.* | addenda.* | resources | discography.* | filmography.*
        | reading group guide
        | literatur(verzeichnis|hinweise|nachweise?|liste|angaben| und .*)?
        | quellen(verzeichnis)?( und .*)? | anmerkungen.*
        | .*(literatur|quellen|register|personen|orts|sach|stichwort|namen)verzeichnis
        | .*(autor|mitarbeiter)[^\s]*verzeichnis
        | ([^\s]+-,? (und )?){1,3}[^\s]*register
        | (personen|sach|orts|namen[s]?|stichwort)?register.* | glossar.* | anhang | anhänge
        | über (die|den|das) .*autor.* | bildnachweis.* | autorinnen und autoren | die autoren.*
        | (schriften|werk|publikations|literatur|autoren)verzeichnis.* | zu den autor.*
        | die autor.* | verzeichnis der .*
        | bibliographie.* | orientation bibliographique | sources( et bibliographie)?
        | index des .* | annexes? | glossaire.*
        | table des (illustrations|figures|cartes|planches|tableaux).*
        | liste des (auteurs|contributeurs) | les auteurs | notices? .* | crédits.*
        | bibliografi.* | nota bibliogra.* | fonti.*
        | indice (dei|delle|degli|analitico|onom|topon).* | note( al testo| ai testi)?
        | gli autori | appendic[ei]( [^:]*)? | glossario.* | riferimenti .* | referenze .*
        | índice (onom|anal|topon|remissivo).*
        | índice de (nombres|autores|materias|lugares|láminas|mapas|figuras|nomes).*
        | notas | fuentes.* | referencias.* | referências.* | fontes.* | apéndices?( [^:]*)?
        | apêndices?( [^:]*)?
        | semblanzas.* | anexos?( [^:]*)?
        | sobre (os|as|los|las|el|la|o|a) (autor|colaborador).* | los autores.*
        | os autores | autores | glosario.*
        | библиограф.* | список (литературы|сокращений|иллюстраций|источников|авторов).*
        | литература | источники( и литература)? | примечания.*
        | (именной |предметный |географический )?указатель.* | указатели | указатель .*
        | сведения об авторах.* | об авторах.* | приложени[ея] | принятые сокращения | summary
        | summaries | литература и источники | список використан.* | покажчик.* | примітки
        | додатки | іменний .* | відомості про .*
        | indeks.* | przypisy.* | literatura( przedmiotu| cytowana)? | aneks.*
        | noty o autorach.*
        | o autorach.* | streszczenie.* | spis (ilustracji|tabel|map).* | ([^\s]+ )?rejstřík.*
        | prameny.*
        | poznámky.* | přílohy | irodalom.* | jegyzet.* | [^\s]*mutató.*
        | függelék | [^\s]+register | noten | literatuur(lijst|opgave)? | bronnen.*
        | bijlagen? | over de auteurs.* | register | registers | zakenregister | källor.*
        | referenser.* | noter.* | litteratur(liste|forteckning)? | bilag(or|er)? | kilder.*
        | om forfatterne.* | om författarna.* | vedlegg | kaynak[çc]a.* | dizin.* | kaynaklar.*
        | ekler | sözlük(çe)?.* | notlar | βιβλιογραφία.* | ευρετήρι.* | σημειώσεις.*
        | παραρτήματα? | γλωσσάρι.* | kazalo .* | literatura i izvori | kirjallisuus.*
        | [^\s]*hakemisto.* | liitteet | bibliografie.* | indice de .* | anexe
        | conspectus .* | elenchus .* | index (rerum|nominum|locorum|verborum).*
        | ביבליוגרפיה.* | מפתח.* | הערות.* | נספחים
        | מקורות.* | על המחברים.* | (על )?ה?משתתפים.* | על הכותבים.*
        | (ال)?مساهمون.* | (ال)?مشاركون.* | (ال)?مراجع.* | (ال)?مصادر.*
        | (قائمة )?المصادر.* | (ال)?فهرس .*
        | کتاب[‌ ]?نامه.* | съкращения.* | (a )?tables? of (the )?(cases|statutes|acts).*
        | (ال)?ملاحق | (ال)?هوامش.* | نمایه.* | منابع.*
        | [附付][录錄録].* | 参考[文书]献?.* | 參考.* | 附录 | 附錄 | 索引.*
        | 注[释釋]? | 註 | 参考文献.*
        | 初出一覧 | 付録 | 人名索引 | 事項索引
        | именен .* | показалец.* | списък на .* | бележки.* | за авторите.* | азбучен .*
        | регистар.* | белешке.* | списак .* | о ауторима.* | résumés?( .*)? | resúmenes.*
        | riassunti.*
        | apèndixs?.* | glossari | sobre els autors.* | els autors | referències.* | índex .*
        | notes
        | kasutatud .* | viited | literatūra.* | rodyklė.* | heimildir.* | daftar pustaka.*
        | indeks.*
        | tài liệu tham khảo.* | zoznam (použitej )?literatúry.* | menný .* | vecný .*
        | vecni .*
        | register .* | o autoroch.* | imensko .* | stvarno .* | viri( in .*)? | povzetek.*
        | sažeta.*
        | 执筆者.* | 執筆者.* | 著者.* | (关于)?作者(简介|介绍|名录)? | 撰稿人.*
        | 作者簡介 | 참고문헌 | 찾아보기 | 부록 | 색인 | 주 | 미주
    """,
}
"""What stands around the body, and the patterns of its titles, parted by bars."""
