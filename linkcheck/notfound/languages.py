"""The words of error pages, by language.

The sentences to be covered are those that software sends in its translations: Django and Plone (their message
catalogues), WordPress and its themes, Drupal, Joomla, TYPO3, MediaWiki, Moodle, Laravel, Apache, nginx, IIS, Tomcat;
and what shops and job boards say of what they no longer have.
"""

from __future__ import annotations

from collections.abc import Mapping

from linkcheck.notfound.contract import Words

LANGUAGES: Mapping[str, Words] = {
    "en": Words(
        missing="not found, cannot be found, can not be found, can't be found, could not be found, "
        "couldn't be found, not be found, wasn't found, isn't found, does not exist, doesn't exist, don't exist, "
        "do not exist, did not exist, doesn't seem to exist, does not seem to exist, doesn't appear to exist, "
        "no longer exists, no longer exist, doesn't exist anymore, could not find, couldn't find, can't find, "
        "cannot find, can't seem to find, cannot seem to find, can't locate, could not locate, couldn't locate, "
        "unable to find, unable to locate, could not be located, cannot be located, nothing found, "
        "nothing was found, nothing here, nothing to see here, there's nothing here, there is nothing here, "
        "no such page, no such file, page missing, isn't here, is not here, no longer here, no page found, "
        "invalid id, unknown id, no such id, invalid url, is not at this address, 410 gone",
        things="page pages webpage file files directory document content url uri address link resource resources "
        "item items record records article articles post posts product products entry object location site website "
        "section category topic thread event job jobs vacancy posting position listing ad advert offer course "
        "profile user photo image video news story id http path route folder node",
        around="the this that these a an any it its there requested you your you're we we're i are is was were been "
        "have has had or and of on at in to for from by here anymore longer no looking wanted asked request "
        "requesting try trying tried attempting attempted access accessing reach reaching view find open get visit "
        "load sorry oops ooops whoops woops uh oh hmm ohh bummer yikes ouch dang error but unfortunately seems seem "
        "appears looks like apologies apologize afraid regret inform may might moved removed deleted renamed "
        "temporarily unavailable server our specified given existing just now under such again either currently "
        "could would with can did searching",
        gone="not available, isn't available, no longer available, is unavailable, no longer active, "
        "has been removed, was removed, have been removed, has been deleted, was deleted, has been taken down, "
        "was taken down, has expired, is expired, have expired, expired, has been filled, is closed, "
        "has been closed, no longer accepting applications, has been discontinued, has been unpublished, "
        "not published, is gone, has gone, has been withdrawn, is no longer online, not valid, is invalid, is missing",
    ),
    "it": Words(
        missing="non trovata, non trovato, non trovati, non trovate, non è stata trovata, non è stato trovato, "
        "non è possibile trovare, non esiste, non esiste più, non esistono, non sembra esistere, inesistente, "
        "impossibile trovare, non riusciamo a trovare, non siamo riusciti a trovare, non abbiamo trovato, "
        "non può essere trovata, non può essere trovato, non c'è, non c'è più, nessuna pagina, "
        "nessun risultato trovato, nessun contenuto trovato, non presente, nessun elemento trovato",
        things="pagina pagine risorsa file documento contenuto contenuti articolo articoli elemento url indirizzo "
        "link prodotto annuncio offerta scheda notizia evento bando corso record oggetto sito sezione utente",
        around="la il lo l le i una un questa questo quella quello richiesta richiesto che cui hai ha avete stai sta "
        "state cercando cercata cercato cercavi cerchi cerca stavi tentando di a accedere raggiungere visualizzare "
        "aprire da dal in su sul al per ma o e ci si ti mi spiace dispiace spiacenti siamo ops oops attenzione "
        "errore purtroppo scusa scusate scusi scusiamo inconveniente è sono stata stato essere spostata spostato "
        "rimossa rimosso cancellata eliminata potrebbe momento server indicata indicato specificata specificato "
        "desiderata più provando l'inconveniente sembra",
        gone="non disponibile, non è disponibile, non è più disponibile, non più disponibile, è stata rimossa, "
        "è stato rimosso, è stata eliminata, è stato eliminato, è stata cancellata, è stato cancellato, è scaduto, "
        "è scaduta, scaduto, non raggiungibile, non è raggiungibile, non valido, non è più online, non è più attivo",
    ),
    "de": Words(
        missing="nicht gefunden, nicht gefunden werden, nicht finden, existiert nicht, existiert leider nicht, "
        "existiert hier nicht, existiert nicht mehr, existieren nicht, nicht existiert, gibt es nicht, "
        "gibt es leider nicht, gibt es nicht mehr, gibt es hier nicht, nicht vorhanden, nicht mehr vorhanden, "
        "ist nicht da, nichts gefunden, wurde nichts gefunden, keine seite gefunden, nicht auffindbar, unauffindbar, "
        "nicht existent, nicht ermittelt werden, kein inhalt gefunden, kein artikel gefunden",
        things="seite seiten webseite internetseite website homepage datei dokument inhalt url adresse link objekt "
        "ressource artikel beitrag eintrag produkt angebot stelle stellenanzeige stellenangebot anzeige "
        "veranstaltung verzeichnis meldung datensatz kurs profil bereich thema",
        around="die der das dem den diese dieser dieses ein eine angeforderte angeforderten angefragte gewünschte "
        "aufgerufene gesuchte angegebene gewählte eingegebene von ihnen du sie wir ihr ich konnte konnten kann "
        "können wurde wurden ist sind werden leider hier hoppla ups oops huch fehler entschuldigung entschuldigen "
        "bitte es tut uns mir leid aber sorry suchst suchen gesucht angefordert aufgerufen auf unter nach haben hast "
        "server oder mehr existiert verschoben gelöscht entfernt umbenannt möglicherweise zu erreichen versucht "
        "öffnen in dass",
        gone="nicht verfügbar, ist nicht verfügbar, nicht mehr verfügbar, leider nicht verfügbar, wurde gelöscht, "
        "wurde entfernt, nicht erreichbar, ist abgelaufen, abgelaufen, nicht mehr online, nicht mehr aktiv, "
        "nicht mehr aktuell, ist ungültig, bereits besetzt, nicht mehr erreichbar",
    ),
    "fr": Words(
        missing="non trouvée, non trouvé, pas trouvée, pas trouvé, pas été trouvée, pas été trouvé, introuvable, "
        "introuvables, n'existe pas, n'existe plus, n'existe pas ou plus, n'existent pas, semble ne pas exister, "
        "inexistante, inexistant, impossible de trouver, pas pu trouver, pas pu être trouvée, pas pu être trouvé, "
        "ne peut être trouvée, ne peut pas être trouvée, rien n'a été trouvé, rien trouvé, aucune page trouvée, "
        "aucun contenu trouvé, aucun résultat trouvé, ne trouvons pas, rien ici, n'est pas à cette adresse",
        things="page pages fichier document contenu url adresse lien ressource article articles produit annonce "
        "offre objet élément événement fiche site rubrique profil enregistrement",
        around="la le les l un une cette ce cet demandée demandé que vous qui à a laquelle cherchez recherchez "
        "recherchée recherché avez est sont ne n été désolé désolés nous sommes mais oups oops ouups erreur "
        "malheureusement semble tentez d accéder consulter accès sur serveur ou et déplacée déplacé supprimée "
        "supprimé peut être renommée s cependant pardon excusons excuses toutes nos il y de du votre demande en",
        gone="indisponible, n'est pas disponible, n'est plus disponible, plus disponible, pas disponible, "
        "non disponible, a été supprimée, a été supprimé, a été retirée, a été retiré, n'est plus en ligne, "
        "a expiré, est expirée, expirée, expiré, n'est plus accessible, n'est pas accessible, a été pourvue",
    ),
    "es": Words(
        missing="no encontrada, no encontrado, no encontrados, no encontradas, no existe, no existen, ya no existe, "
        "no se encuentra, no se encontró, no se ha encontrado, no ha sido encontrada, no ha sido encontrado, "
        "no fue encontrada, no fue encontrado, no pudo ser encontrada, no se pudo encontrar, no se puede encontrar, "
        "no se ha podido encontrar, no podemos encontrar, no hemos encontrado, no hemos podido encontrar, "
        "no hallada, no parece existir, parece que la página no existe, inexistente, nada encontrado, "
        "no se encontró nada, no encontramos, no se han encontrado resultados, no está aquí, "
        "no está en esta dirección",
        things="página páginas archivo fichero documento contenido url dirección enlace recurso artículo producto "
        "anuncio oferta objeto elemento evento entrada sitio sección registro noticia perfil",
        around="la el los las lo un una esta este esa ese que solicitada solicitado solicitas solicita estás está "
        "estas buscando busca buscas buscaba intentas intenta intentando acceder ver a al de del en por se ha sido "
        "fue sentimos siento lamentamos lamento ups oops vaya uy error pero disculpe disculpa perdón molestias "
        "desafortunadamente haber movida movido eliminada eliminado o y servidor parece requerida usted has",
        gone="no disponible, no está disponible, ya no está disponible, ya no disponible, ha sido eliminada, "
        "ha sido eliminado, ha sido borrada, fue eliminada, fue eliminado, se ha eliminado, ha caducado, caducada, "
        "ha expirado, expirado, expirada, no accesible, no es accesible, no válida",
    ),
    "pt": Words(
        missing="não encontrada, não encontrado, não encontrados, não encontradas, não existe, não existem, "
        "já não existe, não existe mais, não foi encontrada, não foi encontrado, não pôde ser encontrada, "
        "não pode ser encontrada, não pôde ser encontrado, não foi possível encontrar, não conseguimos encontrar, "
        "não encontramos, não localizada, não localizado, não parece existir, inexistente, nada encontrado, "
        "nada foi encontrado, nada por aqui, não está neste endereço",
        things="página páginas ficheiro arquivo documento conteúdo url endereço link recurso artigo produto anúncio "
        "oferta vaga objeto item evento notícia site secção seção registro perfil",
        around="a o os as um uma esta este essa esse que solicitada solicitado requisitada pedida você procura "
        "procurou procurava está estava procurando tentando acessar aceder acesso à ao de do da em por foi desculpe "
        "desculpa lamentamos sentimos muito pedimos ops oops opa erro mas infelizmente ou e movida removida excluída "
        "ter sido pode servidor parece se",
        gone="não disponível, não está disponível, não está mais disponível, já não está disponível, indisponível, "
        "foi removida, foi removido, foi excluída, foi excluído, foi eliminada, expirou, expirada, expirado, "
        "não acessível, foi encerrada",
    ),
    "nl": Words(
        missing="niet gevonden, niet gevonden worden, niet worden gevonden, kon niet worden gevonden, bestaat niet, "
        "bestaat niet meer, bestaat niet langer, bestaan niet, niet vinden, niets gevonden, onvindbaar, "
        "is niet te vinden, is er niet, niet aanwezig, geen pagina gevonden",
        things="pagina webpagina bestand document inhoud url adres link artikel bericht product vacature object item "
        "evenement site website",
        around="de het een deze dit die dat opgevraagde gevraagde gezochte aangevraagde u je jij wij we ik kan "
        "kunnen kon konden kunt is was wordt werd helaas oeps oops sorry fout excuses onze voor ongemak maar zoekt "
        "zoek zocht zoeken probeert probeerde te bereiken openen naar waar op hier onder of en verplaatst verwijderd "
        "mogelijk spijt ons worden meer niet server bent",
        gone="niet beschikbaar, is niet beschikbaar, niet meer beschikbaar, niet langer beschikbaar, is verwijderd, "
        "is verlopen, verlopen, niet meer online, niet bereikbaar, is vervallen",
    ),
    "ca": Words(
        missing="no s'ha trobat, no s'ha pogut trobar, no trobada, no trobat, no existeix, ja no existeix, "
        "no es troba, no s'han trobat, no hem trobat, sembla que aquesta pàgina no existeix, inexistent, "
        "no ha estat trobada, no podem trobar, no s'ha trobat res",
        things="pàgina fitxer arxiu document contingut url adreça enllaç recurs article producte anunci element lloc",
        around="la el l els les una un aquesta aquest sol·licitada sol·licitat demanada que busqueu busques esteu "
        "estàs cercant cercàveu buscant ho sentim però ups vaja oops error em sap greu de a en s ha es servidor "
        "sembla i o",
        gone="no disponible, no està disponible, ja no està disponible, ha estat eliminada, ha estat eliminat, "
        "ha caducat",
    ),
    "gl": Words(
        missing="non atopada, non atopado, non se atopou, non se atopa, non se puido atopar, non existe, "
        "xa non existe, non encontrada, non foi atopada, non se atopa neste enderezo",
        things="páxina ficheiro arquivo documento contido url enderezo ligazón recurso artigo produto elemento",
        around="a o unha un esta este solicitada solicitado que busca buscas procura sentímolo pero ups oops erro de "
        "en se",
        gone="non dispoñible, non está dispoñible, xa non está dispoñible, foi eliminada",
    ),
    "eu": Words(
        missing="ez da aurkitu, ez da existitzen, ezin da aurkitu, ez da orririk aurkitu, ez dago helbide honetan, "
        "ez dugu aurkitu, ezin izan da aurkitu",
        things="orria orri orrialdea orririk fitxategia dokumentua edukia helbidea esteka baliabidea",
        around="sentitzen dugu baina eskatutako eskatu duzun hau barkatu errorea ups oops bilatzen ari zaren",
        gone="ez dago eskuragarri, ez dago erabilgarri, jada ez dago",
    ),
    "ro": Words(
        missing="nu a fost găsită, nu a fost găsit, nu există, nu mai există, negăsită, negăsit, inexistentă, "
        "inexistent, nu a putut fi găsită, nu a putut fi găsit, nu poate fi găsită, nu am găsit, nu am putut găsi, "
        "nu pare să existe, nu s-a găsit, nu s-a găsit nimic, nu a fost gasita, nimic găsit",
        things="pagina pagină paginii fișierul fisierul documentul conținutul continutul url adresa linkul link "
        "resursa articolul produsul anunțul oferta elementul",
        around="această aceasta acest solicitată solicitata solicitat căutată cautata căutați căutaţi căutat pe care "
        "o cauți cautati ați aţi cerut ne pare rău îmi oops ups eroare din păcate dar de la se cerem scuze accesat "
        "încercat să accesați server sau a",
        gone="nu este disponibilă, nu este disponibil, nu mai este disponibilă, nu mai este disponibil, "
        "indisponibilă, a fost ștearsă, a fost ştearsă, a fost eliminată, a expirat, expirat",
    ),
    "pl": Words(
        missing="nie znaleziona, nie znaleziono, nie została znaleziona, nie został znaleziony, "
        "nie zostało znalezione, nie istnieje, już nie istnieje, nie odnaleziona, nie odnaleziono, "
        "nie została odnaleziona, nie można znaleźć, nie można odnaleźć, nie mogliśmy znaleźć, nie możemy znaleźć, "
        "trudno znaleźć, nie udało się znaleźć, nie udało się odnaleźć, nic nie znaleziono, nieznaleziona, "
        "brak strony, nie ma takiej strony, nie ma tej strony, nie znaleźliśmy, nic tu nie ma",
        things="strona strony stronę witryna plik pliku dokument dokumentu treść treści url adres adresu link zasób "
        "zasobu artykuł artykułu produkt produktu ogłoszenie ogłoszenia oferta oferty wpis wpisu podstrona podstrony "
        "element wydarzenie",
        around="ta tę tą tej ten tego to żądana żądanej wybrana wybranej podana podanej podany której którego "
        "szukasz szukana szukanej szukany szukałeś poszukiwana którą próbujesz otworzyć odwiedzić przykro nam mi "
        "przepraszamy niestety ups oj ojej oops błąd ale taka takiej o podanym adresie pod tym na serwerze została "
        "przeniesiona lub usunięta mogła zostać w",
        gone="niedostępna, niedostępny, jest niedostępna, nie jest dostępna, nie jest już dostępna, "
        "nie jest dostępny, została usunięta, został usunięty, wygasła, wygasło, nieaktualne, jest nieaktualne, "
        "nieaktualna, zostało zakończone",
    ),
    "cs": Words(
        missing="nenalezena, nenalezen, nenalezeno, nebyla nalezena, nebyl nalezen, nebylo nalezeno, "
        "nebyla bohužel nalezena, neexistuje, již neexistuje, už neexistuje, nelze najít, nelze nalézt, "
        "nepodařilo se najít, nepodařilo se nalézt, nemůžeme najít, nenašli jsme, jsme nenašli, nic nenalezeno, "
        "nic nebylo nalezeno, nic jsme nenašli, stránka nenalezena, nenalezli jsme, taková stránka neexistuje",
        things="stránka stránku stránky strana soubor dokument obsah url adresa adrese odkaz zdroj článek produkt "
        "položka inzerát nabídka záznam příspěvek",
        around="tato tuto ta tento požadovaná požadovanou požadovaný hledaná hledanou hledaný zadaná kterou který "
        "hledáte chcete zobrazit navštívit je nám líto litujeme omlouváme se bohužel ale jejda ups oops chyba na "
        "této zde nebo byla přesunuta odstraněna smazána server pod jste hledali vámi ji",
        gone="není dostupná, není dostupný, není k dispozici, již není k dispozici, již není dostupná, nedostupná, "
        "byla odstraněna, byla smazána, byl smazán, vypršela",
    ),
    "sk": Words(
        missing="nenájdená, nenájdený, nenájdené, nebola nájdená, nebol nájdený, sa nenašla, sa nenašiel, "
        "nenašla sa, neexistuje, už neexistuje, nie je možné nájsť, nemožno nájsť, nepodarilo sa nájsť, nenašli sme, "
        "sme nenašli, nič sa nenašlo, nič nebolo nájdené, stránku sa nepodarilo nájsť",
        things="stránka stránku stránky súbor dokument obsah url adresa adrese odkaz zdroj článok produkt položka "
        "inzerát ponuka záznam",
        around="táto túto tento požadovaná požadovanú požadovaný hľadaná hľadanú ktorú ktorý hľadáte je nám ľúto "
        "ľutujeme ospravedlňujeme sa žiaľ bohužiaľ ale ups ojej oops chyba na tejto tu alebo bola presunutá "
        "odstránená zmazaná server zadaná",
        gone="nie je dostupná, nie je dostupný, nie je k dispozícii, už nie je k dispozícii, už nie je dostupná, "
        "nedostupná, bola odstránená, bola zmazaná",
    ),
    "sl": Words(
        missing="ni bila najdena, ni bil najden, ni najdena, ni najden, ne obstaja, ne obstaja več, ni mogoče najti, "
        "nismo našli, ne najdemo, ni bilo mogoče najti, ni na tem naslovu, nič ni bilo najdeno, ni bilo najdeno, "
        "ne najdem",
        things="stran strani datoteka datoteke dokument vsebina vsebine url naslov povezava vir članek izdelek element",
        around="ta te tega zahtevana zahtevane iskana iskane ki jo iščete žal oprostite opravičujemo se a vendar ups "
        "oops napaka več videti vse kaže da je v na",
        gone="ni na voljo, ni več na voljo, je bila odstranjena, je bila izbrisana, ni dosegljiva",
    ),
    "hr": Words(
        missing="nije pronađena, nije pronađen, nije pronađeno, nije nađena, nije nađen, ne postoji, "
        "više ne postoji, ne može se pronaći, nije moguće pronaći, nismo pronašli, ne možemo pronaći, "
        "nije mogla biti pronađena, nema takve stranice, ništa nije pronađeno, nije bilo moguće pronaći",
        things="stranica stranicu strana stranu datoteka dokument sadržaj url adresa poveznica link resurs članak "
        "proizvod oglas objekt artikal fajl",
        around="ova ovu ovaj tražena traženu traženi koju koja koji tražite ste tražili zatražena žao nam je "
        "oprostite ispričavamo se izvinjavamo izvinite ali nažalost ups oops greška pogreška na ovoj adresi li više "
        "možda uklonjena premještena ili",
        gone="nije dostupna, nije dostupan, nije više dostupna, više nije dostupna, nedostupna, je uklonjena, "
        "je obrisana, je istekao",
    ),
    "sr": Words(
        missing="није пронађена, није пронађен, није нађена, не постоји, више не постоји, не може се пронаћи, "
        "није могуће пронаћи, нисмо пронашли, ништа није пронађено",
        things="страница страницу страна страну датотека документ садржај адреса линк чланак производ",
        around="ова ову тражена тражену тражени коју која сте тражили тражите жао нам је али нажалост упс грешка на "
        "извините",
        gone="није доступна, није доступан, више није доступна",
    ),
    "hu": Words(
        missing="nem található, nem létezik, nem létezik már, már nem létezik, nincs ilyen oldal, nem találtuk, "
        "nem találjuk, nem találtunk, nem talált oldal, nem sikerült megtalálni, nem tudtuk megtalálni, "
        "nincs találat, nem található meg, nem találhatók",
        things="oldal oldalt lap fájl dokumentum tartalom url cím link hivatkozás cikk termék hirdetés elem bejegyzés",
        around="az a ez egy ezt azt keresett kért kívánt megadott amit keres keresel amelyet sajnáljuk sajnos de "
        "hoppá ups upsz oops hiba elnézést bocsánat ezen címen már vagy törölték áthelyezték",
        gone="nem elérhető, már nem elérhető, nem érhető el, már nem érhető el, törölték, lejárt, megszűnt",
    ),
    "sv": Words(
        missing="hittades inte, hittades ej, hittas inte, kan inte hittas, kunde inte hittas, kunde inte hitta, "
        "kunde inte den begärda sidan hittas, kan inte hitta, hittar inte, hittade inte, finns inte, "
        "finns inte längre, finns ej, existerar inte, existerar inte längre, verkar inte existera, "
        "verkar inte finnas, inget hittades, ingenting hittades, ingen sida hittades, ej hittad, inte hittad, "
        "inte hittades",
        things="sida sidan webbsida webbsidan fil filen dokument dokumentet innehåll innehållet url adress adressen "
        "länk länken resurs resursen artikel artikeln produkt produkten annons annonsen objektet",
        around="den det en ett denna detta begärda begärde efterfrågade du vi jag söker sökte letar letade efter "
        "försökte försöker nå tyvärr hoppsan oj oops ojdå fel ursäkta beklagar men som här på adress kan kunde inte "
        "eller har flyttats tagits bort längre kanske",
        gone="är inte tillgänglig, inte tillgänglig, inte längre tillgänglig, är inte längre tillgänglig, "
        "har tagits bort, har raderats, har utgått, går inte att nå",
    ),
    "da": Words(
        missing="ikke fundet, blev ikke fundet, kunne ikke findes, kan ikke findes, findes ikke, "
        "findes ikke længere, findes ikke mere, eksisterer ikke, eksisterer ikke længere, kunne ikke finde, "
        "kan ikke finde, fandt ikke, intet fundet, ingen side fundet, kunne ikke blive fundet, findes desværre ikke",
        things="side siden webside websiden fil filen dokument dokumentet indhold indholdet url adresse adressen "
        "link linket artikel artiklen produkt produktet opslag opslaget objektet",
        around="den det en et denne dette anmodede ønskede forespurgte du vi jeg søger søgte leder ledte efter "
        "prøver prøvede at få fat i beklager desværre men ups hov oops fejl undskyld som her på eller er blevet "
        "flyttet slettet fjernet blev kunne kan ikke længere mere finde",
        gone="ikke tilgængelig, er ikke tilgængelig, er ikke længere tilgængelig, er blevet fjernet, "
        "er blevet slettet, er udløbet, er fjernet",
    ),
    "nb": Words(
        missing="ikke funnet, ble ikke funnet, fant ikke, fant vi ikke, finnes ikke, finnes ikke lenger, "
        "eksisterer ikke, eksisterer ikke lenger, kunne ikke finnes, kunne ikke bli funnet, kunne ikke finne, "
        "kan ikke finne, finner ikke, ingen side funnet, ingenting funnet, finnes dessverre ikke, fann ikkje, "
        "finst ikkje, eksisterer ikkje, blei ikkje funne, ikkje funne",
        things="side siden sida nettside nettsiden fil filen dokument dokumentet innhold innholdet url adresse "
        "adressen lenke lenken artikkel artikkelen produkt produktet annonse annonsen stilling stillingen objektet",
        around="den det en ei et denne dette forespurte ønskede du vi jeg eg spør spurte ser leter lette søker etter "
        "prøver å se nå beklager dessverre men ups oi oops feil unnskyld som her på eller er har blitt flyttet "
        "slettet fjernet finne lenger",
        gone="ikke tilgjengelig, er ikke tilgjengelig, er ikke lenger tilgjengelig, er fjernet, er slettet, "
        "er utløpt, ikkje tilgjengeleg",
    ),
    "fi": Words(
        missing="ei löydy, ei löytynyt, ei löydetty, ei ole olemassa, ei ole enää olemassa, ei enää ole olemassa, "
        "emme löytäneet, emme löydä, ei näytä olevan olemassa, mitään ei löytynyt, ei löytynyt mitään, "
        "ei voitu löytää, ei löydy enää",
        things="sivu sivua sivusto sivustoa tiedosto tiedostoa dokumentti asiakirja sisältö sisältöä url osoite "
        "osoitetta linkki artikkeli artikkelia tuote tuotetta ilmoitus ilmoitusta kohde kohdetta",
        around="tämä tätä pyydetty pyydettyä pyytämäsi pyytämääsi haettu haettua etsimäsi etsimääsi hakemasi "
        "hakemaasi haluamaasi jota etsit valitettavasti pahoittelemme pahoittelut anteeksi mutta hups oho oops virhe "
        "tästä osoitteesta täältä palvelimelta tai on siirretty poistettu enää",
        gone="ei ole saatavilla, ei ole enää saatavilla, ei saatavilla, on poistettu, on vanhentunut, on päättynyt",
    ),
    "is": Words(
        missing="fannst ekki, finnst ekki, fannst umbeðin síða ekki, er ekki til, ekki fundin, er ekki lengur til, "
        "fundum ekki",
        things="síða síðan síðuna síðunni skrá skráin skjal skjalið efni efnið slóð slóðin grein",
        around="því miður umbeðin umbeðna sem þú leitar leitaðir að villa úps þessi við en",
        gone="er ekki tiltæk, er ekki aðgengileg, hefur verið fjarlægð",
    ),
    "et": Words(
        missing="ei leitud, ei leidu, ei leitud midagi, ei eksisteeri, ei ole olemas, pole olemas, ei leia, "
        "ei leidnud, ei õnnestunud leida, puudub, enam ei eksisteeri, lehte pole, ei ole enam olemas, "
        "midagi ei leitud",
        things="leht lehte lehekülg lehekülge faili fail dokumenti dokument sisu url aadress aadressi link linki "
        "artikkel artiklit toode toodet kuulutus kuulutust",
        around="seda see sellist soovitud otsitud otsitavat küsitud taotletud mida otsite otsid vabandame kuid "
        "kahjuks ups oops viga tõrge sellel aadressil me enam või",
        gone="pole saadaval, ei ole saadaval, ei ole enam saadaval, pole kättesaadav, on eemaldatud, on kustutatud, "
        "on aegunud",
    ),
    "lv": Words(
        missing="nav atrasta, nav atrasts, nav atrodama, netika atrasta, netika atrasts, neeksistē, vairs neeksistē, "
        "nepastāv, nevar atrast, neizdevās atrast, nekas netika atrasts, nekas nav atrasts, nevarējām atrast",
        things="lapa lapu fails dokuments saturs url adrese saite resurss raksts prece produkts sludinājums",
        around="šī šis šo šāda pieprasītā pieprasītais meklētā meklējamā kuru jūs meklējat atvainojamies atvainojiet "
        "diemžēl bet ups oops kļūda piedodiet vairs vai",
        gone="nav pieejama, nav pieejams, vairs nav pieejama, vairs nav pieejams, ir dzēsta, ir noņemta",
    ),
    "lt": Words(
        missing="nerastas, nerasta, nerastasis, neegzistuoja, nebeegzistuoja, nepavyko rasti, negalime rasti, "
        "nebuvo rastas, nebuvo rasta, nieko nerasta, neradome, tokio puslapio nėra, puslapio nėra, "
        "nėra tokio puslapio",
        things="puslapis puslapio puslapį failas failo dokumentas dokumento turinys url adresas nuoroda straipsnis "
        "straipsnio produktas prekė skelbimas objektas",
        around="šis šio toks tokio prašytas prašomas prašomo ieškomas ieškomo jūsų kurio ieškote atsiprašome deja "
        "bet ups oops klaida jau arba buvo perkeltas ištrintas",
        gone="nepasiekiamas, neprieinamas, nebepasiekiamas, nebėra, buvo pašalintas, ištrintas, pasibaigė",
    ),
    "el": Words(
        missing="δεν βρέθηκε, δε βρέθηκε, δεν βρέθηκαν, δεν υπάρχει, δε υπάρχει, δεν υπάρχει πλέον, "
        "δεν ήταν δυνατή η εύρεση, δεν μπορεί να βρεθεί, δεν μπόρεσε να βρεθεί, δεν βρήκαμε, δεν μπορούμε να βρούμε, "
        "δεν μπορέσαμε να βρούμε, δεν βρέθηκε τίποτα, τίποτα δεν βρέθηκε, δεν φαίνεται να υπάρχει",
        things="σελίδα σελίδας σελίδες αρχείο αρχείου έγγραφο περιεχόμενο διεύθυνση σύνδεσμος άρθρο προϊόν αγγελία "
        "url πόρος στοιχείο",
        around="η ο το την τη του της αυτή αυτό που ζητήσατε ζητήθηκε ζητάτε ψάχνετε αναζητάτε αναζητήσατε "
        "λυπούμαστε συγγνώμη συγνώμη ζητάμε αλλά δυστυχώς ουπς ωχ oops σφάλμα λάθος μας στη ή έχει μετακινηθεί "
        "διαγραφεί πλέον",
        gone="δεν είναι διαθέσιμη, δεν είναι διαθέσιμο, δεν είναι πλέον διαθέσιμη, δεν είναι πλέον διαθέσιμο, "
        "μη διαθέσιμη, έχει αφαιρεθεί, έχει διαγραφεί, έχει λήξει",
    ),
    "tr": Words(
        missing="bulunamadı, bulunamıyor, bulunmuyor, bulunmamaktadır, bulunamamıştır, mevcut değil, "
        "mevcut değildir, artık mevcut değil, yok, yok gibi görünüyor, bulamadık, bulamıyoruz, "
        "hiçbir şey bulunamadı, böyle bir sayfa yok, sonuç bulunamadı",
        things="sayfa sayfayı sayfası sayfanın dosya dosyası belge içerik url adres adresi bağlantı kaynak makale "
        "ürün ilan kayıt",
        around="bu böyle bir istenen istediğiniz aradığınız aranan talep edilen ettiğiniz ulaşmaya çalıştığınız "
        "üzgünüz üzgünüm maalesef özür dileriz ama ancak ups oops hata hay aksi hoppala artık veya",
        gone="kullanılamıyor, artık kullanılamıyor, yayından kaldırıldı, yayından kaldırılmıştır, kaldırıldı, "
        "silindi, silinmiş, süresi doldu, erişilemiyor",
    ),
    "az": Words(
        missing="tapılmadı, mövcud deyil, tapıla bilmədi, artıq mövcud deyil",
        things="səhifə səhifəsi fayl sənəd məzmun ünvan link məqalə məhsul",
        around="bu üzr istəyirik amma sorğulanan axtardığınız təəssüf ki xəta ups",
        gone="əlçatan deyil, silinib",
    ),
    "ru": Words(
        missing="не найдена, не найден, не найдено, не найдены, не существует, больше не существует, "
        "уже не существует, не обнаружена, не обнаружен, не обнаружено, не удалось найти, невозможно найти, "
        "не можем найти, не смогли найти, не нашли, ничего не найдено, ничего не нашлось, ничего не нашли, "
        "не нашлась, отсутствует, нет такой страницы, такой страницы нет, этой страницы нет, страницы нет, "
        "по этому адресу ничего нет, здесь ничего нет",
        things="страница страницы страницу файл файла документ документа контент содержимое содержание url адрес "
        "адреса ссылка ресурс статья статьи материал материала товар товара объявление объявления вакансия запись "
        "объект элемент раздел",
        around="эта этой эту этот запрошенная запрошенной запрошенную запрошенный запрашиваемая запрашиваемой "
        "запрашиваемую запрашиваемый искомая вами вы ищете искали которую который запросили запрашиваете нужная "
        "такая такой к сожалению извините простите приносим свои извинения но упс ой ошибка на сервере сайте по "
        "этому запрошенному адресу мы была перемещена удалена или возможно больше у нас данному",
        gone="недоступна, недоступен, недоступно, больше недоступна, больше не доступна, не доступна, была удалена, "
        "удалена, был удален, удален, удалён, удалено, снято с публикации, снят с продажи, устарела, в архиве, "
        "закрыта",
    ),
    "uk": Words(
        missing="не знайдена, не знайдено, не знайдений, не існує, більше не існує, вже не існує, не вдалося знайти, "
        "неможливо знайти, не можемо знайти, не знайшли, нічого не знайдено, відсутня, такої сторінки немає, "
        "такої сторінки нема, сторінки немає, немає такої сторінки",
        things="сторінка сторінки сторінку файл документ вміст контент url адреса посилання ресурс стаття статтю "
        "матеріал товар оголошення вакансія запис",
        around="ця цю цієї цей запитана запитувана запитувану запрошену запрошена яку ви шукаєте шукали на жаль "
        "вибачте перепрошуємо але упс ой помилка за цією адресою ми була переміщена видалена або можливо більше така "
        "такої",
        gone="недоступна, недоступний, більше недоступна, більше не доступна, не доступна, була видалена, видалено, "
        "видалена",
    ),
    "be": Words(
        missing="не знойдзена, не знойдзены, не існуе, не знайшлі, немагчыма знайсьці, немагчыма знайсці, "
        "нічога не знойдзена",
        things="старонка старонку старонкі бачына бачыну файл дакумент адрас матэрыял",
        around="на жаль запытаная запытаную гэтая гэту прабачце памылка вы шукаеце якую",
        gone="недаступная, выдалена",
    ),
    "bg": Words(
        missing="не е намерена, не е намерен, не е намерено, не беше намерена, не съществува, вече не съществува, "
        "не може да бъде намерена, не може да бъде намерен, не можахме да намерим, не намерихме, "
        "няма такава страница, нищо не е намерено, нищо не беше намерено, не бе намерена, ненамерена",
        things="страница страницата файл файлът документ документът съдържание съдържанието url адрес адресът връзка "
        "ресурс статия статията продукт продуктът обява обявата",
        around="тази този това исканата поисканата търсената търсения заявената която който търсите съжаляваме но за "
        "съжаление извинете опа упс грешка на адрес ви или е преместена изтрита",
        gone="не е достъпна, не е налична, вече не е достъпна, вече не е налична, недостъпна, е премахната, "
        "е изтрита, изтекла",
    ),
    "mk": Words(
        missing="не е најдена, не е пронајдена, не постои, повеќе не постои, не може да се најде, "
        "ништо не е пронајдено",
        things="страница страницата страна страната датотека документ содржина адреса статија",
        around="оваа бараната која ја сте побаравте побарале барате се извинуваме жал ни е но за грешка упс",
        gone="не е достапна, повеќе не е достапна, е отстранета",
    ),
    "sq": Words(
        missing="nuk u gjet, s'u gjet, s'u gjet dot, nuk ekziston, s'ekziston, nuk gjendet, nuk u gjet asgjë, "
        "s'u gjet faqe, nuk mund të gjendet",
        things="faqja faqe dosja dokumenti përmbajtja adresa lidhja artikulli produkti",
        around="e kërkuar kjo që kërkoni kërkuat na ndjeni por vjen keq gabim ups më",
        gone="nuk është e disponueshme, nuk është më e disponueshme, është fshirë",
    ),
    "he": Words(
        missing="לא נמצא, לא נמצאה, לא נמצאו, לא קיים, לא קיימת, אינו קיים, אינה קיימת, כבר לא קיים, "
        "לא הצלחנו למצוא, לא מצאנו, לא ניתן למצוא, לא נמצא כלום, לא נמצאו תוצאות",
        things="הדף דף העמוד עמוד הקובץ קובץ המסמך התוכן הכתובת הקישור המאמר המוצר המודעה",
        around="המבוקש המבוקשת שביקשת שחיפשת שאתה מחפש אתם מחפשים זה הזה אופס אופסס שגיאה מצטערים אנו אנחנו מתנצלים "
        "סליחה אבל אולם את או הוסר",
        gone="אינו זמין, לא זמין, אינו זמין יותר, כבר לא זמין, הוסר, נמחק",
    ),
    "ar": Words(
        missing="غير موجودة, غير موجود, لم يتم العثور على, لم يتم العثور عليها, لم يتم العثور عليه, "
        "لا يمكن العثور على, لا يمكن العثور عليها, تعذر العثور على, لم نتمكن من العثور على, لم نعثر على, لا توجد, "
        "لا يوجد, ليست موجودة, لم تعد موجودة, لم يعد موجودا, لم يتم إيجاد, لم يتم العثور على شيء, "
        "لم يتم العثور على أي شيء, لم توجد",
        things="الصفحة صفحة الملف ملف المستند المحتوى الرابط العنوان المقال المقالة المنتج الإعلان الخبر المورد",
        around="المطلوبة المطلوب التي الذي تبحث عنها عنه طلبتها طلبته هذه هذا عذرا عذراً آسفون نحن أسفون نأسف للأسف "
        "ولكن لكن عفوا عفواً خطأ أوبس أو ربما تم نقلها حذفها رقم",
        gone="غير متاحة, غير متاح, غير متوفرة, غير متوفر, لم تعد متاحة, لم يعد متاحا, تم حذفها, تم حذفه, تم حذف, "
        "تمت إزالة",
    ),
    "fa": Words(
        missing="یافت نشد, پیدا نشد, وجود ندارد, موجود نیست, یافت نمی شود, پیدا نکردیم, چیزی یافت نشد, "
        "چیزی پیدا نشد, نتوانستیم پیدا کنیم",
        things="صفحه صفحهٔ برگه پرونده فایل سند محتوا محتوای آدرس نشانی پیوند مطلب مقاله محصول آگهی",
        around="مورد نظر شما تقاضا درخواستی درخواست شده این ای که به دنبال آن هستید متاسفانه متأسفانه شرمنده متاسفیم "
        "اما ببخشید خطا خطای اوه دیگر پوزش",
        gone="در دسترس نیست, دیگر در دسترس نیست, حذف شده است, حذف شده, منقضی شده است",
    ),
    "hi": Words(
        missing="नहीं मिला, नहीं मिली, नहीं मिल सका, नहीं मिले, मौजूद नहीं है, मौजूद नहीं लगता है, "
        "अस्तित्व में नहीं है, पृष्ठ लापता, कुछ नहीं मिला, नहीं पाया गया, नहीं पाई गई, नहीं ढूंढ सके",
        things="पृष्ठ पेज पन्ना फ़ाइल फाइल दस्तावेज़ सामग्री पता लिंक लेख उत्पाद",
        around="यह वह अनुरोधित अनुरोध किया गया जिस जिसे आप खोज ढूंढ रहे हैं क्षमा करें माफ़ खेद है हमें लेकिन उफ़ ओह त्रुटि का की के",
        gone="उपलब्ध नहीं है, अब उपलब्ध नहीं है, हटा दिया गया है",
    ),
    "vi": Words(
        missing="không tìm thấy, không tồn tại, không thể tìm thấy, không được tìm thấy, không còn tồn tại, "
        "không có gì ở đây, không tìm thấy gì, chưa tìm thấy",
        things="trang tệp tập tin tài liệu nội dung địa chỉ liên kết bài viết sản phẩm url",
        around="này nào bạn yêu cầu đang tìm kiếm mà được rất tiếc xin lỗi nhưng ôi rồi chúng tôi có thể thấy hoặc "
        "đã bị xóa di chuyển web",
        gone="không khả dụng, không còn khả dụng, không có sẵn, đã bị xóa, đã hết hạn, không còn nữa",
    ),
    "id": Words(
        missing="tidak ditemukan, tidak dapat ditemukan, tidak bisa ditemukan, tidak ada, tidak ada di sini, "
        "sudah tidak ada, tidak tersedia lagi, tidak dijumpai, tidak wujud, kami tidak dapat menemukan, "
        "tidak ada yang ditemukan, belum ditemukan",
        things="halaman laman berkas file dokumen konten isi url alamat tautan artikel produk lowongan berita",
        around="yang anda kamu minta diminta cari dicari ini itu maaf mohon namun tetapi tapi ups oops kesalahan "
        "galat sepertinya kami tampaknya ralat",
        gone="tidak tersedia, sudah tidak tersedia, telah dihapus, sudah dihapus, kedaluwarsa, kadaluarsa",
    ),
    "ga": Words(
        missing="ní bhfuarthas, ní bhfuarthas an leathanach, níl ann, ní ann, "
        "níorbh fhéidir an leathanach iarrtha a aimsiú",
        things="leathanach comhad doiciméad",
        around="an a iarrtha ár leithscéal ach earráid seo",
    ),
    "cy": Words(
        missing="ni ddarganfuwyd, ni ddarganfyddwyd, heb ei chanfod, heb ei ganfod, ddim yn bodoli, nid yw'n bodoli, "
        "ni chanfuwyd, methu dod o hyd",
        things="tudalen dudalen ffeil ddogfen",
        around="y yr r mae n ddrwg gennym ond gwall hon dydy 'r o hyd i i'r",
    ),
    "eo": Words(
        missing="ne trovita, ne estis trovita, ne troviĝis, ne ekzistas, ne troveblas",
        things="paĝo dosiero dokumento",
        around="la tiu ĉi petita bedaŭrinde pardonu eraro",
    ),
    "af": Words(
        missing="nie gevind nie, kon nie gevind word nie, bestaan nie, bestaan nie meer nie",
        things="bladsy lêer dokument inhoud",
        around="die hierdie aangevraagde jammer fout",
    ),
    "sw": Words(
        missing="haujapatikana, haukupatikana, haipatikani, haipo",
        things="ukurasa faili hati",
        around="samahani huu uliotafutwa hitilafu",
    ),
    "ka": Words(
        missing="ვერ მოიძებნა, არ მოიძებნა, არ არსებობს, არ არის ნაპოვნი",
        things="გვერდი ფაილი დოკუმენტი",
        around="მოთხოვნილი თქვენ მიერ ეს სამწუხაროდ შეცდომა",
    ),
    "hy": Words(
        missing="գտնված չէ, չի գտնվել, գոյություն չունի, չգտնվեց",
        things="էջը էջ ֆայլը փաստաթուղթը",
        around="հարցվող ներողություն ենք հայցում բայց այս սխալ որոնվող",
    ),
    "kk": Words(
        missing="табылмады, жоқ, табылған жоқ",
        things="бет бетіңіз парақ файл құжат",
        around="кешірім сұраймыз сіздің сұраған бұл қате",
    ),
    "zh": Words(
        missing="找不到, 未找到, 沒有找到, 没有找到, 不存在, 已不存在, 无法找到, 無法找到, 沒找到, 没找到, 並不存在, "
        "并不存在, 已經不存在, 查無此頁, 查无此页, 未能找到, 沒有此頁, 没有此页, 走丢了, 飞走了, 不見了, 不见了, "
        "無此頁面, 无此页面",
        things="页面 頁面 网页 網頁 页 頁 文件 檔案 文档 文檔 内容 內容 网址 網址 地址 链接 鏈接 連結 资源 資源 文章 "
        "商品 产品 產品 信息 資料 帖子 職位 职位 新闻 新聞",
        around="抱歉 很 非常 對不起 对不起 您 你 要 所 请求 請求 訪問 访问 查找 查看 尋找 寻找 瀏覽 浏览 想 的 這個 "
        "这个 這 这 该 該 此 啊 哦 噢 呀 呃 糟糕 哎呀 错误 錯誤 出错 了 或 已 被 我们 我們 可能 到 在 试图 嘗試 尝试 "
        "指定 个 個 一 是",
        gone="不可用, 已删除, 已刪除, 被删除, 被刪除, 已下架, 已失效, 已过期, 已過期, 無法使用, 无法访问, 無法訪問, "
        "已移除, 無法顯示, 无法显示",
        spaced=False,
    ),
    "ja": Words(
        missing="見つかりません, 見つかりませんでした, みつかりません, みつかりませんでした, 存在しません, "
        "存在しないようです, 存在しない, 見つけることができませんでした, 見つけられませんでした, ございません, "
        "見当たりません, ありません, ありませんでした, 見つからない",
        things="ページ ファイル ドキュメント 文書 コンテンツ url アドレス リンク 記事 商品 お探しのもの 求人 投稿 情報",
        around="お探し ご 指定 指定された リクエスト要求 要求された リクエスト された アクセス しようと した の は "
        "が を に で この その 申し訳 申し訳ありませんが 申し訳ございませんが ございませんが ありませんが 大変 "
        "恐れ入りますが すみません 何 も エラー サーバー 上 現在 または 既に すでに 探して いる もの 誠に",
        gone="削除されました, 削除された, 削除されています, 公開されていません, 利用できません, 終了しました, "
        "表示できません, 掲載を終了",
        spaced=False,
    ),
    "ko": Words(
        missing="찾을 수 없습니다, 찾을수 없습니다, 찾을 수 없음, 찾을 수 없어요, 존재하지 않습니다, 존재하지 않는, "
        "찾지 못했습니다, 발견되지 않았습니다, 없는 페이지, 없습니다",
        things="페이지 파일 문서 콘텐츠 주소 링크 게시물 게시글 기사 상품 글 자료 정보",
        around="요청하신 요청한 찾으시는 찾는 찾고 계신 원하시는 죄송합니다 죄송하지만 해당 이 를 을 가 은 는 그 "
        "오류 에러 입니다 웹 의 접속하신",
        gone="삭제되었습니다, 삭제된, 이용할 수 없습니다, 만료되었습니다, 종료되었습니다",
        spaced=False,
    ),
    "th": Words(
        missing="ไม่พบ, ไม่มีอยู่, ไม่มี, หาไม่พบ, ไม่เจอ, ไม่สามารถหา, ไม่ปรากฏ",
        things="หน้า หน้าเว็บ เพจ ไฟล์ เอกสาร เนื้อหา ที่อยู่ ลิงก์ บทความ สินค้า ข้อมูล",
        around="นี้ ที่ คุณ ต้องการ ร้องขอ กำลัง มองหา ค้นหา ขออภัย ขอโทษ แต่ ข้อผิดพลาด อุ๊ปส์ เรา แล้ว ได้ อยู่ ใน ระบบ ค่ะ ครับ",
        gone="ไม่พร้อมใช้งาน, ถูกลบ, ถูกลบแล้ว, หมดอายุ",
        spaced=False,
    ),
}
"""By BCP 47 primary language subtag."""
