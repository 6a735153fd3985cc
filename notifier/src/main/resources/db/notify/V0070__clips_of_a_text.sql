-- What they hear in a call who get this text: recordings in their order, all of them or none, and in which language. Not
-- sealed as the words are: a recording holds general words and a school's name only, and has an id that says nothing.
alter table notify.message_text add column clips uuid[] not null default '{}';
alter table notify.message_text add column clips_language text;
