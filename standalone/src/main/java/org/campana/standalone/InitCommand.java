package org.campana.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.campana.notifier.channel.push.VapidKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `init`: writes what docker-compose.yml needs, with fresh secrets, and says what it wrote. The carrier's lines
/// are those of the simulator, so that a first start works; put your own account's in their place.
@Command(name = "init", description = "Writes .env and the key file for docker compose, with fresh secrets.")
final class InitCommand implements Callable<Integer> {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Option(names = "--folder", description = "Where to write; this folder unless told.", defaultValue = ".")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        Path env = folder.resolve(".env");
        Path keys = folder.resolve("secrets").resolve("campana.keys");
        if (!Files.exists(keys)) {
            KeyFile.create(keys);
        }
        try {
            // Made here, because a container's folder that is missing is made by root, and the notifier is not root.
            Files.createDirectories(folder.resolve("secrets").resolve("journal"));
            Files.createFile(env, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(env, content(ownerOf(keys)), StandardCharsets.US_ASCII);
        } catch (FileAlreadyExistsException exists) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    env + " exists already; its passwords are those of your database.",
                    "keep it, or move it away and delete the database's volume too.");
        } catch (IOException unwritable) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    env + " cannot be written (" + unwritable.getMessage() + ").",
                    "choose a folder this user may write to with --folder.");
        }
        System.err.println("Wrote " + env + " (passwords, carrier) and " + keys + " (the keys of every number).");
        System.err.println("Next: put your Twilio account's lines into .env, or try it with the simulated carrier:");
        System.err.println("  ./campana build && docker compose --profile demo up -d --build --wait");
        return ExitCode.DONE.code();
    }

    /// The service reads the key file as its owner, because nobody else may.
    private static Object ownerOf(Path keys) throws IOException {
        return Files.getAttribute(keys, "unix:uid");
    }

    private static String content(Object owner) {
        VapidKeys.Written vapid = VapidKeys.fresh();
        return """
                # Written by ./campana init. Keep it secret: it holds passwords.
                CAMPANA_POSTGRES_PASSWORD=%s
                CAMPANA_INGEST_PASSWORD=%s
                CAMPANA_DISPATCHER_PASSWORD=%s
                CAMPANA_NOTIFIER_PASSWORD=%s
                # Who owns the key file: the notifier runs as this user to read it.
                CAMPANA_KEYS_OWNER=%s

                # Where browsers and the carrier reach this installation.
                CAMPANA_PUBLIC_URL=http://localhost:8080
                CAMPANA_PORT=8080

                # The carrier. These lines speak to the simulator; for real texts put your Twilio account's here,
                # delete the base URL and CAMPANA_DEMO, and start without --profile demo.
                CAMPANA_DEMO=true
                CAMPANA_SMS_TWILIO_BASE_URL=http://simulator:8080/carrier
                CAMPANA_SMS_TWILIO_ACCOUNT_SID=AC%s
                CAMPANA_SMS_TWILIO_API_KEY=SK%s
                CAMPANA_SMS_TWILIO_API_SECRET=%s
                CAMPANA_SMS_TWILIO_AUTH_TOKEN=%s
                CAMPANA_SMS_TWILIO_MESSAGING_SERVICE_SID=MG%s
                # What your sender may send: 1 for a long code, 3 for toll-free, 100 for a short code.
                CAMPANA_SMS_SEGMENTS_PER_SECOND=100
                # By these two halves of one key browsers know us: with them families can join without a number. Who changes
                # them loses every such device.
                CAMPANA_PUSH_VAPID_PUBLIC_KEY=%s
                CAMPANA_PUSH_VAPID_PRIVATE_KEY=%s
                # Opens the simulator's control door, behind which a trial run reads what came through.
                CARRIER_CONTROL_TOKEN=%s
                """.formatted(
                        hex(24),
                        hex(24),
                        hex(24),
                        hex(24),
                        owner,
                        hex(16),
                        hex(16),
                        hex(16),
                        hex(16),
                        hex(16),
                        vapid.publicKey(),
                        vapid.privateKey(),
                        hex(16));
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
