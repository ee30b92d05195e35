"""Whatever is typed, the program answers: it is done, or refused in one line, never a fault of ours."""

import contextlib
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.__main__ import main

ODD = st.sampled_from(
    [
        "", " ", "-", "-1", "0", "1", "63", "9" * 30, "\x00", "a\x00b", "\ud800", "\u202e", "“”", "é" * 50,
        "2019", "2019-02-29", "-0044-03-15", "../2019", "[..]", "Y1E400", "2019/2018", "1984-24", "today",
        "NPT", "Russia", "Kim", "north korea:host", ":", ":host", "%s", "'", '"', "*", "NEAR(", "nan", "1e9",
        "<b>", "a\nb", "²", "٣", "signed", "happened", "reverses", "last Thursday",
    ]
)  # fmt: skip
ANY = st.one_of(ODD, st.text(max_size=12))


def words_of(
    *given_words: str, options: tuple[str, ...], needed: tuple[str, ...] = ()
) -> st.SearchStrategy[list[str]]:
    """A command line with the needed options, up to three more, and perhaps `--json`."""
    pairs = [st.tuples(st.just(option), ANY) for option in needed]
    more = st.lists(st.tuples(st.sampled_from(options), ANY), max_size=3) if options else st.just([])
    return st.tuples(st.tuples(*pairs), more, st.booleans()).map(
        lambda drawn: [
            *given_words,
            *(f"{option}={value}" for option, value in (*drawn[0], *drawn[1])),
            *(["--json"] if drawn[2] else []),
        ]
    )


def with_word(line: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    """The same with one more word at its end."""
    return st.tuples(line, ANY).map(lambda drawn: [*drawn[0], "--", drawn[1]])


LINES = st.one_of(
    words_of("info", "DB", options=()),
    *(
        words_of(
            "list", "DB", kind,
            options=("--from", "--to", "--actor", "--agreement", "--tag", "--text", "--limit"),
        )
        for kind in ("timeline", "actors")
    ),
    *(
        with_word(words_of("show", "DB", kind, options=("--as-of", "--compare")))
        for kind in ("actor", "agreement", "event", "statement", "act", "source")
    ),
    with_word(words_of("search", "DB", options=("--limit",))),
    with_word(words_of("when", options=("--reference", "--date-order"))),
    words_of(
        "add", "DB", "event", needed=("--title", "--when"),
        options=("--actor", "--agreement", "--place", "--tag", "--description", "--source", "--status"),
    ),
    words_of(
        "add", "DB", "statement", needed=("--summary", "--when", "--speaker"),
        options=("--quote", "--about", "--actor", "--agreement", "--tag", "--source", "--mode"),
    ),
    words_of(
        "add", "DB", "act", needed=("--agreement", "--act", "--when"),
        options=("--actor", "--effect", "--predecessor", "--by-agreement", "--claimed-by", "--note"),
    ),
    words_of("add", "DB", "actor", needed=("--name",), options=("--alias", "--short-name", "--kind")),
    words_of("add", "DB", "agreement", needed=("--name",), options=("--alias", "--short-name", "--consent")),
    words_of("add", "DB", "source", needed=("--name",), options=("--published", "--url", "--publisher")),
    words_of(
        "add", "DB", "link", needed=("--from", "--to", "--relation"), options=("--asserted-by", "--note"),
    ),
    words_of("undo", "DB", options=()),
    words_of("redo", "DB", options=()),
    words_of("log", "DB", options=()),
)  # fmt: skip


@pytest.fixture(scope="module")
def played_with(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample that takes whatever comes."""
    return Path(shutil.copy(sample_file, tmp_path_factory.mktemp("played") / "t.db"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=LINES)
def test_anything_typed_is_answered(line: list[str], played_with: Path) -> None:
    """The exit code is 0, 1 or 2; a refusal is one line on stderr and nothing on stdout."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(played_with) if word == "DB" else word for word in line])
    assert code in {0, 1, 2}, err.getvalue()
    if code == 1:
        assert out.getvalue() == ""
        assert len(err.getvalue().splitlines()) == 1
    assert "Traceback" not in err.getvalue()
