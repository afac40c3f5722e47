package dev.cognate.userpool.federation.user;

import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.userpool.trigger.PreSignUpTrigger;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.UserStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody who comes from a provider for the first time is to become, if the function of PreSignUp lets them in. An
 * address it verifies is marked so; it is taken from nobody, since no address leads to users of providers.
 */
@ApplicationScoped
class Newcomers {
    private final Identities identities;
    private final PreSignUpTrigger preSignUp;
    private final Clock clock;

    Newcomers(Identities identities, PreSignUpTrigger preSignUp, Clock clock) {
        this.identities = identities;
        this.preSignUp = preSignUp;
        this.clock = clock;
    }

    /** Fails with the function's refusal, or with the reason why the claims make no user of this pool. */
    Uni<NewUser> wanted(Arrival arrival) {
        Map<String, String> attributes = arrival.attributes().create();
        NewUser wanted = new NewUser(UUID.randomUUID(), arrival.username(), UserStatus.EXTERNAL_PROVIDER, attributes);
        return preSignUp.federating(arrival.occasion(), wanted).map(verdict -> admitted(arrival, wanted, verdict));
    }

    private NewUser admitted(Arrival arrival, NewUser wanted, PreSignUpTrigger.Verdict verdict) {
        Map<String, String> attributes = new HashMap<>(wanted.attributes());
        if (verdict.verifyEmail()) {
            verify(attributes, "email");
        }
        if (verdict.verifyPhone()) {
            verify(attributes, "phone_number");
        }
        Identity identity = Identity.of(
                arrival.identity().subject(),
                arrival.provider(),
                arrival.identity().provider().type().value(),
                true,
                clock.instant());
        return new NewUser(
                wanted.sub(),
                wanted.username(),
                wanted.status(),
                identities.change(attributes, none -> List.of(identity)));
    }

    private static void verify(Map<String, String> attributes, String address) {
        if (!attributes.containsKey(address)) {
            throw new InvalidLambdaResponseException("User has no " + address + " to verify");
        }
        attributes.put(address + "_verified", "true");
    }
}
