package org.campana.bench.rig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How Java is started: what the launcher said, so that what is measured is what people run.
///
/// @param options of the JVM
/// @param libraries the class path of Campana, the bench's own included
public record Shipped(List<String> options, String libraries) {

    /// Set by the launcher.
    private static final String OPTIONS = "campana.bench.java-options";

    /// From the launcher, or of this JVM when there is none.
    public static Shipped read() {
        return new Shipped(
                Arrays.stream(System.getProperty(OPTIONS, "-Xmx640m").split("\\s+", -1))
                        .filter(option -> !option.isEmpty())
                        .toList(),
                System.getProperty("java.class.path"));
    }

    /// A command line as people get it by `./campana`.
    List<String> campana(String... arguments) {
        return Child.java(options, libraries, arguments);
    }

    /// The same for a process of the bench, which says little.
    List<String> own(String... arguments) {
        List<String> more = new ArrayList<>(options);
        more.add("-Dlogback.configurationFile=logback-bench.xml");
        return Child.java(more, libraries, arguments);
    }
}
