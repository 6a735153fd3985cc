package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Somebody else holds what a request needs.
class LockIT extends OnRealPort {

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void aTransactionThatWasForgottenTooLongLostItsConnectionAndIsNoFaultOfOurs() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(forgotten -> {
                    int backend = jdbc.sql("select pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                    jdbc.sql("set local idle_in_transaction_session_timeout = 50")
                            .update();
                    await().until(() -> isGone(backend));
                    jdbc.sql("select 1").query(Integer.class).single();
                }))
                .matches(FaultFinder::isUnavailable);
    }

    /// Asked by another connection.
    private boolean isGone(int backend) throws SQLException {
        try (Connection other = database.getConnection();
                Statement look = other.createStatement();
                ResultSet row = look.executeQuery("select count(*) from pg_stat_activity where pid = " + backend)) {
            row.next();
            return row.getInt(1) == 0;
        }
    }

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
