"""Portuguese, of Portugal and Brazil."""

from __future__ import annotations

from linkcheck.freshness.phrases.contract import LanguagePhrases

PHRASES = LanguagePhrases(
    cues={
        "closed": (
            "encerrad*", "finalizad*", "terminad*", "concluíd*", "expirad*", "vencid*", "já não", "não mais",
            "edições anteriores", "edição anterior", "última edição", "edições passadas", "editais anteriores",
            "edital anterior", "anteriores", "anterior", "passadas", "passados", "arquivo", "arquivad*", "antig*",
            "histórico", "cancelad*", "adiad*", "suspens*", "anos anteriores", "ano anterior", "ano passado",
            "revogad*", "extint*",
        ),
        "call": (
            "inscrev*", "inscrição", "inscrições", "inscreva-se", "inscreve-te", "pré-inscrição", "matrícula",
            "matrículas", "candidat*", "candidatura", "candidaturas", "candidate-se", "submeter", "submissão",
            "submissões", "edital", "editais", "prazo", "prazos", "data limite", "formulário", "preencher", "preencha",
            "enviar", "envie", "participar", "participe", "reservar", "registe-se", "registar", "cadastre-se",
            "processo seletivo", "seleção", "chamada de", "chamada para", "bolsa", "bolsas", "concurso", "admissão",
            "ingresso", "solicitar", "requerimento", "envio de", "associe-se", "filie-se", "vagas",
        ),
        "future": (
            "terá lugar", "terão lugar", "realizar-se-á", "realizar-se-ão", "será realizad*", "serão realizad*",
            "ocorrerá", "ocorrerão", "acontecerá", "acontecerão", "decorrerá", "decorrerão", "começará", "iniciará",
            "abrirá", "será", "serão", "está aberto", "está aberta", "estão abertas", "estão abertos", "abertas as",
            "previsto", "prevista", "previstos", "poderá", "poderão", "deverá", "deverão", "em breve", "futuro",
            "futura", "aguarde", "vão até", "irá", "irão", "brevemente", "próximo", "próxima", "próximos", "próximas",
            "realiza-se", "realizam-se", "save the date",
        ),
        "currency": (
            "atual", "atuais", "actual", "atualmente", "este ano", "neste ano", "neste semestre", "este semestre",
            "ano corrente", "em curso", "em vigor", "vigente", "vigentes", "último", "última", "últimas", "últimos",
            "corrente", "novos alunos", "novos estudantes", "calouros", "ingressantes", "neste momento", "no momento",
            "mais recente", "mais recentes",
        ),
        "that": (
            "os slides", "a apresentação", "as apresentações", "a gravação", "as gravações", "o vídeo", "os vídeos",
            "o material", "os materiais", "os documentos", "o documento", "o programa", "a programação", "o cartaz",
            "o folheto", "o panfleto",
        ),
        "more": (
            "mais informações", "para mais informações", "maiores informações", "mais detalhes", "para mais detalhes",
            "informações adicionais", "saiba mais", "saber mais", "leia mais", "o formulário", "este formulário",
            "no seguinte link", "o seguinte link", "neste link", "no link", "clique aqui", "na página",
            "todas as informações", "veja mais", "ver mais",
        ),
        "schedule": (
            "horário", "horários", "calendário acadêmico", "calendário académico", "calendário escolar", "calendário",
            "programa do evento", "programa do curso", "programa da disciplina", "programa completo", "programação",
            "plano de ensino", "cronograma", "grade horária", "calendários", "grade de horários",
            "calendário de provas", "plano de aulas", "guia do estudante",
        ),
        "offer": (
            "está disponível", "estão disponíveis", "disponível", "disponíveis", "descarregar", "baixar", "baixe",
            "download", "pode encontrar", "podem encontrar", "encontra-se", "encontram-se", "consultar", "consulte",
            "guia", "confira", "acesse", "aceda",
        ),
        "material": (
            "slides", "gravação", "gravações", "material", "materiais", "vídeo", "vídeos", "apresentação",
        ),
        "rules": (
            "regulamento", "regulamentos", "regimento", "estatuto", "estatutos", "diretrizes", "manual", "modelo",
            "modelos", "convênio", "protocolo", "acordo", "resolução",
        ),
        "record": (
            "relatório", "relatórios", "ata", "atas", "anais", "tese", "teses", "dissertação", "dissertações", "artigo",
            "artigos", "livro", "livros", "revista", "comunicado", "imprensa", "entrevista", "fotos", "galeria",
            "estatísticas", "ranking", "resultado", "resultados", "vencedores", "seminários", "palestras",
            "publicações", "bibliografia", "referências", "blog", "podcast", "boletim", "financiad*", "prêmio",
            "prémio", "prêmios", "apostila", "apostilas", "provas resolvidas", "segundo", "estudo", "pesquisa",
            "vencedor*", "publicação", "homologação",
        ),
        "past": (
            "realizou-se", "realizaram-se", "foi realizad*", "foram realizad*", "teve lugar", "tiveram lugar",
            "ocorreu", "ocorreram", "aconteceu", "aconteceram", "foi", "foram", "era", "eram", "apresentou",
            "apresentaram", "ganhou", "ganharam", "recebeu", "receberam", "participou", "participaram", "organizou",
            "organizaram", "ministrou", "obteve", "publicou", "esteve", "estiveram", "decorreu", "decorreram",
        ),
        "exam": (
            "exame", "exames", "prova", "provas", "propinas", "mensalidade", "mensalidades", "formatura", "colação",
            "banca", "defesa", "época de recurso",
        ),
    },
    upcoming=(
        "próximos eventos", "próximos seminários", "próximas atividades", "próximas palestras", "próximas datas",
        "próximos cursos", "próximas conferências", "próximos editais", "próximas sessões", "próximos encontros",
        "próximas jornadas", "próximas oficinas", "eventos futuros",
    ),
    archives=(
        "arquivo", "anteriores", "anterior", "passad*", "histórico", "antig*", "extint*",
    ),
    records=(
        "publicaç*", "publicacoes", "bibliografia", "currículo lattes", "lattes", "referências", "referencias", "atas",
        "galeria",
    ),
    posts=(
        "noticias", "notícias", "noticia", "novidades", "eventos", "evento", "avisos", "aviso", "informes",
        "comunicados", "anuncios", "anúncios", "agenda", "artigos", "boletim", "postagens", "palestras", "seminarios",
        "seminários", "acontece", "imprensa",
    ),
)  # fmt: skip
