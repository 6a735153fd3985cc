-- The web door: what was asked for, until the code of a text confirms it, and what keeps the door from being abused.

-- One request to join, found again by the token in its page's address.
create table notify.sign_up (
  -- SHA-256 of 256 random bits.
  token_hash bytea primary key,
  person_id uuid not null,
  schools text[] not null,
  languages text[] not null,
  expires_at timestamptz not null
);
create index sign_up_expired on notify.sign_up (expires_at);

-- One code per number, not per request: who asks twice has one text, and whichever page is open takes its code.
create table notify.sign_up_code (
  person_id uuid primary key,
  -- Keyed, since six digits can be tried out; bound to the person.
  code_hash bytea not null,
  -- The text that carries it: what proves later that the number's owner agreed.
  delivery_id uuid,
  wrong_tries smallint not null default 0,
  -- The number is here only for this code and must go with it, unless they join.
  number_only_here boolean not null,
  expires_at timestamptz not null
);

-- What was asked for lately. In the database, so that a restart forgets no limit.
create table notify.sign_up_asked (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  person_id uuid not null,
  -- Keyed index of a network and of the day: no address is kept, and two days cannot be compared.
  network_index bytea not null,
  -- CODE a text was sent, NO_CODE one was sent lately, DEVICE joined without a number.
  what text not null check (what in ('CODE', 'NO_CODE', 'DEVICE'))
);
create index sign_up_asked_at on notify.sign_up_asked (at);
create index sign_up_asked_of on notify.sign_up_asked (person_id, at);

-- A private link by which somebody leaves without signing in. SHA-256 of 256 random bits.
create table notify.leave_link (
  token_hash bytea primary key,
  person_id uuid not null,
  made_at timestamptz not null default now()
);
create index leave_link_of on notify.leave_link (person_id);
