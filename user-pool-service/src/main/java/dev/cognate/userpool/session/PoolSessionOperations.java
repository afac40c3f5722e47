package dev.cognate.userpool.session;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.FeatureUnavailableInTierException;
import dev.cognate.contract.idp.GetUserPoolSessionConfigurationOperation;
import dev.cognate.contract.idp.GetUserPoolSessionConfigurationRequest;
import dev.cognate.contract.idp.GetUserPoolSessionConfigurationResponse;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.SetUserPoolSessionConfigurationOperation;
import dev.cognate.contract.idp.SetUserPoolSessionConfigurationRequest;
import dev.cognate.contract.idp.SetUserPoolSessionConfigurationResponse;
import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.contract.idp.UserPoolTokenSessionConfigType;
import dev.cognate.database.Database;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * GetUserPoolSessionConfiguration and SetUserPoolSessionConfiguration.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolSessionConfiguration.html">
 *     SetUserPoolSessionConfiguration</a>
 */
@ApplicationScoped
class PoolSessionOperations
        implements GetUserPoolSessionConfigurationOperation, SetUserPoolSessionConfigurationOperation {
    static final String ENABLED = "ENABLED";
    static final String DISABLED = "DISABLED";

    private static final int MAX_SESSIONS = 100;

    private final Pools pools;
    private final SessionTracking tracking;
    private final SessionSettingsStore store;
    private final Database database;
    private final SettingsNews news;

    PoolSessionOperations(
            Pools pools, SessionTracking tracking, SessionSettingsStore store, Database database, SettingsNews news) {
        this.pools = pools;
        this.tracking = tracking;
        this.store = store;
        this.database = database;
        this.news = news;
    }

    @Override
    public Uni<GetUserPoolSessionConfigurationResponse> getUserPoolSessionConfiguration(
            GetUserPoolSessionConfigurationRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .chain(pool -> tracking.of(pool.id()))
                .map(settings -> GetUserPoolSessionConfigurationResponse.builder()
                        .userPoolId(settings.poolId())
                        .userSessionTracking(settings.tracked() ? ENABLED : DISABLED)
                        .tokenSession(limit(settings))
                        .build());
    }

    @Override
    public Uni<SetUserPoolSessionConfigurationResponse> setUserPoolSessionConfiguration(
            SetUserPoolSessionConfigurationRequest request, CallContext context) {
        return pools.require(request.userPoolId())
                .invoke(PoolSessionOperations::requireTier)
                .chain(pool -> save(pool, wanted(request), context))
                .map(settings -> SetUserPoolSessionConfigurationResponse.builder()
                        .userPoolId(settings.poolId())
                        .userSessionTracking(settings.tracked() ? ENABLED : DISABLED)
                        .tokenSession(limit(settings))
                        .build());
    }

    static void requireTier(UserPool pool) {
        if (UserPoolTierType.LITE.equals(pool.settings().userPoolTier())) {
            throw new FeatureUnavailableInTierException("Session tracking is not available in the LITE feature plan.");
        }
    }

    private static PoolSessions wanted(SetUserPoolSessionConfigurationRequest request) {
        int max = request.tokenSession().maxPerUser();
        if (max < 1 || max > MAX_SESSIONS) {
            throw new InvalidParameterException("MaxPerUser must be between 1 and " + MAX_SESSIONS + ".");
        }
        boolean tracked = switch (request.userSessionTracking()) {
            case ENABLED -> true;
            case DISABLED -> false;
            default -> throw new InvalidParameterException("UserSessionTracking must be ENABLED or DISABLED.");
        };
        return new PoolSessions(request.userPoolId(), tracked, max);
    }

    private Uni<PoolSessions> save(UserPool pool, PoolSessions settings, CallContext context) {
        return database.inTransaction(session -> store.save(session, settings)
                        .chain(() -> news.tell(
                                session,
                                UserPoolEventType.USER_POOL_UPDATED,
                                pool,
                                EventDetails.of(context, "sessionTracking", settings.tracked()))))
                .invoke(() -> news.forget(pool.id()))
                .replaceWith(settings);
    }

    private static UserPoolTokenSessionConfigType limit(PoolSessions settings) {
        return UserPoolTokenSessionConfigType.builder()
                .maxPerUser(settings.maxPerUser())
                .build();
    }
}
