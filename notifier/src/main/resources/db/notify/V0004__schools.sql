-- What the notifier knows of schools: a copy of schools.v1, filled again from the topic when it is thrown away. No
-- unique keyword: records of two schools that swapped theirs arrive one after the other.
create table notify.school (
  school_id text primary key,
  name text not null,
  kind text not null,
  keyword text not null,
  time_zone text not null,
  active boolean not null,
  changed_at timestamptz not null default now()
);
create index school_by_keyword on notify.school (keyword) where active;
