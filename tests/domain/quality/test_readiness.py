"""How findings add up: by check, and a blocking check blocks until it has passed."""

from app.domain.quality.checks import CHECKS, Severity, failed, hint, not_answered, passed, readiness, softened
from app.i18n.text import texts


def test_a_check_has_passed_when_all_its_findings_have() -> None:
    score = readiness([passed("Q01"), passed("Q01"), passed("Q02"), failed("Q02"), passed("Q09")])
    assert (score.passed, score.checked) == (2, 3)
    assert score.blocking == ("Q02",)
    assert not score.is_complete


def test_what_nobody_has_answered_does_not_count_as_passed() -> None:
    score = readiness([not_answered("Q12"), not_answered("Q07")])
    assert (score.passed, score.checked) == (0, 2)
    assert score.blocking == ("Q12",)


def test_warnings_do_not_block() -> None:
    score = readiness([failed("Q19"), hint("Q05"), softened(hint("Q03", "far"), Severity.WARN)])
    assert score.is_complete
    assert score.passed == 0


def test_nothing_checked_is_nothing_passed() -> None:
    assert readiness([]).passed == 0


def test_every_check_asks_a_question_in_plain_words() -> None:
    titles = [texts().format(check.title_key) for check in CHECKS.values()]
    assert all(title.endswith("?") for title in titles)
    assert len(set(titles)) == len(CHECKS)
