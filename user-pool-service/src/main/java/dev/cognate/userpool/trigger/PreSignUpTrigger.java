package dev.cognate.userpool.trigger;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.userpool.user.NewUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a function about each user who is about to be created.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html">AWS's guide:
 *     pre sign-up</a>
 */
@ApplicationScoped
public class PreSignUpTrigger {
    private static final Verdict NOTHING_SPECIAL = new Verdict(false, false, false);

    private final Triggers triggers;

    PreSignUpTrigger(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * What the function decides.
     *
     * @param confirm the user needs no confirmation
     * @param verifyEmail the e-mail address counts as verified
     * @param verifyPhone the phone number counts as verified
     */
    public record Verdict(boolean confirm, boolean verifyEmail, boolean verifyPhone) {}

    /** Fails when the function refuses the user who signs up. */
    public Uni<Verdict> signingUp(Occasion occasion, NewUser wanted, List<AttributeType> validationData) {
        return ask(TriggerSource.PRE_SIGN_UP_SIGN_UP, occasion, wanted, validationData);
    }

    /** Fails when the function refuses the user an administrator creates; what else it answers does not count. */
    public Uni<Void> creating(Occasion occasion, NewUser wanted, List<AttributeType> validationData) {
        return ask(TriggerSource.PRE_SIGN_UP_ADMIN_CREATE_USER, occasion, wanted, validationData)
                .replaceWithVoid();
    }

    /**
     * Fails when the function refuses somebody who comes from an identity provider for the first time. What confirms a user
     * says nothing of them: the provider does.
     */
    public Uni<Verdict> federating(Occasion occasion, NewUser wanted) {
        return ask(TriggerSource.PRE_SIGN_UP_EXTERNAL_PROVIDER, occasion, wanted, List.of());
    }

    private Uni<Verdict> ask(
            TriggerSource source, Occasion occasion, NewUser wanted, List<AttributeType> validationData) {
        if (!triggers.isSet(occasion.pool(), Trigger.PRE_SIGN_UP)) {
            return Uni.createFrom().item(NOTHING_SPECIAL);
        }
        Map<String, Object> request = TriggerEvents.request(wanted.attributes());
        request.put("validationData", byName(validationData));
        TriggerEvents.addMetadata(request, occasion);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("autoConfirmUser", false);
        response.put("autoVerifyEmail", false);
        response.put("autoVerifyPhone", false);
        return triggers.call(new TriggerCall(source, occasion, wanted.username(), request, response))
                .map(answer -> new Verdict(
                        answer.flag("autoConfirmUser"),
                        answer.flag("autoVerifyEmail"),
                        answer.flag("autoVerifyPhone")));
    }

    /** Null when there is none, as in Cognito's events. */
    private static Map<String, String> byName(List<AttributeType> data) {
        if (data == null || data.isEmpty()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        data.forEach(attribute -> values.put(attribute.name(), attribute.value()));
        return values;
    }
}
