package org.campana.notifier.address;

import org.springframework.stereotype.Component;

/// Seals a number that has to wait in another table than [AddressBook]'s, so that nobody else needs the clear one.
@Component
public class NumberSeal {

    private static final String COLUMN = "number";

    private final Vault vault;

    NumberSeal(Vault vault) {
        this.vault = vault;
    }

    /// The keyed index under which [AddressBook] knows the number, if it does.
    public byte[] index(PhoneNumber number) {
        return vault.index(COLUMN, number.e164());
    }

    /// Seals it for one row of one table.
    public Sealed seal(PhoneNumber number, String table, String rowId) {
        return vault.seal(number.e164(), table, COLUMN, rowId);
    }

    /// Opens what [#seal] made for the same row.
    ///
    /// @throws UnreadableRowException when the key is another, or the value was changed or moved
    public PhoneNumber open(Sealed sealed, String table, String rowId) {
        return PhoneNumber.of(vault.open(sealed, table, COLUMN, rowId));
    }
}
