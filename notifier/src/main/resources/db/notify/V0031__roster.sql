-- Lists of people that an administrator sent and has not confirmed yet, and families who were invited by one.

create table notify.roster_import (
  id uuid primary key,
  -- Who sent it: kept with the consent of those whom it brought, as its reference.
  sent_by uuid not null,
  sent_at timestamptz not null default now(),
  -- Set once: a second confirmation finds it and changes nothing.
  confirmed_at timestamptz,
  -- What the confirmation did, to answer the second one with: fresh, changed, same, leaving, stopped, elsewhere, invited.
  done int[]
);

-- The rows of an import until it is confirmed, cancelled or an hour old.
create table notify.roster_row (
  import_id uuid not null references notify.roster_import (id) on delete cascade,
  line int not null,
  -- As in notify.address: finds the person without the number.
  number_index bytea not null,
  audience text not null,
  school_id text not null,
  -- Empty or null where the list does not say: then it stays as it is.
  languages text[] not null,
  channels text[] not null,
  drills boolean,
  -- The site's contact in one cell, as in notify.enrolment; empty when the list says that they are none.
  contact text,
  -- The number, sealed for this row alone; no clear number waits in the database.
  wrapped_key bytea not null,
  number bytea not null,
  primary key (import_id, line)
);
create index roster_row_of_person on notify.roster_row (import_id, number_index);

-- Families whom a school's list named. No number and no consent: only that somebody who joins by their own word need
-- not be asked for their language again.
create table notify.invitation (
  person_id uuid not null,
  school_id text not null,
  languages text[] not null,
  until timestamptz not null,
  primary key (person_id, school_id)
);
create index invitation_by_age on notify.invitation (until);
