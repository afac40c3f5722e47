package dev.cognate.userpool.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** What a client says of redirects, flows and providers. */
@QuarkusTest
class ClientOAuthSettingsTest {
    private static final String CALLBACK = "https://app.example.com/cb";

    private CognitoIdentityProviderClient api;
    private String poolId;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(api, request -> {}).id();
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldKeepEverySetting() {
        // when
        UserPoolClientType client = create(request -> request.allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(OAuthFlowType.CODE, OAuthFlowType.IMPLICIT)
                .allowedOAuthScopes("openid", "email")
                .callbackURLs(CALLBACK, "myapp://cb")
                .logoutURLs("https://app.example.com/bye")
                .defaultRedirectURI("myapp://cb")
                .supportedIdentityProviders("COGNITO"));

        // then
        UserPoolClientType described = describe(client.clientId());
        assertThat(described).isEqualTo(client);
        assertThat(described.callbackURLs()).containsExactly(CALLBACK, "myapp://cb");
        assertThat(described.logoutURLs()).containsExactly("https://app.example.com/bye");
        assertThat(described.defaultRedirectURI()).isEqualTo("myapp://cb");
        assertThat(described.supportedIdentityProviders()).containsExactly("COGNITO");
        assertThat(described.allowedOAuthFlowsUserPoolClient()).isTrue();
    }

    @Test
    void shouldRefuseAddressesBrowsersMustNotBeSentTo() {
        assertThatThrownBy(() -> create(request -> request.callbackURLs(CALLBACK, "http://app.example.com")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("http://app.example.com cannot use the HTTP protocol.");
        assertThatThrownBy(() -> create(request -> request.callbackURLs(CALLBACK + "#here")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(CALLBACK + "#here cannot use fragment");
        assertThatThrownBy(() -> create(request -> request.logoutURLs("http://app.example.com")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("http://app.example.com cannot use the HTTP protocol.");
    }

    @Test
    void shouldRefuseADefaultThatIsNoCallback() {
        assertThatThrownBy(() ->
                        create(request -> request.callbackURLs(CALLBACK).defaultRedirectURI("https://other.example")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "The default redirect URI https://other.example is not in the callback URIs list.");
    }

    @Test
    void shouldAskForACallbackWhereAFlowRedirects() {
        assertThatThrownBy(() -> create(
                        request -> request.allowedOAuthFlows(OAuthFlowType.CODE).allowedOAuthScopes("openid")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("CallbackUrls can not be empty when code flow or implicit flow is selected");
    }

    @Test
    void shouldAskForNoCallbackWhereNoneRedirects() {
        // given
        api.createResourceServer(request -> request.userPoolId(poolId)
                .identifier("orders")
                .name("Orders")
                .scopes(scope -> scope.scopeName("read").scopeDescription("read orders")));

        // when
        UserPoolClientType client = create(request -> request.generateSecret(true)
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                .allowedOAuthScopes("orders/read"));

        // then
        assertThat(client.allowedOAuthFlows()).containsExactly(OAuthFlowType.CLIENT_CREDENTIALS);
    }

    @Test
    void shouldTakeAddressesOfUsersFromServersAlone() {
        assertThat(create(request -> request.generateSecret(true).enablePropagateAdditionalUserContextData(true))
                        .enablePropagateAdditionalUserContextData())
                .isTrue();
        assertThatThrownBy(() -> create(request -> request.enablePropagateAdditionalUserContextData(true)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldLeaveAClientAsItWasWhenAnUpdateIsRefused() {
        // given
        UserPoolClientType before = create(request -> request.callbackURLs(CALLBACK));

        // when
        assertThatThrownBy(() -> api.updateUserPoolClient(request -> request.userPoolId(poolId)
                        .clientId(before.clientId())
                        .clientName("renamed")
                        .callbackURLs("http://app.example.com")))
                .isInstanceOf(InvalidParameterException.class);

        // then
        assertThat(describe(before.clientId())).isEqualTo(before);
    }

    private UserPoolClientType create(Consumer<CreateUserPoolClientRequest.Builder> settings) {
        return Api.newClient(api, poolId, settings);
    }

    private UserPoolClientType describe(String clientId) {
        return api.describeUserPoolClient(request -> request.userPoolId(poolId).clientId(clientId))
                .userPoolClient();
    }
}
