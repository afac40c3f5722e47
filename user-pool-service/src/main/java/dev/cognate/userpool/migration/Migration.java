package dev.cognate.userpool.migration;

import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.InvalidLambdaResponseException;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.trigger.UserMigrationTrigger.Migrant;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.UserStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a user of an older directory becomes in a pool. */
final class Migration {
    private static final String USERNAME = "username";

    private Migration() {}

    /**
     * The user to create.
     *
     * @param name as the client gave it
     * @throws InvalidLambdaResponseException when the user could not be found by that name afterwards
     */
    static NewUser wanted(UserPool pool, String name, Migrant migrant) {
        Map<String, String> given = new HashMap<>(migrant.attributes());
        String username = Optional.ofNullable(given.remove(USERNAME)).orElse(name);
        boolean byAlias = !username.equals(name);
        if (byAlias && !given.containsValue(name)) {
            throw new InvalidLambdaResponseException(
                    "Invalid lambda response: username differs from the one that was asked for");
        }
        requireSmsPossible(pool, migrant);
        UserStatus status = migrant.confirmed() ? UserStatus.CONFIRMED : UserStatus.RESET_REQUIRED;
        List<AttributeType> attributes = given.entrySet().stream()
                .map(entry -> AttributeType.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return NewUser.named(
                pool, username, status, AttributeRules.of(pool).create(attributes, new AttributeWriter.Admin()));
    }

    private static void requireSmsPossible(UserPool pool, Migrant migrant) {
        boolean off = UserPoolMfaType.OFF.equals(pool.settings().mfaConfiguration());
        if (migrant.smsMfa() && (off || !migrant.attributes().containsKey(Destination.PHONE))) {
            throw new InvalidLambdaResponseException(
                    "Invalid lambda response: enableSMSMFA needs a pool with MFA and a user with a phone number");
        }
    }
}
