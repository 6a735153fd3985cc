package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/// The database is gone while people look at pages.
@DirtiesContext
class OutageIT extends OnRealPort {

    @Autowired
    HikariDataSource pool;

    @Test
    void whoIsSignedInIsToldToTryAgainAndTheReportFormStaysOpen() {
        Visitor ana = signedIn();
        Visitor program = program();

        pool.close();

        HttpResponse<String> desk = ana.get("/desk");
        assertThat(desk.statusCode()).isEqualTo(503);
        assertThat(desk.headers().firstValue("Retry-After")).contains("5");
        assertThat(desk.body()).contains("<h1>Not available right now</h1>");
        HttpResponse<String> api = program.get("/api/v1/me");
        assertThat(api.statusCode()).isEqualTo(503);
        assertThat(api.body()).contains("/problems/unavailable");
        assertThat(browser().get("/report").statusCode()).isEqualTo(200);
        assertThat(ana.get("/frame/campana.css").statusCode()).isEqualTo(200);
    }
}
