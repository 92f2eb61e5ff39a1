"""The words of logins: what pages that ask for one say, and what links to them say; a table for each language.

Phrases are written as in `dates.language`, with a stroke between two of them. Languages that set no spaces between
words have tables of their own, whose phrases are found wherever they stand.
"""

from __future__ import annotations

from msgspec import Struct


class Words(Struct, frozen=True):
    """What one language has of it."""

    login: str
    """What a login is called: by its title, its heading, its button."""
    needed: str
    """By which a page tells its reader to log in, or that it is for those alone who may."""
    reserved: str
    """What such a page is called; elsewhere these words may speak of anything."""
    refused: str
    """What a page is called that shows nothing to its reader."""
    warned: str
    """By which the words beside a link tell that what it leads to is not for all."""
    free: str
    """By which they tell that it is for all, in words that are among those."""


ENGLISH = Words(
    login="""
    log in | login | log-in | sign in | signin | sign-in | log on | logon | sign on | single sign-on |
    single sign on | authentication | authentication required | user login | member login | members login |
    select your home organisation | select your home organization | select your institution |
    find your institution | choose your institution | web login service | account login | authenticate |
    log in to your account | sign in to your account
    """,
    needed="""
    you must log in | you must login | you must sign in | you must log on | you must be logged in |
    you must be signed in | you must be authenticated | you need to log in | you need to login | you need to sign in |
    you need to log on | you need to be logged in | you need to be signed in | you need to be authenticated |
    you have to log in | you have to login | you have to sign in | you have to log on | you have to be logged in |
    you have to be signed in | you have to be authenticated | you will need to log in | you will need to login |
    you will need to sign in | you will need to log on | you will need to be logged in |
    you will need to be signed in | you will need to be authenticated | please log in to | please login to |
    please sign in to | please log on to | log in to view this | log in to access this | log in to see this |
    log in to read this | login to view this | login to access this | login to see this | login to read this |
    sign in to view this | sign in to access this | sign in to see this | sign in to read this | log on to view this |
    log on to access this | log on to see this | log on to read this | you are not logged in | you're not logged in |
    login is required to | login required to | authentication is required to | authentication required to |
    this page requires a login | this page requires authentication | this page requires you to log in |
    this content requires a login | this page is restricted to | this content is restricted to |
    this page is for members only | this content is for members only | this content is for registered users |
    is only available to members | is only accessible to members | is available to members only |
    is only available to registered users | only available to logged in users | only available to logged-in users |
    this area is restricted | this is a restricted area | this is a private page |
    this content is password protected | this page is password protected | this post is password protected |
    guests cannot access this course | you are not authorized to access this page |
    you are not authorized to view this page | you are not authorised to access this page |
    you are not authorised to view this page | you do not have sufficient privileges to view this page |
    you need permission to access this | you need access |
    you don't have access to this | you do not have access to this | hasn't been shared with you |
    you don't have permission to view this page | you do not have permission to view this page |
    you don't have permission to access this content | you do not have permission to access this content |
    you don't have permission to access this document | request access, or switch to an account with access
    """,
    reserved="""
    members only | members area | members' area | restricted access | access restricted | restricted area |
    restricted content | restricted page | login required | log in required | sign in required | staff only |
    students only | private area | private site | protected area | protected page | protected content |
    authorized users only | authorised users only | registered users only | password protected | password required |
    permission required | authorization required | authorisation required | insufficient privileges |
    you need permission
    """,
    refused="""
    access denied | access is denied | forbidden | not authorized | not authorised | not permitted | unauthorized |
    unauthorised | permission denied
    """,
    warned="""
    log in | login | log-in | logging in | logged in | log on | logon | sign in | sign-in | signing in | signed in |
    sign on | single sign-on | sso | password* | passcode | credential* | user name | username | authentication |
    authenticate* | authenticating | authorized users | authorised users | (restricted) | restricted to |
    restricted area* | is restricted | are restricted | restricted access | access restricted | members only |
    members' area | member area | member login | for members | members-only | members area | only for members |
    students only | staff only | employees only | only for students | only for staff | only students | only staff |
    for staff only | for students only | faculty only | only for employees | only members | only accessible |
    only available to | accessible only | access only | (internal) | internal use | internal only | intranet | vpn |
    campus network | from campus only | on campus only | institutional account | university account |
    personal account | create an account | need an account | with an account | account required | registered users |
    subscribers | subscription required | person code | shibboleth | private area | reserved area | reserved to |
    reserved for members | reserved for students | reserved for staff | not public | non-public |
    requires registration | registration required | permission required | authorization required |
    password-protected | licensed users
    """,
    free="""
    no login | no log-in | no password | no account | no registration | no authentication | no credentials |
    without login | without a login | without logging in | without password | without a password |
    without an account | without account | without registration | without signing in | login is not | login not |
    not restricted | unrestricted | no need to log in | no sign-in | not require a login | not require login |
    not require registration | no subscription | do not need to log in | don't need to log in | not need an account |
    not need a login | open to all | forgot password | forgotten password | password policy |
    international credentials | credential evaluation
    """,
)
ITALIAN = Words(
    login="""
    accedi | accesso | login | log in | autenticazione | autenticati | accesso utenti | entra | accedi al portale |
    servizio di autenticazione | area riservata
    """,
    needed="""
    devi effettuare il login | devi accedere | devi autenticarti | devi essere autenticato |
    è necessario effettuare il login | è necessario autenticarsi | è necessario accedere |
    bisogna effettuare il login | occorre autenticarsi | occorre effettuare il login | per accedere a questa pagina |
    per visualizzare questa pagina | per visualizzare questo contenuto | per accedere a questo contenuto |
    effettua il login per | effettuare il login per | effettuare l'accesso per | non sei autorizzato ad accedere |
    non sei autorizzato a visualizzare | contenuto riservato agli | pagina riservata agli | contenuto riservato ai |
    pagina riservata ai | accesso riservato agli | accesso riservato ai | area riservata agli | area riservata ai |
    questo contenuto è riservato | questa pagina è riservata | contenuto protetto da password |
    gli ospiti non possono accedere a questo corso
    """,
    reserved="""
    accesso riservato | accesso limitato | area riservata | pagina riservata | contenuto riservato |
    riservato ai soci | riservato agli utenti registrati | accesso protetto | autenticazione richiesta |
    login richiesto | privilegi insufficienti
    """,
    refused="""
    accesso negato | accesso non consentito | accesso non autorizzato | accesso vietato | non autorizzato
    """,
    warned="""
    riservato | riservata | riservati | riservate | credenzial* | accesso limitato | previo login |
    previa autenticazione | autenticazione |
    autenticars* | autenticat* | autenticandos* | effettuare il login | effettuato il login | login | loggars* |
    area riservata | intranet | vpn | password | codice persona | account istituzionale | account di ateneo |
    account universitario | utenti registrati | solo per gli studenti | solo per studenti | solo per il personale |
    solo agli studenti | solo ai soci | solo soci | solo studenti | solo personale | spid | tramite cie | con cie |
    nome utente | ad accesso ristretto | accesso ristretto | uso interno | previa registrazione | solo abbonati |
    rete di ateneo
    """,
    free="""
    senza credenziali | senza login | senza password | senza autenticazione | senza registrazione |
    non è necessario autenticarsi | non riservato | non riservata | non riservati | non riservate | posti riservati |
    posto riservato | posti sono riservati |
    tutti i diritti riservati | diritti riservati | non serve il login | non è richiesta l'autenticazione |
    non è richiesto il login | riservato il diritto | si riserva
    """,
)
GERMAN = Words(
    login="""
    anmelden | anmeldung | login | log-in | einloggen | authentifizierung | benutzeranmeldung | zugang |
    benutzer-login | mitglieder-login | anmeldung erforderlich | jetzt anmelden
    """,
    needed="""
    sie müssen sich anmelden | sie müssen sich einloggen | sie müssen angemeldet sein | sie müssen eingeloggt sein |
    bitte melden sie sich an, um | bitte loggen sie sich ein, um | bitte anmelden, um |
    um diese seite sehen zu können | um diese seite zu sehen | um diesen inhalt zu sehen | um diese seite anzuzeigen |
    du musst angemeldet sein | du musst eingeloggt sein | du musst dich anmelden | diese seite ist nur für |
    dieser inhalt ist nur für | dieser bereich ist nur für | nur für angemeldete | nur für registrierte |
    nur für eingeloggte | sie sind nicht angemeldet | sie sind nicht berechtigt, diese seite |
    dieser inhalt ist passwortgeschützt | diese seite ist passwortgeschützt |
    gäste können auf diesen kurs nicht zugreifen | sie haben keine berechtigung, diese seite |
    bitte melden sie sich mit
    """,
    reserved="""
    geschützter bereich | interner bereich | nur für mitglieder | mitgliederbereich | anmeldung erforderlich |
    login erforderlich | zugang beschränkt | beschränkter zugang | eingeschränkter zugriff | zugriff beschränkt |
    passwortgeschützt | nur intern
    """,
    refused="zugriff verweigert | zugang verweigert | keine berechtigung | zugriff nicht erlaubt",
    warned="""
    login | log-in | einloggen | eingeloggt* | anmeldedaten | zugangsdaten | zugangsberechtigung | nach anmeldung |
    anmeldung erforderlich | anmeldung mit | anmelden mit | melden sie sich an | angemeldete nutzer |
    nur mit uni-account |
    nur mit account | nur mit login | nur mit zugang | nur mit anmeldung | nur mit kennung | passwort* | kennwort* |
    benutzername* | uni-account | uni-kennung | hochschulaccount | rz-kennung | shibboleth | intranet | vpn |
    (intern) | nur intern | interner bereich | internen bereich | universitätsnetz | campusnetz | hochschulnetz |
    uninetz | uni-netz | nur im netz der | nur für mitglieder | nur für studierende | nur für beschäftigte |
    nur für mitarbeit* | nur für angehörige | nur für registrierte | nur für angemeldete | mitgliederbereich |
    geschützter bereich | geschützten bereich | zugangsbeschränk* | zugang beschränkt | beschränkter zugang |
    nicht öffentlich | eingeschränkter zugang | authentifizier* | benutzerkonto | nutzerkonto |
    registrierung erforderlich | abonnent*
    """,
    free="""
    ohne login | ohne anmeldung | ohne passwort | ohne registrierung | ohne einloggen | ohne vpn |
    nicht angemeldet sein | kein login | keine anmeldung | kein passwort | nicht zugangsbeschränkt |
    zulassungsbeschränkt | urheberrechtlich geschützt | intern vergeben
    """,
)
FRENCH = Words(
    login="""
    connexion | se connecter | connectez-vous | identification | authentification | s'identifier | identifiez-vous |
    login | accès membres | espace membre | service d'authentification | authentifiez-vous
    """,
    needed="""
    vous devez être connecté | vous devez vous connecter | vous devez vous identifier | vous devez être identifié |
    vous devez être authentifié | veuillez vous connecter pour | veuillez vous identifier pour |
    connectez-vous pour accéder | connectez-vous pour voir | pour accéder à cette page | pour voir cette page |
    pour consulter cette page | cette page est réservée | ce contenu est réservé | cet espace est réservé |
    contenu réservé aux | accès réservé aux | page réservée aux | vous n'êtes pas autorisé à accéder |
    vous n'êtes pas connecté | ce contenu est protégé par un mot de passe |
    les visiteurs anonymes ne peuvent pas accéder à ce cours
    """,
    reserved="""
    accès restreint | accès réservé | accès limité | espace réservé | espace membres | réservé aux membres |
    contenu protégé | page protégée | connexion requise | authentification requise | espace privé
    """,
    refused="accès refusé | accès interdit | accès non autorisé",
    warned="""
    accès restreint | accès réservé | réservé aux | réservée aux | réservés aux | réservées aux | réservé à |
    réservée à | identifiant* | mot de passe | mots de passe | connectez-vous | se connecter | connexion requise |
    après connexion | authentification | s'authentifier | authentifi* | s'identifier | intranet | vpn |
    espace membre* | accès limité | compte ent | via l'ent | sur l'ent | compte universitaire |
    compte institutionnel | usage interne | abonnés | abonnement | login | nom d'utilisateur | inscription requise |
    membres uniquement | uniquement aux membres | espace réservé
    """,
    free="""
    sans identifiant* | sans mot de passe | sans connexion | sans authentification | sans inscription |
    sans se connecter | droits réservés
    """,
)
SPANISH = Words(
    login="""
    iniciar sesión | inicio de sesión | inicie sesión | inicia sesión | acceder | acceso | entrar | identificación |
    identificarse | autenticación | acceso usuarios | acceso privado | login | servicio de autenticación | ingresar |
    iniciar sesion
    """,
    needed="""
    debe iniciar sesión | debes iniciar sesión | tienes que iniciar sesión | necesita iniciar sesión |
    necesitas iniciar sesión | debe identificarse | debe autenticarse | debe estar registrado |
    debes estar registrado | debe acceder para | inicie sesión para | inicia sesión para | para ver esta página |
    para acceder a esta página | para ver este contenido | para acceder a este contenido | contenido exclusivo para |
    este contenido está restringido | esta página está restringida | acceso restringido a | acceso reservado a |
    contenido reservado | no está autorizado para acceder | no está autorizado a acceder | no tiene permiso para ver |
    este contenido está protegido por contraseña | los invitados no pueden entrar a este curso
    """,
    reserved="""
    acceso restringido | acceso reservado | acceso limitado | área restringida | zona restringida | área privada |
    zona privada | contenido restringido | solo para socios | sólo para socios | solo socios | contenido protegido |
    autenticación requerida | acceso privado | solo miembros
    """,
    refused="acceso denegado | acceso prohibido | acceso no autorizado",
    warned="""
    acceso restringido | acceso reservado | acceso limitado | acceso privado | credencial* | contraseña* |
    usuario y contraseña | iniciar sesión | inicie sesión | inicia sesión | iniciando sesión | login | autenticación |
    autenticars* | autenticad* | identificars* | identificándo* | intranet | vpn | zona privada | área privada |
    zona restringida | restringid* | solo para miembros | sólo para miembros | solo para estudiantes |
    sólo para estudiantes | solo para socios | sólo para socios | uso interno | cuenta institucional |
    cuenta universitaria | clave de acceso | usuarios registrados | solo miembros | exclusivo para miembros |
    exclusivo para socios | exclusivo para estudiantes | requiere registro | suscripción | suscriptores
    """,
    free="""
    sin contraseña | sin credencial* | sin iniciar sesión | sin autenticación | sin registro | sin login |
    sin necesidad de autentic* | no restringid* | cartas credenciales
    """,
)
PORTUGUESE = Words(
    login="""
    entrar | iniciar sessão | login | fazer login | autenticação | acesso | aceder | acessar | iniciar sessao |
    identificação | autenticar | efetuar login | acesso restrito
    """,
    needed="""
    você precisa estar logado | você precisa fazer login | você deve fazer login | é necessário fazer login |
    é necessário estar logado | é necessário iniciar sessão | tem de iniciar sessão | deve iniciar sessão |
    precisa de iniciar sessão | faça login para | inicie sessão para | inicie a sessão para |
    para acessar esta página | para aceder a esta página | para ver esta página | para ver este conteúdo |
    conteúdo exclusivo para | conteúdo restrito a | acesso restrito a | acesso reservado a | página reservada a |
    não está autorizado a aceder | você não tem permissão para acessar | este conteúdo está protegido por senha
    """,
    reserved="""
    acesso restrito | acesso reservado | acesso limitado | área restrita | área reservada | conteúdo restrito |
    somente membros | apenas para membros | só para sócios | área privada | autenticação necessária |
    conteúdo protegido
    """,
    refused="acesso negado | acesso proibido | acesso não autorizado",
    warned="""
    acesso restrito | acesso reservado | acesso limitado | área restrita | área reservada | credencia* | senha* |
    palavra-passe | palavra passe | login | iniciar sessão | inicie sessão | autenticação | autenticar* |
    autenticad* | intranet | vpn | restrito a | restrita a | restrito aos | reservado a | reservada a |
    reservado aos | apenas para membros | apenas para alunos | apenas para estudantes | apenas para sócios |
    somente para membros | somente para alunos | somente para estudantes | somente para sócios |
    exclusivo para membros | exclusivo para alunos | exclusivo para estudantes | exclusivo para sócios | uso interno |
    conta institucional | utilizadores registados | usuários cadastrados | mediante cadastro | só para sócios |
    assinantes
    """,
    free="""
    sem senha | sem login | sem credenciais | sem autenticação | sem registo | sem cadastro | direitos reservados |
    sem palavra-passe
    """,
)
DUTCH = Words(
    login="inloggen | aanmelden | log in | login | meld je aan",
    needed="""
    je moet ingelogd zijn | u moet ingelogd zijn | je moet inloggen | u moet inloggen | log in om |
    je moet aangemeld zijn | u moet zich aanmelden | om deze pagina te bekijken | alleen toegankelijk voor leden |
    deze pagina is alleen voor | alleen voor ingelogde
    """,
    reserved="alleen voor leden | beperkte toegang | besloten gedeelte | afgeschermd | toegang beperkt",
    refused="toegang geweigerd | geen toegang",
    warned="""
    inloggen | ingelogd* | login | wachtwoord* | inloggegevens | alleen voor leden | alleen voor studenten |
    alleen voor medewerkers | intranet | vpn | besloten | beperkte toegang | alleen toegankelijk | gebruikersnaam |
    intern gebruik
    """,
    free="zonder inloggen | zonder wachtwoord | geen login",
)
POLISH = Words(
    login="zaloguj się | logowanie | zaloguj | login",
    needed="""
    musisz się zalogować | musisz być zalogowany | zaloguj się, aby | aby zobaczyć tę stronę |
    dostęp tylko dla zalogowanych | tylko dla zalogowanych | nie jesteś zalogowany | wymagane jest logowanie
    """,
    reserved="""
    dostęp ograniczony | tylko dla członków | wymagane logowanie | strefa zamknięta | strefa członkowska
    """,
    refused="brak dostępu | odmowa dostępu | dostęp zabroniony",
    warned="""
    zalogow* | logowani* | hasł* | tylko dla członków | tylko dla zalogowanych | tylko dla studentów |
    tylko dla pracowników | intranet* | vpn | dostęp ograniczony | login*
    """,
    free="bez logowania | bez hasła",
)
CZECH = Words(
    login="přihlášení | přihlásit se | přihlásit | přihlaste se | login",
    needed="""
    musíte se přihlásit | musíte být přihlášen* | pro zobrazení této stránky | přihlaste se, prosím |
    pouze pro přihlášené | nejste přihlášen*
    """,
    reserved="přístup omezen | omezený přístup | pouze pro členy | vyžaduje přihlášení",
    refused="přístup odepřen | přístup zamítnut",
    warned="""
    přihlášen* | přihlásit* | heslo | heslem | intranet* | vpn | jen pro členy | omezený přístup | pouze pro členy |
    pouze pro studenty | pouze pro zaměstnance | pouze pro přihlášené
    """,
    free="bez přihlášení | bez hesla",
)
SWEDISH = Words(
    login="logga in | inloggning | login",
    needed="""
    du måste logga in | du måste vara inloggad | logga in för att | för att se den här sidan | endast för inloggade |
    du är inte inloggad
    """,
    reserved="begränsad åtkomst | endast för medlemmar | kräver inloggning | medlemssidor",
    refused="åtkomst nekad | behörighet saknas",
    warned="""
    logga in | inloggning* | inloggad* | lösenord* | intranät* | vpn | kräver inloggning | endast för medlemmar |
    endast för studenter | endast för anställda
    """,
    free="utan inloggning | utan lösenord",
)
FINNISH = Words(
    login="kirjaudu | kirjaudu sisään | kirjautuminen | sisäänkirjautuminen",
    needed="""
    sinun täytyy kirjautua | sinun on kirjauduttava | kirjaudu sisään nähdäksesi | vaatii kirjautumisen |
    vain kirjautuneille | et ole kirjautunut
    """,
    reserved="vain jäsenille | pääsy rajoitettu | kirjautuminen vaaditaan | rajoitettu pääsy",
    refused="pääsy estetty | pääsy kielletty",
    warned="kirjaudu* | kirjautu* | salasana* | intranet* | intra | vpn | vain jäsenille | tunnuksilla",
    free="ilman kirjautumista",
)
DANISH = Words(
    login="log ind | log på | login | log-ind",
    needed="""
    du skal være logget ind | du skal logge ind | log ind for at | for at se denne side | kun for medlemmer |
    du er ikke logget ind
    """,
    reserved="begrænset adgang | kun for medlemmer | kræver login | medlemsområde",
    refused="adgang nægtet | ingen adgang",
    warned="""
    log ind | login | logge ind | logget ind | adgangskode | intranet* | vpn | kræver login | kun for medlemmer |
    kun for studerende | kun for ansatte
    """,
    free="uden login",
)
NORWEGIAN = Words(
    login="logg inn | logg på | innlogging | pålogging",
    needed="""
    du må logge inn | du må være logget inn | du må være innlogget | logg inn for å | for å se denne siden |
    du er ikke logget inn
    """,
    reserved="begrenset tilgang | kun for medlemmer | krever innlogging | medlemssider",
    refused="ingen tilgang | tilgang nektet | adgang forbudt",
    warned="""
    logg inn | logge inn | innlogging* | innlogget | passord* | intranett* | vpn | krever innlogging |
    kun for medlemmer | kun for studenter | kun for ansatte
    """,
    free="uten innlogging",
)
HUNGARIAN = Words(
    login="bejelentkezés | belépés | jelentkezz be | jelentkezzen be",
    needed="""
    be kell jelentkeznie | be kell jelentkezned | a megtekintéséhez be kell | jelentkezzen be a |
    csak bejelentkezett | csak regisztrált felhasználók
    """,
    reserved="korlátozott hozzáférés | csak tagoknak | bejelentkezés szükséges",
    refused="hozzáférés megtagadva",
    warned="bejelentkez* | belépés* | jelszó* | jelszav* | intranet* | vpn | csak tagoknak",
    free="bejelentkezés nélkül",
)
ROMANIAN = Words(
    login="autentificare | conectare | autentifică-te | intră în cont | login",
    needed="""
    trebuie să fii autentificat | trebuie să vă autentificați | trebuie să fiți autentificat |
    trebuie să te autentifici | pentru a vedea această pagină | pentru a accesa această pagină |
    nu sunteți autentificat
    """,
    reserved="acces restricționat | acces limitat | doar pentru membri | acces rezervat",
    refused="acces interzis | acces refuzat",
    warned="""
    autentific* | parolă | parola de acces | intranet* | vpn | acces restricționat | doar pentru membri |
    doar pentru studenți | cont instituțional | login
    """,
    free="fără autentificare | fără parolă",
)
GREEK = Words(
    login="σύνδεση | είσοδος | συνδεθείτε | ταυτοποίηση",
    needed="""
    πρέπει να συνδεθείτε | πρέπει να είστε συνδεδεμένο* | συνδεθείτε για να | για να δείτε αυτή τη σελίδα |
    δεν έχετε συνδεθεί
    """,
    reserved="περιορισμένη πρόσβαση | μόνο για μέλη | απαιτείται σύνδεση",
    refused="δεν επιτρέπεται η πρόσβαση | απαγορεύεται η πρόσβαση",
    warned="σύνδεση | συνδεθείτε | κωδικ* | ιδρυματικ* | μόνο για μέλη | vpn | intranet | λογαριασμ*",
    free="χωρίς σύνδεση",
)
TURKISH = Words(
    login="giriş | giriş yap | oturum aç | kullanıcı girişi | oturum açın",
    needed="""
    giriş yapmalısınız | oturum açmalısınız | giriş yapmanız gerek* | oturum açmanız gerek* |
    görüntülemek için giriş | görmek için giriş
    """,
    reserved="kısıtlı erişim | sadece üyeler | yalnızca üyeler | üyelere özel",
    refused="erişim engellendi | erişim reddedildi | yetkiniz yok",
    warned="giriş yap* | oturum aç* | şifre* | parolanız | parola ile | intranet | vpn | üyelere özel | kısıtlı erişim",
    free="giriş yapmadan | şifresiz",
)
RUSSIAN = Words(
    login="вход | войти | авторизация | вход в систему | аутентификация | войдите",
    needed="""
    необходимо авторизоваться | необходимо войти | вы должны войти | вы должны авторизоваться |
    требуется авторизация | войдите, чтобы | для просмотра этой страницы | доступ только для зарегистрированных |
    только для зарегистрированных | авторизуйтесь, чтобы | вы не авторизованы
    """,
    reserved="доступ ограничен | ограниченный доступ | только для членов | закрытый раздел",
    refused="доступ запрещен | доступ запрещён | отказано в доступе",
    warned="""
    авторизац* | войти | вход в систему | парол* | интранет* | vpn | логин* | только для студентов |
    только для сотрудников | только для членов | личный кабинет | ограниченный доступ | доступ ограничен | учетн* |
    учётн*
    """,
    free="без авторизации | без пароля | без регистрации | вход свободный | свободный вход | вход бесплатный",
)
UKRAINIAN = Words(
    login="вхід | увійти | авторизація | вхід до системи | увійдіть",
    needed="""
    необхідно увійти | необхідно авторизуватися | ви повинні увійти | потрібна авторизація | увійдіть, щоб |
    для перегляду цієї сторінки | лише для зареєстрованих | тільки для зареєстрованих
    """,
    reserved="доступ обмежено | обмежений доступ | тільки для членів",
    refused="доступ заборонено | у доступі відмовлено",
    warned="""
    авторизац* | увійти | парол* | інтранет* | vpn | логін* | тільки для студентів | лише для студентів |
    тільки для членів | обмежений доступ
    """,
    free="без авторизації | без пароля | без реєстрації",
)
ARABIC = Words(
    login="تسجيل الدخول | دخول | الدخول | تسجيل دخول",
    needed="يجب تسجيل الدخول | يجب عليك تسجيل الدخول | الرجاء تسجيل الدخول | يرجى تسجيل الدخول",
    reserved="للأعضاء فقط | دخول مقيد | الوصول مقيد",
    refused="تم رفض الوصول | الوصول مرفوض",
    warned="تسجيل الدخول | كلمة المرور | كلمة السر | للأعضاء فقط | vpn",
    free="بدون تسجيل",
)
CHINESE = Words(
    login="""
    登录 | 登入 | 登陆 | 用户登录 | 使用者登入 | 统一身份认证 | 统一认证 | 身份认证 | 身份驗證 | 會員登入 | 会员登录
    """,
    needed="""
    请先登录 | 請先登入 | 请登录后 | 請登入後 | 登录后才能 | 登入後才能 | 需要登录 | 需要登入 | 必须登录 | 必須登入 |
    您尚未登录 | 您尚未登入 | 您没有登录 | 没有权限访问 | 沒有權限
    """,
    reserved="仅限会员 | 僅限會員 | 限制访问 | 限制存取 | 内部资料 | 校内访问",
    refused="拒绝访问 | 拒絕存取 | 禁止访问",
    warned="""
    登录 | 登入 | 密码 | 密碼 | 仅限会员 | 僅限會員 | 仅限校内 | 僅限校內 | 内网 | 校园网 | 校内访问 | vpn
    """,
    free="无需登录 | 無需登入 | 免登录 | 免登入",
)
JAPANESE = Words(
    login="ログイン | サインイン | ログオン | 認証 | 会員ログイン | ログイン画面",
    needed="""
    ログインしてください | ログインが必要 | サインインしてください | ログインする必要 | 会員限定 |
    閲覧するにはログイン | ログインしていません | 認証が必要
    """,
    reserved="会員専用 | 関係者限定 | 学内限定 | アクセス制限 | 学内専用",
    refused="アクセス拒否 | アクセスが拒否 | アクセス権がありません",
    warned="""
    ログイン | サインイン | パスワード | 学内限定 | 学内専用 | 会員限定 | 会員専用 | 要認証 | イントラ | vpn |
    関係者限定
    """,
    free="ログイン不要 | ログインなし | パスワード不要",
)
KOREAN = Words(
    login="로그인 | 통합로그인 | 회원 로그인 | 회원로그인",
    needed="""
    로그인이 필요 | 로그인해 주세요 | 로그인 해주세요 | 로그인해주세요 | 로그인하셔야 | 로그인 후 이용 | 회원만 이용 |
    접근 권한이 없습니다
    """,
    reserved="회원 전용 | 회원전용 | 접근 제한 | 내부 전용",
    refused="접근 거부 | 접근이 거부",
    warned="로그인 | 비밀번호 | 회원 전용 | 회원전용 | 내부망 | 인트라넷 | vpn",
    free="로그인 없이 | 로그인 불필요",
)

SPACED = (
    ENGLISH, ITALIAN, GERMAN, FRENCH, SPANISH, PORTUGUESE, DUTCH, POLISH, CZECH, SWEDISH, FINNISH, DANISH,
    NORWEGIAN, HUNGARIAN, ROMANIAN, GREEK, TURKISH, RUSSIAN, UKRAINIAN, ARABIC,
)  # fmt: skip
UNSPACED = (CHINESE, JAPANESE, KOREAN)
"""Languages in which words stand side by side, or take their endings at once."""
