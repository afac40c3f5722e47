package dev.cognate.userpool.federation.user;

/**
 * What tells an identity from all others of a pool.
 *
 * @param provider the provider's name
 * @param attribute {@link #SUBJECT}, or the name of a claim
 * @param value what the provider says there
 */
record IdentityKey(String provider, String attribute, String value) {
    /** Stands for the claim that names users, whichever that is. */
    static final String SUBJECT = "Cognito_Subject";

    static IdentityKey ofSubject(String provider, String subject) {
        return new IdentityKey(provider, SUBJECT, subject);
    }

    /** The value is personal data. */
    @Override
    public String toString() {
        return "IdentityKey[provider=" + provider + ", attribute=" + attribute + "]";
    }
}
