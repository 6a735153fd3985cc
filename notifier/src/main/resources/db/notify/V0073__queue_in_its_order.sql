-- The first of the queue that an account may take, in order, each locked; what another process holds is passed over.
--
-- A function for the sake of its settings. While an alert is planned, the statistics still tell of an empty queue: then
-- PostgreSQL reads all of it and sorts it for each claim, or reads the whole table. By the index it reads what it takes.
create function notify.due(of_channel text, leads boolean, of_account text, of_others text[], probes boolean, most int)
  returns table (intent uuid, delivery_id uuid, try smallint, postponed smallint, severity smallint, released_at timestamptz)
  language plpgsql volatile rows 100
  set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off
as $$
begin
  if leads then
    -- Also what is bound to no account, or to one that does not send now.
    return query
      select a.intent, a.delivery_id, a.try, a.postponed, a.severity, a.released_at from notify.attempt a
      where a.channel = of_channel and a.due_at <= now() and a.state = 'PENDING'
        and (a.account is null or a.account <> all(of_others)) and (a.try = 1 or not probes)
      order by a.severity, a.released_at desc, a.intent
      limit most for update of a skip locked;
  else
    return query
      select a.intent, a.delivery_id, a.try, a.postponed, a.severity, a.released_at from notify.attempt a
      where a.account = of_account and a.channel = of_channel and a.due_at <= now() and a.state = 'PENDING'
        and (a.try = 1 or not probes)
      order by a.severity, a.released_at desc, a.intent
      limit most for update of a skip locked;
  end if;
end $$;
