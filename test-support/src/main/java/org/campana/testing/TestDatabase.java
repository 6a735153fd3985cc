package org.campana.testing;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An empty database of one's own.
///
/// @param url for JDBC
public record TestDatabase(String url, String user, String password) {

    /// Connections without a pool, for a test that needs no Spring context.
    public DataSource dataSource() {
        return new DriverManagerDataSource(url, user, password);
    }
}
