-- A text of our own outside of an alert, such as the code that joins a family. It takes the way of every other text,
-- so that suppression, expiry, pace and doubt hold for it, but it is no word of an alert: alert-ingest is not told of
-- it, no cap counts it, and a reply is never about it.
alter table notify.delivery add column notice boolean not null default false;
-- A notice has no audience, and which school it was about would tell more than is needed to send it.
alter table notify.delivery alter column audience drop not null;
alter table notify.delivery alter column school_id drop not null;
alter table notify.delivery add constraint delivery_of_an_alert_names_its_audience
  check (notice or (audience is not null and school_id is not null));
