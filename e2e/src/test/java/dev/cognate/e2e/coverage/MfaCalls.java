package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import dev.cognate.testkit.Authenticator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Calls about second factors. */
final class MfaCalls {
    private MfaCalls() {}

    static Map<String, Call> all() {
        return Map.ofEntries(
                Map.entry("SetUserPoolMfaConfig", MfaCalls::offer),
                Map.entry(
                        "GetUserPoolMfaConfig",
                        (cognito, pool) -> cognito.getUserPoolMfaConfig(request -> request.userPoolId(pool.id()))),
                Map.entry("SetUserMFAPreference", MfaCalls::setPreference),
                Map.entry("AdminSetUserMFAPreference", MfaCalls::setPreferenceOfUser),
                Map.entry("SetUserSettings", MfaCalls::setSettings),
                Map.entry("AdminSetUserSettings", MfaCalls::setSettingsOfUser),
                Map.entry("GetUserAuthFactors", MfaCalls::getFactors),
                Map.entry("AdminGetUserAuthFactors", MfaCalls::getFactorsOfUser),
                Map.entry("AssociateSoftwareToken", MfaCalls::associate),
                Map.entry("VerifySoftwareToken", MfaCalls::verify),
                Map.entry("AdminDeleteSoftwareToken", MfaCalls::deleteSoftwareToken));
    }

    private static void offer(CognitoIdentityProviderClient cognito, Pool pool) {
        cognito.setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                .mfaConfiguration(UserPoolMfaType.OPTIONAL)
                .emailMfaConfiguration(email -> email.message("{####} it is").subject("Code"))
                .softwareTokenMfaConfiguration(apps -> apps.enabled(true)));
    }

    private static void setPreference(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.setUserMFAPreference(request -> request.accessToken(token)
                .emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));
    }

    private static void setPreferenceOfUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminSetUserMFAPreference(request -> request.userPoolId(pool.id())
                .username(person.username())
                .emailMfaSettings(email -> email.enabled(true).preferredMfa(true)));
    }

    private static void setSettings(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.setUserSettings(request -> request.accessToken(token).mfaOptions(List.of()));
    }

    private static void setSettingsOfUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminSetUserSettings(request ->
                request.userPoolId(pool.id()).username(person.username()).mfaOptions(List.of()));
    }

    private static void getFactors(CognitoIdentityProviderClient cognito, Pool pool) {
        String token = accessToken(pool);
        cognito.getUserAuthFactors(request -> request.accessToken(token));
    }

    private static void getFactorsOfUser(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminGetUserAuthFactors(request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static void associate(CognitoIdentityProviderClient cognito, Pool pool) {
        offer(pool.suite().cognito(), pool);
        String token = accessToken(pool);
        cognito.associateSoftwareToken(request -> request.accessToken(token));
    }

    private static void verify(CognitoIdentityProviderClient cognito, Pool pool) {
        offer(pool.suite().cognito(), pool);
        String token = accessToken(pool);
        String secret = pool.suite()
                .anonymous()
                .associateSoftwareToken(request -> request.accessToken(token))
                .secretCode();
        String code = new Authenticator(secret).codeAt(Instant.now());
        cognito.verifySoftwareToken(request -> request.accessToken(token).userCode(code));
    }

    private static void deleteSoftwareToken(CognitoIdentityProviderClient cognito, Pool pool) {
        Person person = pool.user();
        cognito.adminDeleteSoftwareToken(
                request -> request.userPoolId(pool.id()).username(person.username()));
    }

    private static String accessToken(Pool pool) {
        return pool.signIn(pool.user()).accessToken();
    }
}
