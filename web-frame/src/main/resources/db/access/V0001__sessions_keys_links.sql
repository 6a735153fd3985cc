-- Who is signed in. The shape is Spring Session's (schema-postgresql.sql of spring-session-jdbc), so that its own SQL
-- fits; only the names are lower case and in our schema.
create table access.spring_session (
    primary_id            char(36) not null,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    -- The person's id, not their name: sessions are looked up by it when somebody's access must end at once.
    principal_name        varchar(100),
    constraint spring_session_pk primary key (primary_id)
);
create unique index spring_session_ix1 on access.spring_session (session_id);
create index spring_session_ix2 on access.spring_session (expiry_time);
create index spring_session_ix3 on access.spring_session (principal_name);

create table access.spring_session_attributes (
    session_primary_id char(36)     not null,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name),
    constraint spring_session_attributes_fk foreign key (session_primary_id)
        references access.spring_session (primary_id) on delete cascade
);

-- API keys. Name and roles are copied from the account at the time of issue: accounts belong to another schema, and a
-- change of roles means new keys.
create table access.api_key (
    -- SHA-256 of 256 random bits; the clear key is shown once and kept nowhere.
    hash        bytea       primary key check (length(hash) = 32),
    person_id   uuid        not null,
    person_name text        not null,
    roles       text[]      not null,
    issued_at   timestamptz not null default now(),
    expires_at  timestamptz not null,
    revoked_at  timestamptz
);
create index api_key_person on access.api_key (person_id) where revoked_at is null;

-- Links that sign somebody in once. Kept for a day after they end, so that a second press can be told from a forgery
-- in an inquiry, then deleted.
create table access.sign_in_link (
    hash        bytea       primary key check (length(hash) = 32),
    person_id   uuid        not null,
    person_name text        not null,
    roles       text[]      not null,
    -- The page to show first; empty means the home page.
    landing     text        not null default '',
    issued_at   timestamptz not null default now(),
    expires_at  timestamptz not null,
    used_at     timestamptz
);
create index sign_in_link_expiry on access.sign_in_link (expires_at);
create index sign_in_link_person on access.sign_in_link (person_id);
