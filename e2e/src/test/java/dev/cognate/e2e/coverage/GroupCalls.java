package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Calls an administrator makes for groups. */
final class GroupCalls {
    private GroupCalls() {}

    static Map<String, Call> all() {
        return Map.ofEntries(
                Map.entry("CreateGroup", GroupCalls::created),
                Map.entry(
                        "GetGroup",
                        (cognito, pool) -> cognito.getGroup(
                                request -> request.userPoolId(pool.id()).groupName(created(cognito, pool)))),
                Map.entry(
                        "UpdateGroup",
                        (cognito, pool) -> cognito.updateGroup(request -> request.userPoolId(pool.id())
                                .groupName(created(cognito, pool))
                                .precedence(2))),
                Map.entry(
                        "DeleteGroup",
                        (cognito, pool) -> cognito.deleteGroup(
                                request -> request.userPoolId(pool.id()).groupName(created(cognito, pool)))),
                Map.entry(
                        "ListGroups",
                        (cognito, pool) -> cognito.listGroups(
                                request -> request.userPoolId(pool.id()).limit(10))),
                Map.entry("AdminAddUserToGroup", GroupCalls::joined),
                Map.entry("AdminRemoveUserFromGroup", GroupCalls::left),
                Map.entry("AdminListGroupsForUser", GroupCalls::groupsOfUser),
                Map.entry(
                        "ListUsersInGroup",
                        (cognito, pool) -> cognito.listUsersInGroup(
                                request -> request.userPoolId(pool.id()).groupName(created(cognito, pool)))));
    }

    private static String created(CognitoIdentityProviderClient cognito, Pool pool) {
        String name = "group-" + UUID.randomUUID();
        cognito.createGroup(request -> request.userPoolId(pool.id())
                .groupName(name)
                .description("made by a test")
                .precedence(1)
                .roleArn("arn:aws:iam::123456789012:role/readers"));
        return name;
    }

    private static void joined(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        String group = created(cognito, pool);
        cognito.adminAddUserToGroup(request ->
                request.userPoolId(pool.id()).username(person.username()).groupName(group));
    }

    private static void left(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        String group = created(cognito, pool);
        cognito.adminRemoveUserFromGroup(request ->
                request.userPoolId(pool.id()).username(person.username()).groupName(group));
    }

    private static void groupsOfUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminListGroupsForUser(request -> request.userPoolId(pool.id()).username(person.username()));
    }
}
