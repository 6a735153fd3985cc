package org.campana.ingest.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.campana.events.SchoolChanged;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The schools, as told by the dispatcher.
@Component
public class Schools {

    private static final String COLUMNS =
            "school_id, name, time_zone, latitude, longitude, places, active, staff_approvals, family_approvals";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    Schools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The school with this id, active or not.
    public Optional<School> find(SchoolId id) {
        return jdbc.sql("select " + COLUMNS + " from ingest.school where school_id = :id")
                .param("id", id.value())
                .query(Schools::read)
                .optional();
    }

    /// Whether the network has this school now.
    public boolean isActive(SchoolId id) {
        return jdbc.sql("select active from ingest.school where school_id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /// The schools of the network, by name.
    public List<School> active() {
        return jdbc.sql("select " + COLUMNS + " from ingest.school where active order by name, school_id")
                .query(Schools::read)
                .list();
    }

    /// Locks the school's row until the transaction ends, so that two reports of one school queue up and the second
    /// sees the incident of the first.
    public void lock(SchoolId id) {
        jdbc.sql("select school_id from ingest.school where school_id = :id for no key update")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    void take(SchoolChanged changed) {
        Agreed agreed = Agreed.of(changed.schoolId(), changed.protocol());
        jdbc.sql("""
                insert into ingest.school (school_id, name, kind, keyword, time_zone, latitude, longitude, places, active,
                    protocol_version, staff_approvals, family_approvals)
                values (:id, :name, :kind, :keyword, :zone, :latitude, :longitude, cast(:places as jsonb), :active,
                    :version, :staff, :families)
                on conflict (school_id) do update set name = excluded.name, kind = excluded.kind,
                    keyword = excluded.keyword, time_zone = excluded.time_zone, latitude = excluded.latitude,
                    longitude = excluded.longitude, places = excluded.places, active = excluded.active,
                    protocol_version = excluded.protocol_version, staff_approvals = excluded.staff_approvals,
                    family_approvals = excluded.family_approvals,
                    changed_at = now()
                """)
                .param("id", changed.schoolId().value())
                .param("name", changed.name())
                .param("kind", changed.kind().name())
                .param("keyword", changed.keyword())
                .param("zone", changed.timeZone())
                .param("latitude", changed.latitude())
                .param("longitude", changed.longitude())
                .param("places", JSON.writeValueAsString(changed.places()))
                .param("active", changed.active())
                .param("version", agreed.version())
                .param("staff", agreed.staff())
                .param("families", agreed.families())
                .update();
    }

    void leave(SchoolId id) {
        jdbc.sql("update ingest.school set active = false, changed_at = now() where school_id = :id")
                .param("id", id.value())
                .update();
    }

    private static School read(ResultSet row, int number) throws SQLException {
        return new School(
                SchoolId.of(row.getString("school_id")),
                row.getString("name"),
                zoneOf(row.getString("time_zone")),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                JSON.readValue(row.getString("places"), new TypeReference<List<SchoolPlace>>() {}),
                row.getBoolean("active"),
                row.getInt("staff_approvals"),
                row.getInt("family_approvals"));
    }

    /// A zone this JVM does not know must not hide a school from its verifiers: its times are then shown in UTC.
    private static ZoneId zoneOf(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
