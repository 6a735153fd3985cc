package org.campana.dispatcher.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.campana.events.ContactTitle;
import org.campana.events.SchoolId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whom a site can count on: its contacts and their backups, without a name or a number. A contact is reachable when
/// the person is on the site's staff list with a channel that this network sends by.
@Component
public class SiteContacts {

    private static final String SELECT = """
            select c.school_id, c.position, c.title, c.from_time, c.to_time,
                   exists (select 1 from dispatch.audience_member m
                           where m.person_id = c.person_id and m.school_id = c.school_id and m.audience = 'STAFF'
                             and m.channels && :offered::text[]) as reachable
            from dispatch.site_contact c
            """;

    private final JdbcClient jdbc;
    private final AudienceSettings settings;

    SiteContacts(JdbcClient jdbc, AudienceSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// The contacts of a site, the main one first.
    public List<Contact> of(SchoolId school) {
        return jdbc.sql(SELECT + "where c.school_id = :school order by c.position, c.person_id")
                .param("offered", offered())
                .param("school", school.value())
                .query(SiteContacts::contact)
                .list();
    }

    /// How many contacts each site has and how many of them can be reached. A site without any is not in it.
    public Map<SchoolId, Reach> reach() {
        return jdbc
                .sql("select school_id, count(*) as contacts, count(*) filter (where reachable) as reachable from ("
                        + SELECT + ") c group by school_id")
                .param("offered", offered())
                .query((row, number) -> Map.entry(
                        SchoolId.of(row.getString("school_id")),
                        new Reach(row.getInt("contacts"), row.getInt("reachable"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String[] offered() {
        return settings.channels().stream().map(Enum::name).toArray(String[]::new);
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                row.getInt("position"),
                ContactTitle.valueOf(row.getString("title")),
                row.getObject("from_time", LocalTime.class),
                row.getObject("to_time", LocalTime.class),
                row.getBoolean("reachable"));
    }

    /// One contact of a site.
    ///
    /// @param position 1 is the main contact, 2 and up the backups
    /// @param from since when on a day they can be reached, local to the site; null for any hour
    /// @param to until when; null exactly when `from` is
    public record Contact(
            int position,
            ContactTitle title,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            boolean reachable) {}

    /// So many contacts, so many of them reachable.
    public record Reach(int contacts, int reachable) {

        /// Of a site that named nobody.
        public static final Reach NOBODY = new Reach(0, 0);

        /// Whether nobody at the site could be reached if something happened.
        public boolean gap() {
            return reachable == 0;
        }
    }
}
