package org.campana.dispatcher.enlist;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The rows of lists that wait for their confirmation.
@Component
class ImportRows {

    /// So many at a time, so that memory does not grow with the file.
    static final int PAGE = 500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ImportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds rows behind those of before.
    void keep(UUID id, List<Listed> rows) {
        jdbc.sql("""
                        insert into dispatch.school_import_row (import_id, line, school_id, says)
                        select :id, (select coalesce(max(line), 0) from dispatch.school_import_row where import_id = :id)
                            + n, school_id, says::jsonb
                        from unnest(:schools::text[], :says::text[]) with ordinality as r (school_id, says, n)
                        """)
                .param("id", id)
                .param("schools", column(rows, listed -> listed.schoolId().value()))
                .param("says", column(rows, JSON::writeValueAsString))
                .update();
    }

    /// Hands over each row, in order.
    void each(UUID id, Consumer<Listed> take) {
        int after = 0;
        List<Row> page;
        do {
            page = jdbc.sql("""
                            select line, says from dispatch.school_import_row
                            where import_id = :id and line > :after order by line limit :most
                            """)
                    .param("id", id)
                    .param("after", after)
                    .param("most", PAGE)
                    .query((row, number) ->
                            new Row(row.getInt("line"), JSON.readValue(row.getString("says"), Listed.class)))
                    .list();
            page.forEach(row -> take.accept(row.listed));
            after = page.isEmpty() ? after : page.getLast().line;
        } while (page.size() == PAGE);
    }

    void forget(UUID id) {
        jdbc.sql("delete from dispatch.school_import_row where import_id = :id")
                .param("id", id)
                .update();
    }

    private static String[] column(List<Listed> rows, Function<Listed, String> of) {
        return rows.stream().map(of).toArray(String[]::new);
    }

    private record Row(int line, Listed listed) {}
}
