"""What becomes of a section when a proposed change is taken over."""

import pytest

from app.domain.charter.commenting import reworded
from app.domain.errors import Conflict


@pytest.mark.parametrize(
    ("standing", "quote", "proposed", "expected"),
    [
        ("We act by 2035. We act.", "We act", "The city acts", "The city acts by 2035. We act."),
        ("Nobody\nsleeps  at night.", "nobody sleeps", "x", None),
        ("Nobody\nsleeps  at night.", "Nobody sleeps at", "All wake by", "All wake by night."),
        ("Costs (50 %) rise.", "(50 %)", r"\1 \g<0>", r"Costs \1 \g<0> rise."),
        ("One.", "", "Two.", "One.\n\nTwo."),
        ("", "", "Two.", "Two."),
    ],
)
def test_the_words_are_put_where_the_quote_stands_or_at_the_end(
    standing: str, quote: str, proposed: str, expected: str | None
) -> None:
    if expected is None:
        with pytest.raises(Conflict, match=r"comment\.words_gone"):
            reworded(standing, quote, proposed)
    else:
        assert reworded(standing, quote, proposed) == expected


def test_what_is_proposed_for_a_section_in_markup_stays_text() -> None:
    standing = "<p>Firms &amp; cities <strong>act</strong>.</p>"
    changed = reworded(standing, "Firms & cities", "<script>alert(1)</script> & all", is_markup=True)
    assert changed == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; all <strong>act</strong>.</p>"
    assert reworded(standing, "", "a < b", is_markup=True).endswith("<p>a &lt; b</p>")
    with pytest.raises(Conflict):
        reworded(standing, "strong", "weak", is_markup=True)
