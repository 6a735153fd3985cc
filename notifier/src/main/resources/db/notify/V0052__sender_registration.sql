-- What the carrier last said of the sender (reliability C13), so that a restart while it does not answer changes nothing.
create table notify.sender_registration (
  channel text primary key,
  registered boolean not null,
  seen_at timestamptz not null default now()
);
