package dev.cognate.userpool.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import jakarta.enterprise.context.ApplicationScoped;

/** Argon2id (RFC 9106) with the configured cost. Encodings carry their own salt and parameters. */
@ApplicationScoped
class Argon2Hasher {
    private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id);
    private final PasswordConfig config;
    private volatile String nobodys;

    Argon2Hasher(PasswordConfig config) {
        this.config = config;
    }

    /** A new encoding of a password; takes tens of milliseconds. */
    String hash(String password) {
        return argon2.hash(config.iterations(), config.memoryKib(), config.parallelism(), password.getBytes(UTF_8));
    }

    /** Whether an encoding is of this password; takes as long as {@link #hash}. */
    boolean matches(String encoded, String password) {
        return argon2.verify(encoded, password.getBytes(UTF_8));
    }

    /** Always false, after as much work as {@link #matches}: for users that do not exist. */
    boolean matchesNobody(String password) {
        String encoded = nobodys;
        if (encoded == null) {
            encoded = hash("");
            nobodys = encoded;
        }
        matches(encoded, password);
        return false;
    }

    /** Whether an encoding was made with another cost than the configured one. */
    boolean isOutdated(String encoded) {
        return argon2.needsRehash(encoded, config.iterations(), config.memoryKib(), config.parallelism());
    }
}
