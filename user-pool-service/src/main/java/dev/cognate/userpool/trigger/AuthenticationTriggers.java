package dev.cognate.userpool.trigger;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Asks functions before a sign-in and tells them after it.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html">AWS's
 *     guide: pre authentication</a>, and the page on post authentication beside it
 */
@ApplicationScoped
public class AuthenticationTriggers {
    private final Triggers triggers;

    AuthenticationTriggers(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * Asks whether a user may try to sign in; fails when the function says no.
     *
     * @param occasion its metadata is the {@code validationData} of the event
     * @param user empty when there is none and the client hides it
     * @param requestedName the name the client gave
     * @param existenceHidden whether the client hides who exists
     */
    public Uni<Void> before(Occasion occasion, Optional<User> user, String requestedName, boolean existenceHidden) {
        Map<String, Object> request =
                TriggerEvents.request(user.map(TriggerEvents::attributes).orElse(Map.of()));
        request.put("validationData", occasion.clientMetadata().isEmpty() ? null : occasion.clientMetadata());
        if (existenceHidden) {
            request.put("userNotFound", user.isEmpty());
        }
        String userName = user.map(User::username).orElse(requestedName);
        return triggers.call(new TriggerCall(TriggerSource.PRE_AUTHENTICATION, occasion, userName, request, Map.of()))
                .replaceWithVoid();
    }

    /**
     * Tells of a user who has proven everything asked of it and is about to get tokens; fails when the function does.
     *
     * @param newDevice whether the user signed in without a device the pool remembers
     */
    public Uni<Void> after(Occasion occasion, User user, boolean newDevice) {
        if (!triggers.isSet(occasion.pool(), Trigger.POST_AUTHENTICATION)) {
            return Uni.createFrom().voidItem();
        }
        Map<String, Object> request = TriggerEvents.request(TriggerEvents.attributes(user));
        request.put("newDeviceUsed", newDevice);
        TriggerEvents.addMetadata(request, occasion);
        return triggers.call(new TriggerCall(
                        TriggerSource.POST_AUTHENTICATION, occasion, user.username(), request, Map.of()))
                .replaceWithVoid();
    }
}
