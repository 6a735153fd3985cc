-- How a released alert fares, counted from what the dispatcher and the notifier tell. All of it may be built again
-- from their topics; every write takes the greater of old and new, so that order and repeats cannot matter (I7).
create table ingest.slice_progress (
    alert_id  uuid not null,
    revision  integer not null,
    slice     integer not null,
    slices    integer not null,
    requested integer not null,
    primary key (alert_id, revision, slice)
);

create table ingest.held_back (
    alert_id uuid not null,
    revision integer not null,
    slice    integer not null,
    reason   text not null,
    language text not null,
    people   integer not null,
    primary key (alert_id, revision, slice, reason, language)
);

create table ingest.delivery_progress (
    delivery_id uuid primary key,
    alert_id    uuid not null,
    revision    integer not null,
    status      text not null,
    -- The place of the status in the lattice; only a greater one replaces it.
    rank        smallint not null,
    reason      text,
    failure     text,
    school_id   text not null,
    channel     text not null,
    language    text not null,
    wanted      text not null,
    segments    integer not null,
    -- The earliest report that the carrier had it.
    accepted_at timestamptz,
    at          timestamptz not null
);
create index delivery_progress_by_alert on ingest.delivery_progress (alert_id, revision);

-- The newest answer of each person who was told.
create table ingest.answer_progress (
    alert_id    uuid not null,
    person_id   uuid not null,
    audience    text not null,
    answer      text not null,
    received_at timestamptz not null,
    primary key (alert_id, person_id)
);

-- Counts up whenever something above changes: what a live page compares instead of counting again.
create table ingest.progress_version (
    alert_id uuid primary key,
    version  bigint not null
);
