package org.campana.bench.rig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How Java is started: what the launcher said, so that what is measured is what people run.
///
/// @param options of the JVM
/// @param cache more options, by which Campana starts from what an earlier start learned; none of the yardsticks does
/// @param libraries the class path of Campana, the bench's own behind it
public record Shipped(List<String> options, List<String> cache, String libraries) {

    /// Both set by the launcher.
    private static final String OPTIONS = "campana.bench.java-options";

    private static final String CACHE = "campana.bench.start-cache";

    /// From the launcher, or of this JVM when there is none.
    public static Shipped read() {
        return new Shipped(words(OPTIONS, "-Xmx640m"), words(CACHE, ""), System.getProperty("java.class.path"));
    }

    private static List<String> words(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// A command line as people get it by `./campana`.
    List<String> campana(String... arguments) {
        List<String> all = new ArrayList<>(options);
        all.addAll(cache);
        return Child.java(all, libraries, arguments);
    }

    /// Without the cache for a process of the bench, which says little.
    List<String> own(String... arguments) {
        List<String> more = new ArrayList<>(options);
        more.add("-Dlogback.configurationFile=logback-bench.xml");
        return Child.java(more, libraries, arguments);
    }
}
