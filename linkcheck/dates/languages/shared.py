"""Phrases that are the same in all languages."""

from __future__ import annotations

from linkcheck.dates.language import Phrases

NAMES: Phrases = (
    "Horizon", "Horizon Europe", "Agenda", "PRIN", "Windows", "Server", "Office", "Studio", "Excel", "AutoCAD",
    "MATLAB", "ISO", "IEC", "RFC", "EN", "UNI", "tel.", "tel", "fax", "p.", "pp.", "n.", "no.", "nr.", "n°", "#",
    "v", "v.", "ver.", "id", "€", "$", "£", "EUR", "USD",
)  # fmt: skip
"""What stands before a number in the name of a thing."""
MEASURES: Phrases = (
    "€", "EUR", "euro", "euros", "USD", "GBP", "%", "m", "m²", "km", "mm", "cm", "kg", "g", "W", "kW", "MW", "Hz",
    "MHz", "KB", "MB", "GB", "TB", "px", "CPU", "GPU", "CFU", "ECTS",
)  # fmt: skip
COPYRIGHT: Phrases = ("©", "(c)", "copyright", "copyright ©", "copyright (c)")
ACADEMIC_YEAR: Phrases = ("A.Y.", "A. Y.", "AY", "academic year")
"""English is used everywhere."""
