package dev.cognate.userpool.threat;

import dev.cognate.contract.idp.AccountTakeoverActionType;
import dev.cognate.contract.idp.AccountTakeoverActionsType;
import dev.cognate.contract.idp.AccountTakeoverRiskConfigurationType;
import dev.cognate.contract.idp.NotifyConfigurationType;
import dev.cognate.contract.idp.RiskConfigurationType;
import dev.cognate.contract.idp.RiskExceptionConfigurationType;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is to be done about risks, in a pool or in one app client.
 *
 * @param poolId the pool
 * @param settings as DescribeRiskConfiguration answers them
 */
record RiskConfiguration(String poolId, RiskConfigurationType settings) {

    /** Where nothing was set: nothing is done. */
    static RiskConfiguration none(String poolId) {
        return new RiskConfiguration(
                poolId, RiskConfigurationType.builder().userPoolId(poolId).build());
    }

    /** What is done about a level; empty for nothing. */
    Optional<AccountTakeoverActionType> action(RiskLevel level) {
        Function<AccountTakeoverActionsType, AccountTakeoverActionType> member = switch (level) {
            case LOW -> AccountTakeoverActionsType::lowAction;
            case MEDIUM -> AccountTakeoverActionsType::mediumAction;
            case HIGH -> AccountTakeoverActionsType::highAction;
        };
        return takeover().map(AccountTakeoverRiskConfigurationType::actions).map(member);
    }

    /** How people are told of it; empty for our own words. */
    Optional<NotifyConfigurationType> notices() {
        return takeover().map(AccountTakeoverRiskConfigurationType::notifyConfiguration);
    }

    /** Whether nobody may sign in from an address. */
    boolean blocks(InetAddress address) {
        return IpRanges.contain(ranges(RiskExceptionConfigurationType::blockedIPRangeList), address);
    }

    /** Whether sign-ins from an address are not judged. */
    boolean skips(InetAddress address) {
        return IpRanges.contain(ranges(RiskExceptionConfigurationType::skippedIPRangeList), address);
    }

    private Optional<AccountTakeoverRiskConfigurationType> takeover() {
        return Optional.ofNullable(settings.accountTakeoverRiskConfiguration());
    }

    private List<String> ranges(Function<RiskExceptionConfigurationType, List<String>> list) {
        return Optional.ofNullable(settings.riskExceptionConfiguration())
                .map(list)
                .orElse(List.of());
    }
}
