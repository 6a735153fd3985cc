create schema if not exists test;
create table if not exists test.outbox(id bigint generated always as identity primary key, topic text not null, key text not null, type text, payload bytea, created_at timestamptz not null default now());
create table if not exists test.outbox_sent(like test.outbox including defaults, sent_at timestamptz not null default now());
create index if not exists outbox_sent_at on test.outbox_sent(sent_at);
create table if not exists test.counter(key text primary key, n int not null);
