package org.campana.dispatcher.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.campana.events.ProtocolRule;
import org.campana.events.SchoolId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The versions of each school's protocol. The newest is in force; one that cannot be read counts as the default, which
/// tells no family without a second person, and is logged as a fault.
@Component
public class ProtocolHistory {

    private static final Logger log = LoggerFactory.getLogger(ProtocolHistory.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT =
            "select school_id, version, rules, editor, edited_at from dispatch.school_protocol ";

    private final JdbcClient jdbc;

    ProtocolHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every version of a school's protocol, the newest first; empty for a school that keeps to the default.
    public List<Version> of(SchoolId school) {
        return jdbc.sql(SELECT + "where school_id = :school order by version desc")
                .param("school", school.value())
                .query(ProtocolHistory::version)
                .list();
    }

    Optional<Version> newest(SchoolId school) {
        return jdbc.sql(SELECT + "where school_id = :school order by version desc limit 1")
                .param("school", school.value())
                .query(ProtocolHistory::version)
                .optional();
    }

    Map<SchoolId, Protocol> inForce() {
        return jdbc
                .sql("select distinct on (school_id) school_id, version, rules, editor, edited_at"
                        + " from dispatch.school_protocol order by school_id, version desc")
                .query((row, number) -> Map.entry(
                        SchoolId.of(row.getString("school_id")),
                        version(row, number).protocol()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Adds a version. The caller holds the school's row.
    void add(SchoolId school, Protocol protocol, Editor by) {
        jdbc.sql("""
                        insert into dispatch.school_protocol (school_id, version, rules, editor_id, editor)
                        select :school, coalesce(max(version), 0) + 1, cast(:rules as jsonb), :editorId, :editor
                        from dispatch.school_protocol where school_id = :school
                        """)
                .param("school", school.value())
                .param("rules", JSON.writeValueAsString(protocol.rules()))
                .param("editorId", by.personId())
                .param("editor", by.name())
                .update();
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("version"),
                protocol(row),
                row.getString("editor"),
                row.getTimestamp("edited_at").toInstant());
    }

    private static Protocol protocol(ResultSet row) throws SQLException {
        try {
            return new Protocol(JSON.readValue(row.getString("rules"), new TypeReference<List<ProtocolRule>>() {}));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            log.atError()
                    .addKeyValue("school", row.getString("school_id"))
                    .addKeyValue("version", row.getInt("version"))
                    .setCause(unreadable)
                    .log("protocol cannot be read, the default holds until it is put again");
            return Protocol.DEFAULT;
        }
    }

    /// One version of a protocol.
    ///
    /// @param editor who set it
    public record Version(int version, Protocol protocol, String editor, Instant editedAt) {}
}
