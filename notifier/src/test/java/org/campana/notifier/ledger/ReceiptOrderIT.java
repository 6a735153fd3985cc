package org.campana.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.campana.notifier.WithNotifier;
import org.campana.notifier.channel.Failure;
import org.campana.notifier.channel.IntentId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Carriers report in any order, twice, and in one batch with others; what is known in the end follows from what was
/// said, not from when. `-Dcampana.rig.orders=100000` is the long run of `docs/reliability.md`.
@TestPropertySource(properties = "campana.retry.after-acceptance=12h")
class ReceiptOrderIT extends WithNotifier {

    private static final int ORDERS = Integer.getInteger("campana.rig.orders", 3_000);
    private static final int AT_ONCE = 500;
    private static final List<CarrierStatus> ON_THE_WAY =
            List.of(CarrierStatus.QUEUED, CarrierStatus.SENDING, CarrierStatus.SENT);

    @Autowired
    private Progress progress;

    @Autowired
    private TransactionTemplate transactions;

    private final Random random = new Random(20261130);

    /// What a carrier says of a text beside that it is on its way, and what must come of it.
    ///
    /// @param tries that wait afterwards
    private record Course(List<CarrierStatus> ends, Failure failure, String status, int tries) {}

    private static final List<Course> COURSES = List.of(
            new Course(List.of(), Failure.UNKNOWN_CODE, "SENT", 0),
            new Course(List.of(CarrierStatus.DELIVERED), Failure.UNKNOWN_CODE, "DELIVERED", 0),
            new Course(List.of(CarrierStatus.UNDELIVERED), Failure.PHONE_OFF, "TRIED AGAIN", 1),
            new Course(List.of(CarrierStatus.UNDELIVERED), Failure.LANDLINE, "FAILED_PERMANENT", 0),
            new Course(List.of(CarrierStatus.UNDELIVERED, CarrierStatus.DELIVERED), Failure.PHONE_OFF, "DELIVERED", 0),
            new Course(
                    List.of(CarrierStatus.FAILED, CarrierStatus.UNDELIVERED, CarrierStatus.DELIVERED),
                    Failure.LANDLINE,
                    "DELIVERED",
                    0));

    @Test
    void whateverTheOrderThereIsOneResult() {
        for (int done = 0; done < ORDERS; done += AT_ONCE) {
            Course course = COURSES.get(done / AT_ONCE % COURSES.size());
            UUID alert = UUID.randomUUID();
            List<IntentId> intents = accepted(alert);

            told(intents, course);

            assertThat(jdbc.sql("""
                            select distinct case when tries > 0 and status in ('SENDING', 'SENT') then 'TRIED AGAIN' else status end
                              || ' ' || tries
                            from (select d.status, (select count(*) from notify.attempt a
                                    where a.delivery_id = d.id and a.state = 'PENDING') as tries
                                  from notify.delivery d where d.alert_id = :alert) results
                            """).param("alert", alert).query(String.class).list())
                    .as("seed 20261130, %s", course)
                    .containsExactly(course.status() + " " + course.tries());
            jdbc.sql("update notify.attempt set state = 'CLOSED', due_at = null where state = 'PENDING'")
                    .update();
        }
    }

    /// Texts that a carrier has taken.
    private List<IntentId> accepted(UUID alert) {
        return jdbc.sql("""
                        with d as (
                          insert into notify.delivery (id, alert_id, revision, person_id, channel, audience, school_id, language,
                            wanted, text_id, segments, severity, drill, released_at, expires_at, status)
                          select gen_random_uuid(), :alert, 1, gen_random_uuid(), 'SMS', 'FAMILIES', 'lincoln', 'en', 'en',
                            gen_random_uuid(), 1, 1, false, now(), now() + interval '1 day', 'SENDING'
                          from generate_series(1, :many) returning id)
                        insert into notify.attempt (intent, delivery_id, channel, try, state, severity, released_at)
                        select gen_random_uuid(), id, 'SMS', 1, 'ACCEPTED', 1, now() from d returning intent
                        """)
                .param("alert", alert)
                .param("many", AT_ONCE)
                .query((row, number) -> new IntentId(row.getObject("intent", UUID.class)))
                .list();
    }

    /// Each in an order of its own, some things twice; in batches that hold one report of some and two of others.
    private void told(List<IntentId> intents, Course course) {
        List<List<News>> orders =
                intents.stream().map(intent -> shuffled(intent, course)).toList();
        int longest = orders.stream().mapToInt(List::size).max().orElseThrow();
        IntStream.range(0, longest).forEach(step -> {
            List<News> batch = orders.stream()
                    .filter(order -> order.size() > step)
                    .map(order -> order.get(step))
                    .toList();
            transactions.executeWithoutResult(status -> progress.apply(batch));
        });
    }

    private List<News> shuffled(IntentId intent, Course course) {
        List<News> said = new ArrayList<>(Stream.concat(ON_THE_WAY.stream(), course.ends().stream())
                .flatMap(status -> Collections.nCopies(1 + random.nextInt(2), status).stream())
                .map(status -> new News(intent, "SM" + intent.value().hashCode(), status, course.failure(), 30_000))
                .toList());
        Collections.shuffle(said, random);
        return said;
    }
}
