-- Free words that sounded like leaving. Texts stopped with them (notify.suppression); a person decides.
create table notify.leaving_review (
  person_id uuid primary key,
  -- Row key and words are deleted together, with the decision or after 7 days.
  wrapped_key bytea not null,
  words bytea not null,
  -- Of the phrase that was heard.
  language text not null,
  said_at timestamptz not null default now()
);

-- HELD: nothing is sent until a person read what they wrote. RELEASED: it was no wish to leave. Neither is an opt-in
-- or an opt-out, and both belong to the history of one.
alter table notify.consent_event drop constraint consent_event_kind_check;
alter table notify.consent_event add constraint consent_event_kind_check
  check (kind in ('OPT_IN', 'OPT_OUT', 'HELD', 'RELEASED'));
