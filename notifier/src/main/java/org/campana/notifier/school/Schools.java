package org.campana.notifier.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.campana.events.SchoolChanged;
import org.campana.events.SchoolId;
import org.campana.events.SiteKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The schools, as told by the dispatcher.
@Component
public class Schools {

    private static final String SELECT = "select school_id, name, kind, keyword, time_zone, active from notify.school ";

    private final JdbcClient jdbc;

    Schools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The school with this id, active or not.
    public Optional<School> find(SchoolId id) {
        return jdbc.sql(SELECT + "where school_id = :id")
                .param("id", id.value())
                .query(Schools::read)
                .optional();
    }

    /// The active school that families join with this keyword.
    ///
    /// @param keyword upper case
    public Optional<School> byKeyword(String keyword) {
        return jdbc.sql(SELECT + "where keyword = :keyword and active")
                .param("keyword", keyword)
                .query(Schools::read)
                .optional();
    }

    /// The schools of the network, by name.
    public List<School> active() {
        return jdbc.sql(SELECT + "where active order by name, school_id")
                .query(Schools::read)
                .list();
    }

    void take(SchoolChanged changed) {
        jdbc.sql("""
                insert into notify.school (school_id, name, kind, keyword, time_zone, active)
                values (:id, :name, :kind, :keyword, :zone, :active)
                on conflict (school_id) do update set name = excluded.name, kind = excluded.kind,
                  keyword = excluded.keyword, time_zone = excluded.time_zone, active = excluded.active,
                  changed_at = now()
                """)
                .param("id", changed.schoolId().value())
                .param("name", changed.name())
                .param("kind", changed.kind().name())
                .param("keyword", changed.keyword())
                .param("zone", changed.timeZone())
                .param("active", changed.active())
                .update();
    }

    void leave(SchoolId id) {
        jdbc.sql("update notify.school set active = false, changed_at = now() where school_id = :id")
                .param("id", id.value())
                .update();
    }

    private static School read(ResultSet row, int number) throws SQLException {
        return new School(
                SchoolId.of(row.getString("school_id")),
                row.getString("name"),
                SiteKind.valueOf(row.getString("kind")),
                row.getString("keyword"),
                zoneOf(row.getString("time_zone")),
                row.getBoolean("active"));
    }

    /// A zone this JVM does not know must not hide a school: its times are then shown in UTC.
    private static ZoneId zoneOf(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
