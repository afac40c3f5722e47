package dev.cognate.userpool.client;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CreateUserPoolClientOperation;
import dev.cognate.contract.idp.CreateUserPoolClientRequest;
import dev.cognate.contract.idp.CreateUserPoolClientResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.database.Json;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** CreateUserPoolClient. */
@ApplicationScoped
class CreateUserPoolClient implements CreateUserPoolClientOperation {
    private final Pools pools;
    private final NewClients clients;
    private final Json json;

    CreateUserPoolClient(Pools pools, NewClients clients, Json json) {
        this.pools = pools;
        this.clients = clients;
        this.json = json;
    }

    @Override
    public Uni<CreateUserPoolClientResponse> createUserPoolClient(
            CreateUserPoolClientRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> clients.create(
                        pool,
                        json.convert(request, UserPoolClientType.class),
                        secret(request),
                        EventDetails.of(context)))
                .map(created -> CreateUserPoolClientResponse.builder()
                        .userPoolClient(created.client().described())
                        .build());
    }

    private static Optional<String> secret(CreateUserPoolClientRequest request) {
        boolean generate = Boolean.TRUE.equals(request.generateSecret());
        if (generate && request.clientSecret() != null) {
            throw new InvalidParameterException("ClientSecret cannot be given when GenerateSecret is true.");
        }
        return generate ? Optional.of(ClientSecrets.generate()) : Optional.ofNullable(request.clientSecret());
    }
}
