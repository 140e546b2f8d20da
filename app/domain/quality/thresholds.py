"""The numbers that the checks compare with, in one place: a template can change them, a report prints them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Defaults of the charter's quality checks; the comment names the check. Ratings are 1..5, shares in percent."""

    deadline_years_most: int = 25  # Q03
    milestone_wanted_after_years: int = 3  # Q04
    milestone_within_years: int = 3  # Q04
    two_solutions_percent: int = 70  # Q05
    boldness_median_least: float = 4  # Q07
    anyway_percent_most: int = 50  # Q07
    feasibility_median_least: float = 2  # Q08
    pace_ratio_most: float = 10  # Q08
    statement_words_most: int = 30  # Q09
    neighbour_percent_least: int = 50  # Q09
    pace_kept_percent_least: int = 80  # Q10
    objectives_least: int = 2  # Q11
    objectives_most: int = 5  # Q11
    bodies_beyond_sti_least: int = 2  # Q12
    sectors_registered_least: int = 4  # Q14
    sectors_active_least: int = 3  # Q14
    established_percent_most: int = 70  # Q17
    stages_least: int = 3  # Q20
    sti_led_percent_most: int = 60  # Q21
    group_percent_most: int = 50  # Q38


DEFAULTS = Thresholds()
