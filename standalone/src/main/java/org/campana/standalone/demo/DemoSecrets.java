package org.campana.standalone.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.campana.notifier.channel.push.VapidKeys;
import org.campana.standalone.CannotGoOn;
import org.campana.standalone.ExitCode;

/// The keys and the carrier account of one demo, made at its first start and kept beside its data, so that what
/// it encrypted can be read after a restart. A real installation keeps its keys on another disk.
final class DemoSecrets {

    private static final String VAPID = "campana.push.vapid-";
    private static final SecureRandom RANDOM = new SecureRandom();

    private DemoSecrets() {}

    static Map<String, String> of(Path data) {
        Path file = data.resolve("demo-secrets.properties");
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            Properties kept = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
            if (!kept.containsKey(VAPID + "private-key")) {
                addVapid(kept);
                store(file, kept);
            }
            Map<String, String> secrets = new HashMap<>();
            kept.forEach((name, value) -> secrets.put(name.toString(), value.toString()));
            return secrets;
        } catch (IOException unusable) {
            throw new CannotGoOn(
                    ExitCode.DATA_UNUSABLE,
                    "the demo's secrets " + file + " cannot be read or written (" + unusable.getMessage() + ").",
                    "make the folder writable, or start over with ./campana demo --reset");
        }
    }

    /// A demo from before there were notices to devices has none yet.
    private static void addVapid(Properties secrets) {
        VapidKeys.Written keys = VapidKeys.fresh();
        secrets.put(VAPID + "public-key", keys.publicKey());
        secrets.put(VAPID + "private-key", keys.privateKey());
    }

    private static void write(Path file) throws IOException {
        Properties fresh = new Properties();
        fresh.put("campana.keys.encryption-key", base64(32));
        fresh.put("campana.keys.lookup-key", base64(32));
        String account = "AC" + hex(16);
        String key = "SK" + hex(16);
        String secret = hex(16);
        String token = hex(16);
        fresh.put("campana.sms.twilio.account-sid", account);
        fresh.put("campana.sms.twilio.api-key", key);
        fresh.put("campana.sms.twilio.api-secret", secret);
        fresh.put("campana.sms.twilio.auth-token", token);
        fresh.put("campana.sms.twilio.messaging-service-sid", "MG" + hex(16));
        fresh.put("carrier.account-sid", account);
        fresh.put("carrier.api-key", key);
        fresh.put("carrier.api-secret", secret);
        fresh.put("carrier.auth-token", token);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        store(file, fresh);
    }

    private static void store(Path file, Properties fresh) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            fresh.store(writer, "Made for this demo alone");
        }
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(random(bytes));
    }

    private static String hex(int bytes) {
        return HexFormat.of().formatHex(random(bytes));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
