package org.campana.notifier.address;

/// One encrypted value and its own key.
///
/// @param wrappedKey the row's random key, encrypted by the key-encryption key; destroying it destroys the
///     value
/// @param ciphertext the value, encrypted by the row's key
@SuppressWarnings("ArrayRecordComponent") // Carried from here to a column and back, never compared.
public record Sealed(byte[] wrappedKey, byte[] ciphertext) {

    @Override
    public String toString() {
        return "Sealed";
    }
}
