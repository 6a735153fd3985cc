-- When people want to hear of something new (reliability C11). Who joined before they were asked hears at any hour.
alter table notify.enrolment add hours text not null default 'ANY' check (hours in ('ANY', 'SCHOOL'));
alter table notify.sign_up add hours text check (hours in ('ANY', 'SCHOOL'));
