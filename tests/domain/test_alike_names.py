"""Names that probably mean the same actor are suggested; those that only share words are not."""

import pytest

from app.domain.alike import ALIKE_FROM, alike


@pytest.mark.parametrize(
    ("first", "second", "is_alike"),
    [
        ("Ministry of Transport", "ministry of transport", True),
        ("Ministry of Transport", "Transport Ministry", True),
        ("Port Authority of Bergen", "Bergen Port Authority", True),
        ("Research Council of Norway", "The Research Council of Norway", True),
        ("UNDP", "United Nations Development Programme", True),
        ("U.N.D.P.", "United Nations Development Programme", True),
        ("Ministry of Transport", "Ministry of Trade", False),
        ("Ministry of Health", "Ministry of Finance", False),
        ("Environment Agency", "Energy Agency", False),
        ("IEA", "Ministry of Transport", False),
        ("", "", False),
    ],
)
def test_two_names(first: str, second: str, is_alike: bool) -> None:
    assert bool(alike((("a", first), ("b", second)))) is is_alike


def test_the_most_alike_pair_comes_first_with_its_score() -> None:
    found = alike((("a", "County of Hordaland"), ("b", "County of Hordaland"), ("c", "Country of Hordaland")))
    assert found[0] == ("a", "b", 100)
    assert all(score >= ALIKE_FROM for _, _, score in found)


def test_a_long_register_gives_few_suggestions() -> None:
    assert len(alike(tuple((str(at), "The same name") for at in range(30)))) == 12
