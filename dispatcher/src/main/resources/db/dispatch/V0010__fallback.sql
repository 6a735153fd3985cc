-- Which text is for people none of whose languages has one. Stored with the texts, because the policy that chose it is
-- a setting: slices and replays after a restart with another setting must do what was decided and shown.
alter table dispatch.alert_text add column fallback boolean not null default false;
-- Until now it was the network's own language, English unless somebody changed it.
update dispatch.alert_text set fallback = true where language = 'en';
create unique index alert_text_one_fallback on dispatch.alert_text (alert_id, revision) where fallback;
