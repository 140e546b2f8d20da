"""Words by which a goal gives away a solution or counts outputs, by language.

The lists only raise a question; people decide. A language without a list raises none. English stands here, others in
`app.domain.quality.languages`.

Must not: grow into a grammar. A word that misleads more often than it helps is taken out.
"""

import re
from dataclasses import dataclass
from functools import cache

from app.domain.quality.languages import LEXICONS, SAME_EVERYWHERE, known_language, language_of

_VERBS = (
    r"deploy(?:s|ed|ing|ment)?",
    r"install(?:s|ed|ing|ation of)?",
    r"builds?(?! (?:on|up|upon|trust|confidence|resilience|capacity|capacities|skills|bridges|momentum|community)\b)",
    r"construct(?:s|ed|ing|ion of)?",
    r"roll(?:s|ed|ing)?[ -]?out",
    r"digiti[sz](?:e|es|ed|ing)",
    r"digitali[sz](?:e|es|ed|ing)",
    r"electrif(?:y|ies|ied|ying)",
    r"equip(?:s|ped|ping)?",
    r"(?:launch|creat|establish|open|set(?:ting)? up|found)\w* (?:an?|the|\d+) (?:[\w-]+ ){0,3}"
    r"(?:fund|platform|app|portal|agency|hub|cent(?:re|er)|programme|program|accelerator|network)s?",
)
_TECHNOLOGIES = (
    r"hydrogen",
    r"batter(?:y|ies)",
    r"electric (?:car|bus|vehicle|ferry|truck|plane)(?:s|es)?",
    r"electric ferries",
    r"evs?",
    r"heat pumps?",
    r"solar (?:panel|cell|farm|park|roof)s?",
    r"photovoltaics?",
    r"wind (?:turbine|farm|park)s?",
    r"nuclear",
    r"reactors?",
    r"fuel cells?",
    r"bio-?fuels?",
    r"e-fuels?",
    r"carbon capture",
    r"ccu?s",
    r"charging (?:station|point)s?",
    r"smart (?:meter|grid)s?",
    r"digital twins?",
    r"blockchains?",
    r"artificial intelligence",
    r"ai",
    r"machine learning",
    r"robots?",
    r"drones?",
    r"sensors?",
    r"satellites?",
    r"apps?",
    r"software",
    r"5g",
    r"3d[ -]print(?:ing|ers?)",
    r"quantum",
    r"factor(?:y|ies)",
)
_OUTPUTS = (
    r"projects?|pilots?|demonstrators?|prototypes?|(?:living )?labs?|laborator(?:y|ies)|lighthouses?|plans?|"
    r"roadmaps?|strateg(?:y|ies)|reports?|studies|workshops?|meetings?|events?|campaigns?|trainings?|courses?|"
    r"publications?|papers?|patents?|grants?|calls?|contracts?|prizes?|partnerships?|networks?|platforms?|"
    r"start-?ups?"
)
_OUTPUT_PATTERNS = (
    rf"(?:number|amount|count) of (?:[\w-]+ ){{0,2}}(?:{_OUTPUTS})",
    rf"(?!(?:19|20)\d\d\b)\d[\d .,]*(?:[\w-]+ ){{0,2}}(?:{_OUTPUTS})",
    r"(?:cities|towns|regions|schools|firms|companies|organisations|organizations|people|projects|smes)"
    r" (?:supported|funded|reached by the programme|trained|advised)",
    r"(?:euros?|eur|dollars?|usd|kroner|nok|sek|dkk|aud|money|funds?|funding|budget)"
    r" (?:spent|invested|mobili[sz]ed|allocated|committed)",
    r"(?:spending|expenditure|investment) (?:on|in)",
)
_OUTPUT_UNITS = rf"(?:{_OUTPUTS})"
_KNOWN_ABBREVIATIONS = frozenset(
    (
        "EU",
        "UN",
        "UK",
        "US",
        "USA",
        "CO2",
        "EUR",
        "USD",
        "GBP",
        "NOK",
        "SEK",
        "DKK",
        "AUD",
        "CHF",
        "MW",
        "GW",
        "TV",
        "II",
    )
)


@dataclass(frozen=True, slots=True)
class WordList:
    """Patterns of one language, for text in any case."""

    solutions: re.Pattern[str]
    technologies: re.Pattern[str]
    outputs: re.Pattern[str]
    output_units: re.Pattern[str]
    known_abbreviations: frozenset[str]

    def solution_in(self, text: str) -> str:
        """The first words that name a solution, as they are written; empty when there are none."""
        found = self.solutions.search(" ".join(text.split()))
        return found.group(0).strip() if found else ""

    def technology_in(self, text: str) -> str:
        """The first words that name a technology, as they are written; empty when there are none."""
        found = self.technologies.search(" ".join(text.split()))
        return found.group(0) if found else ""

    def output_in(self, text: str) -> str:
        """The first words that count an output, as they are written; empty when there are none."""
        found = self.outputs.search(" ".join(text.split()))
        return found.group(0).strip() if found else ""

    def is_output_unit(self, unit: str) -> bool:
        """Whether a unit is itself an output, such as 'projects'."""
        return self.output_units.fullmatch(" ".join(unit.split())) is not None


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b", re.IGNORECASE)


@cache
def word_list(language: str) -> WordList | None:
    """The list of a language ('en', 'en-GB', 'nb'), or None where there is none yet."""
    code = known_language(language)
    if code in LEXICONS:
        return _from_lexicon(code)
    if code != "en":
        return None
    return WordList(
        solutions=_any_of(_VERBS + _TECHNOLOGIES),
        technologies=_any_of(_TECHNOLOGIES),
        outputs=_any_of(_OUTPUT_PATTERNS),
        output_units=re.compile(_OUTPUT_UNITS, re.IGNORECASE),
        known_abbreviations=_KNOWN_ABBREVIATIONS,
    )


def words_for(text: str, usual: str) -> WordList | None:
    """The list for a text: of the language it seems to be in, else of the workshop's; None where none fits."""
    return word_list(language_of(text, usual))


def _from_lexicon(code: str) -> WordList:
    words = LEXICONS[code]
    counted = tuple(one.format(outputs=words.outputs) for one in words.counted)
    return WordList(
        solutions=_any_of((*words.verbs, *words.technologies, *SAME_EVERYWHERE)),
        technologies=_any_of((*words.technologies, *SAME_EVERYWHERE)),
        outputs=_any_of(counted),
        output_units=re.compile(rf"(?:{words.outputs})", re.IGNORECASE),
        known_abbreviations=_KNOWN_ABBREVIATIONS | words.known,
    )


_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9&]*[A-Z0-9]s?\b")


def unexplained_abbreviation(text: str, known: frozenset[str]) -> str:
    """The first abbreviation in capitals that is neither known nor explained in brackets; empty when there is none.

    Explained means that it stands in brackets, or that brackets follow it.
    """
    if text.isupper():
        return ""
    for found in _CAPITALS.finditer(text):
        word = found.group(0)
        before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        is_explained = after.startswith("(") or (before.endswith("(") and after.startswith(")"))
        explained_elsewhere = f"({word})" in text or f"{word} (" in text
        if word.removesuffix("s") not in known and word not in known and not (is_explained or explained_elsewhere):
            return word
    return ""
