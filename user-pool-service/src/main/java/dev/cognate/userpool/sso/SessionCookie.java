package dev.cognate.userpool.sso;

import dev.cognate.keyring.Sha256;
import dev.cognate.wire.web.WebRequest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a browser keeps: which session is meant, and a secret that nobody else knows.
 *
 * @param id the session
 * @param secret 32 random bytes; we keep only their hash
 */
record SessionCookie(UUID id, byte[] secret) {
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int TEXT_LENGTH = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SessionCookie random() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new SessionCookie(UUID.randomUUID(), secret);
    }

    /** The cookie of a pool that a request carries. */
    static Optional<SessionCookie> of(WebRequest request, String poolId) {
        return request.cookie(name(request, poolId))
                .filter(text -> text.length() == TEXT_LENGTH)
                .flatMap(SessionCookie::parse);
    }

    private static Optional<SessionCookie> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            UUID id = new UUID(bytes.getLong(), bytes.getLong());
            byte[] secret = new byte[SECRET_BYTES];
            bytes.get(secret);
            return Optional.of(new SessionCookie(id, secret));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    byte[] hash() {
        return Sha256.of(secret);
    }

    boolean matches(byte[] storedHash) {
        return MessageDigest.isEqual(hash(), storedHash);
    }

    /** A {@code Set-Cookie} line. */
    String line(WebRequest request, String poolId, Duration lifetime) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(secret)
                .array();
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return line(request, poolId, value, lifetime);
    }

    /** A {@code Set-Cookie} line that makes a browser forget. */
    static String removal(WebRequest request, String poolId) {
        return line(request, poolId, "", Duration.ZERO);
    }

    private static String line(WebRequest request, String poolId, String value, Duration lifetime) {
        return name(request, poolId) + "=" + value + "; Path=/; Max-Age=" + lifetime.toSeconds()
                + "; HttpOnly; SameSite=Lax" + (request.secure() ? "; Secure" : "");
    }

    /** Several pools may share a host. The prefix makes browsers keep other hosts from writing it (RFC 6265bis §4.1.3). */
    private static String name(WebRequest request, String poolId) {
        return (request.secure() ? "__Host-" : "") + "cognate-" + poolId;
    }

    @Override
    public String toString() {
        return "SessionCookie[id=" + id + "]";
    }
}
