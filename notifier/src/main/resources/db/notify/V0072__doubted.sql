-- A receipt that comes late settles a doubt, and until now nothing said any more that there had been one: the second text
-- was not explained, and a third could follow. Once in doubt, an attempt says so for good.
alter table notify.attempt add column doubted boolean not null default false;
update notify.attempt a set doubted = true
where state = 'AMBIGUOUS'
   or state = 'ACCEPTED' and carrier_rank not in (4, 5)
      and exists (select from notify.attempt later where later.delivery_id = a.delivery_id and later.try > a.try);
