package org.campana.standalone.operator;

import java.util.ArrayList;
import java.util.List;
import org.campana.events.SchoolId;
import org.campana.notifier.disclose.SchoolRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is held of one school.
///
/// @param people from the notifier
/// @param beside from the other services, as lines of a name and a value; empty where this role may not read them
record SchoolExport(String school, SchoolRecord people, List<Fact> beside) {

    /// One fact.
    record Fact(String what, String value) {}

    /// Reads the schemas that this database role may read: all of them where Campana is one process, in three services
    /// only the notifier's, and the command is run once more with the role of each other.
    static List<Fact> beside(JdbcClient jdbc, SchoolId school) {
        List<Fact> facts = new ArrayList<>();
        if (mayRead(jdbc, "dispatch")) {
            jdbc.sql("select name, kind, keyword, time_zone, active from dispatch.school where school_id = :school")
                    .param("school", school.value())
                    .query(row -> {
                        facts.add(new Fact("name", row.getString("name")));
                        facts.add(new Fact("kind", row.getString("kind")));
                        facts.add(new Fact("keyword", row.getString("keyword")));
                        facts.add(new Fact("time zone", row.getString("time_zone")));
                        facts.add(new Fact("in the network", row.getBoolean("active") ? "yes" : "no"));
                    });
            facts.add(new Fact(
                    "named places",
                    jdbc.sql("select count(*) from dispatch.school_place where school_id = :school")
                            .param("school", school.value())
                            .query(String.class)
                            .single()));
        }
        if (mayRead(jdbc, "ingest")) {
            facts.add(new Fact("reports", count(jdbc, """
                    select count(*) from ingest.report r join ingest.incident i using (incident_id)
                    where i.school_id = :school""", school)));
            facts.add(new Fact(
                    "incidents",
                    count(jdbc, "select count(*) from ingest.incident where school_id = :school", school)));
            facts.add(new Fact("alerts released", count(jdbc, """
                    select count(*) from ingest.alert where school_id = :school and released_at is not null""", school)));
        }
        return facts;
    }

    private static boolean mayRead(JdbcClient jdbc, String schema) {
        return jdbc.sql("""
                        select coalesce(bool_or(has_schema_privilege(nspname, 'usage')), false)
                        from pg_namespace where nspname = :schema
                        """).param("schema", schema).query(Boolean.class).single();
    }

    private static String count(JdbcClient jdbc, String sql, SchoolId school) {
        int many = jdbc.sql(sql)
                .param("school", school.value())
                .query(Integer.class)
                .single();
        return many < 5 ? "<5" : Integer.toString(many);
    }
}
