#!/bin/bash
# One role a service, each the owner of one schema and of nothing else: none can read another's tables.
# `access` (keys and sessions) belongs to alert-ingest; the others may use it, not change its shape.
set -euo pipefail
for role in ingest dispatcher notifier; do
    variable="CAMPANA_${role^^}_PASSWORD"
    psql -v ON_ERROR_STOP=1 -v password="${!variable}" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<SQL
create role campana_$role login password :'password';
alter role campana_$role set statement_timeout = '30s';
alter role campana_$role set lock_timeout = '5s';
alter role campana_$role set idle_in_transaction_session_timeout = '60s';
SQL
done
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
revoke all on schema public from public;
create schema access authorization campana_ingest;
create schema ingest authorization campana_ingest;
create schema dispatch authorization campana_dispatcher;
create schema notify authorization campana_notifier;
grant usage on schema access to campana_dispatcher, campana_notifier;
alter default privileges for role campana_ingest in schema access
    grant select, insert, update, delete on tables to campana_dispatcher, campana_notifier;
SQL
