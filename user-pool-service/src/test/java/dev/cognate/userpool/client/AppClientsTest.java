package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidOAuthFlowException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

@QuarkusTest
class AppClientsTest {
    private CognitoIdentityProviderClient api;
    private String poolId;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(
                        api,
                        request -> request.schema(
                                attribute -> attribute.name("email").required(true)))
                .id();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldFillDefaultsOfANewClient() {
        // when
        UserPoolClientType client = create(request -> {});

        // then
        assertThat(client.clientId()).matches("[0-9a-z]{26}");
        assertThat(client.clientSecret()).isNull();
        assertThat(client.refreshTokenValidity()).isEqualTo(30);
        assertThat(client.authSessionValidity()).isEqualTo(3);
        assertThat(client.enableTokenRevocation()).isTrue();
        assertThat(client.allowedOAuthFlowsUserPoolClient()).isFalse();
        assertThat(client.preventUserExistenceErrors()).isEqualTo(PreventUserExistenceErrorTypes.LEGACY);
        assertThat(client.explicitAuthFlowsAsStrings())
                .containsExactlyInAnyOrder("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH");
        assertThat(describe(client.clientId())).isEqualTo(client);
    }

    @Test
    void shouldGenerateASecretThatDescribeShows() {
        // when
        UserPoolClientType client = create(request -> request.generateSecret(true));

        // then
        assertThat(client.clientSecret()).matches("[0-9a-z]{52}");
        assertThat(describe(client.clientId()).clientSecret()).isEqualTo(client.clientSecret());
    }

    @Test
    void shouldTakeASecretOfTheCallersOwn() {
        // when
        UserPoolClientType client = create(request -> request.clientSecret("abcdefghijklmnopqrstuvwxyz"));

        // then
        assertThat(describe(client.clientId()).clientSecret()).isEqualTo("abcdefghijklmnopqrstuvwxyz");
    }

    @Test
    void shouldResetWhatAnUpdateLeavesOutAndKeepTheSecret() {
        // given
        UserPoolClientType before = create(request -> request.generateSecret(true)
                .refreshTokenValidity(5)
                .enableTokenRevocation(false)
                .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED)
                .explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH"));

        // when
        UserPoolClientType after = api.updateUserPoolClient(
                        request -> request.userPoolId(poolId).clientId(before.clientId()))
                .userPoolClient();

        // then
        assertThat(after.refreshTokenValidity()).isEqualTo(30);
        assertThat(after.enableTokenRevocation()).isTrue();
        assertThat(after.preventUserExistenceErrors()).isEqualTo(PreventUserExistenceErrorTypes.LEGACY);
        assertThat(after.explicitAuthFlowsAsStrings()).hasSize(3);
        assertThat(after.clientName()).isEqualTo(before.clientName());
        assertThat(after.clientSecret()).isEqualTo(before.clientSecret());
        assertThat(describe(before.clientId())).isEqualTo(after);
    }

    @Test
    void shouldDeleteAClient() {
        // given
        String clientId = create(request -> {}).clientId();

        // when
        api.deleteUserPoolClient(request -> request.userPoolId(poolId).clientId(clientId));

        // then
        assertThatThrownBy(() -> describe(clientId))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool client " + clientId + " does not exist.");
    }

    @Test
    void shouldNotFindAClientInAnotherPool() {
        // given
        String clientId = create(request -> {}).clientId();
        String otherPool = Api.newPool(api, request -> {}).id();

        // when
        assertThatThrownBy(() -> api.deleteUserPoolClient(
                        request -> request.userPoolId(otherPool).clientId(clientId)))
                .isInstanceOf(ResourceNotFoundException.class);

        // then
        assertThat(describe(clientId).clientId()).isEqualTo(clientId);
    }

    @Test
    void shouldListEveryClientOfThePoolOnceAcrossPages() {
        // given
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(create(request -> {}).clientId());
        }

        // when
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListUserPoolClientsResponse page = api.listUserPoolClients(
                    request -> request.userPoolId(poolId).maxResults(2).nextToken(from));
            page.userPoolClients().stream()
                    .map(UserPoolClientDescription::clientId)
                    .forEach(listed::add);
            token = page.nextToken();
        } while (token != null);

        // then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(created);
    }

    @Test
    void shouldRefuseThePageTokenOfAnotherPool() {
        // given
        create(request -> {});
        create(request -> {});
        String otherPool = Api.newPool(api, request -> {}).id();
        String token = api.listUserPoolClients(
                        request -> request.userPoolId(poolId).maxResults(1))
                .nextToken();

        // when
        assertThatThrownBy(() -> api.listUserPoolClients(
                        request -> request.userPoolId(otherPool).nextToken(token)))
                // then
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseOldAndNewNamesOfFlowsTogether() {
        assertThatThrownBy(() -> create(
                        request -> request.explicitAuthFlowsWithStrings("USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldAllowClientTokensOnlyAloneAndWithASecret() {
        // when
        UserPoolClientType client =
                create(request -> request.generateSecret(true).explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH"));

        // then
        assertThat(client.explicitAuthFlowsAsStrings()).containsExactly("ALLOW_CLIENT_TOKEN_AUTH");
        assertThatThrownBy(() -> create(request -> request.explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create(request -> request.generateSecret(true)
                        .explicitAuthFlowsWithStrings("ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseAttributesThePoolDoesNotHave() {
        assertThatThrownBy(() -> create(request -> request.readAttributes("custom:unknown")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid read attributes specified while creating a client");
        assertThatThrownBy(() -> create(request -> request.writeAttributes("email", "email_verified")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid write attributes specified while creating a client");
    }

    @Test
    void shouldRefuseAWriteListWithoutTheRequiredAttributes() {
        assertThatThrownBy(() -> create(request -> request.writeAttributes("name")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid write attributes specified while creating a client");
    }

    @Test
    void shouldKeepRefreshTokenRotationApartFromTheRefreshFlow() {
        // when
        UserPoolClientType client = create(request -> request.refreshTokenRotation(
                rotation -> rotation.feature("ENABLED").retryGracePeriodSeconds(10)));

        // then
        assertThat(client.explicitAuthFlowsAsStrings()).doesNotContain("ALLOW_REFRESH_TOKEN_AUTH");
        assertThatThrownBy(() -> create(request -> request.refreshTokenRotation(rotation -> rotation.feature("ENABLED"))
                        .explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseOAuthSettingsThatDoNotGoTogether() {
        assertThatThrownBy(() -> create(
                        request -> request.allowedOAuthFlowsUserPoolClient(true).allowedOAuthScopes("openid")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("AllowedOAuthFlows and AllowedOAuthScopes are required");
        assertThatThrownBy(() -> create(request -> request.allowedOAuthFlowsWithStrings("client_credentials")
                        .allowedOAuthScopes("openid")))
                .isInstanceOf(InvalidOAuthFlowException.class);
        assertThatThrownBy(() -> create(request -> request.allowedOAuthScopes("orders/read")))
                .isInstanceOf(ScopeDoesNotExistException.class);
    }

    @Test
    void shouldRefuseAnIdentityProviderThePoolDoesNotHave() {
        assertThatThrownBy(() -> create(request -> request.supportedIdentityProviders("COGNITO", "Corporate")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("The provider Corporate does not exist for User Pool " + poolId + ".");
    }

    private UserPoolClientType create(Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return Api.newClient(api, poolId, settings);
    }

    private UserPoolClientType describe(String clientId) {
        return api.describeUserPoolClient(request -> request.userPoolId(poolId).clientId(clientId))
                .userPoolClient();
    }
}
