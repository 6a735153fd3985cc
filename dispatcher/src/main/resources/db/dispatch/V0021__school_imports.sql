-- Lists of schools that an administrator sent and has not confirmed yet.
create table dispatch.school_import (
    id           uuid primary key,
    sent_by      uuid not null,
    sent_at      timestamptz not null default now(),
    -- Whether the file is the whole list: then a school that is not in it leaves the network.
    whole        boolean not null,
    -- Set once: a second confirmation finds it and changes nothing.
    confirmed_at timestamptz,
    -- What the confirmation did, to answer the second one with: fresh, changed, same, leaving.
    done         int[]
);

-- The rows of a list until it is confirmed, cancelled or an hour old.
create table dispatch.school_import_row (
    import_id uuid not null references dispatch.school_import on delete cascade,
    line      int not null,
    school_id text not null,
    -- What the row says of the school; what it does not say is left out and stays as it is.
    says      jsonb not null,
    primary key (import_id, line)
);
create unique index school_import_row_by_school on dispatch.school_import_row (import_id, school_id);
