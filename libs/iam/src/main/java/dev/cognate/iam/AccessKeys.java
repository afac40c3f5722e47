package dev.cognate.iam;

import java.util.Optional;

/** Finds the key a request claims to be signed with. Must answer without leaving the process. */
@FunctionalInterface
public interface AccessKeys {

    /**
     * Finds a key.
     *
     * @param accessKeyId the id in the request's credential
     * @param sessionToken the {@code X-Amz-Security-Token} of temporary credentials, when one was sent
     * @return the key, which may be expired, or empty when it is unknown or the session token is not its own
     */
    Optional<AccessKey> find(String accessKeyId, Optional<String> sessionToken);

    /** Knows exactly one key, the root key of the configuration, which has no session token. */
    static AccessKeys of(AccessKey root) {
        return (id, token) -> token.isEmpty() && root.id().equals(id) ? Optional.of(root) : Optional.empty();
    }

    /** These, and where they know nothing, others. */
    default AccessKeys or(AccessKeys others) {
        return (id, token) -> find(id, token).or(() -> others.find(id, token));
    }
}
