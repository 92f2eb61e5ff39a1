"""Italian."""

from __future__ import annotations

from linkcheck.freshness.phrases.contract import LanguagePhrases

PHRASES = LanguagePhrases(
    cues={
        "closed": (
            "chiuso", "chiusa", "chiusi", "chiuse", "concluso", "conclusa", "conclusi", "concluse", "si è conclus*",
            "scadut*", "terminat*", "non più", "edizioni precedenti", "edizione precedente", "edizioni passate",
            "edizione passata", "precedenti edizioni", "precedente edizione", "passate edizioni", "ultima edizione",
            "archivio", "storico", "passati", "passate", "passata", "annullat*", "anni precedenti", "anno precedente",
            "anno scorso", "scorso anno", "scorsi anni", "precedenti anni", "rinviat*", "vecchi*", "bandi scaduti",
            "appuntamenti passati", "cercare nuov*", "in precedenza", "precedente", "precedenti",
        ),
        "call": (
            "iscrizion*", "presentare domanda", "presentare la domanda", "presentare la propria",
            "presentare le domande", "presentazione delle domande", "candidat*", "candidars*", "candidatur*",
            "scadenz*", "scade", "scadono", "compilare", "compila", "compilando", "registrars*", "registrarti",
            "registrati", "registrazione obbligatoria", "per registrarsi", "link di registrazione", "prenotars*",
            "prenotazion*", "prenota", "inviare la", "inviare le", "manifestare il proprio interesse", "partecipa",
            "per partecipare", "bando per", "bando di", "bando", "immatricolars*", "preiscrizion*", "aderire",
            "adesion*", "iscriversi", "collegarsi", "call for papers", "call for panels", "invio degli abstract",
            "domanda di ammissione", "domande di ammissione", "domanda di partecipazione", "domande di partecipazione",
            "domanda di iscrizione", "modulo di iscrizione", "modulo di partecipazione", "inviare domanda", "iscriviti",
            "iscrivetevi", "iscrivere", "iscriverti", "iscrivervi", "avviso di selezione", "avviso pubblico",
            "concorso", "concorsi", "modulo di domanda", "modulo di adesione", "manifestazione di interesse",
            "borsa di studio", "borse di studio", "assegno di ricerca", "assegni di ricerca",
        ),
        "future": (
            "si terrà", "si terranno", "si svolgerà", "si svolgeranno", "avrà luogo", "avranno luogo", "inizierà",
            "inizieranno", "sono aperte", "sono aperti", "è aperto", "è aperta", "aperte le", "sarà presentat*",
            "saranno presentat*", "è previsto", "è prevista", "sono previsti", "sono previste", "verrà", "verranno",
            "sarà", "saranno", "potrà", "potranno", "potrai", "dovrai", "partirà", "partiranno", "si potrà",
            "in programma", "è fissata", "è fissato", "sono già aperte", "ci vediamo", "vi aspettiamo", "prossimo anno",
            "prossima edizione", "prossimo bando", "prossimo incontro", "prossimo semestre", "prossima sessione",
            "prossimi", "prossime", "prossimo", "prossima", "in arrivo", "save the date", "apriranno", "apriremo",
        ),
        "currency": (
            "quest'anno", "anno in corso", "anno accademico in corso", "anno corrente", "attualmente", "attuale",
            "attuali", "corrente", "correnti", "in corso", "vigente", "vigenti", "ultim*", "aggiornat*",
            "per le matricole", "nuovi iscritti", "futuri studenti", "al momento", "più recente", "più recenti",
            "questo semestre",
        ),
        "that": (
            "le slide", "le slides", "la registrazione", "le registrazioni", "il video", "il materiale",
            "i materiali", "la presentazione", "le diapositive", "i documenti", "la locandina", "il programma",
            "il calendario", "la brochure", "il volantino",
        ),
        "more": (
            "per maggiori informazioni", "per ulteriori informazioni", "maggiori informazioni",
            "ulteriori informazioni", "per informazioni", "maggiori dettagli", "ulteriori dettagli",
            "per ulteriori dettagli", "per saperne di più", "consulta la pagina", "pagina dedicata", "il modulo",
            "al seguente link", "al seguente indirizzo", "a questo link", "qui il", "qui la", "per i dettagli",
            "tutte le informazioni", "leggi tutto", "il seguente modulo", "questo modulo", "scopri di più",
            "clicca qui", "cliccare qui", "tutte le info",
        ),
        "schedule": (
            "calendario accademico", "orario", "orari", "orario delle lezioni", "programma", "manifesto degli studi",
            "manifesto", "guida dello studente", "calendario", "calendari", "calendario didattico",
            "calendario degli esami", "calendario delle lezioni", "orario lezioni", "piano di studi",
            "date degli esami", "guida ai corsi", "appelli d'esame", "appelli",
        ),
        "offer": (
            "è disponibile", "sono disponibili", "disponibile", "disponibili", "scaricabile", "scaricabili",
            "scaricare", "scarica", "consultabile", "consultabili", "si può trovare", "si trovano", "si trova",
            "puoi trovare", "trovi", "consultare",
        ),
        "material": (
            "slide", "slides", "registrazioni", "materiale", "materiali", "diapositive", "registrazione", "video",
            "videoregistrazione",
        ),
        "rules": (
            "regolamento", "regolamenti", "statuto", "linee guida", "manuale", "modello", "convenzione",
            "convenzioni", "accordo",
        ),
        "record": (
            "relazione", "relazioni", "rapporto", "rapporti", "verbale", "verbali", "atti", "tesi", "tesi di",
            "articolo", "articoli", "libro", "libri", "rivista", "comunicato", "rassegna stampa", "intervista", "foto",
            "fotogallery", "statistiche", "classifica", "classifiche", "risultati", "vincitori", "seminari",
            "pubblicazioni", "bibliografia", "riferimenti", "blog", "podcast", "newsletter", "finanziat*", "premio",
            "premi", "dispense", "appunti", "esercizi", "testi d'esame", "temi d'esame", "temi esame", "soluzioni",
            "secondo il", "ricerca", "indagine", "vincitore", "vincitrice", "graduatoria", "graduatorie", "esiti",
            "pubblicazione",
        ),
        "past": (
            "si è svolt*", "si sono svolt*", "si è tenut*", "si sono tenut*", "svoltos*", "svoltas*", "tenutos*",
            "tenutas*", "ha avuto luogo", "hanno avuto luogo", "è stato", "è stata", "sono stati", "sono state",
            "ha presentato", "hanno presentato", "ha vinto", "hanno vinto", "organizzat*", "hanno partecipato",
            "ha partecipato", "ha ospitato", "è intervenut*", "sono intervenut*", "ha tenuto", "pubblicato",
            "ha organizzato", "premiat*", "ha conseguito", "hanno ricevuto", "ha ricevuto", "ha ottenuto",
            "si è conclus*", "ha collaborato", "abbiamo partecipato",
        ),
        "exam": (
            "esame", "esami", "appello", "appelli", "laurea", "lauree", "sessione di laurea", "tasse", "contributi",
            "rata", "rate", "graduation", "prova finale", "sessioni d'esame",
        ),
    },
    upcoming=(
        "prossimi eventi", "prossimi seminari", "prossimi incontri", "prossimi appuntamenti", "prossimi corsi",
        "prossimi convegni", "prossimi workshop", "prossimi bandi", "prossimi appelli", "prossime date",
        "prossime attività", "prossime conferenze", "prossime lezioni", "prossime scadenze", "prossime sedute",
        "eventi futuri", "eventi in programma", "seminari in programma",
    ),
    archives=(
        "archivi*", "edizioni precedenti", "edizioni passate", "precedenti", "precedente", "passati", "passate",
        "passato", "storico", "scadut*", "conclus*", "vecchi*", "anni precedenti",
    ),
    records=(
        "pubblicazion*", "curriculum vitae", "bibliografi*", "riferimenti bibliografici", "rassegna stampa",
        "dicono di noi", "biografia", "fotogallery", "verbali", "letteratura", "riferimenti", "temi d'esame",
    ),
    posts=(
        "avvisi", "avviso", "notizie", "notizia", "eventi", "evento", "comunicati", "novita", "novità", "seminari",
        "rassegna-stampa", "articoli", "articolo", "in-evidenza", "agenda", "convegni", "bacheca", "incontri",
    ),
)  # fmt: skip
