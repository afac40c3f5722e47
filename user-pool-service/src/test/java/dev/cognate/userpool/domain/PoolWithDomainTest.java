package dev.cognate.userpool.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.pool.Pools;
import dev.cognate.userpool.pool.UserPool;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** What a domain means to its pool, and where the pool is found. */
@QuarkusTest
class PoolWithDomainTest {
    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111";

    @Inject
    Domains domains;

    @Inject
    Pools pools;

    private CognitoIdentityProviderClient api;
    private String poolId;
    private String prefix;
    private String host;

    @BeforeEach
    void createPool() {
        api = Api.signed();
        poolId = Api.newPool(api, request -> {}).id();
        prefix = "shop-" + UUID.randomUUID();
        host = "login." + UUID.randomUUID() + ".example";
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    @Test
    void shouldKeepDomainsThroughUpdatesOfThePool() {
        // given
        create(poolId, prefix, request -> {});
        createCustom(poolId, host);

        // when
        api.updateUserPool(request -> request.userPoolId(poolId));

        // then
        assertThat(pool().domain()).isEqualTo(prefix);
        assertThat(pool().customDomain()).isEqualTo(host);
    }

    @Test
    void shouldNotDeleteAPoolThatHasADomain() {
        // given
        create(poolId, prefix, request -> {});

        // when
        assertThatThrownBy(() -> api.deleteUserPool(request -> request.userPoolId(poolId)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(
                        "User pool cannot be deleted. It has a domain configured that should be deleted first.");
        delete(poolId, prefix);

        // then
        api.deleteUserPool(request -> request.userPoolId(poolId));
    }

    @Test
    void shouldFindThePoolAtItsHost() throws Throwable {
        // given
        create(poolId, prefix, request -> {});
        createCustom(poolId, host);

        // then
        assertThat(poolAt(prefix + ".auth.localhost:9229")).contains(poolId);
        assertThat(poolAt(host)).contains(poolId);
        assertThat(poolAt("other." + host)).isEmpty();
        assertThat(poolAt("localhost:9229")).isEmpty();
    }

    @Test
    void shouldForgetThePoolOfADeletedDomain() throws Throwable {
        // given
        create(poolId, prefix, request -> {});
        assertThat(poolAt(prefix + ".auth.localhost")).contains(poolId);

        // when
        delete(poolId, prefix);

        // then
        assertThat(poolAt(prefix + ".auth.localhost")).isEmpty();
    }

    @Test
    void shouldTellWhereThePagesOfAPoolAre() throws Throwable {
        assertThat(baseUrl()).isEqualTo("http://localhost:9229");
        create(poolId, prefix, request -> {});
        assertThat(baseUrl()).isEqualTo("http://" + prefix + ".auth.localhost:9229");
        createCustom(poolId, host);
        assertThat(baseUrl()).isEqualTo("http://" + host + ":9229");
    }

    private Optional<String> poolAt(String authority) throws Throwable {
        return await(domains.poolAt(authority)).map(UserPool::id);
    }

    private String baseUrl() throws Throwable {
        return await(Uni.createFrom().deferred(() -> pools.require(poolId)).chain(domains::baseUrl));
    }

    private static <T> T await(Uni<T> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> work);
    }

    private CreateUserPoolDomainResponse create(
            String pool, String domain, Consumer<CreateUserPoolDomainRequest.Builder> settings) {
        return api.createUserPoolDomain(
                request -> settings.accept(request.userPoolId(pool).domain(domain)));
    }

    private CreateUserPoolDomainResponse createCustom(String pool, String domain) {
        return create(
                pool, domain, request -> request.customDomainConfig(config -> config.certificateArn(CERTIFICATE)));
    }

    private void delete(String pool, String domain) {
        api.deleteUserPoolDomain(request -> request.userPoolId(pool).domain(domain));
    }

    private UserPoolType pool() {
        return api.describeUserPool(request -> request.userPoolId(poolId)).userPool();
    }
}
