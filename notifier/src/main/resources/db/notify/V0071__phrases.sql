-- The recordings of what is said in calls beside an alert: a copy of phrases.v1, filled again from the topic when it is
-- thrown away.
create table notify.phrase (
  language text not null,
  phrase text not null,
  clip_id uuid not null,
  primary key (language, phrase)
);
