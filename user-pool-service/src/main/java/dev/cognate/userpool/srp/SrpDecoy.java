package dev.cognate.userpool.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.keyring.Keyring;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * Salt and verifier of users who do not exist (RFC 5054 §2.5.1.3): always the same for a name, on every replica, and not
 * to be told from real ones.
 */
@ApplicationScoped
public class SrpDecoy {
    private static final int SALT_BYTES = 16;
    private static final int VERIFIER_BLOCKS = 12;

    private final Keyring keyring;

    SrpDecoy(Keyring keyring) {
        this.keyring = keyring;
    }

    /** 16 bytes that look random. */
    public byte[] salt(String poolId, String name) {
        return Arrays.copyOf(derive("srp-decoy-salt", poolId, name, 0), SALT_BYTES);
    }

    /** A number of the group; a square, as every real verifier is. */
    public BigInteger verifier(String poolId, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int block = 0; block < VERIFIER_BLOCKS; block++) {
            bytes.writeBytes(derive("srp-decoy-verifier", poolId, name, block));
        }
        return SrpGroup.number(bytes.toByteArray()).pow(2).mod(SrpGroup.N);
    }

    /** An id where a user would have had its sub (RFC 9562, version 4). */
    public UUID sub(String poolId, String name) {
        ByteBuffer bytes = ByteBuffer.wrap(derive("srp-decoy-sub", poolId, name, 0));
        long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private byte[] derive(String purpose, String poolId, String name, int block) {
        // a pool that ignores case shows one salt for all spellings of a name, so decoys do as well
        String context = poolId + '\n' + block + '\n' + name.toLowerCase(Locale.ROOT);
        return keyring.deriveKey(purpose, context.getBytes(UTF_8));
    }
}
