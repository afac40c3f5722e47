package dev.cognate.userpool.password.foreign;

import java.util.Base64;
import java.util.Optional;

/** Base64 without padding, as it stands in hashes. */
final class Base64s {
    private Base64s() {}

    /** The bytes of a text, in which plus signs may be written as dots; empty when it has none. */
    static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('.', '+')));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
