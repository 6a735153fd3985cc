package org.campana.standalone.demo;

import java.time.Duration;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// For what the demo puts in when it has started.
final class Patience {

    /// The doors are open by then, and after an end by force all who heard nothing ask again at once: until they are
    /// served there may be no connection to the database left. That is no reason to end again.
    static final RetryTemplate UNTIL_SERVED = new RetryTemplate(RetryPolicy.builder()
            .includes(
                    CannotCreateTransactionException.class,
                    DataAccessResourceFailureException.class,
                    TransientDataAccessException.class)
            .maxRetries(120)
            .delay(Duration.ofMillis(500))
            .build());

    private Patience() {}
}
