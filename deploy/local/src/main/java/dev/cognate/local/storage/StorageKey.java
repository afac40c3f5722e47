package dev.cognate.local.storage;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What the access gateway signs with towards the servers behind it; made anew at every start.
 *
 * @param accessKeyId of the operator
 * @param secretAccessKey never shown
 */
public record StorageKey(String accessKeyId, String secretAccessKey) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;

    static StorageKey generate() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new StorageKey("AKIACOGNATESTORAGE00", HexFormat.of().formatHex(secret));
    }

    @Override
    public String toString() {
        return "StorageKey[" + accessKeyId + "]";
    }
}
