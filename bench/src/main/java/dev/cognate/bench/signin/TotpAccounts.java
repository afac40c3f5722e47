package dev.cognate.bench.signin;

import dev.cognate.bench.stack.Account;
import dev.cognate.bench.stack.Accounts;
import dev.cognate.testkit.Authenticator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Makes users who are asked for the code of an authenticator app, in a pool of their own. */
final class TotpAccounts {
    /** Sign-ins a processor could do in a second; each user is good for two in half a minute. */
    private static final int SIGN_INS_PER_SECOND = 15;

    private static final int CODES_OF_A_USER = 2;
    private static final int LONGEST = 60;

    private final CognitoIdentityProviderClient cognito;

    TotpAccounts(CognitoIdentityProviderClient cognito) {
        this.cognito = cognito;
    }

    /** Users for each of some callers, enough for this many seconds. */
    List<TotpUsers> create(int callers, int seconds) {
        int codes = Runtime.getRuntime().availableProcessors() * SIGN_INS_PER_SECOND * Math.min(seconds, LONGEST);
        int each = codes / CODES_OF_A_USER / callers + 1;
        List<Account> accounts = new Accounts(cognito).create(callers * each);
        cognito.setUserPoolMfaConfig(
                request -> request.userPoolId(accounts.getFirst().poolId())
                        .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                        .softwareTokenMfaConfiguration(apps -> apps.enabled(true)));
        return IntStream.range(0, callers)
                .parallel()
                .mapToObj(caller -> setUp(accounts.subList(caller * each, (caller + 1) * each)))
                .toList();
    }

    private TotpUsers setUp(List<Account> accounts) {
        TotpUsers users = new TotpUsers();
        for (Account account : accounts) {
            // the oldest code the service takes, which leaves the newer ones for the benchmark
            Instant moment = Instant.now().minus(Duration.ofSeconds(Authenticator.STEP.toSeconds() - 1));
            users.add(account, authenticator(account, moment), moment);
        }
        return users;
    }

    private Authenticator authenticator(Account account, Instant moment) {
        String token = cognito.initiateAuth(request -> request.clientId(account.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", account.username(), "PASSWORD", account.password())))
                .authenticationResult()
                .accessToken();
        Authenticator authenticator =
                new Authenticator(cognito.associateSoftwareToken(request -> request.accessToken(token))
                        .secretCode());
        cognito.verifySoftwareToken(request -> request.accessToken(token).userCode(authenticator.codeAt(moment)));
        cognito.setUserMFAPreference(request -> request.accessToken(token)
                .softwareTokenMfaSettings(app -> app.enabled(true).preferredMfa(true)));
        return authenticator;
    }
}
