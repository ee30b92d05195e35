-- A title tells what one side alone says as its claim: "KPA · says it withdrew · Armistice".
-- A program of version 1 knows another view of this name by heart and refuses this one: hence version 2.

pragma user_version = 2000;
drop view timeline;

-- everything that stands on the timeline, for people who read the file without the program
create view timeline as
select events.id, 'event' as kind, events.title, events.when_text, events.when_edtf,
       events.start_earliest, events.start_latest, events.end_earliest, events.end_latest,
       events.importance, events.certainty, events.status, records.private
from events join records on records.id = events.id
union all
select statements.id, 'statement', statements.summary, statements.when_text, statements.when_edtf,
       statements.start_earliest, statements.start_latest, statements.end_earliest, statements.end_latest,
       statements.importance, statements.certainty, 'happened', records.private
from statements join records on records.id = statements.id
union all
select acts.id, 'act',
       coalesce(coalesce(actors.short_name, actors.name) || ' · ', '')
           || case when acts.claimed_by = acts.actor then 'says it ' else '' end || acts.act
           || case when acts.claimed_by is null or acts.claimed_by = acts.actor then ''
                   else ' (claimed by ' || coalesce(claimants.short_name, claimants.name, 'one side') || ')' end
           || ' · ' || coalesce(agreements.short_name, agreements.name),
       acts.when_text, acts.when_edtf,
       acts.start_earliest, acts.start_latest, acts.end_earliest, acts.end_latest,
       acts.importance, case when acts.claimed_by is null then 'established' else 'disputed' end, 'happened',
       records.private
from acts
join records on records.id = acts.id
join agreements on agreements.id = acts.agreement
left join actors on actors.id = acts.actor
left join actors as claimants on claimants.id = acts.claimed_by;
