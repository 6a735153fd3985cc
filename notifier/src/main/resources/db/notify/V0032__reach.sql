-- Who a channel does not reach, and why. Outlives the 72 hours of the deliveries: nobody may be lost from sight because
-- the row that failed has gone. No number, no text.
create table notify.unreachable (
  person_id uuid not null,
  channel text not null,
  -- A LostReason.
  reason text not null,
  -- Whether another try is pointless: read in the claim of every text.
  lasting boolean not null,
  since timestamptz not null default now(),
  -- How many texts failed for it.
  times int not null default 1,
  primary key (person_id, channel)
);
