package org.campana.standalone.operator;

import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks for offenders, invariant by invariant. Reads only.
final class Invariants {

    /// Every column that can hold words, of the tables of all services.
    private static final String TEXT_COLUMNS = """
            select c.table_schema || '.' || c.table_name as place, c.column_name as name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema in ('access', 'ingest', 'dispatch', 'notify') and t.table_type = 'BASE TABLE'
              and (c.data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY'))
            order by 1, 2
            """;

    /// A number of the United States or Canada as it is written: with its plus, or in its usual groups.
    private static final String NUMBER =
            "'\\+1[2-9][0-9]{9}|(^|[^0-9])\\(?[2-9][0-9]{2}\\)?[-. ][2-9][0-9]{2}[-.][0-9]{4}($|[^0-9])'";

    private final JdbcClient jdbc;

    Invariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All of them, I6 in its place.
    List<Found> check() {
        List<Found> found = new ArrayList<>();
        for (Invariant invariant : Invariant.ALL) {
            if (invariant.name().equals("I7")) {
                found.add(secrecy());
            }
            found.add(ask(invariant.name(), invariant.promise(), invariant.offenders()));
        }
        return found;
    }

    private Found ask(String name, String promise, List<String> questions) {
        int offenders = 0;
        String first = "";
        for (String question : questions) {
            try {
                Counted counted = jdbc.sql("select count(*) as offenders, coalesce(min(o.id), '') as first from ("
                                + question + ") as o(id)")
                        .query((row, number) -> new Counted(row.getInt("offenders"), row.getString("first")))
                        .single();
                offenders += counted.offenders();
                first = first.isEmpty() ? counted.first() : first;
            } catch (DataAccessException unreadable) {
                return new Found(name, promise, Verdict.NOT_CHECKED, 0, cause(unreadable));
            }
        }
        return new Found(name, promise, offenders == 0 ? Verdict.HOLDS : Verdict.BROKEN, offenders, first);
    }

    private record Counted(int offenders, String first) {}

    /// What the database said, which names a table or a right and never a value.
    private static String cause(DataAccessException unreadable) {
        String said = String.valueOf(unreadable.getMostSpecificCause().getMessage());
        return said.lines().findFirst().orElse("the database did not answer");
    }

    /// No column of words holds a phone number.
    private Found secrecy() {
        String promise = "no phone number stands anywhere in clear";
        List<String> questions;
        try {
            questions = jdbc.sql(TEXT_COLUMNS)
                    .query((row, number) -> "select '" + row.getString("place") + "." + row.getString("name")
                            + "' from "
                            + row.getString("place") + " where cast(\"" + row.getString("name") + "\" as text) ~ "
                            + NUMBER)
                    .list();
        } catch (DataAccessException unreadable) {
            return new Found("I6", promise, Verdict.NOT_CHECKED, 0, cause(unreadable));
        }
        return ask("I6", promise, questions);
    }

    /// Whether it holds.
    enum Verdict {
        HOLDS,
        BROKEN,
        /// Its tables could not be read.
        NOT_CHECKED
    }

    /// What was found of one invariant.
    ///
    /// @param offenders how many break it
    /// @param first the first of them, or why it was not checked; empty when it holds
    record Found(String invariant, String promise, Verdict verdict, int offenders, String first) {}
}
