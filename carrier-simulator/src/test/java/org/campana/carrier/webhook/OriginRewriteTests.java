package org.campana.carrier.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginRewriteTests {

    @Test
    void originIsReplacedAndPathAndQueryStay() {
        OriginRewrite rewrite = new OriginRewrite(List.of("https://alerts.example.org=http://door:8080"));

        assertThat(rewrite.apply(URI.create("https://alerts.example.org:443/status/a%20b?c=d#rc=1")))
                .hasToString("http://door:8080/status/a%20b?c=d");
        assertThat(rewrite.apply(URI.create("https://other.example.org/x"))).hasToString("https://other.example.org/x");
    }

    @Test
    void ruleThatIsNotTwoOriginsIsRefused() {
        assertThatThrownBy(() -> new OriginRewrite(List.of("https://alerts.example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carrier.callback-rewrite");
        assertThatThrownBy(() -> new OriginRewrite(List.of("alerts=door")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
