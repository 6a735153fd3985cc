-- The yearly question whether somebody still wants alerts (reliability C12); the latest of each person.
create table notify.reconfirmation (
  person_id uuid primary key,
  year int not null,
  asked_at timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  -- Nothing is sent from here on, until their own word.
  lapsed_at timestamptz
);
create index reconfirmation_open on notify.reconfirmation (asked_at) where answered_at is null and lapsed_at is null;
