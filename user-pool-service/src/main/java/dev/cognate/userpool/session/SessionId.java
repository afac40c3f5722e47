package dev.cognate.userpool.session;

import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Ids of sessions: a prefix that tells their type and the id of what they stand for, 28 lower-case letters and digits
 * together.
 *
 * @param type what it stands for
 * @param id of a token session, the {@code origin_jti} of its tokens
 */
record SessionId(Type type, UUID id) {
    /** What a session is. */
    enum Type {
        /** An app's: the tokens of one sign-in. */
        TOKEN("tkn"),
        /** A browser's, which lets users into further apps. */
        SSO("sso");

        private final String prefix;

        Type(String prefix) {
            this.prefix = prefix;
        }
    }

    private static final String ZEROS = "0".repeat(25);
    private static final int RADIX = 36;
    private static final int BITS = 128;
    private static final Pattern FORM = Pattern.compile("(tkn|sso)[0-9a-z]{25}");

    /** Whether a text has the form of any session's id. */
    static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** The session of an id; empty for such that name nothing. */
    static Optional<SessionId> parse(String text) {
        if (!isWellFormed(text)) {
            return Optional.empty();
        }
        Type type = text.startsWith(Type.SSO.prefix) ? Type.SSO : Type.TOKEN;
        BigInteger number = new BigInteger(text.substring(type.prefix.length()), RADIX);
        return number.bitLength() > BITS
                ? Optional.empty()
                : Optional.of(new SessionId(
                        type, new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue())));
    }

    @Override
    public String toString() {
        BigInteger number =
                unsigned(id.getMostSignificantBits()).shiftLeft(Long.SIZE).or(unsigned(id.getLeastSignificantBits()));
        String digits = number.toString(RADIX);
        return type.prefix + ZEROS.substring(digits.length()) + digits;
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
