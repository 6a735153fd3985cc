package org.campana.dispatcher.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.campana.dispatcher.DispatcherIntegration;
import org.campana.dispatcher.audience.Group;
import org.campana.events.AlertId;
import org.campana.events.Audience;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.testing.RowsRead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class BrakeIT extends DispatcherIntegration {

    private static final Group LINCOLN = group("lincoln", Audience.STAFF, false);

    @Autowired
    private Brake wired;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Brake brake;

    @BeforeEach
    void anHourWithoutAlerts() {
        brake = new Brake(jdbc, new BrakeSettings(2, 4, 3));
        jdbc.sql("delete from dispatch.alert").update();
        jdbc.sql("delete from dispatch.told").update();
    }

    @Test
    void aSchoolHasItsAlertsForTheHour() {
        assertThat(open(LINCOLN)).isEqualTo(Verdict.GO);
        assertThat(open(LINCOLN)).isEqualTo(Verdict.GO);
        assertThat(open(LINCOLN)).isEqualTo(Verdict.SCHOOL_CAP);
        assertThat(open(group("rivera", Audience.STAFF, false))).isEqualTo(Verdict.GO);
    }

    @Test
    void theNetworkHasItsAlertsForTheHour() {
        for (String school : List.of("s1", "s2", "s3", "s4")) {
            assertThat(open(group(school, Audience.STAFF, false))).isEqualTo(Verdict.GO);
        }

        assertThat(open(group("s5", Audience.STAFF, false))).isEqualTo(Verdict.NETWORK_CAP);
        assertThat(open(group("s5", Audience.FAMILIES, false))).isEqualTo(Verdict.GO);
        assertThat(open(group("s5", Audience.STAFF, true))).isEqualTo(Verdict.GO);
    }

    @Test
    void anHourLaterThereIsRoomAgain() {
        open(LINCOLN);
        open(LINCOLN);
        jdbc.sql("update dispatch.alert set dispatched_at = now() - interval '61 minutes'")
                .update();

        assertThat(open(LINCOLN)).isEqualTo(Verdict.GO);
    }

    @Test
    void alertsAtTheSameMomentCannotBothTakeTheLastPlace() throws Exception {
        open(LINCOLN);
        List<Callable<Verdict>> race = Stream.<Callable<Verdict>>generate(() -> () -> open(LINCOLN))
                .limit(8)
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Verdict> verdicts = threads.invokeAll(race).stream()
                    .map(done -> done.resultNow())
                    .toList();

            assertThat(verdicts).filteredOn(Verdict.GO::equals).hasSize(1);
        }
    }

    @Test
    void theCapIsNeverAskedOutsideTheTransactionThatStoresTheAlert() {
        assertThatThrownBy(() -> wired.check(LINCOLN, AlertId.random()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aPersonIsToldOfThreeAlertsAnHour() {
        PersonId person = PersonId.random();
        PersonId other = PersonId.random();

        for (int i = 0; i < 3; i++) {
            assertThat(brake.admit(released(false), 1, false, List.of(person))).containsExactly(person);
        }

        assertThat(brake.admit(released(false), 1, false, List.of(person, other)))
                .containsExactly(other);
        assertThat(brake.admit(released(true), 1, true, List.of(person))).containsExactly(person);
    }

    @Test
    void askingAgainForTheSameAlertAnswersTheSame() {
        PersonId person = PersonId.random();
        AlertId alert = released(false);
        brake.admit(released(false), 1, false, List.of(person));
        brake.admit(released(false), 1, false, List.of(person));
        brake.admit(alert, 1, false, List.of(person));

        assertThat(brake.admit(alert, 1, false, List.of(person))).containsExactly(person);
        assertThat(brake.admit(released(false), 1, false, List.of(person))).isEmpty();
    }

    @Test
    void whatSomebodyWasToldIsLookedUpOnlyWhenThereWereAlertsEnough() {
        List<PersonId> people = Stream.generate(PersonId::random).limit(10).toList();
        brake.admit(released(false), 1, false, people);
        AlertId second = released(false);
        assertThat(toldRead(second, people))
                .as("what they were told of this one alone")
                .isOne();

        brake.admit(second, 1, false, people);
        brake.admit(released(false), 1, false, people);
        AlertId fourth = released(false);
        assertThat(toldRead(fourth, people)).isEqualTo(3);
        assertThat(brake.admit(fourth, 1, false, people)).isEmpty();
    }

    @Test
    void aSliceThatGrewIsToldToThoseWhoAreNew() {
        PersonId first = PersonId.random();
        PersonId joined = PersonId.random();
        AlertId alert = released(false);
        brake.admit(alert, 1, false, List.of(first));

        assertThat(brake.admit(alert, 1, false, List.of(first, joined))).containsExactlyInAnyOrder(first, joined);
        assertThat(brake.admit(alert, 1, false, List.of(first, joined))).containsExactlyInAnyOrder(first, joined);

        assertThat(jdbc.sql("select sum(cardinality(people)) from dispatch.told where alert_id = :alert")
                        .param("alert", alert.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void oneAlertInTwoSlicesIsOneAlert() {
        PersonId person = PersonId.random();
        AlertId alert = released(false);
        brake.admit(alert, 1, false, List.of(person));
        brake.admit(alert, 2, false, List.of(person));
        brake.admit(released(false), 1, false, List.of(person));

        assertThat(brake.admit(released(false), 1, false, List.of(person))).containsExactly(person);
    }

    @Test
    void nobodyIsAskedForAndNobodyIsNoted() {
        assertThat(brake.admit(released(false), 1, false, List.of())).isEmpty();
        assertThat(jdbc.sql("select count(*) from dispatch.told")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatOtherSlicesWereToldIsNotRead() {
        List<PersonId> people = slice(0x1111_1111_1111_4111L);
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            AlertId alert = released(false);
            // Somebody is never let through: where all are, nobody needs to be looked up again.
            Stream.generate(() -> List.of(people.getLast())).limit(3).forEach(this::plant);
            long own = peopleRead(alert, people);

            plant(slice(0x1111_1111_1111_4110L));
            plant(slice(0x1111_1111_1111_4112L));
            assertThat(peopleRead(alert, people)).as("with other slices").isEqualTo(own);
            plant(people.subList(0, 499));
            assertThat(peopleRead(alert, people)).as("with this one").isGreaterThan(own);
        });
    }

    @Test
    void whoWasToldOfWhatIsForgottenAfterAnHour() {
        brake.admit(AlertId.random(), 1, false, List.of(PersonId.random()));
        jdbc.sql("update dispatch.told set told_at = now() - interval '61 minutes'")
                .update();

        open(LINCOLN);

        assertThat(jdbc.sql("select count(*) from dispatch.told")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /// Rows of `told` that an answer for these people reads; nobody is told.
    private long toldRead(AlertId alert, List<PersonId> people) {
        return Objects.requireNonNull(transactions.execute(rolledBack -> {
            rolledBack.setRollbackOnly();
            return RowsRead.of(jdbc, "dispatch.told", () -> brake.admit(alert, 1, false, people));
        }));
    }

    /// People whose ids lie together.
    private static List<PersonId> slice(long beginning) {
        return LongStream.range(0, 500)
                .mapToObj(each -> new PersonId(new UUID(beginning, 0x8000_0000_0000_0000L + each)))
                .toList();
    }

    private void plant(List<PersonId> told) {
        brake.admit(released(false), 1, false, told);
    }

    /// Parts of the lists of people that a repeated answer reads, which are kept beside the rows.
    private long peopleRead(AlertId alert, List<PersonId> people) {
        String lists = jdbc.sql("""
                        select cast(cast(reltoastrelid as regclass) as text) from pg_class
                        where oid = cast('dispatch.told' as regclass)
                        """).query(String.class).single();
        return RowsRead.of(jdbc, lists, () -> brake.admit(alert, 2, false, people));
    }

    private AlertId released(boolean drill) {
        AlertId alert = AlertId.random();
        store(alert, group("lincoln", Audience.STAFF, drill));
        return alert;
    }

    private void store(AlertId alert, Group group) {
        jdbc.sql("""
                        insert into dispatch.alert
                            (alert_id, revision, state, incident_id, audience, school_id, wording, observed_at, action,
                             drill, released_at, expires_at)
                        values (:alert, 1, 'RELEASED', :alert, :audience, :school, 'agents-near-school', now(),
                                'HOLD', :drill, now(), now() + interval '1 hour')
                        """)
                .param("alert", alert.value())
                .param("audience", group.audience().name())
                .param("school", group.schoolId().value())
                .param("drill", group.drill())
                .update();
    }

    /// What the flow does: stores the alert, then asks, in one transaction.
    private Verdict open(Group group) {
        AlertId alert = AlertId.random();
        return transactions.execute(status -> {
            store(alert, group);
            Verdict verdict = brake.check(group, alert);
            if (verdict != Verdict.GO) {
                jdbc.sql("update dispatch.alert set state = 'HELD_BACK' where alert_id = :alert")
                        .param("alert", alert.value())
                        .update();
            }
            return verdict;
        });
    }

    private static Group group(String school, Audience audience, boolean drill) {
        return new Group(audience, new SchoolId(school), drill);
    }
}
