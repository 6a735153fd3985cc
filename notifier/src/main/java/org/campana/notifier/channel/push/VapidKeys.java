package org.campana.notifier.channel.push;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.Base64;
import org.campana.notifier.address.P256;

/// The two keys by which push services know us (RFC 8292): P-256, written as browsers write them. [#toString] shows
/// neither.
public final class VapidKeys {

    private static final int SCALAR_BYTES = 32;

    private final String publicKey;
    private final ECPrivateKey privateKey;

    private VapidKeys(String publicKey, ECPrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /// Makes a new pair.
    ///
    /// @return the public key, 65 bytes, and the private key, 32 bytes, in base64url without padding
    public static Written fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            return new Written(
                    base64.encodeToString(P256.bytes((ECPublicKey) pair.getPublic())),
                    base64.encodeToString(scalar(((ECPrivateKey) pair.getPrivate()).getS())));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no P-256; use a JDK with the module jdk.crypto.ec", missing);
        }
    }

    /// Reads the pair of the settings.
    ///
    /// @throws IllegalArgumentException when one is missing or they are not of one pair; the message names the
    ///     settings and repeats neither key
    static VapidKeys of(PushSettings settings) {
        String written = settings.vapidPublicKey().replace("=", "");
        try {
            ECPublicKey publicKey = P256.point(Base64.getUrlDecoder().decode(written));
            ECPrivateKey privateKey = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(
                            new BigInteger(1, Base64.getUrlDecoder().decode(settings.vapidPrivateKey())),
                            P256.parameters()));
            VapidKeys keys = new VapidKeys(written, privateKey);
            byte[] probe = keys.sign("probe");
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(publicKey);
            check.update("probe".getBytes(StandardCharsets.UTF_8));
            if (check.verify(probe)) {
                return keys;
            }
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // Said below: the cause may quote the key.
        }
        throw new IllegalArgumentException(
                "campana.push.vapid-public-key and campana.push.vapid-private-key are not the two halves of one key; set"
                        + " both as ./campana init wrote them, or neither, which offers no notices to devices");
    }

    /// As a push service reads it beside each request.
    String publicKey() {
        return publicKey;
    }

    /// ES256 (RFC 7518, section 3.4): 64 bytes.
    byte[] sign(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The VAPID key cannot sign", broken);
        }
    }

    private static byte[] scalar(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] scalar = new byte[SCALAR_BYTES];
        int length = Math.min(bytes.length, SCALAR_BYTES);
        System.arraycopy(bytes, bytes.length - length, scalar, SCALAR_BYTES - length, length);
        Arrays.fill(bytes, (byte) 0);
        return scalar;
    }

    @Override
    public String toString() {
        return "VapidKeys[not shown]";
    }

    /// Both in base64url.
    public record Written(String publicKey, String privateKey) {

        /// Without the private one.
        @Override
        public String toString() {
            return "Written[" + publicKey + "]";
        }
    }
}
