package dev.cognate.userpool.oauth.registration;

import dev.cognate.contract.constraint.Violations;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolClientType;
import io.smallrye.mutiny.Uni;

/** Settings within the bounds of the contract: how long, how many, of which characters. */
final class Checked {
    private Checked() {}

    /** Fails with {@link InvalidParameterException} for settings that CreateUserPoolClient would not take. */
    static Uni<UserPoolClientType> settings(RegisteredMetadata metadata) {
        UserPoolClientType settings = metadata.settings();
        Violations violations = new Violations();
        settings.validate(violations);
        return violations.isEmpty()
                ? Uni.createFrom().item(settings)
                : Uni.createFrom().failure(new InvalidParameterException(violations.message()));
    }
}
