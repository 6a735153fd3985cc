package org.campana.bench.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What of other people's this machine has.
///
/// @param settings the folder with their settings and `sender.mjs`
/// @param modules where `bench/peers/install` puts what npm fetches
/// @param search folders with programs
public record Installed(Path settings, Path modules, List<Path> search) {

    /// Servers lie where only root looks by itself.
    private static final List<String> OF_ROOT = List.of("/usr/sbin", "/usr/local/sbin");

    public Installed {
        search = List.copyOf(search);
    }

    /// On this machine, seen from the folder the launcher runs in.
    public static Installed here() {
        String path = System.getenv().getOrDefault("PATH", "");
        return new Installed(
                Path.of("bench", "peers").toAbsolutePath(),
                Path.of("bench", "target", "peers").toAbsolutePath(),
                Stream.concat(Arrays.stream(path.split(File.pathSeparator, -1)), OF_ROOT.stream())
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList());
    }

    /// The program that has one of these names, as distributions differ in them.
    Optional<Path> program(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> search.stream().map(folder -> folder.resolve(name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /// The same for a command line.
    String command(String... names) {
        return program(names)
                .orElseThrow(() -> new IllegalStateException("There is no program " + names[0] + " here"))
                .toString();
    }

    boolean hasModule(String name) {
        return Files.isRegularFile(modules.resolve("node_modules").resolve(name).resolve("package.json"));
    }
}
