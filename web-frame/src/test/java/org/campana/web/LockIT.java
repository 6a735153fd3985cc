package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Somebody else holds what a request needs.
class LockIT extends OnRealPort {

    @Autowired
    private DataSource database;

    @Test
    void whoWaitedTooLongIsToldToTryAgain() throws SQLException {
        Visitor program = program();

        try (Connection holder = database.getConnection();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table access.api_key in access exclusive mode");

            HttpResponse<String> answer = program.get("/api/v1/me");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(answer.body()).contains("/problems/unavailable");
            holder.rollback();
        }
        assertThat(program.get("/api/v1/me").statusCode()).isEqualTo(200);
    }
}
