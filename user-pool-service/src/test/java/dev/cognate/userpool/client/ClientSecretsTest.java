package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ClientSecretDescriptorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** One secret takes the place of another while applications go on. */
@QuarkusTest
class ClientSecretsTest {
    private static final String OWN = "a_secret_of_the_callers_own";

    @Inject
    TestUsers users;

    private CognitoIdentityProviderClient api;
    private CognitoIdentityProviderClient app;
    private String poolId;
    private String clientId;
    private String first;

    @BeforeEach
    void createClient() {
        api = Api.signed();
        app = Api.anonymous();
        poolId = Api.newPool(api, request -> {}).id();
        UserPoolClientType client = Api.newClient(api, poolId, request -> request.generateSecret(true));
        clientId = client.clientId();
        first = client.clientSecret();
    }

    @AfterEach
    void disconnect() {
        api.close();
        app.close();
    }

    @Test
    void shouldTellAGeneratedSecretOnce() {
        // when
        ClientSecretDescriptorType added = add(null);

        // then
        assertThat(added.clientSecretValue()).matches("[0-9a-z]{52}").isNotEqualTo(first);
        assertThat(added.clientSecretId()).matches(clientId + "--\\d+");
        assertThat(added.clientSecretCreateDate()).isNotNull();
        assertThat(list())
                .hasSize(2)
                .allSatisfy(secret -> assertThat(secret.clientSecretValue()).isNull());
        assertThat(list().getLast().clientSecretId()).isEqualTo(added.clientSecretId());
    }

    @Test
    void shouldNotRepeatASecretOfTheCallersOwn() {
        assertThat(add(OWN).clientSecretValue()).isNull();
    }

    @Test
    void shouldAcceptBothSecretsUntilOneIsDeleted() {
        // given
        String firstId = list().getFirst().clientSecretId();
        add(OWN);
        signUp(first);
        signUp(OWN);

        // when
        delete(firstId);

        // then
        assertThatThrownBy(() -> signUp(first)).isInstanceOf(NotAuthorizedException.class);
        signUp(OWN);
        assertThat(describe().clientSecret()).isEqualTo(OWN);
    }

    @Test
    void shouldAcceptNoSecretThatWasNeverGiven() {
        // given
        add(OWN);

        // then
        assertThatThrownBy(() -> signUp(OWN + "x")).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldHoldTwoSecretsAtMost() {
        // given
        add(null);

        // then
        assertThatThrownBy(() -> add(null)).isInstanceOf(LimitExceededException.class);
        assertThat(list()).hasSize(2);
    }

    @Test
    void shouldKeepTheLastSecret() {
        assertThatThrownBy(() -> delete(list().getFirst().clientSecretId()))
                .isInstanceOf(InvalidParameterException.class);
        signUp(first);
    }

    @Test
    void shouldNotTakeTheSameSecretTwice() {
        assertThatThrownBy(() -> add(first)).isInstanceOf(InvalidParameterException.class);
        assertThat(list()).hasSize(1);
    }

    @Test
    void shouldLeavePublicClientsPublic() {
        // given
        String open = Api.newClient(api, poolId, request -> {}).clientId();

        // then
        assertThatThrownBy(() -> api.addUserPoolClientSecret(
                        request -> request.userPoolId(poolId).clientId(open)))
                .isInstanceOf(InvalidParameterException.class);
        assertThat(api.listUserPoolClientSecrets(
                                request -> request.userPoolId(poolId).clientId(open))
                        .clientSecrets())
                .isEmpty();
    }

    @Test
    void shouldNotFindWhatIsNotThere() {
        // given
        String otherPool = Api.newPool(api, request -> {}).id();

        // then
        assertThatThrownBy(() -> delete(clientId + "--1")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> api.addUserPoolClientSecret(
                        request -> request.userPoolId(otherPool).clientId(clientId)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> api.listUserPoolClientSecrets(
                        request -> request.userPoolId(otherPool).clientId(clientId)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldKeepSecretsThroughUpdatesOfTheClient() {
        // given
        add(OWN);

        // when
        api.updateUserPoolClient(request -> request.userPoolId(poolId).clientId(clientId));

        // then
        signUp(first);
        signUp(OWN);
    }

    @Test
    void shouldSealSecretsAtRest() {
        // given
        add(OWN);

        // when
        String stored = users.run(session -> session.createNativeQuery(
                        "select cast(row_to_json(app_client) as text) from app_client where client_id = :client",
                        String.class)
                .setParameter("client", clientId)
                .getSingleResult());

        // then
        String encoded = Base64.getEncoder().encodeToString(OWN.getBytes(StandardCharsets.UTF_8));
        assertThat(stored)
                .contains("sealed")
                .doesNotContain(OWN)
                .doesNotContain(first)
                .doesNotContain(encoded);
    }

    private ClientSecretDescriptorType add(String value) {
        return api.addUserPoolClientSecret(
                        request -> request.userPoolId(poolId).clientId(clientId).clientSecret(value))
                .clientSecretDescriptor();
    }

    private void delete(String id) {
        api.deleteUserPoolClientSecret(
                request -> request.userPoolId(poolId).clientId(clientId).clientSecretId(id));
    }

    private List<ClientSecretDescriptorType> list() {
        return api.listUserPoolClientSecrets(
                        request -> request.userPoolId(poolId).clientId(clientId))
                .clientSecrets();
    }

    private UserPoolClientType describe() {
        return api.describeUserPoolClient(request -> request.userPoolId(poolId).clientId(clientId))
                .userPoolClient();
    }

    /** Signs a new user up as an application does that knows this secret. */
    private void signUp(String secret) {
        String name = "user-" + UUID.randomUUID();
        app.signUp(request -> request.clientId(clientId)
                .username(name)
                .password(TestUsers.PASSWORD)
                .secretHash(hash(secret, name + clientId)));
    }

    private static String hash(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
