"""Words of further languages by which a goal gives away a solution or counts outputs, and how to tell a language.

Short lists of our own, made to be read: a word that misleads more often than it helps is taken out. Each language has
`verbs` and `technologies` (a solution is named), `outputs` (things that projects make, not changes), `counted` (how a
number of outputs is said, with `{outputs}` in it), `known` abbreviations beyond those known everywhere, and `common`:
little words that tell the language of a text.

Must not: judge. Where no list fits, nothing is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. Every entry is a regular expression for whole words in any case."""

    verbs: tuple[str, ...]
    technologies: tuple[str, ...]
    outputs: str
    counted: tuple[str, ...]
    common: frozenset[str]
    known: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAME_EVERYWHERE = (
    r"blockchains?",
    r"ccu?s",
    r"5g",
    r"software",
    r"big data",
    r"app(?:er|ar|en|s)?",
    r"ai",
    r"ki",
    r"ia",
)

_NB = Lexicon(
    verbs=(
        r"bygg(?:e|er|es)? (?!tillit|kompetanse|kapasitet|videre|broer)",
        r"installer(?:e|er|es)",
        r"rull(?:e|er|es) ut",
        r"utrulling(?:en)?",
        r"digitaliser(?:e|er|es|ing)",
        r"elektrifiser(?:e|er|es|ing)",
        r"(?:opprett|etabler|lanser)(?:e|er|es)? (?:et|en|ei) "
        r"(?:\w+ ){0,2}\w*(?:fond|plattform|senter|byrå|program|nettverk)",
    ),
    technologies=(
        r"hydrogen",
        r"batteri(?:er|ene)?",
        r"el(?:bil|buss|ferge|fly)\w*",
        r"varmepumpe\w*",
        r"sol(?:celle|panel)\w*",
        r"vind(?:mølle|turbin|park)\w*",
        r"kjernekraft",
        r"karbonfangst",
        r"lade(?:stasjon|punkt)\w*",
        r"kunstig intelligens",
        r"roboter?",
        r"droner?",
        r"sensor(?:er)?",
        r"digitale tvillinger",
    ),
    outputs=(
        r"prosjekt(?:er)?|piloter?|laboratori(?:er|um)|planer?|strategier?|rapport(?:er)?|møter|kurs|kampanjer?|"
        r"publikasjoner|patenter?|avtaler|nettverk|plattform(?:er)?|oppstartsbedrifter"
    ),
    counted=(
        r"antall (?:\w+ ){{0,2}}(?:{outputs})",
        r"\d[\d .,]*(?:\w+ ){{0,2}}(?:{outputs})",
        r"(?:kroner|midler|penger) (?:brukt|investert)",
    ),
    common=_words("og i er som på til av det ikke for med at en et den alle skal vi innen hvor eller fra være ut"),
    known=frozenset({"NOK", "EØS", "KI"}),
)
_DA = Lexicon(
    verbs=(
        r"bygg(?:e|er|es) (?!tillid|kompetence|kapacitet|videre|bro)",
        r"installer(?:e|er|es)",
        r"udrul(?:le|ler|les|ning)",
        r"digitaliser(?:e|er|es|ing)",
        r"elektrificer(?:e|er|es|ing)",
        r"(?:opret|etabler|lancer)(?:te|e|er|es)? (?:et|en) (?:\w+ ){0,2}\w*(?:fond|platform|center|program|netværk)",
    ),
    technologies=(
        r"brint",
        r"batteri(?:er|erne)?",
        r"el(?:bil|bus|færge|fly)\w*",
        r"varmepumpe\w*",
        r"sol(?:celle|panel)\w*",
        r"vind(?:mølle|turbine|park)\w*",
        r"atomkraft",
        r"kernekraft",
        r"co2-fangst",
        r"ladestander\w*",
        r"kunstig intelligens",
        r"robotter?",
        r"droner?",
        r"sensor(?:er)?",
        r"digitale tvillinger",
    ),
    outputs=(
        r"projekt(?:er)?|piloter?|laboratori(?:er|um)|planer?|strategier?|rapport(?:er)?|møder|kurser|kampagner?|"
        r"publikationer|patenter?|aftaler|netværk|platform(?:e|er)?|iværksættervirksomheder"
    ),
    counted=(
        r"antal(?:let af)? (?:\w+ ){{0,2}}(?:{outputs})",
        r"\d[\d .,]*(?:\w+ ){{0,2}}(?:{outputs})",
        r"(?:kroner|midler|penge) (?:brugt|investeret)",
    ),
    common=_words("og i er som på til af det ikke for med at en et den alle skal vi inden hvor eller fra være ud"),
    known=frozenset({"DKK"}),
)
_SV = Lexicon(
    verbs=(
        r"bygg(?:a|er|as|s) (?!förtroende|kompetens|kapacitet|vidare|broar)",
        r"installer(?:a|ar|as)",
        r"rulla(?:r|s)? ut",
        r"utrullning(?:en)?",
        r"digitaliser(?:a|ar|as|ing)",
        r"elektrifier(?:a|ar|as|ing)",
        r"(?:inrätta|etablera|lansera|starta)(?:r|s)? (?:ett|en) "
        r"(?:\w+ ){0,2}\w*(?:fond|plattform|centrum|program|nätverk)",
    ),
    technologies=(
        r"vätgas",
        r"batteri(?:er|erna)?",
        r"el(?:bil|buss|färj|flyg)\w*",
        r"värmepump\w*",
        r"sol(?:cell|panel)\w*",
        r"vind(?:kraft|turbin|park)\w*",
        r"kärnkraft",
        r"koldioxidinfångning",
        r"ladd(?:station|punkt|stolp)\w*",
        r"artificiell intelligens",
        r"robot(?:ar)?",
        r"drönare",
        r"sensor(?:er)?",
        r"digitala tvillingar",
    ),
    outputs=(
        r"projekt|piloter?|laboratori(?:er|um)|planer?|strategier?|rapport(?:er)?|möten|kurser|kampanjer?|"
        r"publikationer|patent|avtal|nätverk|plattform(?:ar)?|nystartade företag"
    ),
    counted=(
        r"antal(?:et)? (?:\w+ ){{0,2}}(?:{outputs})",
        r"\d[\d .,]*(?:\w+ ){{0,2}}(?:{outputs})",
        r"(?:kronor|medel|pengar) (?:använda|investerade)",
    ),
    common=_words("och i är som på till av det inte för med att en ett den alla ska vi inom där eller från vara"),
    known=frozenset({"SEK"}),
)
_DE = Lexicon(
    verbs=(
        r"(?:auf|aus)?bau(?:en|t)? (?!von vertrauen|von kompetenz)",
        r"installier(?:en|t|te)",
        r"ausroll(?:en|t)",
        r"digitalisier(?:en|t|ung)",
        r"elektrifizier(?:en|t|ung)",
        r"(?:ein|eine|einen) "
        r"(?:\w+ ){0,2}\w*(?:fonds|plattform|zentrum|agentur|programm|netzwerk) "
        r"(?:ein)?(?:gründen|schaffen|richten|auflegen|einrichten|aufbauen)",
    ),
    technologies=(
        r"wasserstoff\w*",
        r"batterien?",
        r"elektro(?:auto|bus|fähre|fahrzeug)\w*",
        r"e-autos?",
        r"wärmepumpen?",
        r"solar(?:anlage|zelle|panel|park)\w*",
        r"photovoltaik\w*",
        r"wind(?:rad|räder|kraft|park|turbine)\w*",
        r"kernkraft",
        r"atomkraft",
        r"ladesäulen?",
        r"künstliche[rn]? intelligenz",
        r"roboter",
        r"drohnen?",
        r"sensoren",
        r"digitale[rn]? zwillinge?",
    ),
    outputs=(
        r"projekt(?:e|en)?|pilot(?:e|en|projekte)?|labore?|pläne?|strategien?|berichte?|studien?|treffen|kurse|"
        r"kampagnen?|veröffentlichungen|patente?|verträge|netzwerke?|plattformen?|start-?ups?"
    ),
    counted=(
        r"(?:an)?zahl (?:der|von|an) (?:\w+ ){{0,2}}(?:{outputs})",
        r"\d[\d .,]*(?:\w+ ){{0,2}}(?:{outputs})",
        r"(?:investierte|ausgegebene) (?:euro|mittel|gelder)",
    ),
    common=_words(
        "und der die das ist in zu den von mit nicht für auf ein eine bis alle wir im des werden sind oder dass"
    ),
    known=frozenset({"DACH", "BIP", "KI"}),
)
_FR = Lexicon(
    verbs=(
        r"construi(?:re|t|sons|sent)",
        r"install(?:er|e|ent|ation de)",
        r"déploy(?:er|ons|ent|é)",
        r"déploiement",
        r"numéris(?:er|ation)",
        r"électrifi(?:er|cation)",
        r"(?:créer|lancer|ouvrir|mettre en place) (?:un|une) "
        r"(?:\w+ ){0,2}(?:fonds|plateforme|centre|agence|programme|réseau|application)",
    ),
    technologies=(
        r"hydrogène",
        r"batteries?",
        r"(?:voiture|bus|véhicule|ferry)s? électriques?",
        r"pompes? à chaleur",
        r"panneaux? solaires?",
        r"photovoltaïque",
        r"éoliennes?",
        r"nucléaire",
        r"bornes? de recharge",
        r"intelligence artificielle",
        r"robots?",
        r"drones?",
        r"capteurs?",
        r"jumeaux? numériques?",
    ),
    outputs=(
        r"projets?|pilotes?|laboratoires?|plans?|stratégies?|rapports?|études?|réunions?|formations?|campagnes?|"
        r"publications?|brevets?|contrats?|réseaux?|plateformes?|start-?ups?"
    ),
    counted=(
        r"nombre de (?:\w+ ){{0,2}}(?:{outputs})",
        r"\d[\d .,]*(?:\w+ ){{0,2}}(?:{outputs})",
        r"(?:euros?|fonds|argent) (?:dépensés?|investis?|mobilisés?)",
    ),
    common=_words("et le la les des de du un une est dans pour que qui par sur pas avec tous nous en au aux d'ici"),
    known=frozenset({"UE", "PIB", "ONU", "IA"}),
)
_ES = Lexicon(
    verbs=(
        r"constru(?:ir|imos|yen|cción de)",
        r"instalar(?:emos)?|instalación de",
        r"despleg(?:ar|amos)|despliegue de",
        r"digitaliz(?:ar|ación)",
        r"electrific(?:ar|ación)",
        r"(?:crear|lanzar|abrir|establecer) (?:un|una) "
        r"(?:\w+ ){0,2}(?:fondo|plataforma|centro|agencia|programa|red|aplicación)",
    ),
    technologies=(
        r"hidrógeno",
        r"baterías?",
        r"(?:coche|autobús|vehículo|autobuse)s? eléctricos?",
        r"bombas? de calor",
        r"paneles? solares?",
        r"fotovoltaic[oa]s?",
        r"aerogeneradores?",
        r"nuclear",
        r"puntos? de recarga",
        r"inteligencia artificial",
        r"robots?",
        r"drones?",
        r"sensores?",
        r"gemelos? digitales?",
    ),
    outputs=(
        r"proyectos?|pilotos?|laboratorios?|planes|plan|estrategias?|informes?|estudios?|reuniones|cursos?|campañas?|"
        r"publicaciones|patentes?|contratos?|redes|plataformas?|start-?ups?"
    ),
    counted=(
        r"número de (?:\w+ ){{0,2}}(?:{outputs})",
        r"\d[\d .,]*(?:\w+ ){{0,2}}(?:{outputs})",
        r"(?:euros?|fondos|dinero) (?:gastados?|invertidos?|movilizados?)",
    ),
    common=_words("y el la los las de del un una es en para que por con no se todos nuestra al lo más sin su"),
    known=frozenset({"UE", "PIB", "ONU", "IA"}),
)
_VI = Lexicon(
    verbs=(
        r"xây dựng (?!năng lực|niềm tin|cộng đồng)",
        r"lắp đặt",
        r"triển khai",
        r"số hóa",
        r"số hoá",
        r"điện khí hóa",
        r"(?:thành lập|ra mắt) (?:một )?(?:\w+ ){0,2}(?:quỹ|nền tảng|trung tâm|mạng lưới|chương trình)",
    ),
    technologies=(
        r"hydro",
        r"pin",
        r"xe điện",
        r"xe buýt điện",
        r"bơm nhiệt",
        r"tấm pin mặt trời",
        r"điện mặt trời",
        r"điện gió",
        r"điện hạt nhân",
        r"trạm sạc",
        r"trí tuệ nhân tạo",
        r"rô-?bốt",
        r"máy bay không người lái",
        r"cảm biến",
        r"ứng dụng di động",
        r"phần mềm",
    ),
    outputs=(
        r"dự án|phòng thí nghiệm|kế hoạch|chiến lược|báo cáo|nghiên cứu|cuộc họp|khóa học|khoá học|chiến dịch|"
        r"ấn phẩm|bằng sáng chế|hợp đồng|mạng lưới|nền tảng"
    ),
    counted=(r"số (?:lượng )?(?:{outputs})", r"\d[\d .,]*(?:{outputs})", r"(?:số tiền|ngân sách) (?:đã chi|đã đầu tư)"),
    common=_words("và của là các trong cho được với không có một những đến người vào từ để này năm"),
    known=frozenset({"VND", "EU", "LHQ"}),
)
_EN_COMMON = _words("the and of to in is are that for with by we our all every on from no not be as at it who")

LEXICONS: Mapping[str, Lexicon] = MappingProxyType(
    {"nb": _NB, "da": _DA, "sv": _SV, "de": _DE, "fr": _FR, "es": _ES, "vi": _VI}
)
"""By language; English, the longest, stands with the lists themselves."""

SAME_EVERYWHERE = _SAME_EVERYWHERE
"""Technologies that are called the same in most languages."""

_COMMON: Mapping[str, frozenset[str]] = MappingProxyType(
    {"en": _EN_COMMON, **{code: one.common for code, one in LEXICONS.items()}}
)
_SAME = {"no": "nb", "nn": "nb"}
_ENOUGH_WORDS = 14
_ENOUGH_COMMON = 2


def known_language(code: str) -> str:
    """The code under which a language has words here ('no' and 'nn' are read as 'nb'); empty where it has none."""
    short = code.partition("-")[0].lower()
    short = _SAME.get(short, short)
    return short if short in _COMMON else ""


def language_of(text: str, usual: str) -> str:
    """The language a text seems to be in, if it is one of ours; empty where it seems to be in another.

    `usual` is the workshop's. The language with most little words wins, the usual one where it is as good. A text with
    none of them counts as usual while it is short and in the usual letters, and else as one in a language without list.
    """
    expected = known_language(usual)
    words = [one.strip(".,;:!?()[]\"'“”«»").casefold() for one in text.split()]
    words = [one for one in words if any(letter.isalpha() for letter in one)]
    found = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    best = max(found, key=lambda code: (found[code], code == expected))
    if found[best] >= _ENOUGH_COMMON:
        return best
    if found.get(expected, 0):
        return expected
    strange = sum(not word.isascii() for word in words)
    is_strange = strange >= _ENOUGH_COMMON if expected == "en" else bool(words) and strange == len(words)
    return "" if is_strange or len(words) >= _ENOUGH_WORDS else expected
