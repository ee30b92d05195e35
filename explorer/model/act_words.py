"""How an act is told: what one side alone says is never told as what happened.

The SQL of acts' titles, in `store/queries/act_titles.py` and in the view `timeline`, uses the same words.
"""

from collections.abc import Mapping

from explorer.model.ids import RecordId
from explorer.model.records import Act


def told_act(act: Act, names: Mapping[RecordId, str]) -> str:
    """Tell an act, such as `withdrew`; as a claim `says it withdrew`, of others `withdrew (claimed by X)`."""
    before, after = claim_words(act, names)
    return f"{before}{act.act}{after}"


def claim_words(act: Act, names: Mapping[RecordId, str]) -> tuple[str, str]:
    """Give what stands before and behind an act that is one side's claim; nothing where it is none."""
    if act.claimed_by is None:
        return "", ""
    if act.claimed_by == act.actor:
        return "says it ", ""
    return "", f" (claimed by {names.get(act.claimed_by, 'one side')})"
