-- By which account of its channel a request left, or shall leave again; null where it was never asked, and in rows of
-- a version that knew one account only, which is the first. Receipts count under that account's signature alone, and
-- what follows an alert comes from where the alert came from.
alter table notify.attempt add column account text;
-- What is bound to an account that is not in the lead is found without reading everybody else's queue.
create index attempt_due_by_account on notify.attempt (account, severity, released_at desc, intent)
  where due_at is not null and account is not null;
