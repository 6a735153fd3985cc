-- The only moves an incident can make. The same table stands in IncidentState; a test compares them.
create table ingest.incident_move (
    from_state text not null,
    to_state   text not null,
    primary key (from_state, to_state)
);
insert into ingest.incident_move (from_state, to_state) values
    ('RECEIVED', 'BEING_CHECKED'),
    ('BEING_CHECKED', 'CONFIRMED'),
    ('BEING_CHECKED', 'NOTHING_FOUND'),
    ('BEING_CHECKED', 'CANNOT_TELL'),
    ('CONFIRMED', 'CLOSED'),
    ('NOTHING_FOUND', 'CLOSED'),
    ('CANNOT_TELL', 'CLOSED');

create table ingest.incident (
    incident_id          uuid primary key,
    school_id            text not null references ingest.school,
    state                text not null check (state in
        ('RECEIVED', 'BEING_CHECKED', 'CONFIRMED', 'NOTHING_FOUND', 'CANNOT_TELL', 'CLOSED')),
    drill                boolean not null default false,
    -- k as it was configured when the incident began, so that a change of k never weakens one under way.
    confirmations_needed integer not null check (confirmations_needed >= 1),
    first_observed_at    timestamptz not null,
    last_observed_at     timestamptz not null,
    -- Where the first report that said so saw it: what later reports are measured from.
    latitude             double precision,
    longitude            double precision,
    opened_at            timestamptz not null default now(),
    claimed_by           uuid references ingest.account deferrable initially deferred,
    -- A claim lapses by the database's clock; nobody has to clear it.
    claimed_until        timestamptz,
    decided_at           timestamptz,
    closed_at            timestamptz,
    changed_at           timestamptz not null default clock_timestamp(),
    check ((claimed_by is null) = (claimed_until is null)),
    check ((latitude is null) = (longitude is null))
);
create index incident_by_school on ingest.incident (school_id, last_observed_at);
create index incident_by_state on ingest.incident (state, opened_at, incident_id);
create index incident_by_age on ingest.incident (opened_at, incident_id);
create index incident_by_change on ingest.incident (changed_at);

create table ingest.report (
    report_id   uuid primary key,
    -- What the reporter was given to name it by. Null once it is older than the retention, so the name is free again.
    receipt     text unique,
    incident_id uuid not null references ingest.incident,
    -- null: nobody was signed in.
    reporter    uuid references ingest.account deferrable initially deferred,
    -- Shown, marked, and of no weight: from somebody nobody invited.
    quarantined boolean not null,
    activity    text not null,
    size        text,
    direction   text,
    first_hand  boolean,
    observed_at timestamptz not null,
    received_at timestamptz not null default now(),
    -- Exact for verifiers only; nulled by the retention.
    latitude    double precision,
    longitude   double precision,
    -- Everything the reporter wrote, as JSON in this one column: verifiers alone read it, it is on no topic and in
    -- no log, and the retention nulls it.
    words       text
);
create index report_by_incident on ingest.report (incident_id, received_at);
create index report_by_reporter on ingest.report (reporter, received_at);
create index report_by_age on ingest.report (received_at);

create table ingest.decision (
    incident_id uuid not null references ingest.incident,
    verifier    uuid not null references ingest.account deferrable initially deferred,
    outcome     text not null check (outcome in ('CONFIRMED', 'NOTHING_FOUND', 'CANNOT_TELL')),
    basis       text not null,
    -- A verifier's own words; they stay here and the retention nulls them.
    basis_note  text,
    decided_at  timestamptz not null default clock_timestamp(),
    primary key (incident_id, verifier)
);

-- Metres between two points on a sphere of the earth's mean radius; null when a point is missing.
create function ingest.metres(lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
    returns double precision language sql immutable strict parallel safe as $$
    select 2 * 6371008.8 * asin(least(1, sqrt(
        power(sin(radians(lat2 - lat1) / 2), 2)
        + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lon2 - lon1) / 2), 2))))
$$;

create function ingest.guard_incident() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'RECEIVED' then
            raise exception 'an incident begins as RECEIVED, not %', new.state
                using errcode = '23514', constraint = 'incident_move';
        end if;
        return new;
    end if;
    if new.state <> old.state then
        if not exists (select from ingest.incident_move m where m.from_state = old.state and m.to_state = new.state) then
            raise exception 'an incident cannot move from % to %', old.state, new.state
                using errcode = '23514', constraint = 'incident_move';
        end if;
        -- I4: no confirmation without enough people who confirmed.
        if new.state = 'CONFIRMED' and new.confirmations_needed > (
            select count(*) from ingest.decision d
            where d.incident_id = new.incident_id and d.outcome = 'CONFIRMED') then
            raise exception 'incident % lacks confirmations', new.incident_id
                using errcode = '23514', constraint = 'incident_confirmations';
        end if;
    end if;
    if (new.school_id, new.confirmations_needed) is distinct from (old.school_id, old.confirmations_needed) then
        raise exception 'school and confirmations of an incident do not change'
            using errcode = '23514', constraint = 'incident_fixed';
    end if;
    new.changed_at := clock_timestamp();
    return new;
end $$;
create trigger incident_is_guarded before insert or update on ingest.incident
    for each row execute function ingest.guard_incident();

create function ingest.guard_decision() returns trigger language plpgsql as $$
begin
    if exists (select from ingest.report r where r.incident_id = new.incident_id and r.reporter = new.verifier) then
        raise exception 'a verifier does not decide on a report of their own'
            using errcode = '23514', constraint = 'decision_own_report';
    end if;
    return new;
end $$;
create trigger decision_is_guarded before insert on ingest.decision
    for each row execute function ingest.guard_decision();

-- Only the retention may change a decision, and only to forget the words.
create function ingest.keep_decision() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.basis_note is not null
        or (new.incident_id, new.verifier, new.outcome, new.basis, new.decided_at)
            is distinct from (old.incident_id, old.verifier, old.outcome, old.basis, old.decided_at) then
        raise exception 'a decision does not change' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger decision_is_kept before update or delete on ingest.decision
    for each row execute function ingest.keep_decision();
