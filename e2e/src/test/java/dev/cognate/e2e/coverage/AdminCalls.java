package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Calls an administrator makes for a user. */
final class AdminCalls {
    private AdminCalls() {}

    static Map<String, Call> all() {
        return Map.ofEntries(
                Map.entry("AdminCreateUser", AdminCalls::createUser),
                Map.entry("AdminGetUser", AdminCalls::getUser),
                Map.entry("AdminConfirmSignUp", AdminCalls::confirmSignUp),
                Map.entry("AdminSetUserPassword", AdminCalls::setUserPassword),
                Map.entry("AdminResetUserPassword", AdminCalls::resetUserPassword),
                Map.entry("AdminUpdateUserAttributes", AdminCalls::updateUserAttributes),
                Map.entry("AdminDeleteUserAttributes", AdminCalls::deleteUserAttributes),
                Map.entry("AdminEnableUser", AdminCalls::enableUser),
                Map.entry("AdminDisableUser", AdminCalls::disableUser),
                Map.entry("AdminDeleteUser", AdminCalls::deleteUser),
                Map.entry(
                        "ListUsers",
                        (cognito, pool) -> cognito.listUsers(request -> request.userPoolId(pool.id())
                                .filter("username ^= \"user\"")
                                .attributesToGet("email")
                                .limit(5))));
    }

    private static void createUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = Person.unknown();
        cognito.adminCreateUser(request -> request.userPoolId(pool.id())
                .username(person.username())
                .temporaryPassword(Person.PASSWORD)
                .desiredDeliveryMediumsWithStrings("EMAIL")
                .userAttributes(attribute("email", person.email())));
    }

    private static void getUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminGetUser(request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static void confirmSignUp(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.signedUp();
        cognito.adminConfirmSignUp(request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static void setUserPassword(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminSetUserPassword(request -> request.userPoolId(pool.id())
                .username(person.username())
                .password(Person.NEW_PASSWORD)
                .permanent(true));
    }

    private static void resetUserPassword(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminResetUserPassword(request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static void updateUserAttributes(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminUpdateUserAttributes(request ->
                request.userPoolId(pool.id()).username(person.username()).userAttributes(attribute("nickname", "Ada")));
    }

    private static void deleteUserAttributes(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminDeleteUserAttributes(request ->
                request.userPoolId(pool.id()).username(person.username()).userAttributeNames("nickname"));
    }

    private static void enableUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminEnableUser(request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static void disableUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminDisableUser(request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static void deleteUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminDeleteUser(request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
