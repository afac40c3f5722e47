package dev.cognate.e2e.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import dev.cognate.testkit.SdkClients;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** From a sign-in at a user pool to an identity, as an application does it. */
@ExtendWith(SuiteExtension.class)
class IdentityPoolIT {
    private final Suite suite;
    private CognitoIdentityClient admin;
    private CognitoIdentityClient app;
    private Pool users;
    private String poolId;

    IdentityPoolIT(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void createPools() {
        admin = SdkClients.signing(
                        suite.endpoint(),
                        suite.rootKey().accessKeyId(),
                        suite.rootKey().secretAccessKey())
                .identityPools();
        app = SdkClients.anonymous(suite.endpoint()).identityPools();
        users = Pool.silent(suite);
        poolId = admin.createIdentityPool(request -> request.identityPoolName("pool")
                        .allowUnauthenticatedIdentities(true)
                        .allowClassicFlow(true)
                        .cognitoIdentityProviders(provider -> provider.providerName(provider())
                                .clientId(users.clientId())
                                .serverSideTokenCheck(true)))
                .identityPoolId();
    }

    @AfterEach
    void disconnect() {
        admin.close();
        app.close();
    }

    private String provider() {
        return "cognito-idp." + Suite.REGION + ".amazonaws.com/" + users.id();
    }

    @Test
    void shouldTurnAGuestIntoTheUserWhoSignsIn() {
        // given
        String guest = app.getId(request -> request.identityPoolId(poolId)).identityId();
        Person person = users.user();

        // when
        var token = app.getOpenIdToken(request -> request.identityId(guest).logins(login(person)));

        // then
        assertThat(token.identityId()).isEqualTo(guest);
        assertThat(app.getId(request -> request.identityPoolId(poolId).logins(login(person)))
                        .identityId())
                .isEqualTo(guest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed out", "revoked", "disabled", "deleted"})
    void shouldLetNobodyInWhoseSignInEnded(String how) {
        // given
        Person person = users.user();
        AuthenticationResultType tokens = users.signIn(person);
        Map<String, String> login = Map.of(provider(), tokens.idToken());
        String id = app.getId(request -> request.identityPoolId(poolId).logins(login))
                .identityId();

        // when
        end(how, person, tokens);

        // then
        assertThatThrownBy(() ->
                        app.getId(request -> request.identityPoolId(poolId).logins(login)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Token is revoked, or its user is disabled or deleted.");
        assertThatThrownBy(() -> app.getCredentialsForIdentity(
                        request -> request.identityId(id).logins(login)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private void end(String how, Person person, AuthenticationResultType tokens) {
        switch (how) {
            case "signed out" ->
                suite.cognito()
                        .adminUserGlobalSignOut(
                                request -> request.userPoolId(users.id()).username(person.username()));
            case "revoked" ->
                suite.anonymous()
                        .revokeToken(
                                request -> request.clientId(users.clientId()).token(tokens.refreshToken()));
            case "disabled" ->
                suite.cognito()
                        .adminDisableUser(
                                request -> request.userPoolId(users.id()).username(person.username()));
            default ->
                suite.cognito()
                        .adminDeleteUser(
                                request -> request.userPoolId(users.id()).username(person.username()));
        }
    }

    @Test
    void shouldPublishTheKeysOfIdentityTokens() throws IOException, InterruptedException {
        // when
        String keys;
        try (HttpClient client = HttpClient.newHttpClient()) {
            keys = client.send(
                            HttpRequest.newBuilder(suite.endpoint().resolve("/.well-known/jwks_uri"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        // then
        assertThat(keys).contains("\"kty\":\"RSA\"", "\"alg\":\"RS512\"").doesNotContain("\"d\":");
    }

    private Map<String, String> login(Person person) {
        return Map.of(provider(), users.signIn(person).idToken());
    }
}
