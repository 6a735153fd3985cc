package org.campana.bench.yardstick;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/// A bare Tomcat, set as Campana's own is: a virtual thread for each request, and nothing around the servlets.
/// Behind it the bare intake and the bare receipts.
final class Door implements AutoCloseable {

    private static final int CONNECTIONS = 12;

    private final Tomcat tomcat = new Tomcat();
    private final HikariDataSource database;
    private final BareReceipts receipts;
    private final Recorder recorder;

    /// Opens it on a free port.
    Door(Path folder, Topics topics, Store store) {
        HikariConfig pool = new HikariConfig();
        store.configure(pool);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setAutoCommit(false);
        this.database = new HikariDataSource(pool);
        this.receipts = new BareReceipts(topics);
        this.recorder = new Recorder(topics, store);
        Connector connector = new Connector();
        connector.setPort(0);
        connector.getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Map<String, HttpServlet> servlets =
                Map.of(Yardstick.REPORTS, new BareIntake(database), Yardstick.RECEIPTS + "*", receipts);
        servlets.forEach(
                (path, servlet) -> Tomcat.addServlet(context, path, servlet).addMapping(path));
        try {
            tomcat.start();
            recorder.start();
        } catch (LifecycleException unstartable) {
            throw new IllegalStateException("The yardstick's Tomcat does not start", unstartable);
        }
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /// Waits until every receipt that was taken is in the ledger.
    void settle() {
        while (recorder.recorded() < receipts.taken()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        try {
            recorder.close();
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException unstoppable) {
            throw new IllegalStateException("The yardstick's Tomcat does not stop", unstoppable);
        } finally {
            database.close();
        }
    }
}
