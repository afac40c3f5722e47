package dev.cognate.identitypool.provider;

/**
 * A user as a provider knows it.
 *
 * @param provider the provider's name
 * @param subject the user's id there
 * @param developer whether the operator's own backend vouches for it, not a provider's token
 */
public record Login(String provider, String subject, boolean developer) {
    /** A user of a provider whose tokens are checked. */
    public static Login of(String provider, String subject) {
        return new Login(provider, subject, false);
    }

    /** A user of the operator's own backend. */
    public static Login ofDeveloper(String provider, String subject) {
        return new Login(provider, subject, true);
    }

    /** Without the subject: it is somebody's name. */
    @Override
    public String toString() {
        return "Login[provider=" + provider + "]";
    }
}
