-- Which delivery went how is kept for 72 hours after the last news of an alert; then only counts stay (reliability
-- C15). The id of a delivery is made from a person's id, so that whoever knows one could find the other.
create table ingest.delivery_count (
    alert_id          uuid not null,
    revision          integer not null,
    status            text not null,
    language          text not null,
    wanted            text not null,
    school_id         text not null,
    failure           text,
    deliveries        integer not null,
    accepted          integer not null,
    first_accepted_at timestamptz,
    last_accepted_at  timestamptz
);
create index delivery_count_by_alert on ingest.delivery_count (alert_id, revision);

create table ingest.answer_count (
    alert_id uuid not null,
    audience text not null,
    answer   text not null,
    people   integer not null,
    primary key (alert_id, audience, answer)
);

-- Alerts that were counted out. What a replay tells of them again is not counted a second time.
create table ingest.counted_alert (
    alert_id   uuid primary key,
    counted_at timestamptz not null default now()
);
