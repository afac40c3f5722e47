package dev.cognate.userpool.threat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What the adaptive risk service says of a sign-in.
 *
 * @param level empty for no risk
 * @param reasons why, as the service names them
 */
record Verdict(Optional<RiskLevel> level, List<String> reasons) {
    /** Nobody could say: the sign-in goes on, and it is written down that it did so unjudged. */
    static final Verdict UNAVAILABLE = new Verdict(Optional.empty(), List.of("profile-unavailable"));

    Verdict {
        reasons = List.copyOf(reasons);
    }

    /** Reads the service's answer; throws an {@link IllegalArgumentException} when it is of another kind. */
    static Verdict read(JsonObject answer) {
        return new Verdict(
                Optional.ofNullable(answer.getString("level")).map(RiskLevel::valueOf),
                answer.getJsonArray("reasons", new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList());
    }
}
