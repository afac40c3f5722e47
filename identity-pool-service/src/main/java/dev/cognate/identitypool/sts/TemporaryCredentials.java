package dev.cognate.identitypool.sts;

import dev.cognate.contract.sts.Credentials;
import dev.cognate.iam.Principal;
import dev.cognate.iam.session.TemporaryKey;
import java.time.Instant;

/**
 * Temporary credentials of a role.
 *
 * @param secretKey signs requests
 * @param sessionToken goes with every request
 * @param expiration when they end
 * @param owner whom they identify
 */
public record TemporaryCredentials(
        String accessKeyId, String secretKey, String sessionToken, Instant expiration, Principal owner) {

    static TemporaryCredentials of(TemporaryKey issued) {
        return new TemporaryCredentials(
                issued.key().id(),
                issued.key().secret(),
                issued.sessionToken(),
                issued.expiresAt(),
                issued.key().owner());
    }

    /** As STS answers them. */
    Credentials shown() {
        return Credentials.builder()
                .accessKeyId(accessKeyId)
                .secretAccessKey(secretKey)
                .sessionToken(sessionToken)
                .expiration(expiration)
                .build();
    }

    @Override
    public String toString() {
        return "TemporaryCredentials[accessKeyId=" + accessKeyId + ", owner=" + owner + "]";
    }
}
