package org.campana.notifier.address;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/// The curve of Web Push, with points written uncompressed: 4, x, y (X9.62).
public final class P256 {

    private static final int POINT_BYTES = 65;

    private static final int HALF = 32;
    private static final byte UNCOMPRESSED = 4;

    private P256() {}

    /// The curve itself.
    public static ECParameterSpec parameters() throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return curve.getParameterSpec(ECParameterSpec.class);
    }

    /// Reads a point.
    ///
    /// @throws GeneralSecurityException when it is none of the curve: one that is not would give the private key
    ///     away bit by bit (invalid-curve attack)
    public static ECPublicKey point(byte[] bytes) throws GeneralSecurityException {
        if (bytes.length != POINT_BYTES || bytes[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("not an uncompressed point of P-256");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + HALF));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + HALF, POINT_BYTES));
        ECParameterSpec curve = parameters();
        BigInteger p = ((java.security.spec.ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger right = x.modPow(BigInteger.valueOf(3), p)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(p);
        if (x.compareTo(p) >= 0
                || y.compareTo(p) >= 0
                || !y.modPow(BigInteger.TWO, p).equals(right)) {
            throw new GeneralSecurityException("not a point of P-256");
        }
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    }

    /// Writes a point, 65 bytes.
    public static byte[] bytes(ECPublicKey key) {
        byte[] bytes = new byte[POINT_BYTES];
        bytes[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + HALF);
        return bytes;
    }

    private static void put(BigInteger value, byte[] target, int at) {
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, HALF);
        System.arraycopy(bytes, bytes.length - length, target, at + HALF - length, length);
    }
}
