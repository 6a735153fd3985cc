package org.campana.bench.yardstick;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// **bare intake**: a report and the event of it, a row each, in one transaction. Asks nobody who they are and
/// looks for nothing that was reported before.
final class BareIntake extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final transient DataSource database;

    BareIntake(DataSource database) {
        this.database = database;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode report = JSON.readTree(request.getInputStream());
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            keep(connection, id, report);
            announce(connection, id, report);
            connection.commit();
        } catch (SQLException unkept) {
            throw new IllegalStateException("The report was not kept", unkept);
        }
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(new Kept(id)));
    }

    private static void keep(Connection connection, UUID id, JsonNode report) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into report (id, activity, school, observed_at, lat, lon) values (?, ?, ?, ?, ?, ?)")) {
            JsonNode place = report.path("place");
            insert.setObject(1, id);
            insert.setString(2, report.path("activity").asString());
            insert.setString(3, place.path("schoolId").asString());
            insert.setObject(4, OffsetDateTime.parse(report.path("observedAt").asString()));
            insert.setDouble(5, place.path("lat").asDouble());
            insert.setDouble(6, place.path("lon").asDouble());
            insert.executeUpdate();
        }
    }

    private static void announce(Connection connection, UUID id, JsonNode report) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into outbox (topic, key, payload) values ('reports', ?, ?)")) {
            insert.setString(1, id.toString());
            insert.setBytes(2, JSON.writeValueAsBytes(report));
            insert.executeUpdate();
        }
    }

    private record Kept(UUID reportId) {}
}
