package dev.cognate.userpool.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DuplicateProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

@QuarkusTest
class IdentityProvidersTest {
    private static final String SECRET = "a-secret-between-us-and-them";

    @Inject
    TestUsers users;

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
    void shouldDescribeWhatWasCreated() {
        // when
        IdentityProviderType created = api.createIdentityProvider(request -> request.userPoolId(poolId)
                        .providerName("Corporate")
                        .providerType("OIDC")
                        .providerDetails(oidc())
                        .attributeMapping(Map.of("email", "mail"))
                        .idpIdentifiers("corp.example", "corporate"))
                .identityProvider();

        // then
        assertThat(created.providerName()).isEqualTo("Corporate");
        assertThat(created.providerTypeAsString()).isEqualTo("OIDC");
        assertThat(created.providerDetails())
                .containsAllEntriesOf(oidc())
                .containsEntry("attributes_url_add_attributes", "false");
        assertThat(created.attributeMapping()).isEqualTo(Map.of("email", "mail", "username", "sub"));
        assertThat(created.idpIdentifiers()).containsExactly("corp.example", "corporate");
        assertThat(created.creationDate()).isEqualTo(created.lastModifiedDate());
        assertThat(describe("Corporate")).isEqualTo(created);
    }

    @Test
    void shouldSealSecretsAtRest() {
        // given
        create("Corporate", "OIDC", oidc());

        // when
        String stored = users.run(session -> session.createNativeQuery(
                        "select cast(settings as text) || encode(secrets, 'escape') from identity_provider"
                                + " where pool_id = :pool",
                        String.class)
                .setParameter("pool", poolId)
                .getSingleResult());

        // then
        assertThat(stored).contains("our-client").doesNotContain(SECRET);
        assertThat(describe("Corporate").providerDetails()).containsEntry("client_secret", SECRET);
    }

    @Test
    void shouldRefuseANameTwice() {
        // given
        create("Corporate", "OIDC", oidc());

        // then
        assertThatThrownBy(() -> create("Corporate", "SAML", Map.of("MetadataURL", "https://idp.example/metadata")))
                .isInstanceOf(DuplicateProviderException.class)
                .hasMessageContaining("Corporate already exists in user pool " + poolId);
        assertThat(describe("Corporate").providerTypeAsString()).isEqualTo("OIDC");
    }

    @Test
    void shouldLeadAnIdentifierToOneProvider() {
        // given
        create("One", "OIDC", oidc(), "one.example");
        create("Two", "OIDC", oidc(), "two.example");

        // when
        assertThatThrownBy(() -> create("Three", "OIDC", oidc(), "three.example", "one.example"))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> api.updateIdentityProvider(request ->
                        request.userPoolId(poolId).providerName("Two").idpIdentifiers("one.example")))
                .isInstanceOf(InvalidParameterException.class);

        // then
        assertThat(byIdentifier("one.example").providerName()).isEqualTo("One");
        assertThat(byIdentifier("two.example").providerName()).isEqualTo("Two");
        assertThatThrownBy(() -> byIdentifier("three.example")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> describe("Three")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldUpdateWhatIsGivenAndKeepTheRest() {
        // given
        create("Corporate", "OIDC", oidc(), "corp.example");
        Map<String, String> changed = new HashMap<>(oidc());
        changed.put("client_id", "another-client");

        // when
        IdentityProviderType updated = api.updateIdentityProvider(request ->
                        request.userPoolId(poolId).providerName("Corporate").providerDetails(changed))
                .identityProvider();
        api.updateIdentityProvider(request -> request.userPoolId(poolId)
                .providerName("Corporate")
                .attributeMapping(Map.of("email", "mail", "username", "oid")));

        // then
        IdentityProviderType described = describe("Corporate");
        assertThat(updated.providerDetails()).containsEntry("client_id", "another-client");
        assertThat(described.providerDetails()).isEqualTo(updated.providerDetails());
        assertThat(described.attributeMapping()).isEqualTo(Map.of("email", "mail", "username", "oid"));
        assertThat(described.idpIdentifiers()).containsExactly("corp.example");
        assertThat(described.creationDate()).isEqualTo(updated.creationDate());
    }

    @Test
    void shouldMoveIdentifiersWithAnUpdate() {
        // given
        create("Corporate", "OIDC", oidc(), "old.example", "kept.example");

        // when
        api.updateIdentityProvider(request ->
                request.userPoolId(poolId).providerName("Corporate").idpIdentifiers("kept.example", "new.example"));

        // then
        assertThat(byIdentifier("new.example").providerName()).isEqualTo("Corporate");
        assertThat(byIdentifier("kept.example").providerName()).isEqualTo("Corporate");
        assertThatThrownBy(() -> byIdentifier("old.example")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldLeaveAProviderAsItWasWhenAnUpdateIsRefused() {
        // given
        IdentityProviderType before = create("Corporate", "OIDC", oidc());

        // when
        assertThatThrownBy(() -> api.updateIdentityProvider(request -> request.userPoolId(poolId)
                        .providerName("Corporate")
                        .providerDetails(Map.of("client_id", "another-client"))))
                .isInstanceOf(InvalidParameterException.class);

        // then
        assertThat(describe("Corporate")).isEqualTo(before);
    }

    @Test
    void shouldFreeNameAndIdentifiersOfADeletedProvider() {
        // given
        create("Corporate", "OIDC", oidc(), "corp.example");

        // when
        delete("Corporate");

        // then
        assertThatThrownBy(() -> describe("Corporate")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> delete("Corporate")).isInstanceOf(ResourceNotFoundException.class);
        create("Corporate", "OIDC", oidc(), "corp.example");
    }

    @Test
    void shouldNotFindWhatIsInAnotherPool() {
        // given
        String other = Api.newPool(api, request -> {}).id();
        create("Corporate", "OIDC", oidc(), "corp.example");

        // then
        assertThatThrownBy(() -> api.describeIdentityProvider(
                        request -> request.userPoolId(other).providerName("Corporate")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> api.getIdentityProviderByIdentifier(
                        request -> request.userPoolId(other).idpIdentifier("corp.example")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> api.updateIdentityProvider(
                        request -> request.userPoolId(other).providerName("Corporate")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldListEveryProviderOfThePoolOnceAcrossPages() {
        // given
        List<String> created = List.of("Alpha", "Beta", "Gamma", "Omega", "Über");
        created.forEach(name -> create(name, "OIDC", oidc()));

        // when
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListIdentityProvidersResponse page = api.listIdentityProviders(
                    request -> request.userPoolId(poolId).maxResults(2).nextToken(from));
            page.providers().stream().map(ProviderDescription::providerName).forEach(listed::add);
            token = page.nextToken();
        } while (token != null);

        // then
        assertThat(listed).containsExactlyElementsOf(created);
    }

    private IdentityProviderType create(String name, String type, Map<String, String> details, String... identifiers) {
        return api.createIdentityProvider(request -> request.userPoolId(poolId)
                        .providerName(name)
                        .providerType(type)
                        .providerDetails(details)
                        .idpIdentifiers(identifiers))
                .identityProvider();
    }

    private IdentityProviderType describe(String name) {
        return api.describeIdentityProvider(
                        request -> request.userPoolId(poolId).providerName(name))
                .identityProvider();
    }

    private IdentityProviderType byIdentifier(String identifier) {
        return api.getIdentityProviderByIdentifier(
                        request -> request.userPoolId(poolId).idpIdentifier(identifier))
                .identityProvider();
    }

    private void delete(String name) {
        api.deleteIdentityProvider(request -> request.userPoolId(poolId).providerName(name));
    }

    private static Map<String, String> oidc() {
        return Map.of(
                "client_id", "our-client",
                "client_secret", SECRET,
                "authorize_scopes", "openid email",
                "oidc_issuer", "https://idp.example",
                "attributes_request_method", "GET");
    }
}
