-- What the school's protocol asks for, out of schools.v1: how many people other than the author must agree before an
-- alert goes out. The defaults are what holds for a school without a protocol: staff at once, families by one other.
alter table ingest.school
    -- null: the school keeps to the default.
    add column protocol_version integer,
    add column staff_approvals  integer not null default 0 check (staff_approvals between 0 and 3),
    add column family_approvals integer not null default 1 check (family_approvals between 1 and 3);

create function ingest.guard_protocol() returns trigger language plpgsql as $$
declare
    agreed integer;
begin
    -- A protocol raises what an alert needs and nothing lowers it, whatever the program asks for.
    select case new.audience when 'STAFF' then s.staff_approvals else s.family_approvals end into agreed
    from ingest.school s where s.school_id = new.school_id;
    if new.approvals_needed < agreed then
        raise exception 'alert % needs % approvals by the protocol of its school, not %',
            new.alert_id, agreed, new.approvals_needed
            using errcode = '23514', constraint = 'alert_protocol';
    end if;
    return new;
end $$;
create trigger alert_keeps_protocol before insert on ingest.alert
    for each row execute function ingest.guard_protocol();
