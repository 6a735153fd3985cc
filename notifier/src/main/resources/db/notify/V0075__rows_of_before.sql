-- What was written before ids began as their alert's do (ADR 0020) is found by nobody who asks by alert, so its 72 hours
-- would never end. Alerts under way are to be over when this version is rolled out.
delete from notify.attempt a using notify.delivery d
where a.delivery_id = d.id and d.expires_at < now() and left(cast(d.id as text), 8) <> left(cast(d.alert_id as text), 8);
delete from notify.delivery
where expires_at < now() and left(cast(id as text), 8) <> left(cast(alert_id as text), 8);
