package org.campana.notifier.channel.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.campana.notifier.address.P256;
import org.campana.notifier.address.PushSubscription;

/// Encrypts a notice for one device (RFC 8291, `aes128gcm` of RFC 8188): a fresh key pair for each, one record. What
/// leaves has one of two lengths, whatever is in it, so that its length tells neither language nor wording.
final class Sealing {

    /// The most a notice may hold: 4,096 bytes that every push service takes (RFC 8030, section 7.2), less the header,
    /// the tag and the byte that ends the padding.
    static final int MOST = 4_096 - 86 - 16 - 1;

    private static final int USUAL = 2_048;
    private static final int SALT_BYTES = 16;
    private static final int RECORD = 4_096;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealing() {}

    /// Seals it.
    ///
    /// @param content at most [#MOST] bytes
    /// @return header and ciphertext
    /// @throws IllegalArgumentException when it is longer, or the device's key is no point of its curve
    static byte[] seal(byte[] content, PushSubscription device) {
        if (content.length > MOST) {
            throw new IllegalArgumentException(
                    "a notice may have " + MOST + " bytes, and this one has " + content.length);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] salt = new byte[SALT_BYTES];
            RANDOM.nextBytes(salt);
            return seal(content, device, generator.generateKeyPair(), salt);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the key of a device cannot be written with", unusable);
        }
    }

    /// With a given key pair and salt, so that it can be held against the example of RFC 8291.
    static byte[] seal(byte[] content, PushSubscription device, KeyPair ours, byte[] salt)
            throws GeneralSecurityException {
        byte[] padded = new byte[(content.length <= USUAL ? USUAL : MOST) + 1];
        System.arraycopy(content, 0, padded, 0, content.length);
        padded[content.length] = LAST_RECORD;
        return sealPadded(padded, device, ours, salt);
    }

    static byte[] sealPadded(byte[] padded, PushSubscription device, KeyPair ours, byte[] salt)
            throws GeneralSecurityException {
        byte[] ourPoint = P256.bytes((ECPublicKey) ours.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours.getPrivate());
        agreement.doPhase(P256.point(device.publicKey()), true);
        byte[] keyInfo = concat("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), device.publicKey(), ourPoint);
        SecretKey shared = derive(device.authSecret(), agreement.generateSecret(), keyInfo, 32);
        byte[] secret = shared.getEncoded();
        byte[] key =
                derive(salt, secret, info("Content-Encoding: aes128gcm\0"), 16).getEncoded();
        byte[] nonce =
                derive(salt, secret, info("Content-Encoding: nonce\0"), 12).getEncoded();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(padded);
        return ByteBuffer.allocate(SALT_BYTES + 4 + 1 + ourPoint.length + sealed.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) ourPoint.length)
                .put(ourPoint)
                .put(sealed)
                .array();
    }

    private static SecretKey derive(byte[] salt, byte[] material, byte[] info, int bytes)
            throws GeneralSecurityException {
        AlgorithmParameterSpec how =
                HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(material).thenExpand(info, bytes);
        return KDF.getInstance("HKDF-SHA256").deriveKey("Generic", how);
    }

    private static byte[] info(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
