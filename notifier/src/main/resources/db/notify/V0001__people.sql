-- Who is told, and what they agreed to. The number of a person stands in one column of one table, encrypted.

-- The row keys, apart from what they open: this table is backed up for 24 hours only, so that a forgotten number is
-- gone from every backup soon after (reliability C15).
create table notify.address_key (
  person_id uuid primary key,
  wrapped_key bytea not null
);

create table notify.address (
  person_id uuid primary key,
  -- HMAC-SHA-256 of the number, 128 bits, with a key that is not in this database. Outlives the number: a STOP and
  -- its proof have to find the person again.
  number_index bytea not null unique check (length(number_index) = 16),
  -- AES-256-GCM under the row's key, bound to this row; null when it was never known or is forgotten.
  number bytea
);

-- One value sealed and indexed with the keys of this database, so that a start with others is noticed before every
-- number looks unreadable.
create table notify.key_check (
  only_row boolean primary key default true check (only_row),
  wrapped_key bytea not null,
  ciphertext bytea not null,
  value_index bytea not null
);

create table notify.enrolment (
  person_id uuid primary key,
  audience text not null,
  schools text[] not null,
  languages text[] not null,
  channels text[] not null,
  drills boolean not null,
  enrolled_at timestamptz not null default now(),
  -- Set when they left; the row stays so that START can bring it back.
  left_at timestamptz
);

-- Append-only: what somebody agreed to or took back is evidence. Keyed by the number's index, not by a number.
create table notify.consent_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  number_index bytea not null,
  kind text not null check (kind in ('OPT_IN', 'OPT_OUT')),
  source text not null,
  channel text not null,
  language text not null,
  -- What they were shown: its SHA-256 and the version under which the words are kept.
  words_sha256 bytea,
  words_version text,
  -- What proves it: the SHA-256 of a message id, or the reference of a paper list.
  proof text
);
create index consent_event_of on notify.consent_event (number_index, id);

create function notify.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'notify.% is append-only: write a new entry instead', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger consent_event_is_append_only before update or delete or truncate on notify.consent_event
  for each statement execute function notify.refuse_change();

-- Who may not be sent anything now; read in the claim of every text. Derived from consent_event.
create table notify.suppression (
  person_id uuid primary key,
  -- A SuppressionReason: LEFT_THE_LIST or BLOCKED_BY_CARRIER.
  reason text not null,
  since timestamptz not null default now()
);
