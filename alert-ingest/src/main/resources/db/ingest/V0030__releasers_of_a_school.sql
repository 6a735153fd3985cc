-- Who may release for a school, where it named people. A school without a row is released for by every releaser of the
-- network.
create table ingest.school_releaser (
    school_id text not null,
    person_id uuid not null references ingest.account,
    primary key (school_id, person_id)
);
