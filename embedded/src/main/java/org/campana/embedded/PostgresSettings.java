package org.campana.embedded;

/// The server's settings, written anew at each start.
final class PostgresSettings {

    /// What a commit promises.
    enum Durability {
        /// It is on the disk: an answer of 2xx holds over a power cut (I1).
        EACH_COMMIT,
        /// Nothing, for a test.
        NONE
    }

    private PostgresSettings() {}

    static String text(int port, Durability durability) {
        return """
                # Written by Campana at each start; changes here are lost.
                listen_addresses = '127.0.0.1'
                port = %1$d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 100
                shared_buffers = '64MB'
                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                wal_level = replica
                max_wal_size = '256MB'
                # No disk of today seeks: a plan that reads a few rows by an index is not dearer than its rows.
                random_page_cost = 1.1
                # Parameters are people's data: they never enter the log, and neither do the details of an
                # error, which repeat the values of a row.
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                log_error_verbosity = terse
                log_min_error_statement = panic
                log_timezone = 'UTC'
                timezone = 'UTC'
                """.formatted(port, durability == Durability.EACH_COMMIT ? "on" : "off");
    }
}
