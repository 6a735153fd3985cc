-- What a person did about a record that nobody could read. The records themselves stay on the broker, for 72 hours.
create table ingest.dead_letter_done (
    -- Topic, partition, offset and time: a broker that was wiped counts from the beginning again.
    letter_id text primary key,
    what text not null check (what in ('REPLAYED', 'SET_ASIDE')),
    person_id uuid not null references ingest.account,
    done_at timestamptz not null default now()
);
