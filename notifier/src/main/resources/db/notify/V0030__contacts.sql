-- The sites somebody of the staff is a contact of, each as `school position title from to`, such as
-- `lincoln 1 PRINCIPAL 07:30 16:00` or `lincoln 2 NURSE - -` for any hour: told to the dispatcher with the rest of what
-- they asked for, so it is kept where the rest is.
alter table notify.enrolment add column contacts text[] not null default '{}';
