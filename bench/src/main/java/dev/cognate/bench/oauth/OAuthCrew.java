package dev.cognate.bench.oauth;

import dev.cognate.bench.floor.UserRow;
import dev.cognate.bench.flow.Crew;
import dev.cognate.bench.stack.Account;
import dev.cognate.bench.stack.Accounts;
import dev.cognate.bench.stack.BenchStack;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Users of a public client and, in the same pool, a client that has a secret and needs no user. */
record OAuthCrew(OAuthWire wire, List<OAuthCaller> callers, UserRow row) implements Crew<OAuthFlow> {
    private static final String API = "https://api.example.com";
    private static final String SCOPE = "read";

    OAuthCrew {
        callers = List.copyOf(callers);
    }

    static OAuthCrew gather(BenchStack stack, int size) {
        try (CognitoIdentityProviderClient administrator = stack.administrator()) {
            Accounts accounts = new Accounts(administrator);
            List<Account> made = accounts.create(
                    size,
                    client -> client.callbackURLs(OAuthCaller.CALLBACK)
                            .allowedOAuthFlowsUserPoolClient(true)
                            .allowedOAuthFlows(OAuthFlowType.CODE)
                            .allowedOAuthScopes("openid", "email", "profile")
                            .supportedIdentityProviders("COGNITO"));
            Account first = made.getFirst();
            MachineClient machine = machine(administrator, first.poolId());
            OAuthWire wire = new OAuthWire(stack.service());
            List<OAuthCaller> callers = made.stream()
                    .map(account -> new OAuthCaller(wire, account, machine))
                    .toList();
            return new OAuthCrew(wire, callers, stack.row(first.poolId(), accounts.sub(first)));
        }
    }

    private static MachineClient machine(CognitoIdentityProviderClient administrator, String poolId) {
        administrator.createResourceServer(request -> request.userPoolId(poolId)
                .identifier(API)
                .name("bench")
                .scopes(ResourceServerScopeType.builder()
                        .scopeName(SCOPE)
                        .scopeDescription("reading")
                        .build()));
        UserPoolClientType client = administrator
                .createUserPoolClient(request -> request.userPoolId(poolId)
                        .clientName("machine")
                        .generateSecret(true)
                        .allowedOAuthFlowsUserPoolClient(true)
                        .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                        .allowedOAuthScopes(API + "/" + SCOPE))
                .userPoolClient();
        return new MachineClient(client.clientId(), client.clientSecret(), API + "/" + SCOPE);
    }

    @Override
    public void close() {
        wire.close();
    }
}
