package org.campana.standalone;

import java.util.Objects;
import picocli.CommandLine.Command;

/// `version`: which Campana on which Java.
@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Runnable {

    @Override
    public void run() {
        String version = Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "development");
        System.out.println("Campana " + version + " on Java " + Runtime.version());
    }
}
