"""The table of acts read a second time, naively and day by day, as an oracle for lives of exact dates."""

from hypothesis import given, settings
from hypothesis import strategies as st
from treaties import TREATY

from explorer.model.act_kinds import ACT_KINDS
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.ids import Day, RecordId
from explorer.model.records import Act, Agreement
from explorer.model.standing import standing_on
from explorer.model.vocabulary import Consent
from explorer.model.when import When

_START = day_of(2000, 1, 1)
_LAST_DAY = 15
_ACTORS = [RecordId(100), RecordId(101)]
_LEVELS = [None, "proposed", "initialled", "adopted", "signed", "provisionally applied", "in force"]
_SIGNING = {
    "proposed": "proposed",
    "initialled": "initialled",
    "concluded": "adopted",
    "announced": "adopted",
    "adopted": "adopted",
    "opened for signature": "signed",
    "signed": "signed",
}
_WITHOUT_ORACLE = {"succeeded", "collapsed"}


def _on(offset: int) -> When:
    first, last = day_first_ms(Day(_START + offset)), day_last_ms(Day(_START + offset))
    return When(f"day {offset}", f"day {offset}", first, first, last, last)


_acts = st.lists(
    st.tuples(
        st.integers(0, _LAST_DAY - 1),
        st.sampled_from([kind for kind in ACT_KINDS if kind not in _WITHOUT_ORACLE]),
        st.one_of(st.none(), st.sampled_from(_ACTORS)),
    ),
    max_size=14,
)


def _told_naively(consent: Consent, acts: list[Act]) -> tuple[str | None, dict[int, str]]:
    """Go through the acts once, in order, keeping a plain table of facts."""
    level, suspended, ended = 0, False, None
    waits = any(act.act == "entered into force" and act.actor is None for act in acts)
    facts: dict[int, set[str]] = {actor: set() for actor in _ACTORS}

    def binds(actor: int) -> bool:
        own = facts[actor]
        if own & {"gone", "declined"}:
            return False
        by_entry = consent != Consent.INSTRUMENT and own & {"negotiating", "signatory"}
        return "own entry" in own or (level == 6 and bool("consented" in own or by_entry))

    for act in acts:
        if ended:
            break
        kind, actor = act.act, act.actor
        if kind in _SIGNING:
            level = max(level, _LEVELS.index(_SIGNING[kind]))
            by_signature = consent == Consent.SIGNATURE and not waits
            if by_signature and kind in ("signed", "concluded", "announced"):
                level = 6
        if actor is None:
            if kind == "provisionally applied":
                level = max(level, 5)
            elif kind == "entered into force":
                level = 6
            elif kind in ("suspended", "resumed"):
                suspended = kind == "suspended"
            elif kind in ("terminated", "expired", "superseded"):
                for one in _ACTORS:
                    if binds(one):
                        facts[one].add("former")
                ended = kind
            continue
        own = facts[actor]
        presumes = ("suspended", "resumed", "announced withdrawal", "notified withdrawal")
        if kind in (*presumes, "suspended withdrawal", "withdrew notice") and not own:
            own.add("consented")
        here = not own & {"gone", "declined"}
        if kind in _SIGNING:
            own.add("negotiating")
            if _SIGNING[kind] == "signed":
                own.add("signatory")
                own.discard("declined")
                if consent != Consent.INSTRUMENT:
                    own.discard("gone")
        elif kind in ("ratified", "accepted", "approved", "acceded", "rejoined"):
            own -= {"gone", "declined", "announced", "notified"}
            own.add("consented")
        elif kind == "entered into force":
            own -= {"gone", "declined"}
            own |= {"consented", "own entry"}
        elif kind == "provisionally applied":
            own.add("negotiating")
        elif kind == "announced withdrawal" and here and "notified" not in own:
            own.add("announced")
        elif kind == "notified withdrawal" and here:
            own.discard("announced")
            own.add("notified")
        elif kind in ("suspended withdrawal", "withdrew notice"):
            own -= {"announced", "notified"}
        elif kind == "suspended" and here:
            own.add("suspended")
        elif kind == "resumed":
            own.discard("suspended")
        elif kind == "withdrew signature":
            facts[actor] = {"declined"} | (own & {"gone"})
        elif kind == "withdrew" and here:
            facts[actor] = {"gone"}

    words: dict[int, str] = {}
    for actor, own in facts.items():
        headlines = [
            ("withdrawn", "gone" in own),
            ("declined", "declined" in own),
            ("former party", "former" in own),
            ("suspended", "suspended" in own and not ended),
            ("notice given", "notified" in own and not ended),
            ("withdrawal announced", "announced" in own and not ended),
            ("party", binds(actor) and not ended),
            ("contracting", "consented" in own),
            ("signatory", "signatory" in own),
            ("negotiating", "negotiating" in own),
        ]
        first = next((word for word, holds in headlines if holds), None)
        if first is not None:
            words[actor] = first
    return ended or ("suspended" if suspended else _LEVELS[level]), words


@settings(max_examples=400, deadline=None)
@given(consent=st.sampled_from(list(Consent)), drawn=_acts)
def test_a_naive_reading_of_the_table_says_the_same(
    consent: Consent, drawn: list[tuple[int, str, RecordId | None]]
) -> None:
    """On every day, the standing is what going through the table by hand gives."""
    agreement = Agreement(TREATY, "Treaty of Nowhere", consent=consent)
    acts = [
        Act(RecordId(1000 + number), TREATY, kind, _on(offset), actor)
        for number, (offset, kind, actor) in enumerate(drawn)
    ]
    in_order = sorted(acts, key=lambda act: (act.when.start_latest or 0, ACT_KINDS.index(act.act), act.id))
    for offset in range(_LAST_DAY):
        day = Day(_START + offset)
        until = [act for act in in_order if (act.when.start_latest or 0) <= day_last_ms(day)]
        recorded = [act for act in in_order if act.act == "entered into force" and act not in until]
        standing = standing_on(agreement, acts, day)
        whole, words = _told_naively_until(consent, until, recorded)
        assert standing.of_whole == whole
        assert {int(party.actor): party.standing for party in standing.parties} == words


def _told_naively_until(
    consent: Consent, until: list[Act], recorded: list[Act]
) -> tuple[str | None, dict[int, str]]:
    """Tell what stands after the acts so far; an entry into force yet to come keeps signatures waiting."""
    waits = consent == Consent.SIGNATURE and any(act.actor is None for act in recorded)
    return _told_naively(Consent.ENTRY if waits else consent, until)
