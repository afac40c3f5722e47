package dev.cognate.userpool.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.RawApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** What each type of provider needs and is given. */
@QuarkusTest
class ProviderTypesTest {
    private static final Map<String, String> SOCIAL =
            Map.of("client_id", "our-client", "client_secret", "their-secret", "authorize_scopes", "email");
    private static final Map<String, String> OIDC = Map.of(
            "client_id", "our-client",
            "authorize_scopes", "openid",
            "oidc_issuer", "https://idp.example",
            "attributes_request_method", "GET");
    private static final Map<String, String> APPLE = Map.of(
            "client_id", "com.example.app",
            "team_id", "TEAM",
            "key_id", "KEY",
            "private_key", "their-private-key",
            "authorize_scopes", "email name");

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

    @ParameterizedTest
    @CsvSource({
        "Google,sub,https://www.googleapis.com/oauth2/v4/token",
        "Facebook,id,https://graph.facebook.com/v17.0/oauth/access_token",
        "LoginWithAmazon,user_id,https://api.amazon.com/auth/o2/token"
    })
    void shouldKnowTheEndpointsOfSocialProviders(String type, String username, String tokenUrl) {
        // when
        IdentityProviderType created = create(type, type, SOCIAL);

        // then
        assertThat(created.providerDetails())
                .containsAllEntriesOf(SOCIAL)
                .containsEntry("token_url", tokenUrl)
                .containsKeys("authorize_url", "attributes_url", "token_request_method");
        assertThat(created.attributeMapping()).containsEntry("username", username);
    }

    @Test
    void shouldUseTheVersionOfFacebookThatIsAskedFor() {
        // when
        IdentityProviderType created = create("Facebook", "Facebook", with(SOCIAL, "api_version", "v21.0"));

        // then
        assertThat(created.providerDetails())
                .containsEntry("authorize_url", "https://www.facebook.com/v21.0/dialog/oauth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "client_secret", "authorize_scopes"})
    void shouldAskForTheDetailsOfSocialProviders(String missing) {
        assertThatThrownBy(() -> create("Google", "Google", without(SOCIAL, missing)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("clientId, clientSecret and authorizeScopes are all required idp details.");
    }

    @Test
    void shouldNotShowThePrivateKeyForApple() {
        // when
        IdentityProviderType created = create("SignInWithApple", "SignInWithApple", APPLE);

        // then
        assertThat(created.providerDetails())
                .containsEntry("oidc_issuer", "https://appleid.apple.com")
                .containsEntry("key_id", "KEY")
                .doesNotContainKey("private_key");
    }

    @Test
    void shouldKeepThePrivateKeyForAppleWhenTheDescriptionIsSentBack() {
        // given
        IdentityProviderType created = create("SignInWithApple", "SignInWithApple", APPLE);

        // when
        IdentityProviderType updated = api.updateIdentityProvider(request -> request.userPoolId(poolId)
                        .providerName("SignInWithApple")
                        .providerDetails(with(created.providerDetails(), "key_id", "KEY2")))
                .identityProvider();

        // then
        assertThat(updated.providerDetails()).containsEntry("key_id", "KEY2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "private_key", "team_id", "key_id"})
    void shouldAskForTheDetailsOfApple(String missing) {
        assertThatThrownBy(() -> create("SignInWithApple", "SignInWithApple", without(APPLE, missing)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("clientId, privateKey, teamId, and keyId are all required idp details.");
    }

    @ParameterizedTest
    @CsvSource({"MyGoogle,Google", "Google,OIDC", "COGNITO,OIDC", "SignInWithApple,Facebook"})
    void shouldKeepTheNamesOfWellKnownProvidersForThem(String name, String type) {
        assertThatThrownBy(() -> create(name, type, with(SOCIAL, OIDC)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Provider " + name + " cannot be of type " + type + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "authorize_scopes", "oidc_issuer", "attributes_request_method"})
    void shouldAskForTheDetailsOfOidcProviders(String missing) {
        assertThatThrownBy(() -> create("Corporate", "OIDC", without(OIDC, missing)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all"
                        + " required idp details.");
    }

    @ParameterizedTest
    @CsvSource({
        "oidc_issuer,http://idp.example",
        "token_url,http://idp.example/token",
        "jwks_uri,ftp://idp.example",
        "oidc_issuer,http://localhost.idp.example",
        "authorize_url,https://"
    })
    void shouldRefuseUnprotectedEndpoints(String key, String url) {
        assertThatThrownBy(() -> create("Corporate", "OIDC", with(OIDC, key, url)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("OIDC endpoint must start with https://");
    }

    @Test
    void shouldTakeAProviderOnThisMachine() {
        assertThat(create("Corporate", "OIDC", with(OIDC, "oidc_issuer", "http://localhost:8080/realms/test"))
                        .providerDetails())
                .containsEntry("oidc_issuer", "http://localhost:8080/realms/test");
    }

    @Test
    void shouldRefuseAMethodThatIsNone() {
        assertThatThrownBy(() -> create("Corporate", "OIDC", with(OIDC, "attributes_request_method", "PUT")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Member must satisfy enum value set: [POST, GET]");
    }

    @Test
    void shouldTakeOneSourceOfSamlMetadata() {
        // given
        Map<String, String> url = Map.of("MetadataURL", "https://idp.example/metadata");
        Map<String, String> file = Map.of("MetadataFile", "<md:EntityDescriptor/>");

        // then
        assertThat(create("One", "SAML", url).attributeMapping()).isEmpty();
        assertThat(create("Two", "SAML", file).providerDetails()).containsAllEntriesOf(file);
        assertThatThrownBy(() -> create("Three", "SAML", with(url, file)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Only one of the MetadataURL or MetadataFile should be provided.");
        assertThatThrownBy(() -> create("Three", "SAML", Map.of("IDPSignout", "true")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("At least one of the MetadataURL or MetadataFile should be provided.");
    }

    @ParameterizedTest
    @CsvSource({"RequestSigningAlgorithm,rsa-sha1", "IDPInit,maybe", "EncryptedResponses,1", "IDPSignout,TRUE"})
    void shouldRefuseSamlSettingsThatAreNone(String key, String value) {
        assertThatThrownBy(() -> create("One", "SAML", with(Map.of("MetadataURL", "https://idp.example"), key, value)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldMapLevelsOfOidcProvidersOnly() {
        // when
        var created = RawApi.signed("CreateIdentityProvider", levels("Corporate", "OIDC", OIDC, "Level1"));

        // then
        assertThat(created.at("/IdentityProvider/AcrMapping/Level1").asText()).isEqualTo("urn:example:gold");
        assertThatThrownBy(() -> RawApi.signed("CreateIdentityProvider", levels("Google", "Google", SOCIAL, "Level1")))
                .hasMessageContaining("InvalidParameterException");
        assertThatThrownBy(() -> RawApi.signed("CreateIdentityProvider", levels("Other", "OIDC", OIDC, "Level5")))
                .hasMessageContaining("InvalidParameterException");
    }

    private Map<String, Object> levels(String name, String type, Map<String, String> details, String level) {
        return Map.of(
                "UserPoolId",
                poolId,
                "ProviderName",
                name,
                "ProviderType",
                type,
                "ProviderDetails",
                details,
                "AcrMapping",
                Map.of(level, "urn:example:gold"));
    }

    private IdentityProviderType create(String name, String type, Map<String, String> details) {
        return api.createIdentityProvider(request -> request.userPoolId(poolId)
                        .providerName(name)
                        .providerType(type)
                        .providerDetails(details))
                .identityProvider();
    }

    private static Map<String, String> with(Map<String, String> details, String key, String value) {
        return with(details, Map.of(key, value));
    }

    private static Map<String, String> with(Map<String, String> details, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(details);
        all.putAll(more);
        return all;
    }

    private static Map<String, String> without(Map<String, String> details, String key) {
        Map<String, String> rest = new HashMap<>(details);
        rest.remove(key);
        return rest;
    }
}
