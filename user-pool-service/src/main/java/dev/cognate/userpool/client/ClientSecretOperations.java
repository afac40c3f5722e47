package dev.cognate.userpool.client;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.AddUserPoolClientSecretOperation;
import dev.cognate.contract.idp.AddUserPoolClientSecretRequest;
import dev.cognate.contract.idp.AddUserPoolClientSecretResponse;
import dev.cognate.contract.idp.ClientSecretDescriptorType;
import dev.cognate.contract.idp.DeleteUserPoolClientSecretOperation;
import dev.cognate.contract.idp.DeleteUserPoolClientSecretRequest;
import dev.cognate.contract.idp.DeleteUserPoolClientSecretResponse;
import dev.cognate.contract.idp.ListUserPoolClientSecretsOperation;
import dev.cognate.contract.idp.ListUserPoolClientSecretsRequest;
import dev.cognate.contract.idp.ListUserPoolClientSecretsResponse;
import dev.cognate.database.Database;
import dev.cognate.database.PageTokens;
import dev.cognate.userpool.client.ClientChanges.Change;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/**
 * AddUserPoolClientSecret, ListUserPoolClientSecrets and DeleteUserPoolClientSecret: a second secret goes out to the
 * application's servers before the first one goes away.
 */
@ApplicationScoped
class ClientSecretOperations
        implements AddUserPoolClientSecretOperation,
                ListUserPoolClientSecretsOperation,
                DeleteUserPoolClientSecretOperation {
    private static final String SECRET_ID = "clientSecretId";

    private final Database database;
    private final Pools pools;
    private final AppClientStore store;
    private final ClientChanges changes;
    private final PageTokens tokens;
    private final Clock clock;

    ClientSecretOperations(
            Database database,
            Pools pools,
            AppClientStore store,
            ClientChanges changes,
            PageTokens tokens,
            Clock clock) {
        this.database = database;
        this.pools = pools;
        this.store = store;
        this.changes = changes;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The value is told once, and only to a caller who does not know it already. */
    @Override
    public Uni<AddUserPoolClientSecretResponse> addUserPoolClientSecret(
            AddUserPoolClientSecretRequest request, CallContext context) {
        boolean generated = request.clientSecret() == null;
        String value = generated ? ClientSecrets.generate() : request.clientSecret();
        Change addition = new Change(
                UserPoolEventType.APP_CLIENT_SECRET_ADDED,
                client -> client.with(ClientSecrets.added(client, value, clock.instant())),
                store::updateSecrets,
                client -> Map.of(SECRET_ID, client.secrets().getLast().id()));
        return pools.require(request.userPoolId())
                .chain(pool -> changes.apply(pool, request.clientId(), context, addition))
                .map(client -> client.secrets().getLast())
                .map(secret -> AddUserPoolClientSecretResponse.builder()
                        .clientSecretDescriptor(described(secret).toBuilder()
                                .clientSecretValue(generated ? value : null)
                                .build())
                        .build());
    }

    /** Two at most: one page holds them. */
    @Override
    public Uni<ListUserPoolClientSecretsResponse> listUserPoolClientSecrets(
            ListUserPoolClientSecretsRequest request, CallContext context) {
        tokens.open("secrets of " + request.clientId(), request.nextToken());
        return pools.require(request.userPoolId())
                .chain(pool -> database.read(session -> store.find(session, pool.id(), request.clientId())))
                .map(found -> found.orElseThrow(() -> AppClients.missing(request.clientId())))
                .map(ClientSecrets::requireRegular)
                .map(client -> ListUserPoolClientSecretsResponse.builder()
                        .clientSecrets(client.secrets().stream()
                                .map(ClientSecretOperations::described)
                                .toList())
                        .build());
    }

    @Override
    public Uni<DeleteUserPoolClientSecretResponse> deleteUserPoolClientSecret(
            DeleteUserPoolClientSecretRequest request, CallContext context) {
        String secretId = request.clientSecretId();
        Change deletion = new Change(
                UserPoolEventType.APP_CLIENT_SECRET_DELETED,
                client -> client.with(ClientSecrets.without(client, secretId)),
                store::updateSecrets,
                client -> Map.of(SECRET_ID, secretId));
        return pools.require(request.userPoolId())
                .chain(pool -> changes.apply(pool, request.clientId(), context, deletion))
                .replaceWith(DeleteUserPoolClientSecretResponse.builder().build());
    }

    private static ClientSecretDescriptorType described(ClientSecret secret) {
        return ClientSecretDescriptorType.builder()
                .clientSecretId(secret.id())
                .clientSecretCreateDate(secret.createdAt())
                .build();
    }
}
