"""Portuguese, of Portugal and Brazil."""

from __future__ import annotations

from linkcheck.dates.expression import Role
from linkcheck.dates.language import Language
from linkcheck.dates.languages.shared import ACADEMIC_YEAR, COPYRIGHT, MEASURES, NAMES

LANGUAGE = Language(
    locales=("pt", "pt_PT"),
    months={},
    ordinals=("º", "°"),
    links=("de", "do", "do ano"),
    until=("a", "ao", "até", "e", "à", "até ao"),
    academic_year=(
        *ACADEMIC_YEAR, "ano letivo", "ano lectivo", "anos letivos", "ano académico", "ano acadêmico",
        "ano escolar",
    ),
    seasons={
        "primavera": (2, 7), "verão": (5, 9), "outono": (8, 1), "inverno": (10, 3), "primeiro semestre": (9, 2),
        "segundo semestre": (2, 12), "1º semestre": (9, 2), "1.º semestre": (9, 2), "2º semestre": (2, 12),
        "2.º semestre": (2, 12),
    },
    half_years=True,
    cues={
        Role.DEADLINE: (
            "até", "até o", "até ao", "até a", "até à", "até às", "até as", "até dia", "até o dia", "até ao dia",
            "prazo", "prazo:", "prazo até", "prazo final", "data limite", "data-limite", "data limite:",
            "encerra em", "encerramento", "encerram", "encerram-se", "termina em", "termina a", "termina no dia",
            "vão até", "antes de", "o mais tardar", "prorrogad* até", "deadline",
        ),
        Role.EVENT: (
            "terá lugar em", "terão lugar em", "será realizad* em", "realizar-se-á em", "realizou-se em",
            "realizad* em", "decorrerá em",
        ),
        Role.COHORT: (
            "turma", "turma de", "turmas de", "ingressantes", "ingressantes em", "ingressantes de", "ingresso em",
            "ingresso", "matriculad* em", "formad* em", "coorte", "currículo", "currículo de", "matriz curricular",
            "ppc",
        ),
        Role.PUBLICATION: (
            "publicad* em", "publicad* a", "publicad*", "atualizad* em", "atualizad* a", "actualizad* em",
            "atualizad*", "última atualização", "última atualização:", "última modificação", "modificad* em",
            "acesso em", "acesso em:", "acessad* em", "acedid* em", "consultad* em", "aprovad* em", "postad* em",
            "ata de", "reunião de", "versão de", "datad* de",
        ),
        Role.LAW: (
            "lei", "lei nº", "decreto", "decreto-lei", "portaria", "portaria nº", "despacho", "despacho nº",
            "resolução", "resolução nº", "instrução normativa", "diretiva", "regulamento", "deliberação", "(UE)",
            "(CE)", "UE", "CE", "diário da república", "diário oficial",
        ),
        Role.FOUNDING: (
            "desde", "desde o ano", "a partir de", "a partir do", "fundad* em", "criad* em", "nascid* em",
            "nasceu em", "após", "iniciad* em", "inaugurad* em", "em vigor desde", "surgiu em", "data de",
        ),
        Role.COPYRIGHT: COPYRIGHT,
    },
    fillers=(
        "o", "a", "os", "as", "dia", "de", "do", "da", "às", "horas", "h", "ano", "mês", "fim", "meio-dia",
        "meia-noite", "é", "será", "inscrições", "final",
    ),
    numbers=(
        *NAMES, "sala", "página", "pág.", "versão", "número", "art.", "artigo", "edifício", "bloco", "código",
        "nº", "n.º",
    ),
    units=(
        *MEASURES, "estudantes", "alunos", "participantes", "pessoas", "horas", "vagas", "palavras", "caracteres",
        "páginas", "créditos", "membros", "funcionários", "projetos", "candidaturas", "habitantes",
    ),
    coming=("próximo", "próxima", "seguinte"),
    ongoing=("atualidade", "atual", "presente", "o presente", "hoje", "os dias atuais"),
    common=("o", "os", "do", "da", "em", "para", "uma", "com", "não", "dos", "que", "são", "ao", "você", "pela"),
)  # fmt: skip
