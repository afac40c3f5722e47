package dev.cognate.userpool.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** What hashing a password costs. Raising a cost re-hashes each password at its next use. */
@ConfigMapping(prefix = "cognate.password")
public interface PasswordConfig {

    /** Memory of one Argon2id hash, in KiB. */
    @WithDefault("19456")
    int memoryKib();

    /** Passes over the memory. */
    @WithDefault("2")
    int iterations();

    /** Lanes of one hash. */
    @WithDefault("1")
    int parallelism();

    /** Threads that hash; one for each processor when not set. */
    OptionalInt threads();

    /** Hashes that may wait for a thread; one more is answered TooManyRequestsException. */
    @WithDefault("256")
    int queue();
}
