package dev.cognate.userpool.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** What a pool and its clients make of identity providers. */
@QuarkusTest
class ProvidersInUseTest {
    private static final String SECRET = "a-secret-between-us-and-them";

    @Inject
    IdentityProviders providers;

    @Inject
    Pools pools;

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
    void shouldFillOnlyAttributesOfThePool() {
        // given
        api.addCustomAttributes(request -> request.userPoolId(poolId)
                .customAttributes(attribute -> attribute.name("team").attributeDataType("String")));

        // when
        assertThatThrownBy(() -> create("Wrong", "OIDC", Map.of("custom:unknown", "x"), oidc()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("AttributeMapping contains invalid mapping: [custom:unknown]");
        IdentityProviderType created = create("Right", "OIDC", Map.of("custom:team", "groups"), oidc());

        // then
        assertThat(created.attributeMapping()).containsEntry("custom:team", "groups");
    }

    @Test
    void shouldLetClientsHaveProvidersThatAreThere() {
        // given
        create("Corporate", "OIDC", oidc());
        String clientId = Api.newClient(
                        api, poolId, request -> request.supportedIdentityProviders("COGNITO", "Corporate"))
                .clientId();

        // when
        delete("Corporate");

        // then
        assertThatThrownBy(() -> api.updateUserPoolClient(request -> request.userPoolId(poolId)
                        .clientId(clientId)
                        .supportedIdentityProviders("COGNITO", "Corporate")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("The provider Corporate does not exist for User Pool " + poolId + ".");
    }

    @Test
    void shouldTellOtherFeaturesOfEveryChange() throws Throwable {
        assertThat(ask(providers::of)).isEmpty();
        create("Corporate", "OIDC", oidc(), "corp.example");
        Optional<IdentityProvider> named = ask(pool -> providers.named(pool, "Corporate"));
        Optional<IdentityProvider> identified = ask(pool -> providers.identifiedBy(pool, "corp.example"));
        assertThat(named.orElseThrow().settings().providerDetails()).containsEntry("client_secret", SECRET);
        assertThat(identified).isPresent();
        assertThat(ask(providers::of).toString()).contains("Corporate").doesNotContain(SECRET);
        delete("Corporate");
        assertThat(ask(providers::of)).isEmpty();
    }

    private <T> T ask(Function<UserPool, Uni<T>> question) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> Uni.createFrom().deferred(() -> pools.require(poolId)).chain(pool -> question.apply(pool)));
    }

    private IdentityProviderType create(String name, String type, Map<String, String> details, String... identifiers) {
        return api.createIdentityProvider(request -> request.userPoolId(poolId)
                        .providerName(name)
                        .providerType(type)
                        .providerDetails(details)
                        .idpIdentifiers(identifiers))
                .identityProvider();
    }

    private IdentityProviderType create(
            String name, String type, Map<String, String> mapping, Map<String, String> details) {
        return api.createIdentityProvider(request -> request.userPoolId(poolId)
                        .providerName(name)
                        .providerType(type)
                        .providerDetails(details)
                        .attributeMapping(mapping))
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
