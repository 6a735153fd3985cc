package org.campana.standalone;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Where the log goes. Decided before the first logger is made, because Kafka and PostgreSQL's starter log long
/// before Spring does.
public final class Logs {

    private Logs() {}

    /// To a file, rolled daily and kept 14 days (reliability guide, C15), so that a terminal stays for people.
    public static void toFile(Path file) {
        System.setProperty("campana.log.file", file.toString());
        use("logback-file.xml");
    }

    /// To standard output, for a supervisor or a container that collects it.
    public static void toConsole() {
        use("logback-console.xml");
    }

    /// Errors only, to standard error: for a command whose answer stands on standard output.
    public static void quiet() {
        use("logback-quiet.xml");
    }

    private static void use(String configuration) {
        System.setProperty("logback.configurationFile", configuration);
        // Now and in one thread: the broker and the database start side by side and log at once.
        LoggerFactory.getLogger(Logs.class).debug("log opened");
        System.clearProperty("logback.configurationFile");
        System.setProperty("logging.config", "classpath:" + configuration);
    }
}
