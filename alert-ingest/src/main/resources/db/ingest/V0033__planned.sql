-- What the slices of a revision asked for, by language and school: what nobody has reported of yet still waits, and the
-- desk shows in which language and where.
create table ingest.planned (
    alert_id   uuid not null,
    revision   integer not null,
    slice      integer not null,
    school_id  text not null,
    language   text not null,
    wanted     text not null,
    deliveries integer not null,
    primary key (alert_id, revision, slice, school_id, language, wanted)
);
