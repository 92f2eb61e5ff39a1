"""English."""

from __future__ import annotations

from linkcheck.freshness.phrases.contract import LanguagePhrases

PHRASES = LanguagePhrases(
    cues={
        "closed": (
            "closed", "is over", "are over", "has ended", "have ended", "has expired", "have expired", "expired",
            "no longer", "past edition", "past editions", "previous edition", "previous editions", "previous calls",
            "previous call", "past events", "past event", "past calls", "archive", "archived", "archives",
            "superseded", "former", "formerly", "previously", "originally", "recap", "previous years",
            "previous year", "past years", "last year", "earlier versions", "earlier editions", "old version",
            "historical", "was closed", "has passed", "cancelled", "canceled", "postponed", "discontinued",
            "previous webpage", "past webinars", "past workshops", "past talks", "past seminars", "last year's",
            "previous", "has finished", "have finished",
        ),
        "call": (
            "apply", "apply for", "apply by", "apply here", "apply now", "apply online", "how to apply",
            "your application", "application form", "applications are", "application deadline", "submit*", "submission",
            "submissions", "register", "registration", "registrations", "register here", "registration form",
            "registration link", "sign up", "signup", "sign-up", "enrol", "enroll", "enrolment", "enrollment",
            "deadline", "deadlines", "call for papers", "call for abstracts", "call for participation",
            "call for proposals", "book your", "book a place", "book here", "join us", "join here", "pre-register",
            "preregister", "pre-registration", "fill in", "fill out", "complete the form", "complete our",
            "complete this", "must be sent", "send your", "send us", "rsvp", "nominate", "nominations", "tickets",
            "reserve your", "to participate", "to attend", "take part", "zoom link", "join the", "applications for",
            "applications open", "application to", "application procedure", "application process", "applications close",
            "become a member", "membership form", "call for", "calls for", "open call", "open calls", "job opening",
            "job openings", "vacancy", "vacancies", "admission", "admissions",
        ),
        "future": (
            "will be held", "will take place", "will start", "will begin", "will open", "will close", "will run",
            "will be open", "will be presented", "will be available", "will be published", "will be announced",
            "is going to", "are now open", "is now open", "is open", "are open", "now open", "is scheduled",
            "are scheduled", "will be", "we will", "opens on", "opening soon", "coming soon", "looking forward",
            "is planned", "are planned", "takes place on", "we are hosting", "stay tuned", "you will", "will host",
            "will give", "will have", "will happen", "will occur", "will feature", "will meet", "next academic",
            "next year", "next edition", "next call", "next meeting", "next event", "next semester", "next term",
            "next intake", "next workshop", "next conference", "next seminar", "upcoming", "forthcoming",
            "coming academic", "coming year", "coming semester", "starts on", "begins on", "to be held", "opens soon",
            "save the date", "is coming up", "are coming up",
        ),
        "currency": (
            "current academic", "current year", "current edition", "current call", "current semester",
            "current version", "currently", "current", "this year", "this year's", "this academic", "this semester",
            "latest edition", "latest", "most recent", "up-to-date", "up to date", "at the moment", "new students",
            "prospective students", "this term", "newest",
        ),
        "that": (
            "the slides", "the presentation slides", "the recording", "the recordings", "the video", "the material",
            "the materials", "the meeting material", "the presentation", "the documents", "the handouts",
            "these slides", "its slides", "its recording", "slides from the talk", "the programme", "the program",
            "the poster", "the flyer", "the brochure",
        ),
        "more": (
            "for more information", "for further information", "more information", "further information",
            "more details", "for more details", "for details", "further details", "details here", "find out more",
            "read more", "see here", "see details", "see the dedicated", "check the dedicated", "more info",
            "info here", "for instructions", "the form", "this form", "the following form", "at the following link",
            "on the following page", "learn more", "click here", "click on this link", "at this link",
        ),
        "schedule": (
            "schedule", "timetable", "academic calendar", "syllabus", "course page", "course guide", "price list",
            "fees for", "programme", "timetables", "schedules", "course catalogue", "course catalog", "exam dates",
            "term dates", "semester dates", "calendar", "opening hours", "week plan", "lecture plan",
        ),
        "offer": (
            "is available", "are available", "available here", "available at", "available online",
            "can be downloaded", "download", "downloads", "can be found", "you can find", "you can watch",
            "please find", "is recommended", "we recommend", "should read", "read first", "start here", "guide for",
            "handbook",
        ),
        "material": (
            "slides", "recording", "recordings", "material", "materials", "video", "videos", "handouts", "notes",
        ),
        "rules": (
            "regulation", "regulations", "statute", "policy", "guideline", "guidelines", "manual", "template",
            "agreement",
        ),
        "record": (
            "report", "reports", "proceedings", "minutes", "thesis", "theses", "paper", "papers", "article",
            "articles", "book", "books", "journal", "press", "interview", "photos", "photo gallery", "statistics",
            "ranking", "results", "winners", "seminars", "talks", "colloquia", "publications", "bibliography",
            "references", "blog", "blog post", "podcast", "newsletter", "according to", "preprint", "dataset",
            "grant", "funded by", "award", "prize", "lecture notes", "tutorial", "video lectures", "playlist",
            "repository", "survey", "study", "award-winning", "textbook", "essay", "source code", "winner",
        ),
        "past": (
            "was", "were", "has been", "have been", "held", "took place", "gave", "presented", "received", "won",
            "attended", "hosted", "organised", "organized", "participated", "had", "did", "published", "visited",
            "spoke", "awarded", "featured", "appeared", "joined", "led", "taught", "supervised", "completed",
            "we celebrated",
        ),
        "exam": (
            "exam", "exams", "examination", "examinations", "graduation", "fee", "fees", "tuition", "tuition fees",
            "exam session", "exam dates",
        ),
    },
    upcoming=(
        "upcoming", "forthcoming", "coming up", "future events", "future meetings", "next events", "next meetings",
        "next seminars", "next talks",
    ),
    archives=(
        "archiv*", "past", "previous", "former", "old", "historical", "older", "retrospective",
        "earlier", "closed calls", "closed",
    ),
    records=(
        "publication*", "curriculum vitae", "cv", "alumni", "references", "bibliograph*", "invited talks",
        "testimonials", "research output", "biography", "reading list", "further reading", "works cited", "photos",
        "press coverage", "in the media", "proceedings", "minutes", "literature",
    ),
    posts=(
        "news", "blog", "blogs", "post", "posts", "event", "events", "press", "press-releases", "stories", "story",
        "announcement", "announcements", "newsletter", "newsletters", "seminar", "seminars", "talk", "talks", "updates",
        "articles", "article", "journal", "log", "diary", "meetings", "highlights", "features",
    ),
)  # fmt: skip
