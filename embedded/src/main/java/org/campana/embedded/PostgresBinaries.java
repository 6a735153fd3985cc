package org.campana.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs for this platform, unpacked once from the class path into the data directory (60 MB).
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// The folder with `bin`, `lib` and `share`, unpacked if it is not yet there.
    static Path in(Path directory) {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try {
            String stamp = stampOf(archive);
            Path home = directory.toRealPath().resolve("pgbin-" + stamp);
            if (Files.notExists(home)) {
                Path fresh = Files.createTempDirectory(home.getParent(), "pgbin.new");
                unpack(archive, fresh);
                moveUnlessThere(fresh, home);
            }
            return home;
        } catch (IOException failed) {
            throw new EmbeddedStartException(
                    "PostgreSQL's programs could not be unpacked into " + directory + " ("
                            + failed.getClass().getSimpleName() + ").",
                    "Check that the disk has 100 MB of space and is writable.",
                    failed);
        }
    }

    /// Another process that unpacks into the same folder may have been quicker.
    private static void moveUnlessThere(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            deleteTree(fresh);
            if (Files.notExists(home)) {
                throw failed;
            }
        }
    }

    static String archive(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String arch = osArch.equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + os + "-" + arch + ".txz";
    }

    /// The archive's size tells one release from the next without reading it all.
    private static String stampOf(String archive) throws IOException {
        var resource = PostgresBinaries.class.getResource(archive);
        if (resource == null) {
            throw new EmbeddedStartException(
                    "This build has no PostgreSQL for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ".",
                    "Use a PostgreSQL of your own by spring.datasource.url, or build on this machine.");
        }
        return Long.toString(resource.openConnection().getContentLengthLong(), 36);
    }

    private static void unpack(String archive, Path to) throws IOException {
        try (InputStream packed = open(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, to);
            }
        }
    }

    private static InputStream open(String archive) throws IOException {
        InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
        if (packed == null) {
            throw new IOException("Resource " + archive + " is gone");
        }
        return packed;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        Path target = to.resolve(entry.getName()).normalize();
        if (!target.startsWith(to)) {
            throw new IOException("Archive entry leaves its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, to.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
