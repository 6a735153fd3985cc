-- What is heard rather than read: short recordings by people who speak the language, joined by rule in a call. Versions
-- are added, never changed; the one in use is the newest that somebody else heard and approved.
create table dispatch.clip (
    -- Random: a carrier fetches it without a login.
    id          uuid primary key,
    language    text not null,
    -- What it says, such as wording/all-clear, action/secure, school/lincoln or call/keys.
    name        text not null check (name ~ '^(wording|action|school|call)/[a-z0-9][a-z0-9-]{1,39}$'),
    version     int not null check (version >= 1),
    -- WAV, 8 kHz, mono, 16 bit: at most 30 s and 480 KB, with nothing in it but sound.
    sound       bytea not null check (length(sound) between 44 and 500000),
    millis      int not null check (millis > 0),
    -- UNREVIEWED is never played in a call. WITHDRAWN takes what it says out of use until a newer one is approved.
    state       text not null check (state in ('UNREVIEWED', 'APPROVED', 'WITHDRAWN')),
    editor_id   uuid not null,
    editor      text not null,
    edited_at   timestamptz not null default now(),
    reviewer_id uuid,
    reviewer    text,
    reviewed_at timestamptz,
    unique (language, name, version),
    -- Nobody approves their own recording.
    check (reviewer_id is null or reviewer_id <> editor_id),
    check (state = 'UNREVIEWED' or (reviewer is not null and reviewed_at is not null))
);
-- Sound hardly gets smaller; PostgreSQL need not try.
alter table dispatch.clip alter column sound set storage external;

-- Which recordings say the text in a call, all of it or none; and whether nothing but them is in the language, so that
-- slices and replays do what was decided and shown.
alter table dispatch.alert_text add column clips uuid[] not null default '{}';
alter table dispatch.alert_text add column heard_only boolean not null default false;
