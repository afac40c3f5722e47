package dev.cognate.userpool.federation.user;

import dev.cognate.keyring.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What tells an identity from all others of a pool.
 *
 * @param provider the provider's name
 * @param attribute {@link #SUBJECT}, or the name of a claim
 * @param value what the provider says there
 */
record IdentityKey(String provider, String attribute, String value) {
    /** Stands for the claim that names users, whichever that is. */
    static final String SUBJECT = "Cognito_Subject";

    private static final int MAX_KEY_BYTES = 512;
    private static final String HASHED = "sha256:";

    static IdentityKey ofSubject(String provider, String subject) {
        return new IdentityKey(provider, SUBJECT, subject);
    }

    /** The value in a form short enough to be indexed; no other value, whoever thinks it up, has the same one. */
    static String stored(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MAX_KEY_BYTES && !value.startsWith(HASHED)
                ? value
                : HASHED + HexFormat.of().formatHex(Sha256.of(bytes));
    }

    /** The value is personal data. */
    @Override
    public String toString() {
        return "IdentityKey[provider=" + provider + ", attribute=" + attribute + "]";
    }
}
