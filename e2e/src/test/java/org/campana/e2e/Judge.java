package org.campana.e2e;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.campana.carrier.ledger.CarrierMessage;
import org.campana.events.Audience;
import org.campana.standalone.demo.ValleVerde;

/// What became of some alerts, by the carrier's own book: who was due and got nothing, who got more than one text, and
/// whether the ledger can say why. The ledger is asked only which request belonged to which person's text.
final class Judge {

    private final Rig rig;
    private final Map<String, List<CarrierMessage>> taken = new HashMap<>();

    private Judge(Rig rig) {
        this.rig = rig;
        for (CarrierMessage message : rig.carrier().ledger().accepted()) {
            taken.computeIfAbsent(String.valueOf(message.intent()), none -> new ArrayList<>())
                    .add(message);
        }
    }

    /// Judges both alerts of each of these.
    static Verdict of(Rig rig, Collection<Crew.Alerts> all) throws SQLException {
        return of(rig, all, Set.of());
    }

    /// The same, where these have left the list before.
    static Verdict of(Rig rig, Collection<Crew.Alerts> all, Set<String> left) throws SQLException {
        Judge judge = new Judge(rig);
        Verdict verdict = new Verdict(all.size() * 2, 0, 0, Map.of(), 0, 0, 0, 0, 0);
        try (Connection connection = rig.look()) {
            for (Crew.Alerts alerts : all) {
                verdict = verdict.plus(
                        judge.judge(connection, alerts.staff(), due(alerts.school(), Audience.STAFF, left)));
                verdict = verdict.plus(
                        judge.judge(connection, alerts.families(), due(alerts.school(), Audience.FAMILIES, left)));
            }
        }
        return verdict;
    }

    private static Set<String> due(String school, Audience audience, Set<String> left) {
        return ValleVerde.phones().stream()
                .filter(phone -> phone.audience() == audience)
                .filter(phone ->
                        phone.schools().stream().anyMatch(each -> each.value().equals(school)))
                .filter(phone -> phone.oddity() != ValleVerde.Oddity.LEFT)
                .map(ValleVerde.Phone::number)
                .filter(number -> !left.contains(number))
                .collect(Collectors.toSet());
    }

    /// How many got the first revision of an alert, and how many of those the second too.
    static Followed followed(Rig rig, String alert) throws SQLException {
        Judge judge = new Judge(rig);
        Map<Integer, Set<String>> told = new HashMap<>();
        try (Connection connection = rig.look();
                PreparedStatement query = connection.prepareStatement("""
                        select d.revision, a.intent from notify.delivery d
                        join notify.attempt a on a.delivery_id = d.id where d.alert_id = ?::uuid
                        """)) {
            query.setString(1, alert);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    judge.taken(rows.getString("intent"))
                            .forEach(message -> told.computeIfAbsent(revision(rows), none -> new HashSet<>())
                                    .add(message.to()));
                }
            }
        }
        Set<String> first = told.getOrDefault(1, Set.of());
        Set<String> second = told.getOrDefault(2, Set.of());
        return new Followed(
                first.size(), (int) first.stream().filter(second::contains).count(), second.size());
    }

    private static int revision(ResultSet row) {
        try {
            return row.getInt("revision");
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private List<CarrierMessage> taken(String intent) {
        return taken.getOrDefault(intent.replace("-", ""), List.of());
    }

    /// @param first people told at first
    /// @param followed of those, who were told how it ended
    /// @param second all who were told how it ended
    record Followed(int first, int followed, int second) {}

    private Verdict judge(Connection connection, String alert, Set<String> due) throws SQLException {
        Map<UUID, List<CarrierMessage>> texts = new HashMap<>();
        Set<UUID> doubtful = new HashSet<>();
        Set<UUID> hopeless = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select d.id, a.intent, bool_or(a.doubted) over (partition by d.id) as doubtful,
                  count(*) filter (where a.state = 'AMBIGUOUS') over (partition by d.id) = 2 as hopeless
                from notify.delivery d join notify.attempt a on a.delivery_id = d.id where d.alert_id = ?::uuid
                """)) {
            query.setString(1, alert);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID delivery = rows.getObject("id", UUID.class);
                    texts.computeIfAbsent(delivery, none -> new ArrayList<>()).addAll(taken(rows.getString("intent")));
                    if (rows.getBoolean("doubtful")) {
                        doubtful.add(delivery);
                    }
                    if (rows.getBoolean("hopeless")) {
                        hopeless.add(delivery);
                    }
                }
            }
        }
        hopeless.removeIf(delivery -> !texts.get(delivery).isEmpty());
        Set<String> told = texts.values().stream()
                .flatMap(List::stream)
                .map(CarrierMessage::to)
                .collect(Collectors.toSet());
        int missing =
                (int) due.stream().filter(number -> !told.contains(number)).count();
        int unconfirmed = Math.min(missing, hopeless.size());
        Map<String, Integer> lost = missing == unconfirmed ? Map.of() : Map.of(alert, missing - unconfirmed);
        int doubled = 0;
        int unexplained = 0;
        int tripled = 0;
        for (Map.Entry<UUID, List<CarrierMessage>> each : texts.entrySet()) {
            int times = each.getValue().size();
            doubled += times == 2 ? 1 : 0;
            unexplained += times == 2 && !doubtful.contains(each.getKey()) ? 1 : 0;
            tripled += times > 2 ? 1 : 0;
        }
        int strangers =
                (int) told.stream().filter(number -> !due.contains(number)).count();
        return new Verdict(0, due.size(), told.size(), lost, unconfirmed, doubled, unexplained, tripled, strangers);
    }

    /// What the run came to; no number in it.
    ///
    /// @param due texts that had to arrive
    /// @param reached of those
    /// @param lostOf how many of each alert did not arrive
    /// @param unconfirmed people whose text was in doubt twice and who did not get it: the desk is told so
    /// @param doubled people who got the same text twice
    /// @param unexplained of those, without a try in doubt in the ledger
    /// @param tripled people who got it more often
    /// @param strangers people who got it and were not due
    record Verdict(
            int alerts,
            int due,
            int reached,
            Map<String, Integer> lostOf,
            int unconfirmed,
            int doubled,
            int unexplained,
            int tripled,
            int strangers) {

        Verdict plus(Verdict other) {
            Map<String, Integer> lost = new TreeMap<>(lostOf);
            lost.putAll(other.lostOf);
            return new Verdict(
                    alerts + other.alerts,
                    due + other.due,
                    reached + other.reached,
                    lost,
                    unconfirmed + other.unconfirmed,
                    doubled + other.doubled,
                    unexplained + other.unexplained,
                    tripled + other.tripled,
                    strangers + other.strangers);
        }
    }
}
