package org.campana.dispatcher.audience;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The list of who asked to hear of which school, read in ranges. Nothing here holds more people than one page.
@Component
public class AudienceList {

    private static final String GROUP =
            "from dispatch.audience_member m where m.audience = :audience and m.school_id = :school and (m.drills or not :drill)";

    /// Before and after all ids, in PostgreSQL's order: a range without an end is one with these, so that each is read
    /// by the index. A condition that may be null is a filter, which passes by the whole school for each page.
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final AudienceSettings settings;

    AudienceList(JdbcClient jdbc, AudienceSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// Cuts a group into ranges of `size` people, in one pass over the index. Together the ranges are the whole group,
    /// also for people who join after the cut. Empty when the group has nobody.
    public List<PersonRange> cut(Group group, int size) {
        List<PersonId> bounds = named("""
                        select person_id from (
                            select m.person_id, row_number() over (order by m.person_id) as n
                        """ + GROUP + ") numbered where n = 1 or n % :size = 0 order by n", group)
                .param("size", size)
                .query((row, number) -> person(row))
                .list();
        if (bounds.isEmpty()) {
            return List.of();
        }
        // The first bound only says that there is somebody, unless each range holds one person.
        List<PersonId> ends = size == 1 ? bounds : bounds.subList(1, bounds.size());
        List<PersonRange> ranges = new ArrayList<>(ends.size() + 1);
        PersonId after = null;
        for (PersonId end : ends) {
            ranges.add(new PersonRange(after, end));
            after = end;
        }
        ranges.add(new PersonRange(after, null));
        return ranges;
    }

    /// The first `most` people of a range, in the order of their ids; go on behind the last one.
    public List<Member> page(Group group, PersonRange range, int most) {
        return within(
                        "select m.person_id, m.languages, m.channels, m.hours",
                        group,
                        range,
                        "order by m.person_id limit :most")
                .param("most", most)
                .query((row, number) -> new Member(
                        person(row), languages(row), channels(group, row), Hours.valueOf(row.getString("hours"))))
                .list();
    }

    /// How many people of a range share a list of languages and channels: enough to count them all without reading one.
    public List<Share> shares(Group group, PersonRange range) {
        return within(
                        "select m.languages, m.channels, count(*) as people",
                        group,
                        range,
                        "group by m.languages, m.channels order by people desc, m.languages, m.channels")
                .query((row, number) -> new Share(languages(row), channels(group, row), row.getInt("people")))
                .list();
    }

    /// How many people of an audience, of all schools together, share a list of languages; only those who are sent
    /// texts.
    public Map<List<Language>, Integer> readers(Audience audience) {
        Map<List<Language>, Integer> readers = new HashMap<>();
        jdbc.sql("""
                        select languages, count(distinct person_id) as people from dispatch.audience_member
                        where audience = :audience and 'SMS' = any(channels) group by languages
                        """)
                .param("audience", audience.name())
                .query((row, number) -> readers.put(languages(row), row.getInt("people")))
                .list();
        return readers;
    }

    private JdbcClient.StatementSpec within(String select, Group group, PersonRange range, String order) {
        PersonId after = range.after();
        PersonId through = range.through();
        return named(select + " " + GROUP + " and m.person_id > :after and m.person_id <= :through " + order, group)
                .param("after", after == null ? BEFORE_ALL : after.value())
                .param("through", through == null ? LAST : through.value());
    }

    private JdbcClient.StatementSpec named(String sql, Group group) {
        return jdbc.sql(sql)
                .params(Map.of(
                        "audience", group.audience().name(),
                        "school", group.schoolId().value(),
                        "drill", group.drill()));
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person_id", UUID.class));
    }

    private static List<Language> languages(ResultSet row) throws SQLException {
        return list(row, "languages", Language::of);
    }

    /// Those of somebody's channels that this network sends by and that the group is told by: in the order of the
    /// school's protocol where it has one, else in their own.
    public List<Channel> offered(Group group, List<Channel> channels) {
        return group.narrowed(
                channels.stream().filter(settings.channels()::contains).toList());
    }

    private List<Channel> channels(Group group, ResultSet row) throws SQLException {
        return offered(group, list(row, "channels", Channel::valueOf));
    }

    private static <T> List<T> list(ResultSet row, String column, Function<String, T> read) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((String[]) array.getArray()).map(read).toList();
    }

    /// So many people share these languages and these channels of those the network offers.
    public record Share(List<Language> languages, List<Channel> channels, int people) {

        /// The language they want first.
        public Language wanted() {
            return languages.getFirst();
        }
    }
}
