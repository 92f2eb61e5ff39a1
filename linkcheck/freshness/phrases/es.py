"""Spanish."""

from __future__ import annotations

from linkcheck.freshness.phrases.contract import LanguagePhrases

PHRASES = LanguagePhrases(
    cues={
        "closed": (
            "cerrad*", "finalizad*", "terminad*", "concluid*", "expirad*", "caducad*", "vencid*", "ya no",
            "ediciones anteriores", "edición anterior", "última edición", "ediciones pasadas",
            "convocatorias anteriores", "convocatoria anterior", "anteriores", "anterior", "pasadas", "pasados",
            "archivo", "archivos históricos", "archivad*", "antigu*", "histórico", "histórica", "cancelad*", "aplazad*",
            "suspendid*", "años anteriores", "año anterior", "año pasado", "cursos anteriores", "curso anterior",
            "derogad*", "plazo cerrado",
        ),
        "call": (
            "inscrib*", "inscripción", "inscripciones", "inscríbete", "preinscripción", "preinscripciones",
            "matricúlate", "matricular*", "matrícula", "solicitar", "solicita", "solicitud", "solicitudes",
            "presentar", "candidatura", "candidaturas", "postul*", "convocatoria", "convocatorias", "plazo", "plazos",
            "fecha límite", "registrarse", "regístrate", "formulario", "rellenar", "rellena", "cumplimentar",
            "enviar", "envíe", "envía", "participar", "participa", "reservar", "apúntate", "únete", "admisión",
            "admisiones", "beca", "becas", "envío de", "bases de la convocatoria", "bases del concurso", "reserva tu",
            "hazte socio", "asóciate", "oferta de empleo", "ofertas de empleo", "llamada a",
        ),
        "future": (
            "tendrá lugar", "tendrán lugar", "se celebrará", "se celebrarán", "se realizará", "se realizarán",
            "comenzará", "comenzarán", "empezará", "se abrirá", "se abrirán", "será", "serán", "está abierto",
            "está abierta", "están abiertas", "están abiertos", "abierto el plazo", "abierta la", "ya está abierta",
            "previsto", "prevista", "previstos", "podrá", "podrán", "podrás", "deberá", "deberán", "se impartirá",
            "se publicará", "próximamente", "en breve", "futuro", "futura", "esperamos", "os esperamos", "próximo",
            "próxima", "próximos", "próximas", "se llevará a cabo", "se llevarán a cabo", "dará inicio", "abrirá",
            "save the date",
        ),
        "currency": (
            "actual", "actuales", "actualmente", "este año", "este curso", "curso actual", "presente curso",
            "en curso", "vigente", "vigentes", "último", "última", "últimas", "últimos", "al día", "este semestre",
            "nuevos estudiantes", "nuevo ingreso", "nuevos alumnos", "en este momento", "más reciente", "más recientes",
        ),
        "that": (
            "las diapositivas", "las transparencias", "la presentación", "las presentaciones", "la grabación",
            "las grabaciones", "el vídeo", "el video", "los vídeos", "el material", "los materiales",
            "los documentos", "el documento", "el programa", "el cartel", "el folleto", "el tríptico",
        ),
        "more": (
            "más información", "para más información", "más info", "mayor información", "más detalles",
            "para más detalles", "toda la información", "información adicional", "saber más", "leer más",
            "el formulario", "este formulario", "en el siguiente enlace", "el siguiente enlace", "en este enlace",
            "consulta aquí", "en la página", "pincha aquí", "haz clic aquí", "ver más",
        ),
        "schedule": (
            "horario", "horarios", "calendario académico", "calendario", "guía docente", "guías docentes",
            "programa del curso", "programa de la asignatura", "programa del evento", "programa completo",
            "programa provisional", "calendarios", "cronograma", "calendario de exámenes", "calendario escolar",
        ),
        "offer": (
            "está disponible", "están disponibles", "disponible", "disponibles", "descargable", "descargar",
            "descarga", "descárgate", "puedes encontrar", "puede encontrar", "se puede consultar",
            "se pueden consultar", "consultar", "consulta", "folleto", "accede", "se puede descargar", "puedes ver",
        ),
        "material": (
            "diapositivas", "transparencias", "grabación", "grabaciones", "material", "materiales", "vídeo", "vídeos",
            "video", "presentación",
        ),
        "rules": (
            "reglamento", "reglamentos", "normativa", "estatutos", "directrices", "manual", "plantilla", "modelo",
            "convenio", "convenios", "acuerdo",
        ),
        "record": (
            "informe", "informes", "acta", "actas", "tesis", "artículo", "artículos", "libro", "libros", "revista",
            "nota de prensa", "prensa", "entrevista", "fotos", "galería", "estadísticas", "ranking", "resultados",
            "ganadores", "seminarios", "charlas", "ponencias", "publicaciones", "bibliografía", "referencias", "blog",
            "podcast", "boletín", "financiad*", "premio", "premios", "apuntes", "exámenes resueltos", "según",
            "estudio", "encuesta", "memoria", "memorias", "ganador", "publicación", "listado de admitidos",
        ),
        "past": (
            "se celebró", "se celebraron", "tuvo lugar", "tuvieron lugar", "se realizó", "se realizaron", "fue",
            "fueron", "ha sido", "han sido", "era", "eran", "presentó", "presentaron", "ganó", "ganaron", "recibió",
            "recibieron", "participó", "participaron", "organizó", "organizaron", "impartió", "obtuvo", "se publicó",
            "asistió", "asistieron", "se presentó", "hemos", "estuvo", "estuvieron", "se llevó a cabo",
            "se llevaron a cabo", "organizamos", "se desarrolló",
        ),
        "exam": (
            "examen", "exámenes", "tasas", "graduación", "tribunal", "defensa", "trabajo fin de", "tfg", "tfm",
            "precios públicos", "convocatoria extraordinaria",
        ),
    },
    upcoming=(
        "próximos eventos", "próximos seminarios", "próximas actividades", "próximas charlas", "próximas fechas",
        "próximos cursos", "próximas conferencias", "próximas convocatorias", "próximas sesiones",
        "próximos encuentros", "próximas jornadas", "próximos talleres", "eventos futuros",
    ),
    archives=(
        "archivo", "archivos históricos", "anteriores", "anterior", "pasad*", "histórico", "histórica", "antigu*",
        "hemeroteca", "extint*",
    ),
    records=(
        "publicacion*", "bibliografía", "bibliografia", "curriculum vitae", "currículum", "referencias", "actas",
        "antiguos alumnos", "galería", "galeria", "hemeroteca",
    ),
    posts=(
        "noticias", "noticia", "novedades", "eventos", "evento", "avisos", "aviso", "informes", "actualidad",
        "anuncios", "agenda", "comunicados", "entradas", "articulos", "artículos", "seminarios", "prensa", "boletin",
        "boletín",
    ),
)  # fmt: skip
