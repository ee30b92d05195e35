"""Other spellings of names: the pairs that people meet, and no flood of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.spellings import MOST_NAMES, MOST_SPELLINGS, name_spellings, spellings


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("chong", "jong"),
        ("jongun", "jeongeun"),
        ("chongun", "jongun"),
        ("lee", "ri"),
        ("ri", "yi"),
        ("park", "pak"),
        ("joseon", "choson"),
        ("pyeongyang", "pyongyang"),
        ("pusan", "busan"),
        ("taegu", "daegu"),
        ("cheonan", "chonan"),
        ("young", "yong"),
        ("myong", "myeong"),
        ("hyun", "hyeun"),
        ("zhang", "chang"),
        ("hsiang", "xiang"),
        ("peking", "beijing"),
        ("zelensky", "zelenskyy"),
        ("zelenskii", "zelensky"),
        ("lawrow", "lavrow"),
        ("gaddafi", "qaddafi"),
        ("mohammed", "muhammad"),
    ],
)
def test_names_are_met_in_both_spellings(typed: str, written: str) -> None:
    """Whichever of two usual spellings is typed, the other is tried."""
    assert written in spellings(typed)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("kim", "chong", "un"), "kimjongun"),
        (("kim", "jeong", "eun"), "kimjongun"),
        (("ri", "yong", "ho"), "leeyongho"),
        (("pak", "chonghui"), "parkchonghui"),
        (("mao", "tsetung"), "maozedong"),
    ],
)
def test_a_whole_name_is_spelt_word_by_word(words: tuple[str, ...], name: str) -> None:
    """The spellings of its words are tried together, the fewest changes first."""
    assert name in name_spellings(words)


@pytest.mark.parametrize("word", ["map", "INF", "nafta", "2019", ""])
def test_short_and_plain_words_have_no_others(word: str) -> None:
    """What few letters or no such sounds spell is looked for as it is."""
    assert spellings(word) == ()


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_word_has_few_others(word: str) -> None:
    """Whatever is typed, the spellings are different ones, and few enough to look each up."""
    found = spellings(word)
    assert word not in found
    assert len(set(found)) == len(found) <= MOST_SPELLINGS
    assert len(name_spellings((word, "jongun", "park"))) <= MOST_NAMES
