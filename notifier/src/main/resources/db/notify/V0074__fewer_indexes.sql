-- A text pays for each index when it is planned, so the ledger keeps those that nothing else can stand for.

-- The rows of an alert lie together in the index of ids, as their ids begin like its id (ADR 0020): the first 32 bits.
drop index notify.delivery_of_alert;
create function notify.deliveries(alert uuid) returns setof notify.delivery language sql stable parallel safe rows 1000 as $$
  select * from notify.delivery
  where id between cast(left(cast(alert as text), 8) || '-0000-0000-0000-000000000000' as uuid)
               and cast(left(cast(alert as text), 8) || '-ffff-ffff-ffff-ffffffffffff' as uuid)
    and alert_id = alert
$$;

-- A delivery's id is derived from person, alert, revision and channel: that they are unique, it says already. What is
-- looked up by a person is what they got of late.
alter table notify.delivery drop constraint delivery_person_id_alert_id_revision_channel_key;
create index delivery_of_person on notify.delivery (person_id, expires_at);

-- How many alerts there were within the hour, before anybody's own are looked up.
create index wave_by_end on notify.wave (expires_at) where revision = 1;

-- A claim joins few rows with large tables. Taken for a hundred rows, it was planned to read all of a table that was small
-- at that moment, and did so long after.
alter function notify.due(text, boolean, text, text[], boolean, int) rows 1;
