package dev.cognate.e2e.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.identity.CognitoIdentity;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import dev.cognate.testkit.SdkClients;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.iam.IamClient;

/** Each operation of cognito-identity takes a valid call of the AWS SDK for Java through the gateway. */
@ExtendWith(SuiteExtension.class)
class BuiltIdentityOperationsIT {
    private static final String ARN = "arn:aws:cognito-identity:us-east-1:000000000000:identitypool/";
    private static final String BACKEND = "login.backend";
    private static final Map<String, Call> CALLS = calls();

    private final Suite suite;

    BuiltIdentityOperationsIT(Suite suite) {
        this.suite = suite;
    }

    /** A call, given a pool that lets guests in and has a developer provider. */
    @FunctionalInterface
    private interface Call {
        void make(CognitoIdentityClient identity, Scene scene);
    }

    /** What calls are made with. */
    private record Scene(Suite suite, CognitoIdentityClient identity, String pool) {
        String guest() {
            return identity.getId(request -> request.identityPoolId(pool)).identityId();
        }

        String user(String name) {
            return identity.getOpenIdTokenForDeveloperIdentity(
                            request -> request.identityPoolId(pool).logins(Map.of(BACKEND, name)))
                    .identityId();
        }

        String token(String name) {
            return identity.getOpenIdTokenForDeveloperIdentity(
                            request -> request.identityPoolId(pool).logins(Map.of(BACKEND, name)))
                    .token();
        }

        void giveGuestsARole() {
            String trust = """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
                      "Principal":{"Federated":"cognito-identity.amazonaws.com"},
                      "Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"}}}]}
                    """.formatted(pool);
            try (IamClient iam = IamClient.builder()
                    .endpointOverride(suite.endpoint())
                    .region(Region.AWS_GLOBAL)
                    .credentialsProvider(StaticCredentialsProvider.create(suite.rootKey()))
                    .httpClientBuilder(Apache5HttpClient.builder())
                    .build()) {
                String arn = iam.createRole(request ->
                                request.roleName("guests-of-operations").assumeRolePolicyDocument(trust))
                        .role()
                        .arn();
                identity.setIdentityPoolRoles(
                        request -> request.identityPoolId(pool).roles(Map.of("unauthenticated", arn)));
            }
        }
    }

    @Test
    void shouldHaveACallForEveryOperation() {
        assertThat(CALLS.keySet())
                .containsExactlyInAnyOrderElementsOf(CognitoIdentity.SERVICE.operations().stream()
                        .map(OperationSpec::name)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> shouldTakeTheCallOfTheJavaSdk() {
        CognitoIdentityClient identity = SdkClients.signing(
                        suite.endpoint(),
                        suite.rootKey().accessKeyId(),
                        suite.rootKey().secretAccessKey())
                .identityPools();
        return CALLS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> each.getValue().make(identity, new Scene(suite, identity, pool(identity)))))
                .onClose(identity::close);
    }

    private static String pool(CognitoIdentityClient identity) {
        return identity.createIdentityPool(request -> request.identityPoolName("operations")
                        .allowUnauthenticatedIdentities(true)
                        .allowClassicFlow(true)
                        .developerProviderName(BACKEND))
                .identityPoolId();
    }

    private static Map<String, Call> calls() {
        Map<String, Call> calls = new TreeMap<>();
        calls.putAll(poolCalls());
        calls.putAll(identityCalls());
        calls.putAll(developerCalls());
        return calls;
    }

    private static Map<String, Call> poolCalls() {
        return Map.ofEntries(
                Map.entry("CreateIdentityPool", (identity, scene) -> pool(identity)),
                Map.entry(
                        "DeleteIdentityPool",
                        (identity, scene) ->
                                identity.deleteIdentityPool(request -> request.identityPoolId(scene.pool()))),
                Map.entry(
                        "DescribeIdentityPool",
                        (identity, scene) ->
                                identity.describeIdentityPool(request -> request.identityPoolId(scene.pool()))),
                Map.entry(
                        "UpdateIdentityPool",
                        (identity, scene) -> identity.updateIdentityPool(request -> request.identityPoolId(scene.pool())
                                .identityPoolName("other")
                                .allowUnauthenticatedIdentities(true))),
                Map.entry(
                        "ListIdentityPools",
                        (identity, scene) -> identity.listIdentityPools(request -> request.maxResults(1))),
                Map.entry(
                        "TagResource",
                        (identity, scene) -> identity.tagResource(request ->
                                request.resourceArn(ARN + scene.pool()).tags(Map.of("a", "b")))),
                Map.entry(
                        "UntagResource",
                        (identity, scene) -> identity.untagResource(request ->
                                request.resourceArn(ARN + scene.pool()).tagKeys("a"))),
                Map.entry(
                        "ListTagsForResource",
                        (identity, scene) ->
                                identity.listTagsForResource(request -> request.resourceArn(ARN + scene.pool()))),
                Map.entry(
                        "GetIdentityPoolRoles",
                        (identity, scene) ->
                                identity.getIdentityPoolRoles(request -> request.identityPoolId(scene.pool()))),
                Map.entry(
                        "SetIdentityPoolRoles",
                        (identity, scene) -> identity.setIdentityPoolRoles(
                                request -> request.identityPoolId(scene.pool()).roles(Map.of()))),
                Map.entry(
                        "GetPrincipalTagAttributeMap",
                        (identity, scene) -> identity.getPrincipalTagAttributeMap(request ->
                                request.identityPoolId(scene.pool()).identityProviderName("graph.facebook.com"))),
                Map.entry(
                        "SetPrincipalTagAttributeMap",
                        (identity, scene) ->
                                identity.setPrincipalTagAttributeMap(request -> request.identityPoolId(scene.pool())
                                        .identityProviderName("graph.facebook.com")
                                        .useDefaults(true))));
    }

    private static Map<String, Call> identityCalls() {
        return Map.of(
                "GetId", (identity, scene) -> scene.guest(),
                "DescribeIdentity",
                        (identity, scene) -> identity.describeIdentity(request -> request.identityId(scene.guest())),
                "ListIdentities",
                        (identity, scene) -> identity.listIdentities(
                                request -> request.identityPoolId(scene.pool()).maxResults(1)),
                "DeleteIdentities",
                        (identity, scene) ->
                                identity.deleteIdentities(request -> request.identityIdsToDelete(scene.guest())),
                "UnlinkIdentity",
                        (identity, scene) -> identity.unlinkIdentity(request -> request.identityId(scene.user("jane"))
                                .logins(Map.of("cognito-identity.amazonaws.com", scene.token("jane")))
                                .loginsToRemove("graph.facebook.com")),
                "GetOpenIdToken",
                        (identity, scene) -> identity.getOpenIdToken(request -> request.identityId(scene.guest())),
                "GetCredentialsForIdentity",
                        (identity, scene) -> {
                            scene.giveGuestsARole();
                            identity.getCredentialsForIdentity(request -> request.identityId(scene.guest()));
                        });
    }

    private static Map<String, Call> developerCalls() {
        return Map.of(
                "GetOpenIdTokenForDeveloperIdentity", (identity, scene) -> scene.user("jane"),
                "LookupDeveloperIdentity",
                        (identity, scene) -> identity.lookupDeveloperIdentity(
                                request -> request.identityPoolId(scene.pool()).identityId(scene.user("jane"))),
                "MergeDeveloperIdentities",
                        (identity, scene) -> {
                            scene.user("jane");
                            scene.user("j.doe");
                            identity.mergeDeveloperIdentities(request -> request.identityPoolId(scene.pool())
                                    .developerProviderName(BACKEND)
                                    .sourceUserIdentifier("jane")
                                    .destinationUserIdentifier("j.doe"));
                        },
                "UnlinkDeveloperIdentity",
                        (identity, scene) ->
                                identity.unlinkDeveloperIdentity(request -> request.identityPoolId(scene.pool())
                                        .identityId(scene.user("jane"))
                                        .developerProviderName(BACKEND)
                                        .developerUserIdentifier("jane")));
    }
}
