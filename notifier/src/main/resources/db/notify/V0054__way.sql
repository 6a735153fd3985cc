-- How somebody who joins by a number wants to be reached: by texts, by calls, or by both.
alter table notify.sign_up add way text not null default 'TEXT' check (way in ('TEXT', 'CALL', 'BOTH'));
