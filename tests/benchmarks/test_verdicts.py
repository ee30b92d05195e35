"""The verdicts and tables of the benchmarks, from figures that are given; nothing is measured."""

import pytest

from benchmarks.figures import Figures
from benchmarks.report import page, verdict_table
from benchmarks.targets import TARGETS, Target, verdicts

SLOWER = Target("a, of b", "a.ms", 2.0, under="b.ms")
SOONER = Target("b, sooner than a", "a.ms", 50.0, under="b.ms", is_least=True)
MEMORY = Target("memory", "memory_mb", 1_024.0, is_highest=True, unit="MiB")


@pytest.mark.parametrize(("other", "held"), [(5.0, "held"), (4.9, "not held")])
def test_a_ratio_beyond_its_target_is_not_held(other: float, held: str) -> None:
    """A ratio that is to be at most 2 is held at 2 and not beyond it."""
    figures = Figures({"a.ms": [10.0], "b.ms": [other]})
    assert [one.held for one in verdicts(figures, [SLOWER])] == [held]


@pytest.mark.parametrize(("other", "held"), [(0.2, "held"), (0.21, "not held")])
def test_a_ratio_below_what_is_wanted_at_least_is_not_held(other: float, held: str) -> None:
    """A ratio that is to be at least 50 is held at 50 and not below it."""
    figures = Figures({"a.ms": [10.0], "b.ms": [other]})
    assert [one.held for one in verdicts(figures, [SOONER])] == [held]


def test_rounds_are_compared_side_by_side() -> None:
    """A round in which the whole machine was slow counts by its ratio, like any other."""
    figures = Figures({"a.ms": [10.0, 100.0, 12.0], "b.ms": [5.0, 50.0, 6.0]})
    assert figures.ratio("a.ms", "b.ms") == 2.0


def test_sides_with_other_numbers_of_rounds_are_compared_by_their_medians() -> None:
    """A side that was asked less often is compared by the medians of both."""
    figures = Figures({"a.ms": [10.0, 30.0, 20.0], "b.ms": [10.0]})
    assert figures.ratio("a.ms", "b.ms") == 2.0


def test_memory_counts_at_its_highest() -> None:
    """One round that took too much memory is enough for the target to be missed."""
    figures = Figures({"memory_mb": [500.0, 1_500.0, 600.0]})
    (verdict,) = verdicts(figures, [MEMORY])
    assert (verdict.measured, verdict.held) == ("1,500 MiB", "not held")


def test_what_was_not_measured_is_said_not_to_be() -> None:
    """Without figures no target is held, and none is missed."""
    assert {one.held for one in verdicts(Figures())} == {"not measured"}


def test_every_target_stands_in_the_table_with_its_verdict() -> None:
    """The table has a line for each target, with its aim, its figure and whether it holds."""
    figures = Figures({"opening.10000000.first.first_ms": [900.0, 800.0, 850.0]})
    lines = verdict_table(figures).splitlines()[2:]
    assert len(lines) == len(TARGETS)
    assert "| first picture of 10 M records | at most 1,000 ms | 850 ms | held |" in lines


def test_the_page_has_a_column_for_each_size_that_was_measured() -> None:
    """Sizes stand in their order, however they were measured; a figure that is not there is a dash."""
    figures = Figures()
    figures.add("frames.10000", {"all_median_ms": 7.25, "shapes": 812, "memory_mb": 101.4})
    figures.add("frames.1000", {"all_median_ms": 3.5})
    text = page(figures, 3)
    assert "|  | 1,000 records | 10,000 records |" in text
    assert "| zoom and pan, all in view, median | 3.5 ms | 7.2 ms |" in text
    assert "| shapes in a frame, at most | – | 812 |" in text


def test_the_page_says_why_a_part_is_missing() -> None:
    """A peer that can't be had is left out, with the reason in one line."""
    figures = Figures(missing={"vis": "there is no Chromium;\non Debian: …"})
    assert "- vis: there is no Chromium; on Debian: …" in page(figures, 3)
