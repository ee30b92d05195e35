"""How surely a link is told."""

import pytest

from explorer.model.link_words import relation_alone, relation_words


@pytest.mark.parametrize(
    ("certainty", "beside", "alone"),
    [
        ("established", "implements", "implements"),
        ("reported", "seems to implement", "seems to implement"),
        ("disputed", "is said to implement", "is said to implement, disputed"),
    ],
)
def test_a_link_is_told_as_surely_as_it_is_known(certainty: str, beside: str, alone: str) -> None:
    """Hearsay is never told as a fact, and what is disputed says so."""
    assert relation_words("implements", certainty) == beside
    assert relation_alone("implements", certainty) == alone


def test_a_relation_of_another_program_is_quoted_as_it_is() -> None:
    """A word that is not ours is not bent into ours."""
    assert relation_words("undoes", "reported") == "undoes (reported)"
