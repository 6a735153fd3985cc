package org.campana.dispatcher;

import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campana.dispatcher.school.BellDay;
import org.campana.dispatcher.school.BellException;
import org.campana.dispatcher.school.BellTimes;
import org.campana.dispatcher.school.Protocol;
import org.campana.dispatcher.school.School;
import org.campana.dispatcher.school.Schools;
import org.campana.events.AlertFacts;
import org.campana.events.AlertFollowedUp;
import org.campana.events.AlertId;
import org.campana.events.AlertReleased;
import org.campana.events.AlertStopped;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.EventId;
import org.campana.events.FollowUpKind;
import org.campana.events.Hours;
import org.campana.events.IncidentId;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.ProtocolRule;
import org.campana.events.ProtocolState;
import org.campana.events.SchoolAction;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.campana.events.SubscriptionChanged;
import org.campana.events.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One school that no other test has, with people.
public final class Town {

    private final Schools schools;
    private final SchoolId school;
    private final Probe probe;
    private final JdbcClient jdbc;

    private Town(Schools schools, SchoolId school, Probe probe, JdbcClient jdbc) {
        this.schools = schools;
        this.school = school;
        this.probe = probe;
        this.jdbc = jdbc;
    }

    /// The school of its people.
    public SchoolId school() {
        return school;
    }

    /// A town with a school called Lincoln School.
    public static Town of(Schools schools, Probe probe, JdbcClient jdbc) {
        String random = UUID.randomUUID().toString().substring(0, 8);
        Town town = new Town(schools, new SchoolId("s-" + random), probe, jdbc);
        schools.put(town.school(true));
        return town;
    }

    public SchoolId schoolId() {
        return school;
    }

    public School school(boolean active) {
        return new School(
                school,
                "Lincoln School",
                SiteKind.SCHOOL,
                school.value().substring(2).toUpperCase(java.util.Locale.ROOT),
                "America/Los_Angeles",
                37.7,
                -122.4,
                List.of(new SchoolPlace("5th-and-oak", "5th and Oak")),
                active);
    }

    /// Sets a protocol that tells families by these channels only.
    public void agree(Channel... channels) {
        schools.put(school(true)
                .with(new Protocol(
                        List.of(new ProtocolRule(ProtocolState.CONFIRMED, Audience.FAMILIES, List.of(channels), 1)))));
    }

    /// The school has bells from midnight to midnight, or, with no school today, none.
    public void bells(boolean today) {
        LocalDate date = LocalDate.now(ZoneId.of("America/Los_Angeles"));
        schools.put(school(true)
                .with(new BellTimes(
                        Stream.of(DayOfWeek.values())
                                .map(day -> new BellDay(day, "00:00", null, null, "23:59"))
                                .toList(),
                        today
                                ? List.of()
                                : IntStream.rangeClosed(-1, 1)
                                        .mapToObj(days -> new BellException(
                                                date.plusDays(days).toString(), null))
                                        .toList())));
    }

    /// One of the families, who wants to hear at these hours.
    public PersonId family(Hours hours) {
        int before = known();
        PersonId person = PersonId.random();
        probe.send(
                Topics.SUBSCRIPTIONS,
                new SubscriptionChanged(
                        person,
                        Audience.FAMILIES,
                        List.of(school),
                        List.of(Language.SPANISH),
                        List.of(Channel.SMS),
                        false,
                        null,
                        hours));
        await().atMost(Duration.ofSeconds(30)).until(() -> known() == before + 1);
        return person;
    }

    /// This one was told of so many alerts of other schools just now.
    public void wasTold(PersonId person, int alerts) {
        for (int alert = 0; alert < alerts; alert++) {
            jdbc.sql("""
                            with a as (
                                insert into dispatch.alert (alert_id, revision, state, incident_id, audience, school_id,
                                    wording, observed_at, action, drill, released_at, expires_at)
                                values (gen_random_uuid(), 1, 'RELEASED', gen_random_uuid(), 'FAMILIES', 'elsewhere',
                                    'agents-near-school', now(), 'HOLD', false, now(), now() + interval '1 hour')
                                returning alert_id)
                            insert into dispatch.told (alert_id, slice, drill, first_person, last_person, people)
                            select alert_id, 1, false, :person, :person, array[:person] from a
                            """).param("person", person.value()).update();
        }
    }

    /// People of an audience with the same languages; waits until the dispatcher knows them.
    public List<PersonId> people(int count, Audience audience, String... languages) {
        return people(count, audience, false, List.of(Channel.SMS), languages);
    }

    public List<PersonId> people(
            int count, Audience audience, boolean drills, List<Channel> channels, String... languages) {
        int before = known();
        List<PersonId> people = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> {
            PersonId person = PersonId.random();
            people.add(person);
            probe.send(
                    Topics.SUBSCRIPTIONS,
                    new SubscriptionChanged(
                            person,
                            audience,
                            List.of(school),
                            List.of(languages).stream().map(Language::of).toList(),
                            channels,
                            drills));
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> known() == before + count);
        return people;
    }

    public int known() {
        return jdbc.sql("select count(*) from dispatch.audience_member where school_id = :school")
                .param("school", school.value())
                .query(Integer.class)
                .single();
    }

    public AlertReleased release(Audience audience) {
        return release(audience, false, Instant.now());
    }

    /// Times are cut to what the database keeps, as those of a stored decision are.
    public AlertReleased release(Audience audience, boolean drill, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        return new AlertReleased(
                EventId.random(),
                AlertId.random(),
                1,
                IncidentId.random(),
                audience,
                school,
                "agents-near-school",
                new AlertFacts("5th and Oak", Instant.parse("2026-11-18T22:10:00Z"), SchoolAction.NOT_STATED),
                drill,
                at,
                at.plus(Duration.ofMinutes(30)));
    }

    public static AlertFollowedUp followUp(AlertReleased alert, int revision, FollowUpKind kind, String wording) {
        return new AlertFollowedUp(
                EventId.random(),
                alert.alertId(),
                revision,
                alert.incidentId(),
                kind,
                alert.audience(),
                alert.schoolId(),
                wording,
                alert.facts(),
                alert.drill(),
                Instant.parse("2026-11-18T22:30:00Z"),
                Instant.parse("2026-11-18T23:30:00Z"));
    }

    public static AlertStopped stop(AlertReleased alert, int revision) {
        return new AlertStopped(EventId.random(), alert.alertId(), revision, Instant.now());
    }
}
