package dev.cognate.e2e.coverage;

import java.util.Map;

/** Calls that concern threat protection. */
final class ThreatCalls {
    private ThreatCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "SetRiskConfiguration",
                (cognito, pool) -> cognito.setRiskConfiguration(request -> request.userPoolId(pool.id())
                        .accountTakeoverRiskConfiguration(takeover -> takeover.actions(actions -> actions.highAction(
                                action -> action.eventAction("BLOCK").sendNotification(false))))
                        .riskExceptionConfiguration(exceptions -> exceptions.skippedIPRangeList("192.0.2.0/24"))),
                "DescribeRiskConfiguration",
                (cognito, pool) -> cognito.describeRiskConfiguration(request -> request.userPoolId(pool.id())));
    }
}
