package dev.cognate.userpool.federation.user;

import dev.cognate.userpool.existence.UserExistence;
import dev.cognate.userpool.federation.ExternalIdentity;
import dev.cognate.userpool.trigger.AuthenticationTriggers;
import dev.cognate.userpool.trigger.InboundFederationTrigger;
import dev.cognate.userpool.trigger.PostConfirmationTrigger;
import dev.cognate.userpool.trigger.Trigger;
import dev.cognate.userpool.trigger.Triggers;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The functions of a pool that have a say when somebody comes from a provider. */
@ApplicationScoped
class FederationFunctions {
    private final Triggers triggers;
    private final InboundFederationTrigger inbound;
    private final AuthenticationTriggers authentication;
    private final PostConfirmationTrigger confirmation;

    FederationFunctions(
            Triggers triggers,
            InboundFederationTrigger inbound,
            AuthenticationTriggers authentication,
            PostConfirmationTrigger confirmation) {
        this.triggers = triggers;
        this.inbound = inbound;
        this.authentication = authentication;
        this.confirmation = confirmation;
    }

    /** Has InboundFederation choose what goes on to the user. */
    Uni<Arrival> transform(Arrival arrival) {
        return inbound.transform(arrival.occasion(), statement(arrival))
                .map(chosen ->
                        chosen.map(ProviderClaims::chosen).map(arrival::with).orElse(arrival));
    }

    private static InboundFederationTrigger.Statement statement(Arrival arrival) {
        ExternalIdentity identity = arrival.identity();
        Map<String, Map<String, String>> attributes = new LinkedHashMap<>();
        attributes.put("tokenResponse", ClaimText.all(identity.tokenResponse()));
        attributes.put("idToken", ClaimText.all(identity.idToken()));
        attributes.put("userInfo", ClaimText.all(identity.userInfo()));
        return new InboundFederationTrigger.Statement(
                arrival.name(), arrival.provider(), identity.provider().type().value(), attributes);
    }

    /** Asks PreAuthentication whether a user who was here before may sign in. */
    Uni<Void> before(Arrival arrival, User user) {
        boolean hidden = UserExistence.isHidden(arrival.target().client());
        return triggers.isSet(arrival.pool(), Trigger.PRE_AUTHENTICATION)
                ? authentication.before(arrival.occasion(), Optional.of(user), user.username(), hidden)
                : Uni.createFrom().voidItem();
    }

    /** Tells PostConfirmation of a new user. */
    Uni<Void> created(Arrival arrival, User user) {
        return confirmation.signUpConfirmed(arrival.occasion(), user);
    }
}
