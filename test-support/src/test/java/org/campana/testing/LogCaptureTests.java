package org.campana.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogCaptureTests {

    private static final Logger LOG = LoggerFactory.getLogger(LogCaptureTests.class);

    @Test
    void seesMessageFieldsAndTheWholeChainOfFailures() {
        try (LogCapture logs = LogCapture.start()) {
            LOG.atWarn()
                    .addKeyValue("alertId", "a-1")
                    .setCause(new IllegalStateException("outer", new IllegalArgumentException("inner")))
                    .log("alert released");

            assertThat(logs.text()).contains("WARN", "alert released", "alertId=a-1", "outer", "inner");
        }
    }

    @Test
    void seesNothingAfterItIsClosed() {
        LogCapture logs = LogCapture.start();
        logs.close();

        LOG.info("later");

        assertThat(logs.lines()).isEmpty();
    }
}
