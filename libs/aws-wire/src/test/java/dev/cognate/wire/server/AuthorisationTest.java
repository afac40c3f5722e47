package dev.cognate.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.iam.GetRoleRequest;
import dev.cognate.contract.iam.Iam;
import dev.cognate.contract.iam.ListRolesRequest;
import dev.cognate.contract.idp.CognitoIdp;
import dev.cognate.contract.idp.DescribeUserPoolOperation;
import dev.cognate.contract.idp.DescribeUserPoolRequest;
import dev.cognate.contract.idp.DescribeUserPoolResponse;
import dev.cognate.contract.sync.CognitoSync;
import dev.cognate.contract.sync.ListRecordsRequest;
import dev.cognate.iam.Principal;
import dev.cognate.iam.directory.IamDirectory;
import dev.cognate.iam.policy.AccessRequest;
import dev.cognate.iam.policy.Decision;
import dev.cognate.wire.config.AccountConfig;
import io.smallrye.mutiny.Uni;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthorisationTest {
    private static final Map<String, String> HEADERS = Map.of(
            "X-Amz-Target",
            "AWSCognitoIdentityProviderService.DescribeUserPool",
            "Content-Type",
            "application/x-amz-json-1.1");
    private static final String BODY = "{\"UserPoolId\":\"us-east-1_a\"}";
    private static final String POOL = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a";
    private static final DescribeUserPoolOperation DESCRIBE = (request, context) ->
            Uni.createFrom().item(DescribeUserPoolResponse.builder().build());
    private static final AccountResources RESOURCES = new AccountResources(new Account(), IamDirectory.EMPTY);

    private final List<AccessRequest> asked = new CopyOnWriteArrayList<>();
    private Decision decision = Decision.ALLOWED;
    private final TestServer server = new TestServer(
            CognitoIdp.SERVICE,
            TestServer.Limits.USUAL,
            Admission.always(),
            new TestServer.TestAccount(this::decide, RESOURCES),
            DESCRIBE);

    private record Account() implements AccountConfig {
        @Override
        public String accountId() {
            return "000000000000";
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public String publicUrl() {
            return "http://localhost";
        }
    }

    private Decision decide(Principal caller, AccessRequest request) {
        asked.add(request);
        return decision;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAskForTheActionOnThePool() {
        // when
        HttpResponse<String> answer = server.sendSigned(TestServer.USER, "POST", "/", HEADERS, BODY);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.action()).isEqualTo("cognito-idp:describeuserpool");
            assertThat(request.resource()).isEqualTo(POOL);
        });
    }

    @Test
    void shouldTellWhoIsRefusedWhatAndWhy() {
        // given
        decision = Decision.IMPLICIT_DENY;

        // when
        HttpResponse<String> answer = server.sendSigned(TestServer.USER, "POST", "/", HEADERS, BODY);

        // then
        assertThat(answer.body())
                .contains("AccessDeniedException")
                .contains("User: arn:aws:iam::000000000000:user/alice is not authorized to perform:"
                        + " cognito-idp:DescribeUserPool on resource: " + POOL
                        + " because no identity-based policy allows the cognito-idp:DescribeUserPool action");
    }

    @Test
    void shouldTellAnExplicitDeny() {
        // given
        decision = new Decision(Decision.Outcome.EXPLICIT_DENY, Optional.empty());

        // when
        HttpResponse<String> answer = server.sendSigned(TestServer.USER, "POST", "/", HEADERS, BODY);

        // then
        assertThat(answer.body()).contains("with an explicit deny in an identity-based policy");
    }

    @Test
    void shouldNotAskAboutTheRoot() {
        // given
        decision = Decision.IMPLICIT_DENY;

        // when
        HttpResponse<String> answer = server.sendSigned(TestServer.ROOT, "POST", "/", HEADERS, BODY);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNameResourcesOfEachApi() {
        // then
        assertThat(RESOURCES.of(
                        Iam.SERVICE,
                        "GetRole",
                        GetRoleRequest.builder().roleName("Reader").build()))
                .isEqualTo("arn:aws:iam::000000000000:role/Reader");
        assertThat(RESOURCES.of(
                        Iam.SERVICE, "ListRoles", ListRolesRequest.builder().build()))
                .isEqualTo("*");
        assertThat(RESOURCES.of(
                        CognitoSync.SERVICE,
                        "ListRecords",
                        ListRecordsRequest.builder()
                                .identityPoolId("p")
                                .identityId("i")
                                .datasetName("d")
                                .build()))
                .isEqualTo("arn:aws:cognito-sync:us-east-1:000000000000:identitypool/p/identity/i/dataset/d");
        assertThat(RESOURCES.of(
                        CognitoIdp.SERVICE,
                        "DescribeUserPool",
                        DescribeUserPoolRequest.builder()
                                .userPoolId("us-east-1_a")
                                .build()))
                .isEqualTo(POOL);
    }
}
