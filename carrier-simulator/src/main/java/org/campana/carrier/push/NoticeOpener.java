package org.campana.carrier.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Reads a notice with a device's keys: RFC 8188 with the keys of RFC 8291, HKDF (RFC 5869) written out.
final class NoticeOpener {

    private static final int SALT = 16;
    private static final int POINT = 65;
    private static final int HALF = 32;

    private NoticeOpener() {}

    /// @return the notice without its padding
    /// @throws GeneralSecurityException when it was not written to this device, or was changed
    static byte[] open(PushDevice device, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < SALT + 5 + POINT + 17) {
            throw new GeneralSecurityException("too short for a notice");
        }
        ByteBuffer all = ByteBuffer.wrap(sealed);
        byte[] salt = new byte[SALT];
        all.get(salt);
        int record = all.getInt();
        byte[] sender = new byte[all.get() & 0xff];
        all.get(sender);
        byte[] body = new byte[all.remaining()];
        all.get(body);
        if (body.length > record) {
            throw new GeneralSecurityException("more than one record");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(device.keys().getPrivate());
        agreement.doPhase(point(sender, device), true);
        byte[] pseudo = hmac(device.authSecret(), agreement.generateSecret());
        byte[] secret = hmac(
                pseudo, concat("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), device.point(), sender, one()));
        byte[] content = hmac(salt, secret);
        byte[] key = Arrays.copyOf(hmac(content, info("Content-Encoding: aes128gcm\0")), 16);
        byte[] nonce = Arrays.copyOf(hmac(content, info("Content-Encoding: nonce\0")), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(body);
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != 2) {
            throw new GeneralSecurityException("not a last record");
        }
        return Arrays.copyOf(padded, end);
    }

    private static ECPublicKey point(byte[] bytes, PushDevice device) throws GeneralSecurityException {
        if (bytes.length != POINT || bytes[0] != 4) {
            throw new GeneralSecurityException("the sender's key is no point");
        }
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + HALF)),
                                new BigInteger(1, Arrays.copyOfRange(bytes, 1 + HALF, POINT))),
                        ((ECPublicKey) device.keys().getPublic()).getParams()));
    }

    private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] info(String text) {
        return concat(text.getBytes(StandardCharsets.US_ASCII), one());
    }

    private static byte[] one() {
        return new byte[] {1};
    }

    private static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
