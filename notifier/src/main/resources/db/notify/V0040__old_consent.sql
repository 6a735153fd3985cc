-- What somebody agreed to is kept for a while after they left and then goes (reliability C10). Until now the ledger
-- refused every change; now it lets the one clock delete that says its name for its own transaction. Nothing else may
-- change or delete, and nobody may change.
create or replace function notify.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'consent_event' and current_setting('campana.clock', true) = 'consent' then
    return null;
  end if;
  raise exception 'notify.% is append-only: write a new entry instead', tg_table_name using errcode = 'restrict_violation';
end $$;
