package dev.cognate.userpool.password.foreign;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** {@code $pbkdf2-sha256$iterations$salt$hash} (RFC 8018), salt and hash in base64 without padding, plus signs also as dots. */
record Pbkdf2Hash(String encoded, int iterations, byte[] salt, byte[] hash) implements ForeignHash {
    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-sha256\\$(\\d{1,9})\\$([A-Za-z0-9+./]{1,512})\\$([A-Za-z0-9+./]{1,512})");
    private static final int MOST_ITERATIONS = 600_000;
    private static final int SHORTEST_SALT = 4;

    /** Each block of SHA-256 more would cost all iterations once more. */
    private static final int ONE_BLOCK = 32;

    static Optional<Pbkdf2Hash> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int iterations = Limits.number(form.group(1), 1, MOST_ITERATIONS);
        Optional<byte[]> salt = Base64s.decode(form.group(2));
        Optional<byte[]> hash = Base64s.decode(form.group(3));
        if (salt.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        Limits.requireLengths(salt.get(), hash.get(), SHORTEST_SALT);
        if (hash.get().length > ONE_BLOCK) {
            throw Limits.tooMuch();
        }
        return Optional.of(new Pbkdf2Hash(text, iterations, salt.get(), hash.get()));
    }

    @Override
    public boolean matches(String password) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, hash.length * Byte.SIZE);
        try {
            byte[] computed = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(computed, hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "Pbkdf2Hash[]";
    }
}
