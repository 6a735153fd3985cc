-- When people want to hear of something new, and whether an alert came outside of its school's hours: decided once, so
-- that whatever is repeated of it holds back the same people.
alter table dispatch.audience_member add hours text not null default 'ANY' check (hours in ('ANY', 'SCHOOL'));
alter table dispatch.alert add outside_hours boolean not null default false;
