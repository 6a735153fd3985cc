package org.campana.eventframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class DatabaseQuestionsTests {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger asked = new AtomicInteger();
    private final DatabaseQuestions questions = new DatabaseQuestions(now::get);

    private double away() {
        asked.incrementAndGet();
        throw new CannotGetJdbcConnectionException("away", new SQLException("no connection"));
    }

    @Test
    void anAnswerIsPassedOn() {
        assertThat(questions.ask(() -> 7)).isEqualTo(7);
    }

    @Test
    void theFirstThatFindsNoConnectionAnswersForTheOthersOfThisLook() {
        assertThat(questions.ask(this::away)).isNaN();
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(questions.ask(this::away)).isNaN();
        assertThat(questions.ask(() -> 7)).isNaN();
        assertThat(asked).hasValue(1);
    }

    @Test
    void theNextLookAsksAgain() {
        questions.ask(this::away);
        now.addAndGet(Duration.ofSeconds(15).toNanos());

        assertThat(questions.ask(() -> 7)).isEqualTo(7);
    }

    @Test
    void oneQuestionThatIsNotAnsweredKeepsNoOtherFromBeingAsked() {
        assertThat(questions.ask(() -> {
                    throw new QueryTimeoutException("too slow");
                }))
                .isNaN();

        assertThat(questions.ask(() -> 7)).isEqualTo(7);
    }
}
