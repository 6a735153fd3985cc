package org.campana.notifier.poster;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;

/// A QR code as one path of an SVG, a unit a module, with the quiet zone that readers need.
///
/// @param units of each side, quiet zone included
/// @param path what is dark
public record QrPicture(int units, String path) {

    static final int QUIET = 4;

    /// Quartile correction: a quarter of it may be torn or dirty.
    static QrPicture of(String payload) {
        QrCode code = QrCode.encodeText(payload, Ecc.QUARTILE);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * QUIET, path.toString());
    }
}
