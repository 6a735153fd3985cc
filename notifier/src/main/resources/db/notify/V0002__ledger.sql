-- Every delivery and every attempt. Lean on purpose: a text costs one row in each of two tables, updated in place
-- (fillfactor 70, no index on what changes), and one statement per step for a whole batch.

-- A text once per alert, revision and wording, however many people get it; encrypted, as it names a place.
create table notify.message_text (
  id uuid primary key,
  alert_id uuid not null,
  wrapped_key bytea not null,
  ciphertext bytea not null,
  created_at timestamptz not null default now()
);

create table notify.delivery (
  -- Derived from (alert, revision, person, channel): a replayed topic makes the same row.
  id uuid primary key,
  alert_id uuid not null,
  revision int not null,
  person_id uuid not null,
  channel text not null,
  audience text not null,
  school_id text not null,
  language text not null,
  wanted text not null,
  text_id uuid not null,
  segments smallint not null,
  -- The order of sending: 0 follow-up, 1 immediate, 2 routine.
  severity smallint not null,
  drill boolean not null,
  released_at timestamptz not null,
  expires_at timestamptz not null,
  status text not null,
  reason text,
  -- Why it failed; also while a new try is under way, so that the reason is known when time runs out.
  failure text,
  status_at timestamptz not null default now(),
  -- When a carrier took it, or perhaps did: what the cap per person counts.
  accepted_at timestamptz,
  unique (person_id, alert_id, revision, channel)
) with (fillfactor = 70);
-- Follow-ups, stops and expiry walk one alert in order of id.
create index delivery_of_alert on notify.delivery (alert_id, id);

create table notify.attempt (
  -- 128 random bits, in the callback's address. One request to a carrier; the fence of every update.
  intent uuid primary key,
  -- No foreign key: it would lock and dirty the delivery row at each insert, and both are only written together.
  delivery_id uuid not null,
  try smallint not null,
  state text not null check (state in ('PENDING', 'SUBMITTING', 'ACCEPTED', 'AMBIGUOUS', 'REFUSED', 'CLOSED')),
  severity smallint not null,
  released_at timestamptz not null,
  -- Set while PENDING, null after: the queue is the partial index on it.
  due_at timestamptz,
  -- How often it came back to the queue, surely not processed.
  postponed smallint not null default 0,
  -- Set while AMBIGUOUS: until then a callback may settle it, then it is resent or concluded.
  doubt_until timestamptz,
  -- Which run of which process submitted it, to know whose open requests died with it.
  run uuid,
  submitted_at timestamptz,
  -- The carrier's own id of the message.
  provider_id text,
  -- How far the carrier's receipts came: 1 queued, 2 sending, 3 sent, 4 failed, 5 undelivered, 6 delivered.
  carrier_rank smallint not null default 0,
  error_code int
) with (fillfactor = 70);
create index attempt_due on notify.attempt (severity, released_at desc, intent) where due_at is not null;
create index attempt_in_doubt on notify.attempt (doubt_until) where doubt_until is not null;
create index attempt_of_delivery on notify.attempt (delivery_id);

-- One revision of one alert as the ledger knows it: when to close what is too old, when to ask for lost receipts.
create table notify.wave (
  alert_id uuid not null,
  revision int not null,
  expires_at timestamptz not null,
  expired_at timestamptz,
  poll_at timestamptz,
  polls smallint not null default 0,
  primary key (alert_id, revision)
);

-- Nothing up to this revision may leave any more: stopped by a person, or made needless by an all clear or a
-- correction. Read in the claim of every text.
create table notify.alert_stop (
  alert_id uuid primary key,
  through_revision int not null,
  stopped_at timestamptz not null default now()
);

create table notify.follow_up (
  alert_id uuid not null,
  revision int not null,
  kind text not null,
  school_id text not null,
  drill boolean not null,
  followed_up_at timestamptz not null,
  expires_at timestamptz not null,
  -- Null until everyone who was reached by then has a row; those reached later join at their acceptance.
  expanded_at timestamptz,
  primary key (alert_id, revision)
);
create table notify.follow_up_text (
  alert_id uuid not null,
  revision int not null,
  language text not null,
  text_id uuid not null,
  segments smallint not null,
  primary key (alert_id, revision, language)
);

-- A sending process and its sign of life. What it had open when it died is in doubt.
create table notify.sender_run (
  run uuid primary key,
  instance text not null,
  beat_at timestamptz not null default now(),
  ended_at timestamptz
);

-- Where a status stands on the way: a move never goes down. A receipt from the phone is the last word.
create function notify.status_rank(status text) returns int language sql immutable parallel safe as $$
  select case status
    when 'CREATED' then 0 when 'QUEUED' then 1 when 'SENDING' then 2 when 'SENT' then 3 when 'DELIVERED' then 5
    else 4 end
$$;
