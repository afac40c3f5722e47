package dev.cognate.userpool.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.keyring.Keyring;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The passkey of a user who does not exist: always the same for a name, on every replica, and nobody can use it. */
@ApplicationScoped
class PasskeyDecoy {
    /** As long as the ids of common authenticators. */
    private static final int[] ID_BYTES = {16, 20, 32};

    private final Keyring keyring;

    PasskeyDecoy(Keyring keyring) {
        this.keyring = keyring;
    }

    Passkey of(String poolId, RelyingParty party, String name) {
        byte[] random =
                keyring.deriveKey("passkey-decoy", (poolId + ":" + name.toLowerCase(Locale.ROOT)).getBytes(UTF_8));
        byte[] id = Arrays.copyOf(random, ID_BYTES[Math.floorMod(random[random.length - 1], ID_BYTES.length)]);
        Passkey.Device device = new Passkey.Device(List.of("hybrid", "internal"), Optional.of("platform"), "");
        Passkey.Key key = new Passkey.Key(new byte[0], 0, true, true, true);
        return new Passkey(poolId, new UUID(0, 0), id, party.id(), key, device, Instant.EPOCH);
    }
}
