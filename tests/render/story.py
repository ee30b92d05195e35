"""A small database in the head: three agreements, some events, statements and acts, one of each private."""

from collections.abc import Sequence

import numpy as np

from explorer.model.bands import AgreementBands, Band
from explorer.model.calendar import day_first_ms, day_last_ms, day_of
from explorer.model.columns import ACT, EVENT, PRIVATE, STATEMENT, Columns, Membership
from explorer.model.headline import Headline
from explorer.model.ids import Day, RecordId
from explorer.render.request import PictureData

KOREA, AMERICA, SECRET_ACTOR = 1, 2, 3
INF, PACT, SECRET_PACT = 11, 12, 13
PRIVATE_EVENT = 27
AS_OF = day_of(2019, 2, 22)

_ROWS: Sequence[tuple[int, int, Day, Day, int, int, int, int | None]] = (
    # number, kind, first day, last day, importance, flags, actor, agreement
    (20, ACT, day_of(1987, 12, 8), day_of(1987, 12, 8), 4, 0, AMERICA, INF),
    (21, EVENT, day_of(2018, 6, 12), day_of(2018, 6, 12), 5, 0, AMERICA, None),
    (22, EVENT, day_of(2018, 9, 1), day_of(2018, 12, 24), 3, 0, KOREA, None),
    (23, STATEMENT, day_of(2019, 1, 31), day_of(2019, 1, 31), 3, 0, AMERICA, None),
    (24, ACT, day_of(2019, 2, 1), day_of(2019, 2, 1), 4, 0, AMERICA, INF),
    (25, ACT, day_of(2018, 4, 27), day_of(2018, 4, 27), 4, 0, KOREA, PACT),
    (26, EVENT, day_of(2019, 2, 27), day_of(2019, 2, 28), 5, 0, AMERICA, None),
    (PRIVATE_EVENT, EVENT, day_of(2018, 8, 8), day_of(2018, 8, 8), 3, PRIVATE, SECRET_ACTOR, PACT),
    (28, ACT, day_of(2018, 11, 11), day_of(2018, 11, 11), 3, PRIVATE, KOREA, SECRET_PACT),
)
TITLES = {
    20: "United States signed",
    21: "First summit, Singapore",
    22: "Talks about talks",
    23: "“simultaneously and in parallel”",
    24: "United States announced withdrawal",
    25: "North Korea signed",
    26: "Second summit, Hanoi",
    PRIVATE_EVENT: "Secret meeting",
    28: "North Korea signed secretly",
}


def _band(first: Day, standing: str, word: str) -> Band:
    return Band(day_first_ms(first), None, standing, word)


def story() -> PictureData:
    """Gather the story as a caller would."""
    rows = sorted(_ROWS, key=lambda row: (row[2], row[0]))
    ids = np.array([row[0] for row in rows], np.int64)
    first = np.array([day_first_ms(row[2]) for row in rows], np.int64)
    last = np.array([day_last_ms(row[3]) for row in rows], np.int64)
    columns = Columns.of(
        ids=ids,
        kinds=np.array([row[1] for row in rows], np.uint8),
        start_earliest=first,
        start_latest=first,
        end_earliest=last,
        end_latest=last,
        importance=np.array([row[4] for row in rows], np.uint8),
        flags=np.array([row[5] for row in rows], np.uint8),
        actors=np.array([row[6] for row in rows], np.int64),
    )
    pairs = [(at, row[7]) for at, row in enumerate(rows) if row[7] is not None]
    membership = Membership.of(
        np.array([row for row, _ in pairs], np.int64),
        np.array([group for _, group in pairs], np.int64),
        {INF: "INF Treaty", PACT: "Panmunjom Declaration", SECRET_PACT: "Secret pact"},
    )
    america = (_band(day_of(1988, 6, 1), "party", "Party since 1 June 1988"),)
    return PictureData(
        columns=columns,
        membership=membership,
        titles_of=lambda ids: {record: TITLES[record] for record in ids},
        colours={KOREA: "actor:0", AMERICA: "actor:1", SECRET_ACTOR: "actor:2"},
        names={KOREA: "North Korea", AMERICA: "United States", SECRET_ACTOR: "Nobody"},
        bands={
            INF: AgreementBands(
                (_band(day_of(1988, 6, 1), "in force", "In force since 1 June 1988"),),
                ((RecordId(AMERICA), america),),
            ),
            PACT: AgreementBands(
                (_band(day_of(2018, 4, 27), "in effect", "In effect since 27 April 2018"),), ()
            ),
            SECRET_PACT: AgreementBands((_band(day_of(2018, 11, 11), "signed", "Signed"),), ()),
        },
        headlines={INF: Headline("in force", "in_force"), PACT: Headline("in effect", "in_force")},
        private=frozenset({SECRET_ACTOR, SECRET_PACT, 28}),
    )
