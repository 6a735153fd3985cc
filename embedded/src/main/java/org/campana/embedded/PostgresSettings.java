package org.campana.embedded;

/// The server's settings, written anew at each start.
final class PostgresSettings {

    private PostgresSettings() {}

    static String text(int port) {
        return """
                # Written by Campana at each start; changes here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 100
                shared_buffers = '64MB'
                # An answer of 2xx means it is on disk (I1).
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_level = replica
                max_wal_size = '256MB'
                # Parameters are people's data: they never enter the log, and neither do the details of an
                # error, which repeat the values of a row.
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                log_error_verbosity = terse
                log_min_error_statement = panic
                log_timezone = 'UTC'
                timezone = 'UTC'
                """.formatted(port);
    }
}
