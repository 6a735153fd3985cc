package org.campana.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;

class PatienceTests {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void whatFoundNoConnectionIsDoneAgain() {
        Patience.UNTIL_SERVED.invoke(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new CannotCreateTransactionException("no connection is left");
            }
        });

        assertThat(tries).hasValue(3);
    }

    @Test
    void whatIsWrongWithTheTownItselfIsNotRepeated() {
        assertThatThrownBy(() -> Patience.UNTIL_SERVED.invoke(() -> {
                    tries.incrementAndGet();
                    throw new DataIntegrityViolationException("two schools of one name");
                }))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(tries).hasValue(1);
    }
}
