package dev.cognate.userpool.trigger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a function for users who are not in the pool but in an older directory.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html">AWS's guide:
 *     migrate user</a>
 */
@ApplicationScoped
public class UserMigrationTrigger {
    private final Triggers triggers;

    UserMigrationTrigger(Triggers triggers) {
        this.triggers = triggers;
    }

    /**
     * A user of the older directory.
     *
     * @param attributes as they are to be stored; {@code username} among them names the user
     * @param confirmed whether the old password is good here too
     * @param suppressMessage whether no welcome is sent
     * @param mediums how the welcome is sent: {@code EMAIL}, {@code SMS}
     * @param forceAliasCreation whether aliases are taken from users who have them
     * @param smsMfa whether the user must show a code sent by SMS
     */
    public record Migrant(
            Map<String, String> attributes,
            boolean confirmed,
            boolean suppressMessage,
            List<String> mediums,
            boolean forceAliasCreation,
            boolean smsMfa) {
        @Override
        public String toString() {
            return "Migrant[confirmed=" + confirmed + "]";
        }
    }

    /**
     * Asks at a sign-in with a password; empty when the function names nobody.
     *
     * @param occasion its metadata is the {@code validationData} of the event
     */
    public Uni<Optional<Migrant>> signingIn(Occasion occasion, String name, String password) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("password", password);
        request.put("validationData", occasion.clientMetadata().isEmpty() ? null : occasion.clientMetadata());
        request.put("userAttributes", null);
        return ask(TriggerSource.USER_MIGRATION_AUTHENTICATION, occasion, name, request);
    }

    /** Asks for a user who forgot the password; empty when the function names nobody. */
    public Uni<Optional<Migrant>> forgotPassword(Occasion occasion, String name) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("password", null);
        request.put("validationData", null);
        request.put("userAttributes", null);
        TriggerEvents.addMetadata(request, occasion);
        return ask(TriggerSource.USER_MIGRATION_FORGOT_PASSWORD, occasion, name, request);
    }

    private Uni<Optional<Migrant>> ask(
            TriggerSource source, Occasion occasion, String name, Map<String, Object> request) {
        Map<String, Object> response = TriggerEvents.unset(
                "userAttributes",
                "forceAliasCreation",
                "enableSMSMFA",
                "finalUserStatus",
                "messageAction",
                "desiredDeliveryMediums");
        return triggers.call(new TriggerCall(source, occasion, name, request, response))
                .map(UserMigrationTrigger::migrant);
    }

    private static Optional<Migrant> migrant(TriggerAnswer answer) {
        Map<String, String> attributes = answer.texts("userAttributes");
        return attributes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Migrant(
                        attributes,
                        answer.text("finalUserStatus")
                                .filter("CONFIRMED"::equals)
                                .isPresent(),
                        answer.text("messageAction").filter("SUPPRESS"::equals).isPresent(),
                        answer.list("desiredDeliveryMediums"),
                        answer.flag("forceAliasCreation"),
                        answer.flag("enableSMSMFA")));
    }
}
