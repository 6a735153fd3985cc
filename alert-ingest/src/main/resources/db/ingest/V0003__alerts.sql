-- The only moves an alert can make. The same table stands in AlertState; a test compares them.
create table ingest.alert_move (
    from_state text not null,
    to_state   text not null,
    primary key (from_state, to_state)
);
insert into ingest.alert_move (from_state, to_state) values
    ('DRAFT', 'PENDING_APPROVAL'),
    ('DRAFT', 'RELEASED'),
    ('PENDING_APPROVAL', 'RELEASED'),
    ('PENDING_APPROVAL', 'REJECTED'),
    ('PENDING_APPROVAL', 'STOPPED'),
    ('PENDING_APPROVAL', 'EXPIRED'),
    ('RELEASED', 'COMPLETED'),
    ('RELEASED', 'STOPPED'),
    ('RELEASED', 'EXPIRED');

create table ingest.alert (
    alert_id           uuid primary key,
    incident_id        uuid not null references ingest.incident,
    school_id          text not null references ingest.school,
    audience           text not null check (audience in ('STAFF', 'FAMILIES')),
    wording            text not null,
    -- The school's own name of the place, as it was when the alert was written.
    place              text,
    observed_at        timestamptz not null,
    school_action      text not null,
    drill              boolean not null,
    state              text not null check (state in
        ('DRAFT', 'PENDING_APPROVAL', 'RELEASED', 'COMPLETED', 'REJECTED', 'STOPPED', 'EXPIRED')),
    author             uuid not null references ingest.account deferrable initially deferred,
    -- k as it was configured when the alert was written. 0: the confirmation was the second look (staff).
    approvals_needed   integer not null check (approvals_needed >= 0),
    -- 0 until it is released, then 1, and one more for each follow-up.
    revision           integer not null default 0 check (revision >= 0),
    expires_in_minutes integer not null check (expires_in_minutes between 5 and 720),
    created_at         timestamptz not null default clock_timestamp(),
    -- Nobody may approve after it: what was true then may not be true now.
    approve_by         timestamptz not null,
    released_at        timestamptz,
    expires_at         timestamptz,
    ended_at           timestamptz,
    -- What the dispatcher said it would reach, when it was asked. Null: it could not be asked.
    forecast           jsonb,
    changed_at         timestamptz not null default clock_timestamp(),
    -- I4: families are never told by one person alone.
    check (audience <> 'FAMILIES' or approvals_needed >= 1),
    check ((released_at is null) = (expires_at is null)),
    check ((released_at is null) = (revision = 0))
);
-- One live alert an audience of an incident, so that two desks who write at once do not tell people twice.
create unique index alert_live on ingest.alert (incident_id, audience)
    where state in ('DRAFT', 'PENDING_APPROVAL', 'RELEASED');
create index alert_by_incident on ingest.alert (incident_id, created_at);
create index alert_by_state on ingest.alert (state, expires_at);
create index alert_by_release on ingest.alert (released_at);
create index alert_by_change on ingest.alert (changed_at);

create table ingest.approval (
    alert_id   uuid not null references ingest.alert,
    person_id  uuid not null references ingest.account deferrable initially deferred,
    verdict    text not null check (verdict in ('APPROVED', 'REJECTED')),
    decided_at timestamptz not null default clock_timestamp(),
    primary key (alert_id, person_id)
);
create trigger approval_is_append_only before update or delete or truncate on ingest.approval
    for each statement execute function ingest.refuse_change();

create table ingest.follow_up (
    alert_id   uuid not null references ingest.alert,
    revision   integer not null check (revision >= 2),
    kind       text not null check (kind in ('UPDATE', 'ALL_CLEAR', 'CORRECTION')),
    wording    text not null,
    author     uuid not null references ingest.account deferrable initially deferred,
    written_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    stopped_at timestamptz,
    primary key (alert_id, revision)
);

create function ingest.guard_alert() returns trigger language plpgsql as $$
declare
    approvals integer;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'DRAFT' then
            raise exception 'an alert begins as DRAFT, not %', new.state
                using errcode = '23514', constraint = 'alert_move';
        end if;
        return new;
    end if;
    if new.state <> old.state then
        if not exists (select from ingest.alert_move m where m.from_state = old.state and m.to_state = new.state) then
            raise exception 'an alert cannot move from % to %', old.state, new.state
                using errcode = '23514', constraint = 'alert_move';
        end if;
        if new.state = 'RELEASED' then
            -- I4 in the last place that can hold it: whatever the program does, nothing is released for an
            -- incident nobody confirmed, nor to families without the approval of other people than the author.
            if not exists (select from ingest.incident i
                           where i.incident_id = new.incident_id and i.state = 'CONFIRMED') then
                raise exception 'alert % belongs to an incident that is not confirmed', new.alert_id
                    using errcode = '23514', constraint = 'alert_confirmed';
            end if;
            select count(*) into approvals from ingest.approval a
            where a.alert_id = new.alert_id and a.verdict = 'APPROVED' and a.person_id <> new.author;
            if approvals < new.approvals_needed then
                raise exception 'alert % has % of % approvals', new.alert_id, approvals, new.approvals_needed
                    using errcode = '23514', constraint = 'alert_approvals';
            end if;
        end if;
    end if;
    if (new.incident_id, new.school_id, new.audience, new.wording, new.place, new.observed_at, new.school_action,
        new.drill, new.author, new.approvals_needed, new.expires_in_minutes, new.created_at)
       is distinct from
       (old.incident_id, old.school_id, old.audience, old.wording, old.place, old.observed_at, old.school_action,
        old.drill, old.author, old.approvals_needed, old.expires_in_minutes, old.created_at) then
        raise exception 'what was approved of alert % does not change', new.alert_id
            using errcode = '23514', constraint = 'alert_fixed';
    end if;
    if old.released_at is not null and (new.released_at, new.expires_at) is distinct from (old.released_at, old.expires_at) then
        raise exception 'the times of alert % do not change', new.alert_id
            using errcode = '23514', constraint = 'alert_fixed';
    end if;
    new.changed_at := clock_timestamp();
    return new;
end $$;
create trigger alert_is_guarded before insert or update on ingest.alert
    for each row execute function ingest.guard_alert();

create function ingest.guard_approval() returns trigger language plpgsql as $$
begin
    if exists (select from ingest.alert a where a.alert_id = new.alert_id and a.author = new.person_id) then
        raise exception 'the author of alert % does not judge it', new.alert_id
            using errcode = '23514', constraint = 'approval_same_person';
    end if;
    return new;
end $$;
create trigger approval_is_guarded before insert on ingest.approval
    for each row execute function ingest.guard_approval();
