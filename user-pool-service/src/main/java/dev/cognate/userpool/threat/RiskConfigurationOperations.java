package dev.cognate.userpool.threat;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.CompromisedCredentialsRiskConfigurationType;
import dev.cognate.contract.idp.DescribeRiskConfigurationOperation;
import dev.cognate.contract.idp.DescribeRiskConfigurationRequest;
import dev.cognate.contract.idp.DescribeRiskConfigurationResponse;
import dev.cognate.contract.idp.EventFilterType;
import dev.cognate.contract.idp.InvalidParameterException;
import dev.cognate.contract.idp.RiskConfigurationType;
import dev.cognate.contract.idp.SetRiskConfigurationOperation;
import dev.cognate.contract.idp.SetRiskConfigurationRequest;
import dev.cognate.contract.idp.SetRiskConfigurationResponse;
import dev.cognate.database.Database;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.event.EventDetails;
import dev.cognate.userpool.event.SettingsNews;
import dev.cognate.userpool.event.UserPoolEventType;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * SetRiskConfiguration and DescribeRiskConfiguration, for a pool as a whole or for one app client, whatever the pool's
 * threat protection does at the moment.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html">
 *     SetRiskConfiguration</a>
 */
@ApplicationScoped
class RiskConfigurationOperations implements SetRiskConfigurationOperation, DescribeRiskConfigurationOperation {
    private static final List<EventFilterType> EVERYTHING =
            List.of(EventFilterType.SIGN_IN, EventFilterType.PASSWORD_CHANGE, EventFilterType.SIGN_UP);

    private final Pools pools;
    private final AppClients clients;
    private final RiskConfigurationStore store;
    private final Database database;
    private final SettingsNews news;
    private final Clock clock;

    RiskConfigurationOperations(
            Pools pools,
            AppClients clients,
            RiskConfigurationStore store,
            Database database,
            SettingsNews news,
            Clock clock) {
        this.pools = pools;
        this.clients = clients;
        this.store = store;
        this.database = database;
        this.news = news;
        this.clock = clock;
    }

    /** Replaces all there was; a request that sets nothing removes it. */
    @Override
    public Uni<SetRiskConfigurationResponse> setRiskConfiguration(
            SetRiskConfigurationRequest request, CallContext context) {
        return require(request.userPoolId(), request.clientId()).chain(pool -> {
            RiskConfiguration wanted = wanted(request);
            return database.inTransaction(session -> (setsNothing(request)
                                    ? store.delete(session, pool.id(), request.clientId())
                                    : store.save(session, wanted))
                            .chain(() -> news.tell(
                                    session,
                                    UserPoolEventType.RISK_CONFIGURATION_CHANGED,
                                    pool,
                                    details(context, request.clientId()))))
                    .invoke(() -> news.forget(pool.id()))
                    .replaceWith(SetRiskConfigurationResponse.builder()
                            .riskConfiguration(wanted.settings())
                            .build());
        });
    }

    @Override
    public Uni<DescribeRiskConfigurationResponse> describeRiskConfiguration(
            DescribeRiskConfigurationRequest request, CallContext context) {
        return require(request.userPoolId(), request.clientId())
                .chain(pool -> database.read(session -> store.find(session, pool.id(), request.clientId())))
                .map(found -> DescribeRiskConfigurationResponse.builder()
                        .riskConfiguration(found.map(RiskConfiguration::settings)
                                .orElseGet(() -> RiskConfigurationType.builder()
                                        .userPoolId(request.userPoolId())
                                        .clientId(request.clientId())
                                        .build()))
                        .build());
    }

    private Uni<UserPool> require(String poolId, String clientId) {
        return pools.require(poolId)
                .call(pool -> clientId == null ? Uni.createFrom().voidItem() : clients.require(pool, clientId));
    }

    private RiskConfiguration wanted(SetRiskConfigurationRequest request) {
        requireRanges(request);
        return new RiskConfiguration(
                request.userPoolId(),
                RiskConfigurationType.builder()
                        .userPoolId(request.userPoolId())
                        .clientId(request.clientId())
                        .accountTakeoverRiskConfiguration(request.accountTakeoverRiskConfiguration())
                        .compromisedCredentialsRiskConfiguration(
                                filled(request.compromisedCredentialsRiskConfiguration()))
                        .riskExceptionConfiguration(request.riskExceptionConfiguration())
                        .lastModifiedDate(clock.instant())
                        .build());
    }

    /** Throws {@link InvalidParameterException} for what is no range of addresses. */
    private static void requireRanges(SetRiskConfigurationRequest request) {
        if (request.riskExceptionConfiguration() != null) {
            IpRanges.require(request.riskExceptionConfiguration().blockedIPRangeList());
            IpRanges.require(request.riskExceptionConfiguration().skippedIPRangeList());
        }
    }

    private static CompromisedCredentialsRiskConfigurationType filled(
            CompromisedCredentialsRiskConfigurationType wish) {
        return wish == null
                        || (wish.eventFilter() != null && !wish.eventFilter().isEmpty())
                ? wish
                : wish.toBuilder().eventFilter(EVERYTHING).build();
    }

    private static boolean setsNothing(SetRiskConfigurationRequest request) {
        return request.accountTakeoverRiskConfiguration() == null
                && request.compromisedCredentialsRiskConfiguration() == null
                && request.riskExceptionConfiguration() == null;
    }

    private static Map<String, Object> details(CallContext context, String clientId) {
        return EventDetails.of(context, "clientId", Objects.requireNonNullElse(clientId, ""));
    }
}
