package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TermsType;

/** Calls that concern terms of use; each is for a client of its own. */
final class TermsCalls {
    private static final Map<String, String> LINKS = Map.of("cognito:default", "https://example.com/terms");

    private TermsCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "CreateTerms",
                TermsCalls::created,
                "DescribeTerms",
                (cognito, pool) -> cognito.describeTerms(request -> request.userPoolId(pool.id())
                        .termsId(created(cognito, pool).termsId())),
                "DescribeTermsByClient",
                (cognito, pool) -> cognito.describeTermsByClient(request -> request.userPoolId(pool.id())
                        .clientId(created(cognito, pool).clientId())
                        .termsName("terms-of-use")),
                "UpdateTerms",
                (cognito, pool) -> cognito.updateTerms(request -> request.userPoolId(pool.id())
                        .termsId(created(cognito, pool).termsId())
                        .links(LINKS)),
                "DeleteTerms",
                (cognito, pool) -> cognito.deleteTerms(request -> request.userPoolId(pool.id())
                        .termsId(created(cognito, pool).termsId())),
                "ListTerms",
                (cognito, pool) -> cognito.listTerms(
                        request -> request.userPoolId(pool.id()).maxResults(10)));
    }

    private static TermsType created(CognitoIdentityProviderClient cognito, Pool pool) {
        String client = pool.newClient(settings -> {}).clientId();
        return cognito.createTerms(request -> request.userPoolId(pool.id())
                        .clientId(client)
                        .termsName("terms-of-use")
                        .termsSource("LINK")
                        .enforcement("NONE")
                        .links(LINKS))
                .terms();
    }
}
