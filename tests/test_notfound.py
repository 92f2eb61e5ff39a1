"""Error sentences: what software of every country says, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck import notfound
from linkcheck.notfound.languages import LANGUAGES

SENTENCES = """
404
Error 404
404 - Page not found
Not Found | Example
Oops! That page can’t be found.
HTTP Status 404 – Not Found
404 Not Found
Error 404 (Not Found)!!1
404 - File or directory not found.
Object not found!
The resource cannot be found.
Page Not Found - The Site
The Site: Page not found
Sorry, this page doesn't exist
Sorry, the page you are looking for could not be found.
We can't find the page you're looking for
We couldn't find that page
The page you requested is no longer available
This content has been removed
Job has expired
This job is no longer available
Nothing here
Invalid ID
Record not found
Product not found
There’s nothing here.
Page no longer exists
This page isn't available
Nothing Found
404: This page could not be found.
404: NOT_FOUND
Not Found (#404)
Whoops, this page doesn’t exist
Errore 404 – Politecnico
La pagina richiesta non esiste
Spiacenti, la pagina che stai cercando non esiste.
Ops! La pagina che cerchi non è stata trovata
Questo contenuto non è più disponibile
Fehler 404 - Seite nicht gefunden | Universität
Hoppla! Diese Seite konnte nicht gefunden werden.
Die gewünschte Seite existiert leider nicht (mehr).
Die von Ihnen gesuchte Seite wurde nicht gefunden
Diese Stellenanzeige ist nicht mehr verfügbar
Page introuvable - Université
Erreur 404 : page non trouvée
Oups ! Cette page est introuvable.
La page que vous recherchez n’existe pas ou plus
Cette offre n'est plus disponible
¡Vaya! No se ha podido encontrar esa página.
La página que buscas no existe
Lo sentimos, la página que está buscando no existe
Página não encontrada – Site
Oops! Essa página não pôde ser encontrada.
Pagina niet gevonden
Oeps! Die pagina kan niet worden gevonden.
Stránka nebyla nalezena
Ups! Tę stronę trudno znaleźć
Nie znaleziono strony
Strona, której szukasz, nie istnieje
Az oldal nem található
Hoppá! Az oldal nem található.
Sidan kunde inte hittas
Sidan finns inte
Siden blev ikke fundet
Siden finnes ikke
Sivua ei löytynyt
Lehekülge ei leitud
Lapa netika atrasta
Puslapis nerastas
Η σελίδα δεν βρέθηκε
Sayfa Bulunamadı
Ошибка 404. Страница не найдена
Страница, которую вы ищете, не существует
Сторінку не знайдено
Страницата не е намерена
הדף לא נמצא
الصفحة غير موجودة
صفحه مورد نظر یافت نشد
पृष्ठ नहीं मिला
页面未找到
抱歉，您访问的页面不存在
找不到網頁
抱歉，找不到您要的頁面
ページが見つかりません | サイト
お探しのページは見つかりませんでした。
指定されたページまたはファイルは存在しません
페이지를 찾을 수 없습니다
요청하신 페이지를 찾을 수 없습니다.
Không tìm thấy trang
ไม่พบหน้าที่คุณต้องการ
Halaman tidak ditemukan
Stranica nije pronađena
Stran ni bila najdena
Pagina nu a fost găsită
Stránka sa nenašla
No s'ha trobat la pàgina
Page Not Found!
Uh oh. That page doesn’t exist.
File not found
The requested URL was not found on this server.
Seite nicht gefunden (404)
404 Seite
We're sorry, but the page you requested was not found
Looks like this page doesn't exist
This page doesn’t seem to exist.
Article not found
Category not found
Event not found
User not found
Page Missing
The specified URL cannot be found.
Sorry, we can't find that page
Hmm, we can’t find that page.
This item is no longer available.
The requested document was not found
Die Webseite konnte nicht gefunden werden
Bladsy nie gevind nie
تعذر العثور على الصفحة
عذراً، تعذَّر العثور على الصفحة المطلوبة.
Səhifə tapılmadı
Бачыну не знайшлі
Съжаляваме, но поисканата страница не може да бъде намерена.
Ho sentim, però no s'ha pogut trobar la pàgina sol·licitada
Požadovaná stránka nebyla bohužel nalezena.
Ni ddarganfyddwyd y dudalen
Vi beklager, men den ønskede side kunne ikke findes
Es tut uns leid, aber die angeforderte Seite konnte nicht gefunden werden.
Λυπούμαστε, αλλά η σελίδα που ζητήθηκε δεν βρέθηκε.
Lo sentimos, pero no se pudo encontrar la página solicitada.
Ez da orririk aurkitu
Nous sommes désolés, mais la page demandée est introuvable.
Sentímolo, pero non se atopou a páxina solicitada.
אנו מתנצלים, העמוד המבוקש אינו קיים.
यह पृष्ठ मौजूद नहीं लगता है...
Nincs ilyen oldal
Sajnáljuk, de a keresett oldal nem található.
Էջը գտնված չէ
Maaf, laman yang Anda minta tidak ditemukan.
Því miður fannst umbeðin síða ekki.
申し訳ありませんが、お探しのページは見つかりませんでした。
გვერდი ვერ მოიძებნა
Бет табылмады
죄송합니다, 요청한 페이지를 찾을 수 없습니다.
Atsiprašome, bet prašytas puslapis nerastas.
Atvainojamies, pieprasītā lapa nav atrodama.
Страницата не е најдена
Beklager, men siden du spør etter finnes ikke.
Fann ikkje sida
Het spijt ons, maar de opgevraagde pagina kon niet worden gevonden.
Przykro nam, ale taka strona nie istnieje...
Pedimos desculpa mas a página solicitada não foi encontrada.
Din păcate nu am găsit pagina solicitată
Ľutujeme, ale požadovaná stránka nebola nájdená.
Opravičujemo se, a zahtevane strani ni mogoče najti.
S’u gjet faqe
Страница није пронађена
Tyvärr kunde inte den begärda sidan hittas.
Ukurasa haujapatikana
Üzgünüz, istediğiniz sayfa bulunamadı.
На жаль, запрошену сторінку не знайдено.
Rất tiếc, không thể tìm thấy trang được yêu cầu.
很抱歉，請求頁面不存在。
Diese Seite existiert leider nicht.
Cette page semble ne pas exister…
Questa pagina non esiste…
PAGE NOT FOUND
Pagina non trovata : Comune di Esempio
Example University: Page not found
""".strip().splitlines()

OTHERS = """
Guide to the exchange
How to handle a 404 error
How to fix error 404
Lost and not found: a history of the archive
Not Found: A Memoir
Peugeot 404
Room 404
Lost and found
What to do when a page is not found
Page not found errors in WordPress
Understanding soft 404 errors
404 errors: statistics for March
Missing persons found
Found in translation
The Missing Page
Nothing but the truth
Nichts gefunden ist auch ein Ergebnis der Forschung
Was tun, wenn die Seite nicht gefunden wird?
Can't find what you are looking for?
Did not find the page?
We found nothing wrong with the bridge
Not available in stores: the exhibition
Jobs
Expired patents
The end of the page
A page of history
Why the Higgs was not found earlier
Errors and corrections
Error analysis
No results found for “erasmus”
0 results
Search results
Erreur de jeunesse
Les objets trouvés
Objets perdus et trouvés
Fundbüro
Page 404 of the manuscript (folio)
Boeing 404
HTTP status codes
404 Group GmbH
Area 404 Gallery
Kein Zutritt
Ei saa peittää
No existe el amor perfecto
La página no existe: crónica de un apagón
Site unavailable due to maintenance tomorrow
Not for sale
We do not exist to make money
Closed on Mondays
This exhibition has ended
The event has ended
Applications are closed
Page layout
Ничего личного
找工作
不存在的女儿
存在しない町
찾아오시는 길
""".strip().splitlines()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_error_sentence_and_nothing_more(sentence: str) -> None:
    assert notfound.said(sentence, "")
    assert notfound.said("Example", sentence)


@pytest.mark.parametrize("name", OTHERS)
def test_what_only_looks_like_one(name: str) -> None:
    assert not notfound.said(name, name)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Page not found – Example University", "Page not found"),
        ("Example | Seite nicht gefunden", "Seite nicht gefunden"),
        ("Error 404: Page not found", "Error 404: Page not found"),
        ("404 – Página no encontrada | Facultad", "404"),
        ("Oops! That page can’t be found.", "That page can’t be found"),
    ],
)
def test_the_very_words_are_told_without_the_name_of_the_site(title: str, words: str) -> None:
    assert notfound.in_name(title) == words


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("Example University Page not found Back to home", "Page not found"),
        ("Menü Die angeforderte Seite wurde nicht gefunden. Zurück", "Die angeforderte Seite wurde nicht gefunden"),
        ("The page you requested is no longer available.", "The page you requested is no longer available"),
        ("Sorry! Invalid request: this record does not exist", "this record does not exist"),
        ("学校 首页 抱歉，您访问的页面不存在 返回首页", "抱歉，您访问的页面不存在"),
        ("홈 요청하신 페이지를 찾을 수 없습니다. 돌아가기", "요청하신 페이지를 찾을 수 없습니다"),
        ("Кафедра. Страница не найдена. На главную", "Страница не найдена"),
        ("We moved to Rome in 2019. Write to us.", ""),
        ("Welcome. If you cannot find something, write to us.", ""),
        ("It could not be found out who painted this.", ""),
        ("Nothing was found.", ""),
    ],
)
def test_a_short_page_may_begin_with_one_that_names_what_is_missing(opening: str, words: str) -> None:
    assert notfound.in_opening(opening) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_finds_its_own_phrases(language: str) -> None:
    """Each phrase, beside a thing, makes a sentence of that language."""
    words = LANGUAGES[language]
    thing = words.things.split()[0]
    for phrase in f"{words.missing},{words.gone}".split(","):
        if phrase.strip():
            assert notfound.in_name(f"{thing} {phrase.strip()}"), phrase


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_taken(title: str, opening: str) -> None:
    said = notfound.said(title, title[::-1], opening)

    assert len(said) <= notfound.LONGEST
