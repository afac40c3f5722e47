package dev.cognate.risk.assessment;

import dev.cognate.keyring.Sealer;
import dev.cognate.keyring.UnsealableException;
import dev.cognate.risk.history.Origins;
import dev.cognate.risk.scoring.Origin;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A sign-in to be judged.
 *
 * @param poolId the pool
 * @param sub who signs in
 * @param at when
 * @param origin from where
 */
record Question(String poolId, UUID sub, Instant at, Origin origin) {

    /** Opens a sealed question; empty when it is none of a service of this installation, or too old. */
    static Optional<Question> open(Sealer sealer, String sealed, Instant now) {
        try {
            JsonObject said = new JsonObject(new String(sealer.openString(sealed), StandardCharsets.UTF_8));
            return now.isBefore(Instant.ofEpochSecond(said.getLong("expires", 0L)))
                    ? Optional.of(read(said))
                    : Optional.empty();
        } catch (UnsealableException | DecodeException | IllegalArgumentException | ClassCastException notOurs) {
            return Optional.empty();
        }
    }

    private static Question read(JsonObject said) {
        Instant at = Instant.ofEpochMilli(said.getLong("time", 0L));
        return new Question(
                said.getString("pool", ""),
                UUID.fromString(said.getString("sub", "")),
                at,
                Origins.of(
                        said.getString("ip", ""),
                        said.getString("userAgent", ""),
                        Optional.ofNullable(said.getString("deviceKey")),
                        at));
    }
}
