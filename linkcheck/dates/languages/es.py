"""Spanish."""

from __future__ import annotations

from linkcheck.dates.expression import Role
from linkcheck.dates.language import Language
from linkcheck.dates.languages.shared import ACADEMIC_YEAR, COPYRIGHT, MEASURES, NAMES

LANGUAGE = Language(
    locales=("es",),
    months={"set": 9},
    ordinals=("º", "°", "ero"),
    links=("de", "del", "del año"),
    until=("al", "a", "y", "hasta", "hasta el"),
    academic_year=(
        *ACADEMIC_YEAR, "curso", "cursos", "curso académico", "cursos académicos", "año académico", "año escolar",
        "curso escolar", "año lectivo", "ciclo lectivo",
    ),
    seasons={
        "primavera": (2, 7), "verano": (5, 9), "otoño": (8, 1), "invierno": (10, 3), "primer semestre": (9, 2),
        "segundo semestre": (2, 9), "1er semestre": (9, 2), "1º semestre": (9, 2), "2º semestre": (2, 9),
        "primer cuatrimestre": (9, 2), "segundo cuatrimestre": (2, 9), "1er cuatrimestre": (9, 2),
        "2º cuatrimestre": (2, 9), "segundo trimestre": (1, 6),
    },
    half_years=True,
    cues={
        Role.DEADLINE: (
            "hasta", "hasta el", "hasta el día", "antes del", "antes de", "antes del día", "fecha límite",
            "fecha límite:", "fecha tope", "fecha de cierre", "plazo", "plazo:", "plazo hasta", "plazo hasta el",
            "plazo de inscripción", "plazo de solicitud", "plazo de presentación", "finaliza el", "finaliza",
            "termina el", "cierre", "cierra el", "vence el", "a más tardar el", "límite", "concluye el",
            "ampliado hasta el", "prorrogado hasta el", "deadline",
        ),
        Role.EVENT: (
            "tendrá lugar en", "tendrán lugar en", "se celebrará en", "se celebrarán en", "se celebró en",
            "tuvo lugar en", "celebrad* en",
        ),
        Role.COHORT: (
            "promoción", "promociones", "matriculad* en", "egresad* de", "egresad* en", "cohorte", "plan",
            "plan de estudios", "plan de", "plan de estudios de", "generación", "titulad* en",
        ),
        Role.PUBLICATION: (
            "publicad* el", "publicad* en", "publicad*", "actualizad* el", "actualizad* en", "actualizad* a",
            "actualizad* al", "actualizad*", "última actualización", "última actualización:", "última modificación",
            "modificad* el", "consultad* el", "consultad* en", "aprobad* el", "aprobad* en", "con fecha",
            "de fecha", "acta de", "acceso", "recuperado el", "sesión del", "fecha de publicación", "versión de",
        ),
        Role.LAW: (
            "ley", "ley orgánica", "real decreto", "decreto", "decreto ley", "orden", "resolución", "resolución de",
            "resolución del", "directiva", "reglamento", "(UE)", "(CE)", "UE", "CE", "BOE", "R.D.", "RD", "L.O.",
            "acuerdo de", "boletín oficial",
        ),
        Role.FOUNDING: (
            "desde", "desde el", "desde el año", "a partir del", "a partir de", "fundad* en", "cread* en",
            "nacid* en", "nació en", "después de", "después del", "tras", "iniciad* en", "inaugurad* en",
            "en vigor desde", "creación en", "surgió en", "data de",
        ),
        Role.COPYRIGHT: COPYRIGHT,
    },
    fillers=(
        "el", "la", "los", "las", "día", "de", "del", "horas", "h", "h.", "a", "año", "mes", "fin", "mediodía",
        "medianoche", "es", "será", "es el", "inclusive", "finales", "solicitudes",
    ),
    numbers=(
        *NAMES, "sala", "aula", "página", "pág.", "versión", "número", "núm.", "art.", "artículo", "edificio",
        "código", "despacho", "n.º", "nº",
    ),
    units=(
        *MEASURES, "estudiantes", "alumnos", "participantes", "personas", "horas", "plazas", "palabras",
        "caracteres", "páginas", "créditos", "miembros", "empleados", "proyectos", "solicitudes", "habitantes",
    ),
    coming=("próximo", "próxima", "siguiente", "entrante"),
    ongoing=("actualidad", "la actualidad", "presente", "hoy", "el presente"),
    common=("el", "los", "las", "del", "para", "una", "por", "con", "que", "se", "su", "y", "más", "está", "al"),
)  # fmt: skip
