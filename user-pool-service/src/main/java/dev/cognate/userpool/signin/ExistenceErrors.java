package dev.cognate.userpool.signin;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.contract.idp.PreventUserExistenceErrorTypes;
import dev.cognate.contract.idp.UserNotFoundException;
import dev.cognate.userpool.client.AppClient;

/** How an app client speaks of users that do not exist (PreventUserExistenceErrors). */
public final class ExistenceErrors {
    private ExistenceErrors() {}

    /** Whether the client must not tell who exists. */
    public static boolean areHidden(AppClient client) {
        return PreventUserExistenceErrorTypes.ENABLED.equals(client.settings().preventUserExistenceErrors());
    }

    /** The refusal of a user that does not exist. */
    public static AwsException unknownUser(AppClient client) {
        return areHidden(client) ? incorrect() : new UserNotFoundException("User does not exist.");
    }

    /** The refusal of a wrong first factor. */
    public static NotAuthorizedException incorrect() {
        return new NotAuthorizedException("Incorrect username or password.");
    }
}
