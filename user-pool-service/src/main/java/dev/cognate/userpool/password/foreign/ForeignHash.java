package dev.cognate.userpool.password.foreign;

import dev.cognate.contract.idp.PasswordHashingAlgorithmType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A password hash another system made. There is none that costs more time or memory to verify than the guide allows.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html">AWS's
 *     guide: supported password hashing algorithms</a>
 */
public sealed interface ForeignHash permits Argon2idHash, BcryptHash, Pbkdf2Hash, ScryptHash {

    /** As it came; it says what it is, and all its parameters. Secret. */
    String encoded();

    /** Whether it is of this password. Takes up to half a second of processor time and 64 MiB. */
    boolean matches(String password);

    /**
     * Reads the hash of an announced algorithm.
     *
     * @throws UnusableHashException when the text is none, or its parameters are beyond the guide's
     */
    static ForeignHash read(PasswordHashingAlgorithmType algorithm, String text) {
        return Optional.ofNullable(Readers.OF.get(algorithm))
                .flatMap(reader -> reader.apply(text))
                .orElseThrow(() -> new UnusableHashException("The value is not a hash of the job's algorithm."));
    }

    /** Reads a hash that was read before. */
    static ForeignHash of(String encoded) {
        return Readers.OF.values().stream()
                .flatMap(reader -> reader.apply(encoded).stream())
                .findFirst()
                .orElseThrow(() -> new UnusableHashException("The value is not a hash."));
    }

    /** By algorithm. */
    final class Readers {
        private static final Map<PasswordHashingAlgorithmType, Function<String, Optional<? extends ForeignHash>>> OF =
                Map.of(
                        PasswordHashingAlgorithmType.BCRYPT, BcryptHash::read,
                        PasswordHashingAlgorithmType.SCRYPT, ScryptHash::read,
                        PasswordHashingAlgorithmType.ARGON2_ID, Argon2idHash::read,
                        PasswordHashingAlgorithmType.PBKDF2_SHA256, Pbkdf2Hash::read);

        private Readers() {}
    }
}
