"""German."""

from __future__ import annotations

from linkcheck.freshness.phrases.contract import LanguagePhrases

PHRASES = LanguagePhrases(
    cues={
        "closed": (
            "abgeschlossen", "geschlossen", "beendet", "abgelaufen", "ist vorbei", "sind vorbei", "nicht mehr",
            "ehemalig*", "frühere*", "vergangene*", "vorherige*", "bisherige*", "Archiv", "archiviert", "Vorjahr*",
            "letztes Jahr", "letzten Jahres", "im letzten Jahr", "vorangegangene*", "letzte Ausgabe", "abgesagt",
            "verschoben", "ausgebucht", "Rückblick", "alte*", "veraltet", "außer Kraft", "aufgehoben", "früher",
            "damals", "auslaufend*", "Altklausuren", "ersetzt durch", "vorbei",
        ),
        "call": (
            "anmeld*", "Anmeldung", "Anmeldungen", "zur Anmeldung", "melde dich", "meldet euch", "melden Sie sich",
            "registrier*", "Registrierung", "bewerb*", "Bewerbung", "Bewerbungen", "Bewerbungsfrist",
            "Bewerbungsschluss", "Anmeldeschluss", "Anmeldefrist", "Frist", "Fristen", "einreich*", "Einreichung",
            "einschreib*", "Einschreibung", "Immatrikulation", "Rückmeldung", "Formular", "ausfüllen", "teilnehmen",
            "mitmachen", "macht mit", "mach mit", "Teilnahme", "buchen", "Call for Papers", "Deadline", "einsenden",
            "zusenden", "senden Sie", "schickt uns", "abstimmen", "wählen gehen", "Tickets", "reservieren",
            "jetzt anmelden", "beantragen", "Antrag", "Zoom-Link", "Ausschreibung", "hier anmelden", "eintragen",
            "tragt euch", "beitreten", "bestellen", "Ticket", "Bewerbungsformular", "Mitglied werden",
            "Mitgliedsantrag", "Beitrittserklärung", "Stipendium", "Stipendien", "Stellenausschreibung*",
            "Stellenangebot*", "Teilnahmeformular", "Zulassung", "Aufruf",
        ),
        "future": (
            "wird stattfinden", "werden stattfinden", "stattfinden", "findet statt", "finden statt", "findet am",
            "findet vom", "findet im", "finden am", "finden im", "beginnt am", "startet am", "starten am",
            "beginnen am", "wird eröffnet", "ist geöffnet", "sind geöffnet", "ist freigeschaltet", "ab sofort",
            "in Kürze", "demnächst", "geplant", "wird", "werden", "freuen uns auf", "laden ein", "laden wir",
            "lädt ein", "herzlich eingeladen", "es ist soweit", "endlich ist es soweit", "steht an", "stehen an",
            "erwarten", "erwartet euch", "möglich sein", "nächste*", "nächstes Semester", "kommende*",
            "bevorstehende*", "Save the Date", "vormerken",
        ),
        "currency": (
            "aktuell*", "derzeit*", "momentan*", "gegenwärtig*", "laufende*", "diesjährige*", "dieses Jahr",
            "in diesem Jahr", "dieses Semester", "in diesem Semester", "im laufenden", "neueste*", "neuste*",
            "jüngste*", "gültige*", "zur Zeit", "zurzeit", "Erstsemester", "Erstis", "Studieninteressierte",
            "neue Studierende", "diesem Semester",
        ),
        "that": (
            "die Folien", "die Präsentation", "die Aufzeichnung", "die Aufzeichnungen", "das Video", "die Videos",
            "die Unterlagen", "die Materialien", "das Material", "das Programm", "das Plakat", "der Flyer",
            "die Broschüre", "die Dokumente", "die Vortragsfolien",
        ),
        "more": (
            "weitere Informationen", "weitere Infos", "mehr Informationen", "mehr Infos", "nähere Informationen",
            "nähere Infos", "weitere Details", "mehr dazu", "Näheres", "Genaueres", "alle Informationen",
            "alle Infos", "alle Details", "zum Formular", "unter folgendem Link", "unter dem folgenden Link",
            "über folgenden Link", "auf folgender Seite", "hier geht's zur", "hier geht es zur", "diesem Link",
            "Details finden", "hier klicken", "mehr erfahren", "weiterlesen",
        ),
        "schedule": (
            "Stundenplan*", "Stundenplän*", "Vorlesungsverzeichnis", "Semesterplan*", "Terminplan*", "Terminplän*",
            "Semesterprogramm*", "Veranstaltungsprogramm*", "Tagungsprogramm*", "Zeitplan*", "Zeitplän*",
            "Semestertermine", "Programm", "Veranstaltungsplan*", "Ablaufplan", "Prüfungsplan", "Terminübersicht",
            "Semesterkalender", "Modulplan", "Lehrplan", "Vorlesungsplan*", "Vorlesungsplän*", "Plan", "Pläne",
            "Prüfungstermine", "Veranstaltungskalender", "Kalender", "Studienführer",
        ),
        "offer": (
            "verfügbar", "erhältlich", "abrufbar", "herunterladen", "Download", "findet ihr", "findest du",
            "finden Sie", "zu finden", "steht bereit", "stehen bereit", "einsehbar", "einsehen", "Modulhandbuch",
            "Leitfaden", "Broschüre", "Heft", "bereitgestellt",
        ),
        "material": (
            "Folien", "Aufzeichnung", "Aufzeichnungen", "Unterlagen", "Materialien", "Video", "Videos",
            "Präsentation", "Vortragsfolien",
        ),
        "rules": (
            "Ordnung", "Satzung", "Prüfungsordnung*", "Studienordnung*", "Geschäftsordnung", "Richtlinie*",
            "Handbuch", "Vorlage", "Vorlagen", "Vereinbarung", "Vertrag", "Beschluss*",
        ),
        "record": (
            "Bericht", "Berichte", "Jahresbericht", "Protokoll", "Protokolle", "Tagungsband", "Abschlussarbeit*",
            "Bachelorarbeit*", "Masterarbeit*", "Dissertation*", "Artikel", "Aufsatz", "Buch", "Bücher",
            "Zeitschrift", "Pressemitteilung*", "Interview", "Fotos", "Bilder", "Statistik*", "Ranking", "Ergebnis*",
            "Gewinner", "Vorträge", "Publikation*", "Veröffentlichung*", "Literatur", "Quelle", "Quellen", "Blog",
            "Podcast", "Newsletter", "gefördert", "Preis", "Klausur", "Klausuren", "Skript", "Skripte",
            "Übungsblätter", "laut", "Studie", "Umfrage",
        ),
        "past": (
            "fand statt", "fanden statt", "stattgefunden", "fand am", "fanden am", "fand im", "war", "waren", "wurde",
            "wurden", "hat stattgefunden", "haben stattgefunden", "hielt", "hielten", "gewann", "gewonnen", "erhielt",
            "erhalten hat", "nahm teil", "nahmen teil", "teilgenommen", "präsentierte", "organisierte",
            "veranstaltete", "besuchte", "ausgezeichnet", "gab es", "hatten", "hatte", "gewählt wurde*",
            "durchgeführt", "durften wir",
        ),
        "exam": (
            "Prüfung", "Prüfungen", "Prüfungstermine", "Klausurtermine", "Prüfungszeitraum", "Abschlussfeier",
            "Gebühren", "Studiengebühren", "Semesterbeitrag", "Prüfungsplan",
        ),
    },
    upcoming=(
        "kommende Veranstaltung*", "kommenden Veranstaltung*", "kommende Termine", "kommenden Termine",
        "kommende Vorträge", "kommenden Vorträge", "kommende Seminar*", "kommenden Seminar*", "anstehende*",
        "bevorstehende*", "nächste Termine", "nächsten Termine", "nächste Veranstaltungen", "nächsten Veranstaltungen",
        "zukünftige Veranstaltungen",
    ),
    archives=(
        "archiv*", "vergangene*", "frühere*", "ehemalige*", "vorherige*", "rückblick*", "historie", "chronik",
        "bisherige*", "alte", "alten", "altes", "auslaufende*",
    ),
    records=(
        "publikation*", "veröffentlichung*", "lebenslauf", "literatur*", "quellen", "quellenangaben",
        "pressespiegel", "bibliographie", "protokolle", "beschlüsse", "sitzungen", "altklausuren", "klausuren",
        "fotos", "galerie", "pressemitteilungen",
    ),
    posts=(
        "aktuelles", "neuigkeiten", "nachrichten", "veranstaltungen", "veranstaltung", "termine", "meldungen",
        "meldung", "beitraege", "beiträge", "presse", "pressemitteilungen", "artikel", "vortraege", "vorträge",
        "protokolle", "sitzungen", "ankuendigungen", "ankündigungen", "blogbeitrag", "events",
    ),
)  # fmt: skip
