"""French."""

from __future__ import annotations

from linkcheck.dates.expression import Role
from linkcheck.dates.language import Language
from linkcheck.dates.languages.shared import ACADEMIC_YEAR, COPYRIGHT, MEASURES, NAMES

LANGUAGE = Language(
    locales=("fr",),
    months={"jan": 1, "fév": 2, "fev": 2, "jul": 7, "juill": 7},
    ordinals=("er",),
    links=("de", "de l'année"),
    until=("au", "à", "et", "jusqu'au", "jusqu'à"),
    academic_year=(
        *ACADEMIC_YEAR, "année universitaire", "années universitaires", "année académique", "année scolaire", "a.u.",
        "rentrée", "rentrée universitaire", "rentrée de septembre", "rentrée septembre", "rentrée scolaire",
    ),
    seasons={
        "printemps": (2, 7), "automne": (8, 1), "hiver": (10, 3), "premier semestre": (9, 2),
        "second semestre": (1, 8), "deuxième semestre": (1, 8), "1er semestre": (9, 2), "2e semestre": (1, 8),
        "2ème semestre": (1, 8), "2nd semestre": (1, 8), "semestre 1": (9, 2), "semestre 2": (1, 8),
        "semestre d'automne": (8, 2), "semestre de printemps": (1, 8),
    },
    cues={
        Role.DEADLINE: (
            "avant le", "avant", "jusqu'au", "jusqu'à", "au plus tard le", "au plus tard", "date limite",
            "date limite :", "date limite de dépôt", "date limite de candidature", "date limite d'inscription",
            "date limite le", "clôture", "clôture le", "clôture des candidatures", "clôture des inscriptions",
            "d'ici le", "d'ici au", "d'ici", "pour le", "échéance", "limite", "prolongé jusqu'au", "reportée au",
            "reporté au", "date butoir",
        ),
        Role.EVENT: (
            "aura lieu en", "auront lieu en", "se tiendra en", "se tiendront en", "a eu lieu en", "ont eu lieu en",
            "s'est tenu en", "s'est tenue en", "se déroulera en",
        ),
        Role.COHORT: (
            "promotion", "promo", "diplômés", "diplômés en", "diplômés de", "inscrits en", "cohorte", "entrants en",
            "étudiants de", "promotions",
        ),
        Role.PUBLICATION: (
            "publié le", "publiée le", "publié en", "publiée en", "paru en", "paru le", "mis à jour le",
            "mise à jour le", "mis à jour en", "mise à jour", "mise à jour :", "dernière mise à jour",
            "dernière modification", "modifié le", "modifiée le", "consulté le", "consultée le", "rédigé le",
            "rédigé en", "daté du", "délibération du", "approuvé le", "adopté le", "voté le", "posté le", "séance du",
            "procès-verbal du", "créé le", "version du", "en date du",
        ),
        Role.LAW: (
            "loi", "loi n°", "loi du", "décret", "décret n°", "décret du", "arrêté", "arrêté du", "ordonnance",
            "directive", "règlement", "(UE)", "(CE)", "UE", "CE", "circulaire", "circulaire du",
        ),
        Role.FOUNDING: (
            "depuis", "depuis le", "depuis l'année", "à partir du", "à partir de", "à compter du", "à compter de",
            "dès", "dès le", "créé en", "créée en", "créés en", "fondé en", "fondée en", "né en", "née en", "après",
            "en vigueur depuis", "inauguré en", "lancé en", "lancée en", "datant de", "ouvert en", "ouverte en",
        ),
        Role.COPYRIGHT: COPYRIGHT,
    },
    fillers=(
        "le", "la", "l'", "les", "minuit", "midi", "à", "au", "du", "de", "inclus", "heures", "heure", "h", "fin",
        "mois", "est", "est le", "fixée au", "est fixée au", "an", "année",
    ),
    numbers=(
        *NAMES, "salle", "page", "version", "numéro", "art.", "article", "bâtiment", "code", "bureau",
    ),
    units=(
        *MEASURES, "étudiants", "étudiantes", "participants", "personnes", "heures", "mots", "caractères", "places",
        "membres", "pages", "crédits", "employés", "projets", "candidatures", "habitants",
    ),
    coming=("prochain", "prochaine"),
    ongoing=("aujourd'hui", "présent", "ce jour", "en cours"),
    common=("le", "les", "des", "et", "du", "pour", "est", "dans", "une", "vous", "sur", "au", "aux", "par", "avec"),
)  # fmt: skip
