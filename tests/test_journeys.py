"""The database of journeys that is measured and looked at: made of files as they come."""

from pathlib import Path

from benchmarks.journeys import TRAVELS, VISITS, write_journeys
from explorer.model.details import ListQuery
from explorer.store.queries.listing import list_records
from explorer.store.store import Store

_TRAVELS = """id,role,who,name,start-date,end-date,country_id,country,locale,remarks,file
1,president,a,Ada Miller,2001-02-03,2001-02-05,x,Côte,Abidjan,Met with the king. And left.,a.xml
2,secretary,b,Ben Stone,2002-02-03,2002-02-03,x,Cote,,,b.xml
"""
_VISITS = """id,start-date,end-date,visitor,from_id,from,description,file
3,1874-12-12,1874-12-23,King Kalakaua,hawaii,Hawaii,State visit,c.xml
"""


def test_a_database_of_journeys(tmp_path: Path) -> None:
    """Each journey is an event with traveller, host and source, and a country written two ways is one."""
    for name, text in ((TRAVELS, _TRAVELS), (VISITS, _VISITS)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "journeys.db"
    assert write_journeys(tmp_path, path) == 3
    with Store.open(path, read_only=True) as store:
        listed = list(list_records(store, ListQuery()))
    assert [(one.title, one.when.edtf, [actor.name for actor in one.actors]) for one in listed] == [
        ("King Kalakaua: State visit", "1874-12-12/1874-12-23", ["King Kalakaua", "Hawaii", "United States"]),
        ("Côte: Met with the king", "2001-02-03/2001-02-05", ["Ada Miller", "Côte"]),
        ("Cote", "2002-02-03", ["Ben Stone", "Côte"]),
    ]
