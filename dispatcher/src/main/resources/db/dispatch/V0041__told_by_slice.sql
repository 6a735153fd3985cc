-- Who was told of what, a row for each slice instead of one for each person: a person cost a row, two indexes and, an hour
-- later, its deletion. It is looked into only when there were alerts enough to cap anybody. What was told within the hour
-- before this version no longer counts for the cap.
drop table dispatch.told;
create table dispatch.told (
    alert_id     uuid not null,
    slice        int not null,
    -- Drills do not use up what a person may get in earnest.
    drill        boolean not null,
    -- Of the people, by their ids: the least and the greatest.
    first_person uuid not null,
    last_person  uuid not null,
    people       uuid[] not null,
    told_at      timestamptz not null default now()
);
-- Random ids do not compress.
alter table dispatch.told alter column people set storage external;
create index told_of_slice on dispatch.told (alert_id, slice);
create index told_by_time on dispatch.told (told_at);
