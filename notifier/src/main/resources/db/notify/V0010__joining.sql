-- Joins by text that wait for an answer (reliability C1). No number: the person is known by its keyed index only, and
-- a row that nobody confirms is deleted after 72 hours.
create table notify.joining (
  person_id uuid primary key,
  school_id text not null,
  -- In the person's order; empty while we ask for it.
  languages text[] not null,
  -- LANGUAGE: we asked for the language. CONFIRM: we asked for YES.
  step text not null check (step in ('LANGUAGE', 'CONFIRM')),
  -- The question as it was sent, because consent is kept with the words shown; they name the school, nobody else.
  words text,
  words_version text,
  words_language text,
  -- Of two open questions the one asked last is answered.
  asked_at timestamptz not null default now(),
  check (step = 'LANGUAGE' or words is not null and words_version is not null and words_language is not null)
);
create index joining_by_age on notify.joining (asked_at);
