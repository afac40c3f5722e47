package dev.cognate.userpool.session;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.ClientSSOSessionConfigType;
import dev.cognate.contract.idp.GetUserPoolClientSessionConfigurationOperation;
import dev.cognate.contract.idp.GetUserPoolClientSessionConfigurationRequest;
import dev.cognate.contract.idp.GetUserPoolClientSessionConfigurationResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.SetUserPoolClientSessionConfigurationOperation;
import dev.cognate.contract.idp.SetUserPoolClientSessionConfigurationRequest;
import dev.cognate.contract.idp.SetUserPoolClientSessionConfigurationResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.event.UserPoolEvents;
import dev.cognate.userpool.pool.Pools;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * GetUserPoolClientSessionConfiguration and SetUserPoolClientSessionConfiguration: for how long a client reuses an SSO
 * session without asking the user to sign in again.
 */
@ApplicationScoped
class ClientSessionOperations
        implements GetUserPoolClientSessionConfigurationOperation, SetUserPoolClientSessionConfigurationOperation {

    private final Pools pools;
    private final AppClients clients;
    private final SessionTracking tracking;
    private final SessionSettingsStore store;
    private final Database database;
    private final UserPoolEvents events;

    ClientSessionOperations(
            Pools pools,
            AppClients clients,
            SessionTracking tracking,
            SessionSettingsStore store,
            Database database,
            UserPoolEvents events) {
        this.pools = pools;
        this.clients = clients;
        this.tracking = tracking;
        this.store = store;
        this.database = database;
        this.events = events;
    }

    @Override
    public Uni<GetUserPoolClientSessionConfigurationResponse> getUserPoolClientSessionConfiguration(
            GetUserPoolClientSessionConfigurationRequest request, CallContext context) {
        return target(request.userPoolId(), request.clientId())
                .chain(target -> database.read(session -> store.ssoMinutes(session, target.client())))
                .map(minutes -> GetUserPoolClientSessionConfigurationResponse.builder()
                        .userPoolId(request.userPoolId())
                        .clientId(request.clientId())
                        .ssoSession(sso(minutes.orElse(SsoLifetimes.DEFAULT_MINUTES)))
                        .build());
    }

    @Override
    public Uni<SetUserPoolClientSessionConfigurationResponse> setUserPoolClientSessionConfiguration(
            SetUserPoolClientSessionConfigurationRequest request, CallContext context) {
        int minutes = request.ssoSession().maxValidityMinutes();
        return target(request.userPoolId(), request.clientId())
                .invoke(target -> PoolSessionOperations.requireTier(target.pool()))
                .invoke(target -> requireRange(minutes))
                .call(target -> tracking.require(target.pool().id()))
                .call(target -> save(target, minutes, context))
                .map(target -> SetUserPoolClientSessionConfigurationResponse.builder()
                        .userPoolId(target.pool().id())
                        .clientId(target.client().id())
                        .ssoSession(sso(minutes))
                        .build());
    }

    private Uni<ClientInPool> target(String poolId, String clientId) {
        return pools.require(poolId).chain(pool -> clients.require(pool, clientId));
    }

    private Uni<Void> save(ClientInPool target, int minutes, CallContext context) {
        return database.inTransaction(session -> store.saveSsoMinutes(session, target.client(), minutes)
                .chain(() -> events.record(
                        session,
                        UserPoolEventType.APP_CLIENT_UPDATED,
                        target.pool(),
                        null,
                        EventDetails.of(context, "clientId", target.client().id()))));
    }

    private static void requireRange(int minutes) {
        if (minutes < 0 || minutes > SsoLifetimes.MAX_MINUTES) {
            throw new InvalidParameterException(
                    "MaxValidityMinutes must be between 0 and " + SsoLifetimes.MAX_MINUTES + ".");
        }
    }

    private static ClientSSOSessionConfigType sso(int minutes) {
        return ClientSSOSessionConfigType.builder().maxValidityMinutes(minutes).build();
    }
}
