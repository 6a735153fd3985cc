package org.campana.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A machine on which just these programs are installed, with the settings the benchmark really has.
record FakeMachine(Path folder) {

    Installed installed() {
        return new Installed(
                Path.of("peers").toAbsolutePath(), folder.resolve("modules"), List.of(folder, folder.resolve("sbin")));
    }

    /// @param place such as `sbin/name`
    /// @param script what it does, by the shell
    FakeMachine with(String place, String script) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    FakeMachine withModule(String name) throws IOException {
        Path module =
                Files.createDirectories(folder.resolve("modules/node_modules").resolve(name));
        Files.writeString(module.resolve("package.json"), "{}");
        return this;
    }
}
