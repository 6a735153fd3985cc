-- The rows of an alert lie together in the index of delivery ids, as those begin like its id (ADR 0020): the first 32
-- bits. Each report of a text pays for one index less.
drop index ingest.delivery_progress_by_alert;
create function ingest.deliveries(alert uuid) returns setof ingest.delivery_progress language sql stable parallel safe
rows 1000 as $$
  select * from ingest.delivery_progress
  where delivery_id between cast(left(cast(alert as text), 8) || '-0000-0000-0000-000000000000' as uuid)
                        and cast(left(cast(alert as text), 8) || '-ffff-ffff-ffff-ffffffffffff' as uuid)
    and alert_id = alert
$$;
