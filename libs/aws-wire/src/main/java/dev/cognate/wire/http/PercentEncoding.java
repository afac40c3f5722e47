package dev.cognate.wire.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of RFC 3986 section 2, with the unreserved set that AWS signs with.
 *
 * <p>A plus sign is a plus sign here; only form bodies give it another meaning. An escape that is not one stands for its
 * own characters, so that two spellings with one signature also have one meaning.
 */
public final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Decodes to text; bytes that are not UTF-8 become the replacement character. */
    public static String decode(String encoded) {
        return encoded.indexOf('%') < 0 ? encoded : new String(bytes(encoded), StandardCharsets.UTF_8);
    }

    /** Encodes everything but letters, digits and {@code -._~}. */
    public static String encode(String text) {
        return isUnreserved(text) ? text : encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives a part of a query its one canonical spelling. */
    public static String normalise(String encoded) {
        return isUnreserved(encoded) ? encoded : encode(bytes(encoded));
    }

    private static boolean isUnreserved(String text) {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter >= 0x80 || !isUnreserved((byte) letter)) {
                return false;
            }
        }
        return true;
    }

    private static String encode(byte[] bytes) {
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte octet : bytes) {
            if (isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }

    private static byte[] bytes(String encoded) {
        byte[] source = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(source.length);
        for (int index = 0; index < source.length; index++) {
            int octet = source[index] == '%' ? escape(source, index) : -1;
            if (octet < 0) {
                decoded.write(source[index]);
            } else {
                decoded.write(octet);
                index += 2;
            }
        }
        return decoded.toByteArray();
    }

    private static int escape(byte[] source, int index) {
        if (index + 2 >= source.length) {
            return -1;
        }
        int high = Character.digit(source[index + 1], 16);
        int low = Character.digit(source[index + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
