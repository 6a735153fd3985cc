-- Schools and other sites, as a network administrator entered them. The truth behind schools.v1.
create table dispatch.school (
    school_id  text primary key check (school_id ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
    name       text not null check (length(name) between 1 and 80),
    kind       text not null check (kind in ('SCHOOL', 'CHURCH', 'CLINIC', 'OTHER')),
    -- What a family texts to join. Unique, because the keyword alone says which school is meant.
    keyword    text not null unique check (keyword ~ '^[A-Z0-9]{2,20}$'),
    -- Times in texts are local to the school.
    time_zone  text not null,
    latitude   double precision not null check (latitude between -90 and 90),
    longitude  double precision not null check (longitude between -180 and 180),
    -- False when the school left the network: alerts for it are refused, its history stays readable.
    active     boolean not null,
    changed_at timestamptz not null default now()
);

-- The only places that can stand in a text: names the school itself gave, never what a reporter typed.
create table dispatch.school_place (
    school_id text not null references dispatch.school on delete cascade,
    place_id  text not null check (place_id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name      text not null check (length(name) between 1 and 80),
    -- In the order the school gave them, which is the order a verifier reads them in.
    position  int not null,
    primary key (school_id, place_id)
);

-- Who wants to hear of which school: a copy of subscriptions.v1, one row a person and school. It can be thrown away
-- and filled again from the topic. No number, no name: a random person id is all the dispatcher knows.
create table dispatch.audience_member (
    person_id uuid not null,
    school_id text not null,
    audience  text not null check (audience in ('STAFF', 'FAMILIES', 'NETWORK', 'HUBS')),
    -- In the person's own order; the first is the one they want.
    languages text[] not null check (cardinality(languages) > 0),
    channels  text[] not null check (cardinality(channels) > 0),
    -- Whether they agreed to take part in drills.
    drills    boolean not null,
    primary key (person_id, school_id)
);
-- Reads an audience of a school by ranges of person id, in order, without sorting: what slices are made of.
create unique index audience_member_by_school on dispatch.audience_member (audience, school_id, person_id);

-- Each alert as it stands now.
create table dispatch.alert (
    alert_id      uuid primary key,
    -- The newest revision seen. What carries an older one is dropped.
    revision      int not null check (revision >= 1),
    -- RELEASED goes out; HELD_BACK met a cap; REFUSED had nobody or everybody to go to; ENDED by an all clear or a
    -- correction; STOPPED by a person. Only RELEASED lets a slice send anything.
    state         text not null check (state in ('RELEASED', 'HELD_BACK', 'REFUSED', 'ENDED', 'STOPPED')),
    -- Null only for an alert that was stopped before its release could be read: the stop must still be remembered.
    incident_id   uuid,
    audience      text,
    school_id     text,
    wording       text,
    place         text,
    observed_at   timestamptz,
    action        text,
    drill         boolean,
    released_at   timestamptz,
    -- I3: compared with the database's clock, in the statement that reads the alert for a slice.
    expires_at    timestamptz,
    -- By the database's clock, because the caps an hour are counted by it.
    dispatched_at timestamptz not null default now(),
    check (state = 'STOPPED' or num_nulls(incident_id, audience, school_id, wording, observed_at, action, drill,
                                          released_at, expires_at) = 0)
);
create index alert_by_time on dispatch.alert (dispatched_at);

-- What happened to each revision, for whoever asks later. Rows are added, never changed.
create table dispatch.alert_history (
    id       bigint generated always as identity primary key,
    alert_id uuid not null,
    revision int not null,
    what     text not null check (what in ('RELEASED', 'UPDATE', 'ALL_CLEAR', 'CORRECTION', 'STOPPED')),
    outcome  text not null check (outcome in ('DISPATCHED', 'HELD_BACK', 'REFUSED', 'STOPPED', 'STALE')),
    reason   text,
    at       timestamptz not null default now()
);
create index alert_history_by_alert on dispatch.alert_history (alert_id);

-- The texts of a revision, composed once. Every slice, every instance and every replay sends these.
create table dispatch.alert_text (
    alert_id uuid not null,
    revision int not null,
    language text not null,
    text     text not null,
    -- As SMS; what a person costs who is told in this language.
    segments int not null check (segments >= 1),
    primary key (alert_id, revision, language)
);

-- The slices of an alert as they were first planned: a repeat works off the same ranges, whoever joined since.
create table dispatch.alert_slice (
    alert_id       uuid not null,
    revision       int not null,
    slice          int not null,
    after_person   uuid,
    through_person uuid,
    -- The SliceFannedOut of the last time it was sent, as on the topic. A replay after the alert's end reports this
    -- again instead of counting everybody as held back.
    reported       bytea,
    primary key (alert_id, revision, slice)
);

-- Who was told of which first alert within the last hour, for the cap per person. The first alert an hour later clears it.
create table dispatch.told (
    person_id uuid not null,
    alert_id  uuid not null,
    -- Drills do not use up what a person may get in earnest.
    drill     boolean not null,
    told_at   timestamptz not null default now(),
    primary key (person_id, alert_id)
);
create index told_by_time on dispatch.told (told_at);

-- Events on their way to a topic (transactional outbox), and those that arrived there.
create table dispatch.outbox (
    id         bigint generated always as identity primary key,
    topic      text not null,
    key        text not null,
    type       text,
    payload    bytea,
    created_at timestamptz not null default now()
);
create table dispatch.outbox_sent (
    like dispatch.outbox including defaults,
    sent_at timestamptz not null default now()
);
create index on dispatch.outbox_sent (sent_at);
