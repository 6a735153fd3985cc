-- Schools as schools.v1 tells them: a read model that may be built again from the compacted topic.
create table ingest.school (
    school_id  text primary key,
    name       text not null,
    kind       text not null,
    keyword    text not null,
    time_zone  text not null,
    latitude   double precision not null,
    longitude  double precision not null,
    -- [{"placeId": ..., "name": ...}]: the only places that can stand in a text.
    places     jsonb not null,
    -- false when the school left the network: it takes no new report and its past stays readable.
    active     boolean not null,
    changed_at timestamptz not null default now()
);

-- The people who work here. Nobody who is only told of alerts is in this table. The trail adds whoever acts and is
-- not here yet, at the end of their transaction: hence the deferred references to it.
create table ingest.account (
    person_id  uuid primary key,
    name       text not null,
    roles      text[] not null,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);

-- Who did what to which thing, when and why (I8). Ids and fixed words only, never a reporter's words.
create table ingest.audit (
    audit_id bigint generated always as identity primary key,
    at       timestamptz not null default clock_timestamp(),
    -- null: the clock did it.
    actor    uuid,
    what     text not null,
    about    uuid not null,
    cause    text not null
);
create index audit_about on ingest.audit (about, audit_id);

-- A hash chain over the trail. Sealed a few seconds later and apart from the trail, so that no two decisions wait
-- for each other. No foreign key: a row that was deleted must leave its seal behind as the proof.
create table ingest.audit_seal (
    position  bigint primary key,
    audit_id  bigint not null unique,
    hash      bytea not null
);

create function ingest.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'ingest.% is append-only', tg_table_name using errcode = '42501';
end $$;

create trigger audit_is_append_only before update or delete or truncate on ingest.audit
    for each statement execute function ingest.refuse_change();
create trigger audit_seal_is_append_only before update or delete or truncate on ingest.audit_seal
    for each statement execute function ingest.refuse_change();
