-- When the bells ring, as the school says: {"week": [...], "exceptions": [...]}. Data of one school, always read whole.
alter table dispatch.school add column bells jsonb not null default '{"week": [], "exceptions": []}';

-- The communication protocol of a school: who is told at which state, by which channel, and how many must agree.
-- Versions are added, never changed; the newest is in force, and a school without one keeps to the default. Old ones
-- stay, because after an alert somebody asks what had been agreed at that time, and who changed it.
create table dispatch.school_protocol (
    school_id text not null references dispatch.school,
    version   int not null check (version >= 1),
    -- [{"state": "CONFIRMED", "audience": "STAFF", "channels": ["SMS"], "approvals": 0}, ...]
    rules     jsonb not null,
    -- Null for what a program set, such as the demo.
    editor_id uuid,
    editor    text not null,
    edited_at timestamptz not null default now(),
    primary key (school_id, version),
    -- I4 in the last place that can hold it: no protocol tells families without a second person, nor an audience
    -- that no site bounds.
    constraint protocol_second_person check (
        not jsonb_path_exists(rules, '$[*] ? (@.audience == "FAMILIES" && !(@.approvals >= 1))')),
    constraint protocol_bounded check (
        not jsonb_path_exists(rules, '$[*] ? (@.audience != "FAMILIES" && @.audience != "STAFF")'))
);

create function dispatch.refuse_protocol_change() returns trigger language plpgsql as $$
begin
    raise exception 'dispatch.school_protocol is append-only' using errcode = '42501';
end $$;
create trigger school_protocol_is_append_only before update or delete or truncate on dispatch.school_protocol
    for each statement execute function dispatch.refuse_protocol_change();

-- By which channels, in order, the protocol let an alert go out when it was taken in: every slice, instance and replay
-- uses these, whatever was changed since. Empty: by all channels of a person, as each chose.
alter table dispatch.alert add column channels text[] not null default '{}';

-- Who is a site's contact: from the same record as the audience, replaced and gone with it. No name and no number:
-- what a site has to know is whether somebody can be reached, and when.
create table dispatch.site_contact (
    person_id uuid not null,
    school_id text not null,
    -- 1 is the main contact, 2 and up the backups in order.
    position  int not null check (position between 1 and 20),
    title     text not null,
    -- Local to the site; null for any hour.
    from_time time,
    to_time   time,
    primary key (person_id, school_id)
);
create index site_contact_by_school on dispatch.site_contact (school_id, position);
