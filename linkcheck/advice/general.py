"""What a person does about each kind of finding when nothing better is known."""

from __future__ import annotations

from linkcheck.model import Advice, Finding, Verdict

BY_MESSAGE = {
    "moved.refresh-to-nothing": Advice("replace-or-remove", "Find the page's new address, or remove the link"),
    "status.gone": Advice("remove", "Remove the link: the owner took the page down on purpose"),
    "no-answer.tls": Advice("tell-owner", "Tell the owner of the host, and link elsewhere until it is mended"),
    "no-answer.tls-incomplete-chain": Advice(
        "tell-owner", "Have the server send its intermediate certificates as well"
    ),
    "no-answer.tls-no-tls": Advice("mend-address", "Write http, or ask the host's owner for https"),
    "certificate.ends-soon": Advice(
        "tell-owner", "Have the certificate renewed, and see why that did not happen by itself"
    ),
    "no-answer.no-such-file": Advice("replace-or-remove", "Correct the link, or add the file"),
    "no-answer.no-such-host": Advice("replace-or-remove", "Look where the content is now, or remove the link"),
    "fragment.missing": Advice("mend-fragment", "Link to the page itself, or to a part that it has"),
    "address.unparsable": Advice("mend-address", "Correct the address"),
    "fragment.no-page": Advice("mend-fragment", "Name a page that the document has, or link to the document itself"),
    "fragment.no-bookmark": Advice("mend-fragment", "Set the link anew in the document, or remove it"),
    "fragment.no-destination": Advice("mend-fragment", "Link to the document itself, or to a page of it (#page=3)"),
    "document.truncated": Advice("update", "Put the whole file there again: it was cut off on its way"),
    "document.corrupt": Advice("update", "Export the file anew and put it there again"),
    "document.other-kind": Advice("mend-address", "Give the file the name of what it is, and correct the link"),
    "document.mislabelled": Advice("tell-owner", "Have the server send the file with its own media type"),
    "document.password": Advice("say-so", "Say beside the link who has the password, or offer the file without one"),
    "document.leads-to-page": Advice("mend-address", "Link to the page, and say that it is one; or to the file itself"),
    "document.scan": Advice("update", "Offer the file that was printed, or have the text recognised (OCR)"),
    "document.no-text": Advice("update", "Export it with its text, not as drawings or pictures of it"),
    "document.untitled": Advice("update", "Give it a title in its properties (File › Properties), and export it again"),
    "document.untagged": Advice("update", "Export it as tagged or accessible PDF (PDF/UA); Word and LibreOffice can"),
    "document.damaged": Advice("update", "Export the file anew and put it there again"),
    "document.large": Advice("update", "Make its pictures smaller, and say its size beside the link"),
    "language.promised": Advice("mend-address", "Link to the edition in that language, or say which one this is in"),
    "language.unsaid": Advice("say-so", "Say beside the link which language it is in, or link to a translation"),
    "outdated.deadline": Advice("update", "Give the next date, or say that this one has passed"),
    "outdated.call": Advice("update", "Give the next date, or say that this one has passed"),
    "outdated.future": Advice("update", "Announce the next one, or say that this one has taken place"),
    "outdated.coming": Advice("update", "Say which year is meant now, and link to what holds for it"),
    "outdated.offer": Advice("update", "Offer what is newer, or say which year this is of"),
    "outdated.before": Advice("update", "Offer what is newer, or say which year this is of"),
    "outdated.page": Advice("update", "Bring the page up to date, or say that it is of the past"),
    **dict.fromkeys(
        (f"restricted.{what}-said" for what in ("challenge", "login-redirect", "login-error", "denied", "login-form")),
        Advice("nothing", "Nothing: who follows the link knows that it needs a login"),
    ),
    "text.empty": Advice(
        "name-link", "Give the link a text, or its image an alternative text, that says where it leads"
    ),
}
BY_CHECK = {
    "status": Advice("replace-or-remove", "Find the page's new address, or remove the link"),
    "no-answer": Advice(
        "replace-or-remove", "Correct the address or look where the content is now, or remove the link"
    ),
    "soft404": Advice("replace-or-remove", "Find the page's new address, or remove the link"),
    "placeholder": Advice("replace-or-remove", "Look where the content is now, or remove the link"),
    "document": Advice("replace-or-remove", "Find where the document is now, or remove the link"),
    "restricted": Advice("say-so", "Say beside the link that it needs a login, where nothing there says so yet"),
    "text": Advice("name-link", "Let the link text name what the reader gets"),
    "mailto": Advice("mend-address", "Correct the address"),
    "outdated": Advice("update", "Link to the current edition, or say that this is of the past"),
}
UNVERIFIED = Advice("look", "Open it in a browser: a person can tell in a moment what a program cannot")


TLS = BY_MESSAGE["no-answer.tls"]


def advise(finding: Finding) -> Advice | None:
    if finding.verdict is Verdict.UNVERIFIED:
        return UNVERIFIED
    if finding.message.startswith("no-answer.tls-"):
        return BY_MESSAGE.get(finding.message, TLS)
    return BY_MESSAGE.get(finding.message) or BY_CHECK.get(finding.check)
