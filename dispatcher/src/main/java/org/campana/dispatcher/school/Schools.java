package org.campana.dispatcher.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.campana.eventframe.Outbox;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.campana.events.Topics;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The schools of this network. What changes here is announced on `schools.v1` by the same transaction.
@Component
public class Schools {

    private static final String COLUMNS =
            "school_id, name, kind, keyword, time_zone, latitude, longitude, active from dispatch.school";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;

    Schools(JdbcClient jdbc, TransactionTemplate transactions, @Qualifier("dispatcherOutbox") Outbox outbox) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    /// Adds or replaces a school. Putting what is there already changes and announces nothing.
    ///
    /// @throws KeywordTakenException when another school has the keyword
    public Change put(School school) {
        try {
            return transactions.execute(status -> store(school));
        } catch (DuplicateKeyException taken) {
            throw new KeywordTakenException(taken);
        }
    }

    /// The school, also when it left the network.
    public Optional<School> find(SchoolId id) {
        return jdbc.sql("select " + COLUMNS + " where school_id = :id")
                .param("id", id.value())
                .query((row, number) -> school(row, places(id)))
                .optional();
    }

    /// All schools, by name.
    public List<School> all() {
        Map<SchoolId, List<SchoolPlace>> places = jdbc
                .sql("select school_id, place_id, name from dispatch.school_place order by school_id, position")
                .query((row, number) -> Map.entry(SchoolId.of(row.getString("school_id")), place(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select " + COLUMNS + " order by name, school_id")
                .query((row, number) ->
                        school(row, places.getOrDefault(SchoolId.of(row.getString("school_id")), List.of())))
                .list();
    }

    private Change store(School school) {
        // Locks the row, so that two writers of one school are announced in the order they were stored in.
        jdbc.sql("select 1 from dispatch.school where school_id = :id for update")
                .param("id", school.schoolId().value())
                .query(Integer.class)
                .optional();
        Optional<School> before = find(school.schoolId());
        if (before.isPresent() && before.get().equals(school)) {
            return Change.UNCHANGED;
        }
        storeSchool(school);
        storePlaces(school);
        outbox.append(Topics.SCHOOLS, school.schoolId().value(), school.changed());
        return before.isPresent() ? Change.CHANGED : Change.ADDED;
    }

    private void storeSchool(School school) {
        jdbc.sql("""
                        insert into dispatch.school
                            (school_id, name, kind, keyword, time_zone, latitude, longitude, active)
                        values (:id, :name, :kind, :keyword, :timeZone, :latitude, :longitude, :active)
                        on conflict (school_id) do update set
                            name = excluded.name, kind = excluded.kind, keyword = excluded.keyword,
                            time_zone = excluded.time_zone, latitude = excluded.latitude,
                            longitude = excluded.longitude, active = excluded.active, changed_at = now()
                        """)
                .param("id", school.schoolId().value())
                .param("name", school.name())
                .param("kind", school.kind().name())
                .param("keyword", school.keyword())
                .param("timeZone", school.timeZone())
                .param("latitude", school.latitude())
                .param("longitude", school.longitude())
                .param("active", school.active())
                .update();
    }

    private void storePlaces(School school) {
        jdbc.sql("delete from dispatch.school_place where school_id = :id")
                .param("id", school.schoolId().value())
                .update();
        jdbc.sql("""
                        insert into dispatch.school_place (school_id, place_id, name, position)
                        select :id, place_id, name, position
                        from unnest(:ids::text[], :names::text[]) with ordinality as p (place_id, name, position)
                        """)
                .param("id", school.schoolId().value())
                .param("ids", school.places().stream().map(SchoolPlace::placeId).toArray(String[]::new))
                .param("names", school.places().stream().map(SchoolPlace::name).toArray(String[]::new))
                .update();
    }

    private List<SchoolPlace> places(SchoolId id) {
        return jdbc.sql("select place_id, name from dispatch.school_place where school_id = :id order by position")
                .param("id", id.value())
                .query((row, number) -> place(row))
                .list();
    }

    private static SchoolPlace place(ResultSet row) throws SQLException {
        return new SchoolPlace(row.getString("place_id"), row.getString("name"));
    }

    private static School school(ResultSet row, List<SchoolPlace> places) throws SQLException {
        return new School(
                SchoolId.of(row.getString("school_id")),
                row.getString("name"),
                SiteKind.valueOf(row.getString("kind")),
                row.getString("keyword"),
                row.getString("time_zone"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                places,
                row.getBoolean("active"));
    }

    /// What a [#put] did.
    public enum Change {
        /// The school is new.
        ADDED,
        /// Something about it is different now.
        CHANGED,
        /// It was so before.
        UNCHANGED
    }

    /// Another school has the keyword already.
    public static final class KeywordTakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeywordTakenException(Throwable cause) {
            super("keyword belongs to another school", cause);
        }
    }
}
