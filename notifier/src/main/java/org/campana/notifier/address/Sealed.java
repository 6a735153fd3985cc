package org.campana.notifier.address;

/// One encrypted value and its own key.
///
/// @param wrappedKey the mark of a key-encryption key and the row's random key, encrypted by it; destroying it
///     destroys the value. Each column that holds one needs its [SealedPlace]
/// @param ciphertext the value, encrypted by the row's key
@SuppressWarnings("ArrayRecordComponent") // Carried from here to a column and back, never compared.
public record Sealed(byte[] wrappedKey, byte[] ciphertext) {

    @Override
    public String toString() {
        return "Sealed";
    }
}
