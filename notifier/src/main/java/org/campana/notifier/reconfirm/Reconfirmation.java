package org.campana.notifier.reconfirm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.campana.events.Channel;
import org.campana.events.PersonId;
import org.campana.notifier.consent.ConsentProof;
import org.campana.notifier.enrol.Enrolment;
import org.campana.notifier.reach.LostReason;
import org.campana.notifier.reach.Unreachable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks each family once a year, from the first of August on, reminds once, and lets lapse who does not answer
/// (reliability C12). A row of `notify.reconfirmation` is written with the question in one transaction, so that nobody
/// is
/// asked twice, whatever is killed when.
@Component
public class Reconfirmation {

    /// Who could not be asked in August, because nothing ran, is asked in September.
    private static final Set<Month> ASKING = Set.of(Month.AUGUST, Month.SEPTEMBER);

    private static final int FROM_HOUR = 10;
    private static final int TO_HOUR = 18;

    /// Between the reminder and the end, however late the reminder was.
    private static final Duration GRACE = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Questions questions;
    private final Enrolment enrolment;
    private final Unreachable unreachable;
    private final TransactionTemplate transactions;
    private final ReconfirmSettings settings;

    Reconfirmation(
            JdbcClient jdbc,
            Questions questions,
            Enrolment enrolment,
            Unreachable unreachable,
            TransactionTemplate transactions,
            ReconfirmSettings settings) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.enrolment = enrolment;
        this.unreachable = unreachable;
        this.transactions = transactions;
        this.settings = settings;
    }

    /// One look, to be taken once a minute: questions and reminders by day only, and not more than so many.
    ///
    /// @return how many were asked, reminded or let lapse
    public int tick(Instant now) {
        if (!settings.yearly()) {
            return 0;
        }
        Integer done = transactions.execute(status -> {
            forgetWhoLeft();
            int lapsed = lapse(now);
            ZonedDateTime local = now.atZone(settings.zone());
            if (local.getHour() < FROM_HOUR || local.getHour() >= TO_HOUR) {
                return lapsed;
            }
            int reminded = send(remind(now), now);
            int room = settings.perMinute() - reminded;
            int asked = ASKING.contains(local.getMonth()) && room > 0 ? send(ask(now, local.getYear(), room), now) : 0;
            return lapsed + reminded + asked;
        });
        return Objects.requireNonNull(done, "the transaction always answers");
    }

    private int send(List<Asked> people, Instant now) {
        people.forEach(each -> questions.ask(each.person(), lastDay(each, now)));
        return people.size();
    }

    /// Somebody who was not reminded in time has a week from the reminder.
    private LocalDate lastDay(Asked asked, Instant now) {
        Instant end = asked.at().plus(settings.window());
        Instant earliest = asked.at().equals(now) ? end : now.plus(GRACE);
        return (end.isBefore(earliest) ? earliest : end).atZone(settings.zone()).toLocalDate();
    }

    private List<Asked> ask(Instant now, int year, int most) {
        return jdbc.sql("""
                        insert into notify.reconfirmation as r (person_id, year, asked_at)
                        select person_id, :year, :now from (
                          select e.person_id from notify.enrolment e
                          where e.audience = 'FAMILIES' and e.left_at is null and 'SMS' = any(e.channels)
                            and e.enrolled_at < cast(:now as timestamptz) - make_interval(secs => :young)
                            and not exists (select 1 from notify.suppression s where s.person_id = e.person_id)
                            and not exists (select 1 from notify.unreachable u
                                            where u.person_id = e.person_id and u.channel = 'SMS' and u.lasting)
                            and not exists (select 1 from notify.reconfirmation o
                                            where o.person_id = e.person_id and o.year >= :year)
                          order by e.person_id limit :most for update of e skip locked) due
                        on conflict (person_id) do update set year = excluded.year, asked_at = excluded.asked_at,
                          reminded_at = null, answered_at = null, lapsed_at = null
                        where r.year < excluded.year
                        returning person_id, asked_at
                        """)
                .param("year", year)
                .param("now", at(now))
                .param("young", settings.young().toSeconds())
                .param("most", most)
                .query(Reconfirmation::asked)
                .list();
    }

    private List<Asked> remind(Instant now) {
        return jdbc.sql("""
                        update notify.reconfirmation r set reminded_at = :now from (
                          select o.person_id from notify.reconfirmation o
                          where o.answered_at is null and o.reminded_at is null
                            and o.asked_at <= cast(:now as timestamptz) - make_interval(secs => :pause)
                          order by o.asked_at, o.person_id limit :most for update of o skip locked) due
                        where r.person_id = due.person_id
                        returning r.person_id, r.asked_at
                        """)
                .param("now", at(now))
                .param("pause", settings.reminder().toSeconds())
                .param("most", settings.perMinute())
                .query(Reconfirmation::asked)
                .list();
    }

    private int lapse(Instant now) {
        List<PersonId> silent = jdbc
                .sql("""
                        update notify.reconfirmation set lapsed_at = :now
                        where answered_at is null and lapsed_at is null
                          and asked_at <= cast(:now as timestamptz) - make_interval(secs => :window)
                          and reminded_at <= cast(:now as timestamptz) - make_interval(secs => :grace)
                        returning person_id, asked_at
                        """)
                .param("now", at(now))
                .param("window", settings.window().toSeconds())
                .param("grace", GRACE.toSeconds())
                .query(Reconfirmation::asked)
                .list()
                .stream()
                .map(Asked::person)
                .toList();
        unreachable.failed(silent.stream()
                .map(person -> new Unreachable.Lost(person, Channel.SMS, LostReason.NOT_CONFIRMED))
                .toList());
        return silent.size();
    }

    private void forgetWhoLeft() {
        jdbc.sql("""
                delete from notify.reconfirmation r where not exists (
                  select 1 from notify.enrolment e where e.person_id = r.person_id and e.left_at is null)
                """).update();
    }

    /// They say that they still want alerts. Answers the question of this year, also when it lapsed; takes back no
    /// STOP.
    ///
    /// @return false when nothing was asked that they have not answered
    public boolean confirm(PersonId person, ConsentProof proof) {
        Boolean confirmed = transactions.execute(status -> {
            boolean answered = jdbc.sql("""
                            update notify.reconfirmation r set answered_at = now(), lapsed_at = null
                            where person_id = :person and answered_at is null
                              and not exists (select 1 from notify.suppression s where s.person_id = r.person_id)
                              and exists (select 1 from notify.enrolment e
                                          where e.person_id = r.person_id and e.left_at is null)
                            """).param("person", person.value()).update() == 1;
            if (answered) {
                enrolment.renew(person, proof);
            }
            return answered;
        });
        return Boolean.TRUE.equals(confirmed);
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        return new Asked(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    private record Asked(PersonId person, Instant at) {}
}
