-- By which channels somebody is told, one after the other, while this delivery has not reached them; and from when on the
-- next is asked: at once when this one failed, later when nobody said that it arrived. Null once that is done or needless.
alter table notify.delivery add column otherwise text[];
alter table notify.delivery add column otherwise_at timestamptz;
create index delivery_otherwise on notify.delivery (otherwise_at) where otherwise_at is not null;
