package org.campana.notifier.roster;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.campana.events.Audience;
import org.campana.events.Channel;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SchoolId;
import org.campana.notifier.address.NumberSeal;
import org.campana.notifier.address.Sealed;
import org.campana.notifier.enrol.ContactText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of imports that wait for a word, each with its number sealed.
@Component
class RosterRows {

    /// People at a time: what is held of a list, however long it is.
    static final int PAGE = 500;

    private static final String TABLE = "notify.roster_row";

    private final JdbcClient jdbc;
    private final NumberSeal seal;

    RosterRows(JdbcClient jdbc, NumberSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    void keep(UUID id, List<RosterRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Sealed> numbers = rows.stream()
                .map(row -> seal.seal(row.number(), TABLE, place(id, row.line())))
                .toList();
        jdbc.sql("""
                insert into notify.roster_row (import_id, line, number_index, audience, school_id, languages, channels,
                  drills, contact, wrapped_key, number)
                select :id, line, number_index, audience, school, string_to_array(languages, ' '),
                  string_to_array(channels, ' '), drills, contact, wrapped_key, number
                from unnest(cast(:lines as int[]), cast(:indexes as bytea[]), cast(:audiences as text[]),
                            cast(:schools as text[]), cast(:languages as text[]), cast(:channels as text[]),
                            cast(:drills as boolean[]), cast(:contacts as text[]), cast(:keys as bytea[]),
                            cast(:numbers as bytea[]))
                  as g(line, number_index, audience, school, languages, channels, drills, contact, wrapped_key, number)
                """)
                .param("id", id)
                .param("lines", column(rows, RosterRow::line))
                .param(
                        "indexes",
                        rows.stream().map(row -> seal.index(row.number())).toArray(byte[][]::new))
                .param("audiences", column(rows, RosterRow::audience))
                .param("schools", column(rows, RosterRow::school))
                .param("languages", column(rows, row -> joined(row.languages())))
                .param("channels", column(rows, row -> joined(row.channels())))
                .param("drills", column(rows, RosterRow::drills))
                .param("contacts", column(rows, RosterRows::contact))
                .param("keys", numbers.stream().map(Sealed::wrappedKey).toArray(byte[][]::new))
                .param("numbers", numbers.stream().map(Sealed::ciphertext).toArray(byte[][]::new))
                .update();
    }

    /// The next people of an import, in the order of their index.
    ///
    /// @param after the last index of the page before; empty to begin
    Page page(UUID id, byte[] after) {
        Map<String, List<RosterRow>> rows = new LinkedHashMap<>();
        Map<String, PersonId> people = new LinkedHashMap<>();
        jdbc.sql("""
                with next as (
                  select distinct number_index from notify.roster_row
                  where import_id = :id and number_index > :after order by number_index limit :page)
                select r.*, a.person_id from notify.roster_row r join next using (number_index)
                left join notify.address a using (number_index)
                where r.import_id = :id order by r.number_index, r.line
                """).param("id", id).param("after", after).param("page", PAGE).query(row -> {
            String index = HexFormat.of().formatHex(row.getBytes("number_index"));
            rows.computeIfAbsent(index, key -> new ArrayList<>()).add(read(id, row));
            UUID person = row.getObject("person_id", UUID.class);
            if (person != null) {
                people.put(index, new PersonId(person));
            }
        });
        List<RosterPerson> page = rows.entrySet().stream()
                .map(each -> new RosterPerson(people.get(each.getKey()), each.getValue()))
                .toList();
        String last = rows.isEmpty() ? "" : List.copyOf(rows.keySet()).getLast();
        return new Page(page, HexFormat.of().parseHex(last));
    }

    /// The schools for which the import names staff.
    Set<SchoolId> schools(UUID id) {
        return jdbc.sql("""
                        select distinct school_id from notify.roster_row
                        where import_id = :id and audience = 'STAFF'
                        """)
                .param("id", id)
                .query((row, number) -> SchoolId.of(row.getString("school_id")))
                .set();
    }

    /// The staff of the import whom we know.
    Set<PersonId> staff(UUID id) {
        return jdbc.sql("""
                        select distinct a.person_id from notify.roster_row r join notify.address a using (number_index)
                        where r.import_id = :id and r.audience = 'STAFF'
                        """)
                .param("id", id)
                .query((row, number) -> new PersonId(row.getObject("person_id", UUID.class)))
                .set();
    }

    /// Rows whose number stands for the same school in a row before, and rows of a number that is staff in one row and
    /// a family in another.
    List<Doubled> doubled(UUID id) {
        return jdbc.sql("""
                        select line, first_line, audiences > 1 as both from (
                          select line, min(line) over one as first_line,
                            row_number() over (partition by number_index, school_id order by line) as occurrence,
                            max(case audience when 'STAFF' then 1 else 0 end) over one
                              + max(case audience when 'STAFF' then 0 else 1 end) over one as audiences
                          from notify.roster_row where import_id = :id
                          window one as (partition by number_index)) g
                        where occurrence > 1 or (audiences > 1 and line > first_line)
                        order by line
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Doubled(row.getInt("line"), row.getInt("first_line"), row.getBoolean("both")))
                .list();
    }

    void forget(UUID id) {
        jdbc.sql("delete from notify.roster_row where import_id = :id")
                .param("id", id)
                .update();
    }

    private RosterRow read(UUID id, ResultSet row) throws SQLException {
        String contact = row.getString("contact");
        return new RosterRow(
                row.getInt("line"),
                seal.open(
                        new Sealed(row.getBytes("wrapped_key"), row.getBytes("number")),
                        TABLE,
                        place(id, row.getInt("line"))),
                Audience.valueOf(row.getString("audience")),
                SchoolId.of(row.getString("school_id")),
                texts(row.getArray("languages")).stream().map(Language::of).toList(),
                texts(row.getArray("channels")).stream().map(Channel::valueOf).toList(),
                (Boolean) row.getObject("drills"),
                contact == null || contact.isEmpty() ? null : ContactText.read(contact),
                contact != null && contact.isEmpty());
    }

    private static @Nullable String contact(RosterRow row) {
        if (row.contact() != null) {
            return ContactText.of(row.contact());
        }
        return row.noContact() ? "" : null;
    }

    private static String place(UUID id, long line) {
        return id + "/" + line;
    }

    private static List<String> texts(Array column) throws SQLException {
        return Arrays.asList((String[]) column.getArray());
    }

    private static String joined(List<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static @Nullable String[] column(List<RosterRow> rows, Function<RosterRow, @Nullable Object> cell) {
        @Nullable String[] column = new @Nullable String[rows.size()];
        for (int row = 0; row < column.length; row++) {
            Object value = cell.apply(rows.get(row));
            column[row] = value == null ? null : value.toString();
        }
        return column;
    }

    /// Some people of an import.
    ///
    /// @param last where the next page begins
    @SuppressWarnings("ArrayRecordComponent") // Handed back to the next call, never compared.
    record Page(List<RosterPerson> people, byte[] last) {}

    /// A row whose number was there before.
    ///
    /// @param both whether it is staff in one row and a family in another
    record Doubled(int line, int firstLine, boolean both) {}
}
