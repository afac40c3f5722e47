package dev.cognate.userpool.trigger;

import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Tells a function of users who are confirmed. It runs after the commit: when it fails the caller hears of it, but the user
 * stays confirmed.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html">AWS's
 *     guide: post confirmation</a>
 */
@ApplicationScoped
public class PostConfirmationTrigger {
    private final Triggers triggers;

    PostConfirmationTrigger(Triggers triggers) {
        this.triggers = triggers;
    }

    /** The user confirmed the sign-up, or somebody did in its place. */
    public Uni<Void> signUpConfirmed(Occasion occasion, User user) {
        return call(TriggerSource.POST_CONFIRMATION_CONFIRM_SIGN_UP, occasion, user);
    }

    /** The user chose a new password with a code. */
    public Uni<Void> passwordReset(Occasion occasion, User user) {
        return call(TriggerSource.POST_CONFIRMATION_CONFIRM_FORGOT_PASSWORD, occasion, user);
    }

    private Uni<Void> call(TriggerSource source, Occasion occasion, User user) {
        if (!triggers.isSet(occasion.pool(), Trigger.POST_CONFIRMATION)) {
            return Uni.createFrom().voidItem();
        }
        Map<String, Object> request = TriggerEvents.request(TriggerEvents.attributes(user));
        TriggerEvents.addMetadata(request, occasion);
        return triggers.call(new TriggerCall(source, occasion, user.username(), request, Map.of()))
                .replaceWithVoid();
    }
}
