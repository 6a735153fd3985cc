-- Each channel has a queue of its own: a carrier of texts that hangs must not hold back notices to devices. A row
-- that an older version writes meanwhile is a text, as those knew no other channel.
alter table notify.attempt add column channel text not null default 'SMS';
update notify.attempt a set channel = d.channel
from notify.delivery d where d.id = a.delivery_id and d.channel <> 'SMS';
create index attempt_due_by_channel on notify.attempt (channel, severity, released_at desc, intent) where due_at is not null;
drop index notify.attempt_due;
