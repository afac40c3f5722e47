package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Pool;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** Calls that concern pools. */
final class PoolCalls {
    private PoolCalls() {}

    static Map<String, Call> all() {
        return Map.ofEntries(
                Map.entry(
                        "CreateUserPool",
                        (cognito, pool) ->
                                cognito.createUserPool(request -> request.poolName("pool-" + UUID.randomUUID())
                                        .policies(policies -> policies.passwordPolicy(policy ->
                                                policy.minimumLength(10).requireNumbers(true)))
                                        .autoVerifiedAttributes(VerifiedAttributeType.EMAIL))),
                Map.entry(
                        "DescribeUserPool",
                        (cognito, pool) -> cognito.describeUserPool(request -> request.userPoolId(pool.id()))),
                Map.entry(
                        "UpdateUserPool",
                        (cognito, pool) -> cognito.updateUserPool(request ->
                                request.userPoolId(pool.id()).autoVerifiedAttributes(VerifiedAttributeType.EMAIL))),
                Map.entry("DeleteUserPool", PoolCalls::deleteUserPool),
                Map.entry("ListUserPools", (cognito, pool) -> cognito.listUserPools(request -> request.maxResults(10))),
                Map.entry(
                        "AddCustomAttributes",
                        (cognito, pool) -> cognito.addCustomAttributes(request -> request.userPoolId(pool.id())
                                .customAttributes(SchemaAttributeType.builder()
                                        .name("a" + UUID.randomUUID().toString().substring(0, 8))
                                        .attributeDataType(AttributeDataType.STRING)
                                        .mutable(true)
                                        .build()))),
                Map.entry(
                        "TagResource",
                        (cognito, pool) -> cognito.tagResource(
                                request -> request.resourceArn(arn(pool)).tags(Map.of("team", "accounts")))),
                Map.entry(
                        "UntagResource",
                        (cognito, pool) -> cognito.untagResource(
                                request -> request.resourceArn(arn(pool)).tagKeys(List.of("team")))),
                Map.entry(
                        "ListTagsForResource",
                        (cognito, pool) -> cognito.listTagsForResource(request -> request.resourceArn(arn(pool)))));
    }

    private static void deleteUserPool(CognitoIdentityProviderClient cognito, Pool pool) {
        Pool doomed = Pool.silent(pool.suite());
        cognito.deleteUserPool(request -> request.userPoolId(doomed.id()));
    }

    private static String arn(Pool pool) {
        return pool.suite()
                .cognito()
                .describeUserPool(request -> request.userPoolId(pool.id()))
                .userPool()
                .arn();
    }
}
