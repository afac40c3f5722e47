package dev.cognate.userpool.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.keyring.Keyring;
import dev.cognate.keyring.Sealer;
import dev.cognate.userpool.password.foreign.ForeignHash;
import dev.cognate.userpool.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;

/** What is stored of passwords: sealed, and bound to the user, so that a row copied to another user opens nothing. */
@ApplicationScoped
class PasswordSecrets {
    /** Before hashes another system made; no encoding of ours begins like this. */
    private static final String FOREIGN = "foreign:";

    private final Argon2Hasher hasher;
    private final Sealer hashes;
    private final Sealer verifiers;

    PasswordSecrets(Argon2Hasher hasher, Keyring keyring) {
        this.hasher = hasher;
        this.hashes = keyring.sealer("password-hash");
        this.verifiers = keyring.sealer("srp-verifier");
    }

    /** A new hash, sealed; takes as long as {@link Argon2Hasher#hash}. */
    byte[] hash(String poolId, String username, String password) {
        return hashes.seal(hasher.hash(password).getBytes(UTF_8), owner(poolId, username));
    }

    /** A hash another system made, sealed. */
    byte[] seal(User user, ForeignHash hash) {
        return hashes.seal((FOREIGN + hash.encoded()).getBytes(UTF_8), owner(user.poolId(), user.username()));
    }

    /** Whether a sealed hash of this user is of this password; takes as long as {@link #hash}, or as a foreign hash takes. */
    boolean matches(User user, byte[] sealedHash, String password) {
        String encoded = encoded(user, sealedHash);
        return encoded.startsWith(FOREIGN)
                ? ForeignHash.of(encoded.substring(FOREIGN.length())).matches(password)
                : hasher.matches(encoded, password);
    }

    /** Whether another system made a sealed hash. */
    boolean isForeign(User user, byte[] sealedHash) {
        return encoded(user, sealedHash).startsWith(FOREIGN);
    }

    /** See {@link Argon2Hasher#matchesNobody}. */
    boolean matchesNobody(String password) {
        return hasher.matchesNobody(password);
    }

    /** Whether a hash is to be replaced at the next use of its password; see {@link Argon2Hasher#isOutdated}. */
    boolean isOutdated(User user, byte[] sealedHash) {
        String encoded = encoded(user, sealedHash);
        return encoded.startsWith(FOREIGN) || hasher.isOutdated(encoded);
    }

    byte[] sealVerifier(String poolId, String username, BigInteger verifier) {
        return verifiers.seal(verifier.toByteArray(), owner(poolId, username));
    }

    BigInteger openVerifier(User user, byte[] sealed) {
        return new BigInteger(verifiers.open(sealed, owner(user.poolId(), user.username())));
    }

    private String encoded(User user, byte[] sealedHash) {
        return new String(hashes.open(sealedHash, owner(user.poolId(), user.username())), UTF_8);
    }

    private static byte[] owner(String poolId, String username) {
        return (poolId + ":" + username).getBytes(UTF_8);
    }
}
