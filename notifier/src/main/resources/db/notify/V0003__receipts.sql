-- What came back. No number, no text: of a callback the status fields only, of a reply its id only.

create table notify.callback (
  id bigint generated always as identity primary key,
  intent uuid not null,
  provider_id text not null,
  status text not null,
  error_code int not null,
  received_at timestamptz not null default now(),
  applied_at timestamptz,
  -- A signature has no time in it: the same callback sent again verifies, and must change nothing.
  unique (provider_id, status)
);
create index callback_waiting on notify.callback (id) where applied_at is null;

create table notify.inbound (
  provider_id text primary key,
  received_at timestamptz not null default now()
);

-- Events on their way to their topics; see Outbox in event-frame.
create table notify.outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  type text,
  payload bytea,
  created_at timestamptz not null default now()
);
create table notify.outbox_sent (
  like notify.outbox including defaults,
  sent_at timestamptz not null default now()
);
create index on notify.outbox_sent (sent_at);
