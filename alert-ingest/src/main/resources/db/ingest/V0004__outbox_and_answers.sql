-- Events that wait for Kafka, written in the transaction of the decision they tell of (see event-frame's Outbox).
create table ingest.outbox (
    id         bigint generated always as identity primary key,
    topic      text not null,
    key        text not null,
    type       text,
    payload    bytea,
    created_at timestamptz not null default now()
);
create table ingest.outbox_sent (
    like ingest.outbox including defaults,
    sent_at timestamptz not null default now()
);
create index outbox_sent_by_age on ingest.outbox_sent (sent_at);

-- What a creating request was answered, so that its repeat gets the same bytes for 24 hours.
create table ingest.answered (
    -- The person; one fixed id stands for everybody who is not signed in.
    client     uuid not null,
    key        text not null,
    -- SHA-256 over the call and its body: the same key with another one is refused.
    request    bytea not null,
    status     integer not null,
    body       bytea not null,
    created_at timestamptz not null default now(),
    primary key (client, key)
);
create index answered_by_age on ingest.answered (created_at);
