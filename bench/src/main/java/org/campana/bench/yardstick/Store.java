package org.campana.bench.yardstick;

import com.zaxxer.hikari.HikariConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.campana.bench.town.Town;

/// The yardsticks' tables: subscriptions, sealed numbers, a ledger, and reports. Each thread opens a connection of its
/// own; the door has a pool.
final class Store {

    private static final int FETCH = 5000;
    private static final int KEY_BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String url;
    private final String user;
    private final String password;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    Store(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
        // The same at every start, of people who do not exist.
        this.key = new SecretKeySpec(new byte[KEY_BYTES], "AES");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// Has a pool connect here.
    void configure(HikariConfig pool) {
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
    }

    /// The people of the town who are due, school by school, unless they are there.
    void fill(Town town) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (isFilled(statement)) {
                return;
            }
            statement.execute("create table subscription (school text, person uuid, primary key (school, person))");
            statement.execute("create table address (person uuid primary key, number bytea not null)");
            statement.execute("create table delivery (id uuid primary key, alert uuid not null, person uuid not null,"
                    + " state text not null, sid text) with (fillfactor = 70)");
            statement.execute("create table report (id uuid primary key, activity text not null, school text not null,"
                    + " observed_at timestamptz not null, lat double precision, lon double precision,"
                    + " received_at timestamptz not null default now())");
            statement.execute("create table outbox (id bigint generated always as identity primary key,"
                    + " topic text not null, key text not null, payload bytea)");
            connection.setAutoCommit(false);
            for (String school : Town.schools()) {
                fill(connection, school, town.due(school).stream().toArray());
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    private static boolean isFilled(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('subscription') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void fill(Connection connection, String school, int[] people) throws SQLException {
        try (PreparedStatement subscription = connection.prepareStatement("insert into subscription values (?, ?)");
                PreparedStatement address = connection.prepareStatement("insert into address values (?, ?)")) {
            for (int person : people) {
                UUID id = UUID.randomUUID();
                subscription.setString(1, school);
                subscription.setObject(2, id);
                subscription.addBatch();
                address.setObject(1, id);
                address.setBytes(2, seal(Town.numberOf(person)));
                address.addBatch();
            }
            subscription.executeBatch();
            address.executeBatch();
        }
    }

    /// Reads them by a cursor, 5,000 at a time.
    void subscribers(String school, Consumer<UUID> each) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement query =
                    connection.prepareStatement("select person from subscription where school = ?")) {
                query.setFetchSize(FETCH);
                query.setString(1, school);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        each.accept(rows.getObject(1, UUID.class));
                    }
                }
            }
        }
    }

    /// How many reports were kept with their event.
    long reports() throws SQLException {
        return number("select count(*) from report r join outbox o on o.key = r.id::text");
    }

    /// How many texts are known as delivered.
    long delivered() throws SQLException {
        return number("select count(*) from delivery where state = 'DELIVERED'");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Commits a row as SUBMITTING for each, in one statement; who has one already keeps it.
    void submit(Connection connection, List<Text> texts) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into delivery (id, alert, person, state) select *, 'SUBMITTING'"
                        + " from unnest(?::uuid[], ?::uuid[], ?::uuid[]) on conflict do nothing")) {
            insert.setArray(1, ids(connection, texts.stream().map(Text::id).toArray()));
            insert.setArray(2, ids(connection, texts.stream().map(Text::alert).toArray()));
            insert.setArray(3, ids(connection, texts.stream().map(Text::person).toArray()));
            insert.executeUpdate();
        }
    }

    /// Their numbers, in one statement.
    Map<UUID, String> numbers(Connection connection, List<Text> texts) throws SQLException {
        Map<UUID, String> numbers = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("select person, number from address where person = any(?)")) {
            query.setArray(1, ids(connection, texts.stream().map(Text::person).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.put(rows.getObject(1, UUID.class), open(rows.getBytes(2)));
                }
            }
        }
        return numbers;
    }

    /// Writes down that the carrier took them, in one statement.
    void accept(Connection connection, List<Taken> taken) throws SQLException {
        if (taken.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update delivery d set state = 'ACCEPTED', sid = g.sid"
                        + " from unnest(?::uuid[], ?::text[]) as g(id, sid) where d.id = g.id and d.state = 'SUBMITTING'")) {
            update.setArray(1, ids(connection, taken.stream().map(Taken::id).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text", taken.stream().map(Taken::sid).toArray()));
            update.executeUpdate();
        }
    }

    /// Writes down what became of them, in one statement; what was delivered stays so.
    void receive(Connection connection, Map<UUID, String> states) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update delivery d set state = g.state"
                + " from unnest(?::uuid[], ?::text[]) as g(id, state) where d.id = g.id and d.state <> 'DELIVERED'")) {
            update.setArray(1, ids(connection, states.keySet().toArray()));
            update.setArray(2, connection.createArrayOf("text", states.values().toArray()));
            update.executeUpdate();
        }
    }

    private static java.sql.Array ids(Connection connection, Object[] ids) throws SQLException {
        return connection.createArrayOf("uuid", ids);
    }

    private byte[] seal(String number) {
        byte[] sealed = new byte[NONCE];
        random.nextBytes(sealed);
        try {
            byte[] text = number.getBytes(StandardCharsets.US_ASCII);
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, sealed).doFinal(text);
            byte[] all = Arrays.copyOf(sealed, NONCE + closed.length);
            System.arraycopy(closed, 0, all, NONCE, closed.length);
            return all;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String open(byte[] sealed) {
        try {
            byte[] number = cipher(Cipher.DECRYPT_MODE, sealed).doFinal(sealed, NONCE, sealed.length - NONCE);
            return new String(number, StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
        return cipher;
    }

    /// One text to one person.
    record Text(UUID id, UUID alert, UUID person, String words) {}

    /// What the carrier called it.
    ///
    /// @param kept whether it is in the ledger
    record Taken(UUID id, String sid, boolean kept) {}
}
