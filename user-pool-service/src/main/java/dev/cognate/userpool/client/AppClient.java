package dev.cognate.userpool.client;

import dev.cognate.contract.idp.UserPoolClientType;
import java.util.List;
import java.util.Optional;

/**
 * An app client of a pool.
 *
 * @param poolId its pool
 * @param id the client id
 * @param settings what DescribeUserPoolClient answers, without the secret
 * @param secrets the secrets that hold, oldest first, at most two; public clients have none
 */
public record AppClient(String poolId, String id, UserPoolClientType settings, List<ClientSecret> secrets) {

    /** Defensive copy. */
    public AppClient {
        secrets = List.copyOf(secrets);
    }

    /** Whether the client has to show a secret. */
    public boolean confidential() {
        return !secrets.isEmpty();
    }

    /** Whether nobody made it but itself (RFC 7591); what it says of itself is not to be trusted. */
    public boolean registeredItself() {
        return ClientKind.of(settings) == ClientKind.DCR;
    }

    /** The newest secret in the clear, for confidential clients; to check one that was shown, ask {@link SecretHash}. */
    public Optional<String> secret() {
        return confidential() ? Optional.of(secrets.getLast().value()) : Optional.empty();
    }

    /** What DescribeUserPoolClient answers, with the newest secret. */
    UserPoolClientType described() {
        return settings.toBuilder()
                .clientSecret(secret().orElse(null))
                .clientType(ClientKind.of(settings).name())
                .build();
    }

    AppClient with(List<ClientSecret> others) {
        return new AppClient(poolId, id, settings, others);
    }

    @Override
    public String toString() {
        return "AppClient[poolId=" + poolId + ", id=" + id + ", confidential=" + confidential() + "]";
    }
}
