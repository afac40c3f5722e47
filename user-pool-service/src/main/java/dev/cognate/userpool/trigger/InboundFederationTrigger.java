package dev.cognate.userpool.trigger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a function change what an identity provider says of somebody, at each sign-in, before it is stored.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html">AWS's
 *     guide: inbound federation</a>
 */
@ApplicationScoped
public class InboundFederationTrigger {
    private static final String ANSWER = "userAttributesToMap";

    private final Triggers triggers;

    InboundFederationTrigger(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * What a provider said.
     *
     * @param username the name a user who comes from there has, or would have
     * @param providerName the provider's name in the pool
     * @param providerType such as {@code OIDC} or {@code Google}
     * @param attributes by where they are from: {@code tokenResponse}, {@code idToken}, {@code userInfo}
     */
    public record Statement(
            String username, String providerName, String providerType, Map<String, Map<String, String>> attributes) {
        /** Without what was said: secrets and personal data. */
        @Override
        public String toString() {
            return "Statement[providerName=" + providerName + "]";
        }
    }

    /** What goes on to the user: exactly this. Empty when the function changes nothing, or there is none. */
    public Uni<Optional<Map<String, String>>> transform(Occasion occasion, Statement statement) {
        if (!triggers.isSet(occasion.pool(), Trigger.INBOUND_FEDERATION)) {
            return Uni.createFrom().item(Optional.empty());
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("providerName", statement.providerName());
        request.put("providerType", statement.providerType());
        request.put("attributes", statement.attributes());
        Map<String, Object> response = new LinkedHashMap<>();
        response.put(ANSWER, Map.of());
        return triggers.call(new TriggerCall(
                        TriggerSource.INBOUND_FEDERATION, occasion, statement.username(), request, response))
                .map(InboundFederationTrigger::chosen);
    }

    /** An object whose values are all null names attributes to drop; only an empty one changes nothing. */
    private static Optional<Map<String, String>> chosen(TriggerAnswer answer) {
        return answer.inside(ANSWER)
                .filter(given -> !given.response().isEmpty())
                .map(given -> answer.texts(ANSWER));
    }
}
