-- A device that asked for notices without giving a number. Its person stands in notify.address with the index of the
-- endpoint and no number, so that consent, leaving and suppression are the same for everybody.
create table notify.push_subscription (
  person_id uuid primary key,
  -- Endpoint and keys as one value: together they are as good as a number. Sealed like one, with a key of its own.
  wrapped_key bytea not null,
  ciphertext bytea not null,
  made_at timestamptz not null default now()
);
