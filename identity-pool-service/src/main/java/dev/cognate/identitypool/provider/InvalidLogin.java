package dev.cognate.identitypool.provider;

import dev.cognate.contract.identity.ExternalServiceException;
import dev.cognate.contract.identity.NotAuthorizedException;

/** What is said of tokens that prove nothing, in AWS's words where they are known. */
public final class InvalidLogin {
    private static final String INVALID = "Invalid login token. ";

    private InvalidLogin() {}

    /** Something else is wrong. */
    public static NotAuthorizedException because(String reason) {
        return new NotAuthorizedException(INVALID + reason);
    }

    /** It has not the form of an ID token. */
    public static NotAuthorizedException notAToken() {
        return because("Not a valid OpenId Connect identity token.");
    }

    /** It is of another issuer than the login names. */
    public static NotAuthorizedException wrongIssuer() {
        return because("Issuer doesn't match providerName");
    }

    /** Nobody trusted has the key it names, or its algorithm is not one of those allowed. */
    public static NotAuthorizedException unverifiable() {
        return because("Couldn't verify signed token.");
    }

    /** It was changed, or signed by somebody else. */
    public static NotAuthorizedException wrongSignature() {
        return because("Token signature invalid.");
    }

    /** It was issued for another application. */
    public static NotAuthorizedException wrongAudience() {
        return because("Incorrect token audience.");
    }

    /** It lacks something that must be there. */
    public static NotAuthorizedException missing(String claim) {
        return because("Missing a required claim: " + claim);
    }

    /** It is too old; both times are epoch seconds. */
    public static NotAuthorizedException expired(long now, long expiry) {
        return because("Token expired: " + now + " >= " + expiry);
    }

    /** The pool has no such provider. */
    public static NotAuthorizedException unsupported() {
        return new NotAuthorizedException("Token is not from a supported provider of this identity pool.");
    }

    /** The provider that would know does not answer. */
    public static ExternalServiceException silent(String provider) {
        return new ExternalServiceException("The identity provider " + provider + " does not answer.");
    }
}
