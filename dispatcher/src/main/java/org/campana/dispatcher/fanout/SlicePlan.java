package org.campana.dispatcher.fanout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campana.dispatcher.audience.PersonRange;
import org.campana.dispatcher.compose.Text;
import org.campana.dispatcher.compose.Texts;
import org.campana.events.AlertId;
import org.campana.events.ClipId;
import org.campana.events.EventCodec;
import org.campana.events.EventType;
import org.campana.events.Language;
import org.campana.events.PersonId;
import org.campana.events.SliceFannedOut;
import org.campana.events.SliceRequested;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was decided for a revision, kept so that every slice, instance and replay does the same: its ranges, its texts,
/// and what each slice reported.
@Component
class SlicePlan {

    private final JdbcClient jdbc;

    SlicePlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void storeSlices(AlertId alert, int revision, List<PersonRange> ranges) {
        jdbc.sql("""
                        insert into dispatch.alert_slice (alert_id, revision, slice, after_person, through_person)
                        select :alert, :revision, slice, after_person, through_person
                        from unnest(:after::uuid[], :through::uuid[])
                            with ordinality as r (after_person, through_person, slice)
                        """)
                .param("alert", alert.value())
                .param("revision", revision)
                .param(
                        "after",
                        ranges.stream().map(range -> text(range.after())).toArray(String[]::new))
                .param(
                        "through",
                        ranges.stream().map(range -> text(range.through())).toArray(String[]::new))
                .update();
    }

    void storeTexts(AlertId alert, int revision, Texts texts) {
        texts.all()
                .forEach(text -> jdbc.sql("""
                        insert into dispatch.alert_text
                            (alert_id, revision, language, text, segments, fallback, clips, heard_only)
                        values (:alert, :revision, :language, :text, :segments, :fallback, cast(:clips as uuid[]),
                                :heardOnly)
                        """)
                        .param("alert", alert.value())
                        .param("revision", revision)
                        .param("language", text.language().tag())
                        .param("text", text.text())
                        .param("segments", text.segments())
                        .param(
                                "fallback",
                                texts.fallback().filter(text.language()::equals).isPresent())
                        .param(
                                "clips",
                                text.clips().stream().map(ClipId::toString).toArray(String[]::new))
                        .param("heardOnly", text.heardOnly())
                        .update());
    }

    /// The slices of a revision in order; as many as its audience has 500s, so they fit in memory for any audience.
    List<SliceRequested> slices(AlertId alert, int revision) {
        return jdbc.sql("""
                        select slice, count(*) over () as slices, after_person, through_person
                        from dispatch.alert_slice where alert_id = :alert and revision = :revision order by slice
                        """)
                .param("alert", alert.value())
                .param("revision", revision)
                .query((row, number) -> new SliceRequested(
                        alert,
                        revision,
                        row.getInt("slice"),
                        row.getInt("slices"),
                        person(row.getObject("after_person", UUID.class)),
                        person(row.getObject("through_person", UUID.class))))
                .list();
    }

    Texts texts(AlertId alert, int revision) {
        List<Language> fallback = new ArrayList<>();
        List<Text> texts = jdbc.sql("""
                        select language, text, segments, fallback, clips, heard_only from dispatch.alert_text
                        where alert_id = :alert and revision = :revision
                        """)
                .param("alert", alert.value())
                .param("revision", revision)
                .query((row, number) -> {
                    Language language = Language.of(row.getString("language"));
                    if (row.getBoolean("fallback")) {
                        fallback.add(language);
                    }
                    return new Text(
                            language,
                            row.getString("text"),
                            row.getInt("segments"),
                            Arrays.stream((UUID[]) row.getArray("clips").getArray())
                                    .map(ClipId::new)
                                    .toList(),
                            row.getBoolean("heard_only"));
                })
                .list();
        return new Texts(texts, fallback.isEmpty() ? null : fallback.getFirst());
    }

    /// The languages the alert was opened in.
    Set<Language> openedIn(AlertId alert) {
        return texts(alert, 1).all().stream().map(Text::language).collect(Collectors.toUnmodifiableSet());
    }

    /// Remembers what slices reported, in one statement.
    void report(List<SliceFannedOut> done) {
        jdbc.sql("""
                        update dispatch.alert_slice s set reported = r.reported
                        from unnest(:alerts::uuid[], :revisions, :slices, :reports)
                            as r (alert_id, revision, slice, reported)
                        where s.alert_id = r.alert_id and s.revision = r.revision and s.slice = r.slice
                        """)
                .param(
                        "alerts",
                        done.stream().map(one -> one.alertId().toString()).toArray(String[]::new))
                .param("revisions", done.stream().map(SliceFannedOut::revision).toArray(Integer[]::new))
                .param("slices", done.stream().map(SliceFannedOut::slice).toArray(Integer[]::new))
                .param("reports", done.stream().map(EventCodec::encode).toArray(byte[][]::new))
                .update();
    }

    /// What a slice reported the last time it was worked off.
    Optional<SliceFannedOut> reported(SliceRequested slice) {
        return jdbc.sql("""
                        select reported from dispatch.alert_slice
                        where alert_id = :alert and revision = :revision and slice = :slice and reported is not null
                        """)
                .param("alert", slice.alertId().value())
                .param("revision", slice.revision())
                .param("slice", slice.slice())
                .query((row, number) -> (SliceFannedOut)
                        EventCodec.decode(EventType.SLICE_FANNED_OUT.shortName(), row.getBytes("reported")))
                .optional();
    }

    private static @Nullable String text(@Nullable PersonId person) {
        return person == null ? null : person.toString();
    }

    private static @Nullable PersonId person(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }
}
