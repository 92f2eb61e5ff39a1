"""French."""

from __future__ import annotations

from linkcheck.freshness.phrases.contract import LanguagePhrases

PHRASES = LanguagePhrases(
    cues={
        "closed": (
            "clos", "close", "closes", "clôturé*", "terminé*", "achevé*", "expiré*", "fermé*", "n'est plus",
            "ne sont plus", "éditions précédentes", "édition précédente", "éditions passées", "précédente édition",
            "dernière édition", "précédentes éditions", "précédent*", "passés", "passées", "passé", "archive",
            "archives", "archivé*", "ancien", "anciens", "ancienne", "anciennes", "annulé*", "reporté*",
            "années précédentes", "année précédente", "année dernière", "l'an dernier", "l'an passé", "autrefois",
            "historique", "révolu*", "abrogé*", "jadis",
        ),
        "call": (
            "notice du concours", "avis de concours", "inscri*", "inscription", "inscriptions", "s'inscrire",
            "inscrivez-vous", "candidat", "candidater", "candidature", "candidatures", "postuler", "postulez",
            "déposer", "dépôt", "soumettre", "soumission", "soumissions", "date limite", "dates limites", "remplir",
            "remplissez", "complétez", "participer", "participez", "appel à", "appel à communications",
            "appel à candidatures", "appel à projets", "formulaire", "envoyer", "envoyez", "réserver", "réservez",
            "réservation", "renvoyer", "transmettre", "s'enregistrer", "préinscription", "préinscriptions",
            "billetterie", "rejoignez", "rejoindre", "rendez-vous sur", "lien zoom", "votez", "échéance", "admission",
            "admissions", "adhérer", "adhésion", "adhérez", "bourse", "bourses", "offre de stage", "offres de stage",
            "offre d'emploi", "offres d'emploi", "recrutement", "appel d'offres",
        ),
        "future": (
            "aura lieu", "auront lieu", "se tiendra", "se tiendront", "se déroulera", "se dérouleront", "débutera",
            "débuteront", "commencera", "commenceront", "ouvrira", "ouvriront", "sera", "seront", "est ouvert",
            "est ouverte", "sont ouvertes", "sont ouverts", "ouverture des", "prévu", "prévue", "prévus", "prévues",
            "pourra", "pourront", "pourrez", "devra", "devront", "devrez", "à venir", "bientôt", "prochainement",
            "futur", "future", "futurs", "futures", "nous organisons", "organise", "aurez", "accueillera", "prochain",
            "prochaine", "prochains", "prochaines", "save the date", "réservez la date", "réservez ces dates",
        ),
        "currency": (
            "actuel", "actuelle", "actuels", "actuelles", "actuellement", "cette année", "année en cours", "en cours",
            "en vigueur", "ce semestre", "courant*", "dernière version", "dernier", "dernière", "dernières",
            "derniers", "à jour", "en ce moment", "à lire en premier", "nouveaux étudiants", "nouveaux arrivants",
            "nouvelle rentrée", "plus récent*",
        ),
        "that": (
            "les transparents", "les diapositives", "les diapos", "les slides", "la présentation", "le support",
            "les supports", "l'enregistrement", "les enregistrements", "la vidéo", "les vidéos", "le document",
            "les documents", "le programme", "l'affiche", "la plaquette", "le flyer", "le compte-rendu",
        ),
        "more": (
            "plus d'informations", "plus d'information", "plus d'infos", "pour plus d'informations",
            "pour en savoir plus", "en savoir plus", "plus de détails", "pour plus de détails",
            "informations complémentaires", "toutes les informations", "toutes les infos", "renseignements",
            "le formulaire", "ce formulaire", "au lien suivant", "le lien suivant", "en suivant ce lien",
            "à l'adresse suivante", "cliquez ici", "sur la page dédiée", "voir la page", "lire la suite", "sur ce lien",
            "cliquer ici",
        ),
        "schedule": (
            "emploi du temps", "emplois du temps", "calendrier universitaire", "calendrier", "planning", "programme",
            "maquette", "livret", "calendriers", "maquettes", "horaires", "livret de l'étudiant", "planning des cours",
            "rentrée", "prérentrée", "pré-rentrée", "plan de cours", "plan du cours", "guide de l'étudiant",
        ),
        "offer": (
            "est disponible", "sont disponibles", "disponible", "disponibles", "téléchargeable", "téléchargeables",
            "télécharger", "téléchargez", "vous trouverez", "retrouvez", "consultable", "consultables", "consulter",
            "consultez", "guide", "brochure", "plaquette",
        ),
        "material": (
            "transparents", "diapositives", "diapos", "slides", "enregistrement", "enregistrements", "supports",
            "support", "vidéo", "vidéos",
        ),
        "rules": (
            "règlement", "règlements", "statuts", "charte", "lignes directrices", "manuel", "modèle", "convention",
            "accord",
        ),
        "record": (
            "rapport", "rapports", "procès-verbal", "procès-verbaux", "compte-rendu", "comptes-rendus", "actes",
            "thèse", "thèses", "mémoire", "mémoires", "article", "articles", "livre", "livres", "revue", "communiqué",
            "presse", "interview", "entretien", "photos", "statistiques", "classement", "résultats", "lauréats",
            "séminaires", "exposés", "publications", "bibliographie", "références", "blog", "podcast", "newsletter",
            "lettre d'information", "financé*", "prix", "notes de cours", "polycopié", "annales", "corrigé", "corrigés",
            "sujets", "selon", "étude", "enquête", "délibération", "dépôt git", "lauréat*", "publication", "bilan",
        ),
        "past": (
            "a eu lieu", "ont eu lieu", "s'est tenu", "s'est tenue", "se sont tenus", "s'est déroulé", "s'est déroulée",
            "a été", "ont été", "était", "étaient", "a présenté", "ont présenté", "a remporté", "ont remporté",
            "a reçu", "ont reçu", "a participé", "ont participé", "a organisé", "ont organisé", "a donné",
            "a accueilli", "a obtenu", "fut", "a permis", "a publié", "ont publié", "ont répondu", "avons organisé",
            "s'est achevé*",
        ),
        "exam": (
            "examen", "examens", "session", "sessions", "rattrapage", "rattrapages", "soutenance", "soutenances",
            "frais", "droits d'inscription", "diplomation", "remise des diplômes",
        ),
    },
    upcoming=(
        "séances à venir", "événements à venir", "évènements à venir", "présentations à venir", "exposés à venir",
        "conférences à venir", "séminaires à venir", "formations à venir", "réunions à venir", "dates à venir",
        "prochains séminaires", "prochaines séances", "prochains exposés", "prochaines dates", "prochains événements",
        "prochains évènements", "prochaines conférences", "prochaines formations", "prochains rendez-vous",
        "prochaines réunions", "prochaines échéances",
    ),
    archives=(
        "archiv*", "anciens", "anciennes", "ancien", "antérieur*", "précédent*", "passés", "passées", "historique",
        "retour sur", "editions precedentes",
    ),
    records=(
        "publication*", "bibliographi*", "curriculum vitae", "revue de presse", "références", "distinctions",
        "comptes-rendus", "comptes rendus", "procès-verbaux", "annales", "photos",
    ),
    posts=(
        "actualites", "actualités", "actualite", "actu", "actus", "evenements", "événements", "evenement",
        "nouvelles", "communiques", "communiqués", "annonces", "agenda", "articles", "article", "billets",
        "seminaires", "séminaires", "presse", "breves", "brèves", "manifestations",
    ),
)  # fmt: skip
