"""What sites and advertisements write between the parts of a book: patterns, and nothing else.

>>> bool(SITE.fullmatch("Get access")), bool(MAYBE.fullmatch("References")), SITE.fullmatch("Salt")
(True, True, None)
"""

from __future__ import annotations

import re

__all__ = ["ADVERT", "MAYBE", "SITE", "TYPE"]

SITE = re.compile(
    r"""(?: doi\ link\ for\ .*
    | get\ access(?:\ to.*)? | (?:free|open|full|restricted|no|limited|partial
    |complimentary)\ access(?:\ download\b.*)?
    | access(?:\ options|\ provided.*)? | requires\ (?:authentication
    |subscription).*
    | (?:un)?licensed | (?:publicly|freely)\ available | you\ have\ access.*
    | you\ (?:do\ not|don't)\ (?:currently\ )?have\ access.* | check\ (?:if\ you\ have\ )?access.*
    | (?:log|sign)\ ?in(?:\ (?:to|with|via|or|here|for|as|through|register)\b.*)?
    | log\ in\ register | subscribe(?:\ (?:now|to|for|here)\b.*)?
    | purchase(?:\ (?:now|options|this|access|book|chapter|print|e-?book|a|an|the|on|from)\b.*)?
    | (?:buy|rent)(?:\ (?:now|this|the|it|a|print|e-?book|book|online|on|from|article|chapter
    |hardback|hardcover|paperback|new|used|options|pdf|instant|or)\b.*)?
    | add\ to\ (?:cart|basket|bookshelf|favou?rites|shelf|list|my\ .*) | order\ now
    | (?:view|download|save|cite|share|print|email|export|preview|open|read)(?:\ (?:now|online
    |more|less|all|abstract|full[ -]?text|html|pdf|epub|chapter|book|part|article|citations?
    |sample|this\ .*|chapter\ pdf|chapter\ html|pdf\ .*|chapters|to\ kindle|to\ dropbox
    |to\ google\ drive|summary|extract|contents|in\ .*|on\ .*|section))*(?:\ \(pdf.*\))?
    | download\ (?:pdf|epub|chapter|full).*
    | (?:view|read|open|see|show|hide)\ (?:chapter|abstract|summary|all|more|less|details
    |contents|extract|pdf|html).*
    | (?:pdf|html|epub|mobi|xml)(?:\s?[(,|–:-]?\s?[\d.,]+\s?[kmкм]i?[boб])?
    | pdf\s?\(.*\)? | first\ page | request\ permissions?
    | rights.*permissions | citation | cited\ by.* | citations?(?:\ \d+)?
    | export\ (?:selected\ )?citations?(?:\(s\)?)? | (?:select\ /\ )?(?:select|check)\ all
    | expand(?:\ all)?
    | collapse(?:\ all)? | (?:show|hide)\ (?:all|chapters|summary|more|less|abstract.*)
    | search(?:\ (?:in|within|inside)\ (?:this\ )?(?:book|text|volume))? | look\ inside!?
    | back\ to\ (?:top|contents|search.*)
    | (?:previous|next)(?:\ (?:page|chapter|article|section))? | skip\ to.* | jump\ to.*
    | browse\ (?:by|all|books?|journals?|titles|subjects?|series|this|the|content|topics)\b.*
    | about\ (?:us|this\ book) | contact(?:\ us)?
    | (?:cookies?|privacy)(?:\ (?:policy|settings|notice|preferences|statement|shield).*)?
    | terms\ (?:of\ (?:use|service|sale)|(?:and|&)\ conditions).* | cart(?:\ \(\d+\))?
    | accessibility(?:\ (?:statement|help|information|options|policy).*)?
    | size:?\ [\d.,]+\ ?[km]i?b | \(?top\)? | other\ editions.*
    | published(?:\ online|\ in\ print)?:?\ .{0,40}\d{4}.* | first\ (?:published\ )?online:?.*
    | (?:online\ )?publication\ date:?.* | type:? | book\ chapter | chapter\ metrics.*
    | article\ views.* | altmetric.* | views?:?\ \d.* | downloads?:?\ \d.*
    | \d+(?:[.,]\d+)?k?\ (?:downloads|views|accesses|citations|pages) | accesses | altmetric
    | keywords?:\ .* | subjects?:\ .*
    | related\ (?:content|books|titles|articles|products|topics).*
    | recommended\ (?:for|books|content).* | you\ may\ also.* | customers\ who.*
    | (?:hardback|paperback|hardcover|kindle|softcover)
    (?:\s*(?:[:,/|(–$£€\d-]|isbn|from|price|edition).*)?
    | \$\s?\d+.* | £\s?\d+.* | €\s?\d+.* | us\$.* | usd.* | in\ stock.*
    | free\ (?:shipping|preview|sample|chapter|delivery).* | share\ on.* | follow\ us.* | facebook
    | twitter | linkedin | tweet | pinterest | show\ pdf\ in.* | save\ to.*
    | toggle(?:\ (?:navigation|menu|sidebar|table|the|search|limited|.*subsection).*)?
    | set\ citation.* | sign\ up.* | newsletter.* | advertisement | advert | sponsored.* | ad
    | in\ this\ book | book\ details | product\ details
    | (?:table\ of\ )?contents\ \(\d+\ chapters?\)? | table\ of\ contents\ \(.*\) | \d+\ chapters?
    | \d+\ pages? | online\ isbn.* | \©.* | ©.* | copyright\ ©.* | all\ rights\ reserved.*
    | digitized\ by.* | generated\ (?:on|by|for).* | downloaded\ (?:from|by|on|at).*
    | this\ content\ downloaded.* | https?://\S* | www\.\S* | \S+@\S+\.\S+ | isbn\b.* | e-?isbn.*
    | pages?\ c\d+\.[a-z]\d+.* | volume\ \d+,\ issue.*
    | page\ \d+\ of\ \d+ | \d+\ of\ \d+ | \d+\s*/\s*\d+ | loading.*
    | go\ to\ page | \[?untitled\]? | (?:view|show)\ abstract | \[?edit\]? | hide | show
    | arrow | free\ to\ read
    | jstor | project\ muse | cambridge\ core | springerlink | wiley\ online\ library
    | oxford\ academic | google\ books | worldcat | \(?for\ endnote.*
    | \d+\ other\ sections?\ not\ shown | common\ terms\ and\ phrases
    | popular\ passages | from\ inside\ the\ book
    | bibliographic\ information | scan\ (?:the\ )?(?:qr|code|here).* | image\ \d+
    | bibliographic\ record\ and\ links.* | library\ of\ congress\ subject\ headings.*
    | note:\ contents\ data\ are\ machine.* | publisher\ description.*
    | (?:(?:summary|pdf|epub|html|references|request\ permissions|abstract|first\ page
    |full\ text|citations?|cite|view|download|export\ citation|bibtex|endnote|refman)[\s|•·,]*){2,}
    | about\ the\ authors?\ \(\d{4}\) | length:?\s+\d+\ pages?
    | bibliogra(?:f|ph)ische\ informationen | digitalisiert\ (?:durch|von)\b.*
    | inhalt\ (?:auf|zu)klappen | (?:frei|open-access).zugänglich | zugriff.* | jetzt\ kaufen.*
    | erfordert\ eine?\ .* | öffentlich\ zugänglich | lizenziert | nécessite\ une\ .*
    | (?:pdf|epub|kapitel|buch|kostenlos)\ herunterladen | acceso\ (?:abierto|libre|restringido)
    | accesso\ (?:aperto|libero|limitato) | acesso\ (?:aberto|livre|restrito)
    | in\ den\ warenkorb.* | leseprobe.* | herunterladen.* | télécharger.*
    | acheter(?:\ (?:ce|cet|le|la|l'|en|sur|maintenant|\S*\d).*)?
    | voir\ .*pdf | lire\ (?:la\ suite|l'extrait).* | accès\ (?:libre|restreint|réservé).*
    | résumé | zusammenfassung | скачать.*
    | читать(?:\ (?:далее|онлайн|полностью|книгу|текст|фрагмент).*)?
    | купить.* | descargar.* | comprar(?:\ (?:ahora|agora|en|em|este|esta|o|el|por).*)?
    | (?:open|view|get|download)\ the\ (?:pdf|epub|html|chapter|full).*
    | .*\b(?:pdf|link|opens)\b.*\bin\ (?:a\ new|another)\ (?:window|tab)\)?
    | (?:direct|permanent|persistent|stable)\ link | perma-?link
    | (?:pdf|epub|kapitel|buch|dokument)\ (?:down|runter|auf|öffnen|anzeigen|kaufen|laden).*
    | download\ (?:des\ )?(?:kapitels?|dokuments?|datei|buch(?:es)?|capítulo|capitolo|chapitre
    |hoofdstuk|rozdziału).*
    | nicht\ lizenziert | details\ (?:anzeigen|ausblenden) | zitier(?:hinweis|vorschlag)
    | kapitel\ (?:kaufen|ansehen|anzeigen|lesen) | zugang\ (?:prüfen|erhalten|kaufen|über.*)
    | consulter\ (?:le|la|en|ce)\b.*
    | accéder\ (?:au\ (?:texte|chapitre|document|pdf)|à\ la\ version).*
    | ajouter\ (?:au\ panier|à\ (?:mes|ma|la\ liste|une\ sélection)).* | lire\ en\ ligne
    | feuilleter
    | (?:version|texte)\ (?:intégrale?|pdf|html).* | afficher\ (?:plus|moins|tout|le\ pdf).*
    | citer\ (?:ce|cet|cette)\b.* | accès\ (?:ouvert|abonn.*|payant|conditionnel).*
    | sur\ abonnement | voir\ (?:plus|moins|tous|toutes)(?:\ (?:de|les|des)\ .*)?
    | (?:édition|version)\ (?:imprimée|numérique|électronique|papier)
    | (?:printed?|digital)\ (?:edition|version) | edici[oó]n\ (?:impresa|digital)
    | edizione\ (?:cartacea|digitale|a\ stampa) | suggérer\ (?:l['’]acquisition|à\ votre)\b.*
    | (?:open\ access|openedition)\ freemium
    | ver\ (?:pdf|resumen|más|texto\ completo|capítulo|online).* | leer\ (?:más|en\ línea).*
    | visualizar\ (?:pdf|online|resumo|capítulo).* | baixar\ (?:pdf|o|capítulo|arquivo).*
    | descarregar\ (?:pdf|o|capítulo).* | ler\ (?:mais|online).* | leggi\ (?:di\ più|online|tutto).*
    | visualizza\ (?:pdf|tutto|abstract).* | vedi\ pdf | bekijk\ (?:pdf|hoofdstuk|online|meer).*
    | lees\ (?:meer|verder|online).* | pobierz(?:\ (?:pdf|rozdział|plik|fragment).*)?
    | (?:czytaj|zobacz)\ (?:więcej|online|pdf|dalej).* | stáhnout(?:\ (?:pdf|kapitolu|soubor).*)?
    | (?:ladda|last)\ ned.* | (?:pdf|bölümü)\ indir | indir
    | открыть\ (?:pdf|полностью|главу).* | показать\ (?:все|ещё|полностью|больше).* | подробнее
    | (?:下载|下載|在线阅读|線上閱讀|查看|收藏|购买|試閱)(?:全文|pdf|本章|章节|章節|更多|摘要)?
    | (?:pdf)?(?:ダウンロード|を見る|を表示) | 本文を見る | 試し読み | カートに入れる
    | (?:원문|pdf|초록)\s?(?:보기|다운로드|내려받기|미리보기|구매) | 장바구니.*
    | (?:تحميل|تنزيل)(?:\ (?:pdf|الملف|الفصل|الكتاب).*)? | הורד(?:ה|ת\ .*)?
    | scarica.* | acquista(?:\ (?:ora|su|il|la|questo|libro|ebook).*)? )""",
    re.I | re.X,
)
MAYBE = re.compile(
    r"references|summary|abstracts?|extract|excerpt|permissions|home|menu|help|type|chapter"
    r"|information|mentions|citations?|metrics|keywords?|subjects?|reviews?|print|mail|more"
    r"|register|preview|notes?|free|open|vorschau|teilen|merken|zitieren|zugang|partager|citer"
    r"|compartir|citar|condividi|anteprima|цитировать|分享|引用|预览|阅读",
    re.I,
)
"""Words of sites that may be titles: none where the page says them again, or is a site's."""
ADVERT = re.compile(
    r"(?:(?:[^\W\d_]{3,20}\s?:\s+)?printed (?:and bound )?(?:by\b|in (?:great britain|england"
    r"|scotland|the (?:united states|u\.?s\.?a|uk|netherlands)|china|india|germany)\b).*"
    r"|(?:imprimé (?:en|par)|gedruckt (?:in|bei)|druck von)\b.*"
    r"|(?:also|other (?:books|titles|works)|new(?:ly)?|more|forthcoming)\s+(?:by|from"
    r"|available)\b.*|also available.*|by the same author.*|praise for .*|coming soon.*"
    r"|available\s+(?:now|from|at|in (?:paperback|hardback|hardcover|print|bookshops|stores))\b.*"
    r"|(?:save|get|enjoy|try|now)\b.*\d+\s?%.*|.*\b(?:click here|free trial|limited time"
    r"|special offer|\d% off|on sale (?:now|from)|order your copy|shop now|kindle edition"
    r"|audible (?:trial|audiobook)|(?:amazon|with) prime)\b.*"
    r"|(?:\d(?:[.,]\d)? out of )?\d stars?.*|★+.*"
    r"|.{3,}[.)] (?:price |demy 8vo,? |crown 8vo,? |cloth,? )*"
    r"(?:\d{1,2}s\.?(?: ?\d{1,2}d\.?)?|[£$€]\d{1,3}(?:[.,]\d\d)?)"
    r"(?: ?net)?\.?)",
    re.I,
)
TYPE = re.compile(
    r"\[(?:articles?|contributions?|chapitre|communication|compte[ -]rendu|comptes rendus|note"
    r"|note (?:liminaire|biographique|critique|bibliographique|de lecture)|notes? et documents?"
    r"|bibliographie|n[ée]crologie|chroniques?|[ée]ditorial|pr[ée]face|avant-propos|introduction"
    r"|conclusion|postface|annexes?|erratum|index|sommaire|table des (?:mati[èe]res|illustrations)"
    r"|pages? (?:liminaires?|de titre)|couverture|illustrations?|planches?|cartes?|tableaux?"
    r"|r[ée]sum[ée]s?|discussion|entretien|document|dossier|varia|autre)\]",
    re.I,
)
"""What Persée says of the kind of a part, behind its title: `[article]`, `[compte-rendu]`."""
