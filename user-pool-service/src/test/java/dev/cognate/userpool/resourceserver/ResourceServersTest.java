package dev.cognate.userpool.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.pool.Pools;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListResourceServersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerScopeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceServerType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ScopeDoesNotExistException;

@QuarkusTest
class ResourceServersTest {
    private static final ResourceServerScopeType READ = scope("read");
    private static final ResourceServerScopeType WRITE = scope("write");

    @Inject
    ResourceServers servers;

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
    void shouldDescribeWhatWasCreated() {
        // when
        ResourceServerType created = create("https://orders.example.com", WRITE, READ);

        // then
        assertThat(created.userPoolId()).isEqualTo(poolId);
        assertThat(created.identifier()).isEqualTo("https://orders.example.com");
        assertThat(created.name()).isEqualTo("Orders");
        assertThat(created.scopes()).containsExactly(WRITE, READ);
        assertThat(describe("https://orders.example.com")).isEqualTo(created);
    }

    @Test
    void shouldTakeAResourceServerWithoutScopes() {
        // when
        create("orders");

        // then
        assertThat(describe("orders").scopes()).isEmpty();
    }

    @Test
    void shouldRefuseAnIdentifierTwice() {
        // given
        create("orders", READ);

        // when
        assertThatThrownBy(() -> create("orders", WRITE))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("orders already exists in user pool " + poolId);

        // then
        assertThat(describe("orders").scopes()).containsExactly(READ);
    }

    @Test
    void shouldKeepCognitosOwnIdentifiersFree() {
        assertThatThrownBy(() -> create("aws.cognito", scope("dcr"))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create("aws.cognito.signin.user", scope("admin")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseAScopeTwice() {
        assertThatThrownBy(() -> create("orders", READ, WRITE, READ)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> describe("orders")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldRefuseNamesThatCannotStandInAScopeParameter() {
        assertThatThrownBy(() -> create("two words", READ))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Member must satisfy regular expression pattern");
        assertThatThrownBy(() -> create("orders", scope("read/all")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Member must satisfy regular expression pattern");
    }

    @Test
    void shouldReplaceNameAndScopesInAnUpdate() {
        // given
        create("orders", READ, WRITE);

        // when
        api.updateResourceServer(
                request -> request.userPoolId(poolId).identifier("orders").name("Renamed"));

        // then
        assertThat(describe("orders").name()).isEqualTo("Renamed");
        assertThat(describe("orders").scopes()).isEmpty();
    }

    @Test
    void shouldNotFindWhatIsNotThere() {
        assertThatThrownBy(() -> describe("orders")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> api.updateResourceServer(request ->
                        request.userPoolId(poolId).identifier("orders").name("Orders")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> delete("orders")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> api.createResourceServer(request -> request.userPoolId("us-east-1_nowhere00")
                        .identifier("orders")
                        .name("Orders")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldListEveryResourceServerOfThePoolOnceAcrossPages() {
        // given
        List<String> created = List.of("a", "b", "c", "d", "e");
        created.forEach(identifier -> create(identifier, READ));
        String other = Api.newPool(api, request -> {}).id();
        api.createResourceServer(
                request -> request.userPoolId(other).identifier("f").name("F"));

        // when
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListResourceServersResponse page = api.listResourceServers(
                    request -> request.userPoolId(poolId).maxResults(2).nextToken(from));
            page.resourceServers().stream().map(ResourceServerType::identifier).forEach(listed::add);
            token = page.nextToken();
        } while (token != null);

        // then
        assertThat(listed).containsExactlyElementsOf(created);
    }

    @Test
    void shouldRefuseThePageTokenOfAnotherPool() {
        // given
        create("a", READ);
        create("b", READ);
        String other = Api.newPool(api, request -> {}).id();
        String token = api.listResourceServers(
                        request -> request.userPoolId(poolId).maxResults(1))
                .nextToken();

        // then
        assertThatThrownBy(() -> api.listResourceServers(
                        request -> request.userPoolId(other).nextToken(token)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldLetClientsHaveScopesThatAreThere() {
        // given
        create("orders", READ);

        // then
        assertThat(Api.newClient(api, poolId, request -> request.allowedOAuthScopes("openid", "orders/read"))
                        .allowedOAuthScopes())
                .containsExactly("openid", "orders/read");
        assertThatThrownBy(() -> Api.newClient(api, poolId, request -> request.allowedOAuthScopes("orders/write")))
                .isInstanceOf(ScopeDoesNotExistException.class)
                .hasMessageContaining("Invalid scope requested: orders/write");
    }

    @Test
    void shouldLeaveClientsTheScopesOfADeletedResourceServer() {
        // given
        create("orders", READ);
        String clientId = Api.newClient(api, poolId, request -> request.allowedOAuthScopes("orders/read"))
                .clientId();

        // when
        delete("orders");

        // then
        assertThat(api.describeUserPoolClient(
                                request -> request.userPoolId(poolId).clientId(clientId))
                        .userPoolClient()
                        .allowedOAuthScopes())
                .containsExactly("orders/read");
        assertThatThrownBy(() -> api.updateUserPoolClient(
                        request -> request.userPoolId(poolId).clientId(clientId).allowedOAuthScopes("orders/read")))
                .isInstanceOf(ScopeDoesNotExistException.class);
    }

    @Test
    void shouldTellOtherFeaturesOfEveryChange() throws Throwable {
        assertThat(scopes()).isEmpty();
        create("orders", READ, WRITE);
        create("stock", READ);
        assertThat(scopes()).containsExactlyInAnyOrder("orders/read", "orders/write", "stock/read");
        api.updateResourceServer(request ->
                request.userPoolId(poolId).identifier("orders").name("Orders").scopes(WRITE));
        assertThat(scopes()).containsExactlyInAnyOrder("orders/write", "stock/read");
        delete("stock");
        assertThat(scopes()).containsExactly("orders/write");
    }

    private Set<String> scopes() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> Uni.createFrom().deferred(() -> pools.require(poolId)).chain(servers::scopes));
    }

    private ResourceServerType create(String identifier, ResourceServerScopeType... scopes) {
        return api.createResourceServer(request -> request.userPoolId(poolId)
                        .identifier(identifier)
                        .name("Orders")
                        .scopes(scopes))
                .resourceServer();
    }

    private ResourceServerType describe(String identifier) {
        return api.describeResourceServer(request -> request.userPoolId(poolId).identifier(identifier))
                .resourceServer();
    }

    private void delete(String identifier) {
        api.deleteResourceServer(request -> request.userPoolId(poolId).identifier(identifier));
    }

    private static ResourceServerScopeType scope(String name) {
        return ResourceServerScopeType.builder()
                .scopeName(name)
                .scopeDescription("to " + name)
                .build();
    }
}
