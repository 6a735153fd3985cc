package org.campana.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/// The server that another process of ours runs on a folder, for a command beside it: two servers on one folder would
/// destroy it.
///
/// @param port on this machine
/// @param password kept beside the data, readable by this user only
public record RunningPostgres(int port, String password) {

    /// Finds it; empty when none runs there or when what answers is another.
    ///
    /// @param dir as given to [EmbeddedPostgres#start]
    public static Optional<RunningPostgres> on(Path dir) {
        try {
            Path real = dir.toRealPath();
            RunningPostgres found = new RunningPostgres(
                    Integer.parseInt(Files.readString(real.resolve("port")).strip()),
                    Files.readString(real.resolve("password")).strip());
            return found.serves(real.resolve("data")) ? Optional.of(found) : Optional.empty();
        } catch (IOException | NumberFormatException neverStarted) {
            return Optional.empty();
        }
    }

    private boolean serves(Path data) {
        Properties login = new Properties();
        login.setProperty("user", user());
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "5");
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), login);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next() && data.toString().equals(row.getString(1));
        } catch (SQLException noAnswer) {
            return false;
        }
    }

    /// For `spring.datasource.url`.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + port + "/" + database;
    }

    /// The owner of everything in this server.
    public String user() {
        return PostgresCluster.USER;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "RunningPostgres[port=" + port + "]";
    }
}
