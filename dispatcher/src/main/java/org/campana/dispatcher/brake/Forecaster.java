package org.campana.dispatcher.brake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.campana.dispatcher.audience.AudienceList;
import org.campana.dispatcher.audience.Group;
import org.campana.dispatcher.brake.Forecast.ByLanguage;
import org.campana.dispatcher.brake.Forecast.Fallback;
import org.campana.dispatcher.compose.Reading;
import org.campana.dispatcher.compose.Texts;
import org.campana.events.Channel;
import org.campana.events.Hours;
import org.campana.events.Language;
import org.campana.events.SuppressionReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says beforehand what an alert would do. Reads counts, no person.
@Component
class Forecaster {

    private final JdbcClient jdbc;
    private final AudienceList audience;
    private final BrakeSettings brake;
    private final PacingSettings pacing;

    Forecaster(JdbcClient jdbc, AudienceList audience, BrakeSettings brake, PacingSettings pacing) {
        this.jdbc = jdbc;
        this.audience = audience;
        this.brake = brake;
        this.pacing = pacing;
    }

    /// @param fallbacks what the policies come to; passed through
    Forecast forecast(Group group, Texts texts, List<Fallback> fallbacks) {
        HeldBackCount heldBack = new HeldBackCount();
        Map<Row, ByLanguage> told = new TreeMap<>();
        for (Share share : shares(group)) {
            Language wanted = share.languages().getFirst();
            switch (Telling.of(
                    group.hears(share.hours()), share.languages(), audience.offered(group, share.channels()), texts)) {
                case Telling.HeldBack back -> heldBack.add(back.reason(), wanted, share.people());
                case Telling.Told to
                when share.capped() -> heldBack.add(SuppressionReason.PERSON_CAP, wanted, share.people());
                case Telling.Told to -> {
                    int segments = Optional.ofNullable(to.by().get(Channel.SMS))
                            .map(text -> text.segments() * share.people())
                            .orElse(0);
                    ByLanguage more = new ByLanguage(
                            to.text().language(),
                            wanted,
                            texts.reading(share.languages(), to.first()),
                            share.people(),
                            segments);
                    told.merge(Row.of(more), more, Forecaster::sum);
                }
            }
        }
        int segments = told.values().stream().mapToInt(ByLanguage::segments).sum();
        return new Forecast(
                told.values().stream().mapToInt(ByLanguage::people).sum(),
                segments,
                (long) Math.ceil(segments / pacing.segmentsPerSecond()),
                List.copyOf(told.values()),
                heldBack.all(),
                Readers.of(List.copyOf(told.values()), heldBack.all()),
                fallbacks);
    }

    private static ByLanguage sum(ByLanguage one, ByLanguage other) {
        return new ByLanguage(
                one.language(),
                one.wanted(),
                one.reading(),
                one.people() + other.people(),
                one.segments() + other.segments());
    }

    /// What everybody was told within the hour is read only when there were alerts enough to cap anybody.
    private List<Share> shares(Group group) {
        return jdbc.sql("""
                        select m.languages, m.channels, m.hours, coalesce(busy.alerts, 0) >= :most as capped, count(*) as people
                        from dispatch.audience_member m left join (
                            select p.person_id, count(distinct t.alert_id) as alerts
                            from dispatch.told t, unnest(t.people) as p (person_id)
                            where t.drill = :drill and t.told_at > clock_timestamp() - interval '1 hour'
                              and %s
                            group by p.person_id) busy using (person_id)
                        where m.audience = :audience and m.school_id = :school and (m.drills or not :drill)
                        group by m.languages, m.channels, m.hours, capped
                        """.formatted(Brake.ENOUGH_TO_CAP))
                .param("most", brake.alertsPerPerson())
                .param("drill", group.drill())
                .param("audience", group.audience().name())
                .param("school", group.schoolId().value())
                .query((row, number) -> new Share(
                        list((String[]) row.getArray("languages").getArray(), Language::of),
                        list((String[]) row.getArray("channels").getArray(), Channel::valueOf),
                        Hours.valueOf(row.getString("hours")),
                        row.getBoolean("capped"),
                        row.getInt("people")))
                .list();
    }

    private static <T> List<T> list(String[] values, Function<String, T> read) {
        return Arrays.stream(values).map(read).toList();
    }

    private record Share(List<Language> languages, List<Channel> channels, Hours hours, boolean capped, int people) {}

    /// What makes two shares one line: the languages, and how they came together.
    private record Row(Language language, Language wanted, Reading reading) implements Comparable<Row> {

        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::language).thenComparing(Row::wanted).thenComparing(Row::reading);

        static Row of(ByLanguage line) {
            return new Row(line.language(), line.wanted(), line.reading());
        }

        @Override
        public int compareTo(Row other) {
            return ORDER.compare(this, other);
        }
    }
}
