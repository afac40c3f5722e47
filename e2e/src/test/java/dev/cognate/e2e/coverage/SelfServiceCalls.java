package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Calls a user makes for the own account. */
final class SelfServiceCalls {
    private SelfServiceCalls() {}

    static Map<String, Call> all() {
        return Map.ofEntries(
                Map.entry("SignUp", SelfServiceCalls::signUp),
                Map.entry("ConfirmSignUp", SelfServiceCalls::confirmSignUp),
                Map.entry("ResendConfirmationCode", SelfServiceCalls::resendConfirmationCode),
                Map.entry("ForgotPassword", SelfServiceCalls::forgotPassword),
                Map.entry("ConfirmForgotPassword", SelfServiceCalls::confirmForgotPassword),
                Map.entry("ChangePassword", SelfServiceCalls::changePassword),
                Map.entry("GetUser", SelfServiceCalls::getUser),
                Map.entry("UpdateUserAttributes", SelfServiceCalls::updateUserAttributes),
                Map.entry("DeleteUserAttributes", SelfServiceCalls::deleteUserAttributes),
                Map.entry("GetUserAttributeVerificationCode", SelfServiceCalls::getVerificationCode),
                Map.entry("VerifyUserAttribute", SelfServiceCalls::verifyUserAttribute),
                Map.entry("DeleteUser", SelfServiceCalls::deleteUser));
    }

    private static void signUp(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = Person.unknown();
        cognito.signUp(request -> request.clientId(pool.clientId())
                .username(person.username())
                .password(Person.PASSWORD)
                .userAttributes(attribute("email", person.email()), attribute("nickname", "Ada")));
    }

    private static void confirmSignUp(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.signedUp();
        String code = pool.suite().inbox().nextCode(person.email());
        cognito.confirmSignUp(request ->
                request.clientId(pool.clientId()).username(person.username()).confirmationCode(code));
    }

    private static void resendConfirmationCode(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.signedUp();
        cognito.resendConfirmationCode(
                request -> request.clientId(pool.clientId()).username(person.username()));
    }

    private static void forgotPassword(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.forgotPassword(request -> request.clientId(pool.clientId()).username(person.username()));
    }

    private static void confirmForgotPassword(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        pool.suite()
                .anonymous()
                .forgotPassword(request -> request.clientId(pool.clientId()).username(person.username()));
        String code = pool.suite().inbox().nextCode(person.email());
        cognito.confirmForgotPassword(request -> request.clientId(pool.clientId())
                .username(person.username())
                .confirmationCode(code)
                .password(Person.NEW_PASSWORD));
    }

    private static void changePassword(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.changePassword(request ->
                request.accessToken(token).previousPassword(Person.PASSWORD).proposedPassword(Person.NEW_PASSWORD));
    }

    private static void getUser(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.getUser(request -> request.accessToken(token));
    }

    private static void updateUserAttributes(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.updateUserAttributes(
                request -> request.accessToken(token).userAttributes(attribute("nickname", "Countess")));
    }

    private static void deleteUserAttributes(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.deleteUserAttributes(request -> request.accessToken(token).userAttributeNames("nickname"));
    }

    private static void getVerificationCode(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.getUserAttributeVerificationCode(
                request -> request.accessToken(token).attributeName("email"));
    }

    private static void verifyUserAttribute(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        String token = pool.signIn(person).accessToken();
        pool.suite()
                .anonymous()
                .getUserAttributeVerificationCode(
                        request -> request.accessToken(token).attributeName("email"));
        String code = pool.suite().inbox().nextCode(person.email());
        cognito.verifyUserAttribute(
                request -> request.accessToken(token).attributeName("email").code(code));
    }

    private static void deleteUser(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.deleteUser(request -> request.accessToken(token));
    }

    private static String accessToken(Pool pool) {
        return pool.signIn(pool.user()).accessToken();
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
