package org.campana.dispatcher.school;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.eventframe.Outbox;
import org.campana.events.SchoolId;
import org.campana.events.SchoolPlace;
import org.campana.events.SiteKind;
import org.campana.events.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The schools of this network. What changes here is announced on `schools.v1` by the same transaction.
@Component
public class Schools {

    private static final Logger log = LoggerFactory.getLogger(Schools.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String COLUMNS =
            "school_id, name, kind, keyword, time_zone, latitude, longitude, active, bells from dispatch.school";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Outbox outbox;
    private final ProtocolHistory protocols;

    Schools(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            @Qualifier("dispatcherOutbox") Outbox outbox,
            ProtocolHistory protocols) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.protocols = protocols;
    }

    /// Adds or replaces a school, as a program does.
    ///
    /// @throws KeywordTakenException when another school has the keyword
    public Change put(School school) {
        return put(school, Editor.CAMPANA);
    }

    /// Adds or replaces a school. Putting what is there already changes and announces nothing; another protocol is the
    /// next version of it, under the editor's name.
    ///
    /// @throws KeywordTakenException when another school has the keyword
    /// @throws InvalidSchoolException when a new school's id is the address of a page
    public Change put(School school, Editor by) {
        return change(school.schoolId(), before -> school, by).change();
    }

    /// The same for whoever changes a part: what it becomes is worked out from what it is, and nobody else changes it
    /// in between.
    ///
    /// @param to from the school as it is, empty for a new one, to the school as it shall be
    public Changed change(SchoolId id, Function<Optional<School>, School> to, Editor by) {
        try {
            return transactions.execute(status -> store(id, to, by));
        } catch (DuplicateKeyException taken) {
            throw new KeywordTakenException(taken);
        }
    }

    /// The school, also when it left the network.
    public Optional<School> find(SchoolId id) {
        return jdbc.sql("select " + COLUMNS + " where school_id = :id")
                .param("id", id.value())
                .query((row, number) -> school(row, places(id), protocol(id)))
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
        Map<SchoolId, Protocol> agreed = protocols.inForce();
        return jdbc.sql("select " + COLUMNS + " order by name, school_id")
                .query((row, number) -> {
                    SchoolId id = SchoolId.of(row.getString("school_id"));
                    return school(row, places.getOrDefault(id, List.of()), agreed.getOrDefault(id, Protocol.DEFAULT));
                })
                .list();
    }

    private Changed store(SchoolId id, Function<Optional<School>, School> to, Editor by) {
        // Locks the row, so that two writers of one school are announced in the order they were stored in.
        jdbc.sql("select 1 from dispatch.school where school_id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        Optional<School> before = find(id);
        School school = to.apply(before);
        if (before.isPresent() && before.get().equals(school)) {
            return new Changed(school, Change.UNCHANGED);
        }
        if (before.isEmpty() && School.isPage(school.schoolId())) {
            throw new InvalidSchoolException("id", "must not be a word that is the address of a page, such as new");
        }
        storeSchool(school);
        storePlaces(school);
        if (!before.map(School::protocol).orElse(Protocol.DEFAULT).equals(school.protocol())) {
            protocols.add(school.schoolId(), school.protocol(), by);
        }
        int version = protocols
                .newest(school.schoolId())
                .map(ProtocolHistory.Version::version)
                .orElse(0);
        outbox.append(Topics.SCHOOLS, school.schoolId().value(), school.changed(version));
        return new Changed(school, before.isPresent() ? Change.CHANGED : Change.ADDED);
    }

    private void storeSchool(School school) {
        jdbc.sql("""
                        insert into dispatch.school
                            (school_id, name, kind, keyword, time_zone, latitude, longitude, active, bells)
                        values (:id, :name, :kind, :keyword, :timeZone, :latitude, :longitude, :active,
                                cast(:bells as jsonb))
                        on conflict (school_id) do update set
                            name = excluded.name, kind = excluded.kind, keyword = excluded.keyword,
                            time_zone = excluded.time_zone, latitude = excluded.latitude,
                            longitude = excluded.longitude, active = excluded.active,
                            bells = excluded.bells, changed_at = now()
                        """)
                .param("id", school.schoolId().value())
                .param("name", school.name())
                .param("kind", school.kind().name())
                .param("keyword", school.keyword())
                .param("timeZone", school.timeZone())
                .param("latitude", school.latitude())
                .param("longitude", school.longitude())
                .param("active", school.active())
                .param("bells", JSON.writeValueAsString(school.bells()))
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

    private Protocol protocol(SchoolId id) {
        return protocols.newest(id).map(ProtocolHistory.Version::protocol).orElse(Protocol.DEFAULT);
    }

    private static School school(ResultSet row, List<SchoolPlace> places, Protocol protocol) throws SQLException {
        return new School(
                SchoolId.of(row.getString("school_id")),
                row.getString("name"),
                SiteKind.valueOf(row.getString("kind")),
                row.getString("keyword"),
                row.getString("time_zone"),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                places,
                row.getBoolean("active"),
                protocol,
                bells(row));
    }

    /// Bell times help whoever decides; a school whose bells cannot be read must not be lost for that.
    private static BellTimes bells(ResultSet row) throws SQLException {
        try {
            return JSON.readValue(row.getString("bells"), BellTimes.class);
        } catch (JacksonException unreadable) {
            log.atError()
                    .addKeyValue("school", row.getString("school_id"))
                    .setCause(unreadable)
                    .log("bell times cannot be read, taken as not said");
            return BellTimes.NONE;
        }
    }

    /// A school after a change.
    public record Changed(School school, Change change) {}

    /// What a change did.
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
