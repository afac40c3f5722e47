package dev.cognate.bench.threat;

import dev.cognate.bench.floor.UserRow;
import dev.cognate.bench.flow.Crew;
import dev.cognate.bench.stack.Account;
import dev.cognate.bench.stack.Accounts;
import dev.cognate.bench.stack.BenchStack;
import dev.cognate.bench.stack.CognitoWire;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AccountTakeoverEventActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdvancedSecurityModeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/** Users of an open pool and of one whose sign-ins are judged, with nothing done about a risk. */
record ThreatCrew(CognitoWire wire, List<ThreatCaller> callers, UserRow row) implements Crew<ThreatFlow> {
    ThreatCrew {
        callers = List.copyOf(callers);
    }

    static ThreatCrew gather(BenchStack stack, int size) {
        try (var administrator = stack.administrator()) {
            CognitoWire wire = new CognitoWire(stack.service());
            Accounts accounts = new Accounts(administrator);
            List<Account> open = accounts.create(size);
            List<Account> judged = accounts.create(size);
            protect(administrator, judged.getFirst().poolId());
            List<ThreatCaller> callers = IntStream.range(0, size)
                    .mapToObj(number -> new ThreatCaller(wire, open.get(number), judged.get(number)))
                    .toList();
            Account first = open.getFirst();
            return new ThreatCrew(wire, callers, stack.row(first.poolId(), accounts.sub(first)));
        }
    }

    private static void protect(CognitoIdentityProviderClient administrator, String poolId) {
        administrator.updateUserPool(request -> request.userPoolId(poolId)
                .userPoolTier(UserPoolTierType.PLUS)
                .userPoolAddOns(addOns -> addOns.advancedSecurityMode(AdvancedSecurityModeType.ENFORCED)));
        AccountTakeoverActionType nothing = AccountTakeoverActionType.builder()
                .eventAction(AccountTakeoverEventActionType.NO_ACTION)
                .sendNotification(false)
                .build();
        administrator.setRiskConfiguration(request -> request.userPoolId(poolId)
                .accountTakeoverRiskConfiguration(configuration -> configuration.actions(actions ->
                        actions.lowAction(nothing).mediumAction(nothing).highAction(nothing))));
    }

    @Override
    public void close() {
        wire.close();
    }
}
