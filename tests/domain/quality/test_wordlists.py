"""The words that give a solution or an output away, tried on real missions."""

import pytest

from app.domain.quality.wordlists import unexplained_abbreviation, word_list, words_for

# Goals of real missions (public wordings, shortened), and a few to try the edges.
NEUTRAL = [
    "zero-emission scheduled boat service, 275 passengers, 30 knots",
    "All feed for farmed fish and livestock is from sustainable sources by 2034",
    "Reduce the impacts of droughts by 30 % by 2030",
    "Add 10 billion dollars to the value of agrifood exports by 2030",
    "Hard-to-abate sectors halve their emissions by 2035",
    "At least 150 regions and communities are climate-resilient by 2030",
    "More than 3 million lives improved by 2030",
    "100 climate-neutral and smart cities by 2030",
    "75 % of soils are healthy by 2030",
    "Every school is connected to the internet by 2030",
    "Every street is healthy, sustainable and vibrant by 2030",
    "Every child eats sustainable, good school food",
    "Those who hold power are as diverse as the community by 2030",
    "Every building in the city is free of mould by 2035",
    "Build trust between the police and young people",
    "By 2030 regional plans are known to every household",
]
SOLUTIONS = [
    ("Deploy 10 000 hydrogen buses by 2030", "Deploy"),
    ("By 2030, 10 000 hydrogen buses run in our cities", "hydrogen"),
    ("Build three new factories for insect meal", "Build"),
    ("Roll out smart meters to every home", "Roll out"),
    ("Digitise all patient records", "Digitise"),
    ("Launch a national innovation fund", "Launch a national innovation fund"),
    ("By 2028 we will have created the best data platform", "created the best data platform"),
    ("A heat pump in\n every home", "heat pump"),
    ("Half of all cars are EVs", "EVs"),
]
OUTPUTS = [
    ("100 living labs and lighthouses for healthy soils by 2030", "100 living labs"),
    ("Number of research projects", "Number of research projects"),
    ("Cities supported", "Cities supported"),
    ("Euros spent on prevention", "Euros spent"),
    ("1 200 new pilots", "1 200 new pilots"),
]


@pytest.mark.parametrize("statement", NEUTRAL)
def test_an_outcome_in_plain_words_is_left_alone(statement: str) -> None:
    words = word_list("en")
    assert words is not None
    assert words.solution_in(statement) == ""
    assert words.output_in(statement) == ""


@pytest.mark.parametrize(("statement", "word"), SOLUTIONS)
def test_a_solution_is_noticed(statement: str, word: str) -> None:
    words = word_list("en-GB")
    assert words is not None
    assert words.solution_in(statement) == word


@pytest.mark.parametrize(("text", "word"), OUTPUTS)
def test_an_output_is_noticed(text: str, word: str) -> None:
    words = word_list("en")
    assert words is not None
    assert words.output_in(text) == word


def test_a_language_without_a_list_raises_no_question() -> None:
    assert word_list("fi") is None
    assert words_for("Vuoteen 2030 mennessä jokainen lapsi pääsee kouluun turvallisesti", "en") is None
    assert words_for("بحلول عام 2030 يذهب كل طفل إلى المدرسة بأمان", "nb") is None


FOREIGN = [
    ("no", "Innen 2030 skal vi bygge 40 ladestasjoner", "bygge", "Ren luft for alle i byen innen 2035"),
    ("nb", "Rulle ut varmepumper til alle", "Rulle ut", "Vi bygger tillit i alle bydeler"),
    ("da", "Installere varmepumper i alle boliger", "Installere", "Alle børn kan cykle trygt til skole"),
    ("sv", "Bygga ut vätgas i hela landet", "Bygga", "Alla barn ska kunna gå till skolan"),
    ("de", "Wir installieren Wärmepumpen in allen Häusern", "installieren", "Alle Kinder kommen sicher zur Schule"),
    ("fr", "Installer des panneaux solaires sur les toits", "Installer", "Tous les enfants vont à l'école en sécurité"),
    ("es", "Instalar paneles solares en los tejados", "Instalar", "Todos los niños llegan seguros a la escuela"),
    ("vi", "Lắp đặt tấm pin mặt trời cho các hộ", "Lắp đặt", "Mọi trẻ em đến trường an toàn vào năm 2030"),
]


@pytest.mark.parametrize(("language", "named", "word", "neutral"), FOREIGN, ids=[one[0] for one in FOREIGN])
def test_a_solution_is_noticed_in_the_language_of_the_workshop(
    language: str, named: str, word: str, neutral: str
) -> None:
    words = word_list(language)
    assert words is not None
    assert words.solution_in(named) == word
    assert words.solution_in(neutral) == ""


COUNTED = [
    ("nb", "Antall prosjekter"),
    ("da", "Antal projekter"),
    ("sv", "Antal projekt"),
    ("de", "Anzahl der Projekte"),
    ("fr", "Nombre de projets"),
    ("es", "Número de proyectos"),
    ("vi", "Số lượng dự án"),
]


@pytest.mark.parametrize(("language", "indicator"), COUNTED, ids=[one[0] for one in COUNTED])
def test_an_output_is_noticed_in_the_language_of_the_workshop(language: str, indicator: str) -> None:
    words = word_list(language)
    assert words is not None
    assert words.output_in(indicator) == indicator
    assert words.output_in("2030") == ""


def test_the_words_of_the_text_count_where_it_is_in_another_language_than_the_workshop() -> None:
    norwegian = words_for("Innen 2030 skal vi bygge ut for alle i byen", "en")
    assert norwegian is word_list("nb")
    assert words_for("By 2030 every child in the city walks to school", "nb") is word_list("en")
    assert words_for("Zero-emission scheduled boat service, 275 passengers, 30 knots", "en") is word_list("en")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SMEs reach net zero", "SMEs"),
        ("Small and medium enterprises (SMEs) reach net zero; SMEs lead", ""),
        ("SME (small and medium enterprise) first", ""),
        ("GHG falls by half", "GHG"),
        ("CO2 falls by half in the EU", ""),
        ("ALL CAPITALS ARE A HABIT", ""),
        ("Plain words", ""),
    ],
)
def test_abbreviations_need_a_word_of_explanation(text: str, word: str) -> None:
    words = word_list("en")
    assert words is not None
    assert unexplained_abbreviation(text, words.known_abbreviations) == word
