package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.campana.web.SampleApplication.Rush;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.test.context.TestPropertySource;

/// Two are let in, three may wait.
@TestPropertySource(
        properties = {"campana.web.rush-at-once=2", "campana.web.rush-longest-line=3", "campana.web.rush-patience=5m"})
class RushIT extends OnRealPort {

    @Autowired
    Rush rush;

    @Autowired
    FilterRegistrationBean<RushFilter> line;

    @Test
    @Timeout(60)
    void whoDoesNotFitInTheLineIsToldAtOnceAndEverybodyElseIsServed() throws Exception {
        try (ExecutorService street = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> five = IntStream.range(0, 5)
                    .mapToObj(each -> street.submit(this::come))
                    .toList();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> rush.inside().get() == 2 && line.getFilter().waiting() == 3);

            HttpResponse<String> sixth = come();
            assertThat(sixth.statusCode()).isEqualTo(503);
            assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
            assertThat(sixth.body()).contains("/problems/unavailable");
            assertThat(rush.inside()).hasValue(2);
            assertThat(browser().get("/report").statusCode())
                    .as("nobody else waits with them")
                    .isEqualTo(200);
            assertThat(browser().get("/webhooks/rush").statusCode())
                    .as("nothing but what is posted")
                    .isNotEqualTo(503);

            rush.exit().release(5);
            for (Future<HttpResponse<String>> one : five) {
                assertThat(one.get().statusCode()).isEqualTo(200);
            }
        }
        rush.exit().release();
        assertThat(come().statusCode()).as("there is room again").isEqualTo(200);
    }

    @Test
    void routeOfARushIsNamedAndNoPattern() {
        assertThatIllegalArgumentException().isThrownBy(() -> RushRoutes.of("/reports/**"));
    }

    private HttpResponse<String> come() {
        return Visitor.program(port).json("/webhooks/rush", "{}");
    }
}
