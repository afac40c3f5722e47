package dev.cognate.identitypool.sts;

import dev.cognate.iam.directory.IamState;
import dev.cognate.iam.directory.PolicyAuthorizer;
import dev.cognate.iam.session.AuthorizationMessages;
import dev.cognate.iam.session.SessionTokens;
import dev.cognate.keyring.Keyring;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What seals. */
@Singleton
class StsBeans {
    @Produces
    @Singleton
    SessionTokens sessionTokens(Keyring keyring) {
        return new SessionTokens(keyring);
    }

    @Produces
    @Singleton
    AuthorizationMessages authorizationMessages(Keyring keyring) {
        return new AuthorizationMessages(keyring);
    }

    /** Beside whether a call is allowed it knows the condition keys of callers. */
    @Produces
    @Singleton
    PolicyAuthorizer policyAuthorizer(IamState state) {
        return new PolicyAuthorizer(state);
    }
}
