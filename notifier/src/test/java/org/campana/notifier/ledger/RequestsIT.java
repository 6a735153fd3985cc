package org.campana.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.campana.events.AlertReleased;
import org.campana.events.DeliveriesRequested;
import org.campana.events.PersonId;
import org.campana.notifier.WithNotifier;
import org.campana.testing.SampleRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/// What the dispatcher asks for twice: one after the other, in one batch, and by two readers at once.
class RequestsIT extends WithNotifier {

    @Autowired
    private Requests requests;

    @Autowired
    private TransactionTemplate transactions;

    private final AlertReleased alert = alert();

    @Test
    void whatIsAskedTwiceIsThereOnce() {
        DeliveriesRequested asked = asked(PersonId.random());

        assertThat(requests.take(List.of(asked, asked))).isOne();
        assertThat(requests.take(List.of(asked))).isZero();
        assertThat(rows()).isOne();
    }

    @Test
    void ofTwoReadersAtOnceTheLaterFailsAndFindsItWhenItReadsAgain() {
        // The text is kept already: what both write is the row of the person.
        requests.take(List.of(asked(PersonId.random())));
        DeliveriesRequested asked = asked(PersonId.random());

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> later = Objects.requireNonNull(transactions.execute(open -> {
                assertThat(requests.take(List.of(asked))).isOne();
                Future<Integer> second = threads.submit(() -> requests.take(List.of(asked)));
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> someoneWaits() || second.isDone());
                return second;
            }));

            assertThatThrownBy(later::get).hasCauseInstanceOf(DuplicateKeyException.class);
        }
        assertThat(requests.take(List.of(asked))).isZero();
        assertThat(rows()).isEqualTo(2);
    }

    private DeliveriesRequested asked(PersonId person) {
        return SampleRequest.of(alert, person, "Once.").event();
    }

    private boolean someoneWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private int rows() {
        return jdbc.sql("select count(*) from notify.delivery where alert_id = :alert")
                .param("alert", alert.alertId().value())
                .query(Integer.class)
                .single();
    }
}
