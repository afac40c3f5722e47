package dev.cognate.userpool.login.view;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as SVG: dark on light in every colour scheme, since many readers need that. */
public final class QrImage {
    private static final int QUIET_ZONE = 4;

    private QrImage() {}

    /** A path that fills the dark modules, and how wide the drawing is. */
    public record Drawing(String path, int size) {}

    static Drawing of(String content) {
        QrCode code = QrCode.encodeText(content, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Drawing(path.toString(), code.size + 2 * QUIET_ZONE);
    }
}
