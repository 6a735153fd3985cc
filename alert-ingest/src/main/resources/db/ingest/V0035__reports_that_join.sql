-- Each report that joins an incident changes its times, and an index on them made it a new row in all five. What is open
-- at a school is found by its state; whether a page is still right is asked of what is open or new, not of the newest
-- change: of two changes that commit in the other order, the second was never the newest.
drop index ingest.incident_by_change;
drop index ingest.incident_by_school;
create index incident_by_school on ingest.incident (school_id, state);
alter table ingest.incident set (fillfactor = 70);
drop index ingest.alert_by_change;
