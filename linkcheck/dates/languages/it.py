"""Italian."""

from __future__ import annotations

from linkcheck.dates.expression import Role
from linkcheck.dates.language import Language
from linkcheck.dates.languages.shared import ACADEMIC_YEAR, COPYRIGHT, MEASURES, NAMES

LANGUAGE = Language(
    locales=("it",),
    months={"sett": 9},
    ordinals=("º", "°"),
    links=("di", "del", "dell'anno"),
    until=("al", "all'", "a", "e", "fino al"),
    academic_year=(
        *ACADEMIC_YEAR, "anno accademico", "anni accademici", "a.a.", "a. a.", "AA", "aa.aa.", "anno scolastico",
        "a.s.",
    ),
    seasons={
        "primavera": (2, 7), "estate": (5, 9), "autunno": (8, 1), "inverno": (10, 3),
        "sessione estiva": (5, 9), "sessione autunnale": (8, 1), "sessione invernale": (10, 4),
        "primo semestre": (9, 2), "secondo semestre": (2, 9), "I semestre": (9, 2), "II semestre": (2, 9),
        "1° semestre": (9, 2), "2° semestre": (2, 9), "1º semestre": (9, 2), "2º semestre": (2, 9),
        "semestre I": (9, 2), "semestre II": (2, 9),
    },
    cues={
        Role.DEADLINE: (
            "entro", "entro e non oltre", "fino a", "fino al", "fino all'", "non oltre", "scadenza", "scadenza:",
            "scade", "scade il", "scadono", "scadono il", "prima del", "termine", "termine:", "termine ultimo",
            "chiusura iscrizioni", "prorogat* al", "prorogat* fino al", "è fissata per il", "è fissato per il",
            "scadenza è fissata al", "deadline",
        ),
        Role.EVENT: (
            "si terrà", "si terranno", "si svolgerà", "si svolgeranno", "avrà luogo", "avranno luogo",
            "si è svolt*", "si è tenut*", "si sono svolt*", "si sono tenut*", "svoltos*", "tenutos*",
            "svolt* nel", "tenut* nel",
        ),
        Role.COHORT: (
            "immatricolat*", "immatricolat* nel", "immatricolat* nell'", "immatricolazione", "coorte",
            "anno di immatricolazione", "iscritt* nel", "iscritt* nell'", "iscritt* per l'", "iscritt* all'",
            "laureat* nel", "coorte di", "dall'immatricolazione nel",
        ),
        Role.PUBLICATION: (
            "pubblicat* il", "pubblicat* l'", "pubblicat* nel", "aggiornat* al", "aggiornat* il", "aggiornat*",
            "aggiornat* all'", "aggiornamento", "aggiornamento:", "modifica", "modifica:", "ultima modifica",
            "approvat* il", "approvat* nel", "delibera del", "verbale del", "seduta del", "consultat* il",
            "ultimo accesso", "ultimo accesso:", "in data", "redatt* nel", "datat*",
        ),
        Role.LAW: (
            "legge", "legge n.", "L.", "D.M.", "DM", "D.P.R.", "DPR", "D.L.", "D.Lgs.", "D. Lgs.", "DLgs", "D.D.",
            "D.R.", "DR", "decreto", "decreto ministeriale", "decreto rettorale", "decreto legislativo",
            "decreto n.", "regolamento", "direttiva", "(UE)", "(CE)", "UE", "CE", "circolare",
        ),
        Role.FOUNDING: (
            "dal", "dall'", "dagli anni", "a partire dal", "a partire dall'", "fondat* nel", "nat* nel", "nasce nel",
            "istituit* nel", "costituit* nel", "prende vita nel", "creat* nel", "avviat* nel", "attiv* dal",
            "sin dal", "fin dal", "dopo il", "inaugurat* nel", "risale al", "a decorrere dal", "a decorrere dall'",
            "in vigore dal", "in vigore dall'", "dalla", "introdott* nel",
        ),
        Role.COPYRIGHT: COPYRIGHT,
    },
    fillers=(
        "il", "di", "l'", "al", "del", "dell'", "della", "giorno", "anno", "alle", "le", "ore", "mese", "n.", "nel",
        "nell'", "a.a.", "h", "h.", "domande", "iscrizioni",
    ),
    numbers=(
        *NAMES, "aula", "pag.", "pagina", "versione", "numero", "art.", "articolo", "edificio", "interno",
        "codice", "CAP", "prot.", "prot. n.",
    ),
    units=(
        *MEASURES, "studenti", "studentesse", "partecipanti", "persone", "ore", "parole", "caratteri", "posti",
        "soci", "pagine", "crediti", "iscritti", "dipendenti", "progetti", "domande", "docenti",
    ),
    coming=("prossimo", "prossima", "venturo", "entrante"),
    ongoing=("oggi", "in corso", "presente"),
    common=("il", "di", "che", "della", "per", "è", "del", "una", "sono", "con", "nel", "gli", "dei", "delle", "alla"),
)  # fmt: skip
