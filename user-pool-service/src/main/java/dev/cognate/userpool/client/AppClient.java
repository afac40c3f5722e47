package dev.cognate.userpool.client;

import dev.cognate.contract.idp.UserPoolClientType;
import java.util.Optional;

/**
 * An app client of a pool.
 *
 * @param poolId its pool
 * @param id the client id
 * @param settings what DescribeUserPoolClient answers, without the secret
 * @param secret the client secret in the clear, for confidential clients
 */
public record AppClient(String poolId, String id, UserPoolClientType settings, Optional<String> secret) {

    /** What DescribeUserPoolClient answers, with the secret. */
    UserPoolClientType described() {
        return settings.toBuilder().clientSecret(secret.orElse(null)).build();
    }

    @Override
    public String toString() {
        return "AppClient[poolId=" + poolId + ", id=" + id + ", confidential=" + secret.isPresent() + "]";
    }
}
