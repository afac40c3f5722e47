package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** One valid call of one operation. */
@FunctionalInterface
public interface Call {

    /**
     * Makes the call.
     *
     * @param cognito signs with the root key; only the operation in question goes through it
     * @param pool to prepare users in
     */
    void make(CognitoIdentityProviderClient cognito, Pool pool);
}
