package dev.cognate.identitypool.credentials;

import java.time.Instant;

/**
 * Credentials that last a while.
 *
 * @param accessKeyId the public part
 * @param secretKey signs requests
 * @param sessionToken goes with each request
 * @param expiration when they end
 */
record IssuedCredentials(String accessKeyId, String secretKey, String sessionToken, Instant expiration) {
    @Override
    public String toString() {
        return "IssuedCredentials[accessKeyId=" + accessKeyId + ", expiration=" + expiration + "]";
    }
}
