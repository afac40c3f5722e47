package dev.cognate.identitypool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.TestPool;
import dev.cognate.identitypool.event.IdentityEventType;
import dev.cognate.identitypool.outside.TestIssuer;
import dev.cognate.testkit.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceConflictException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

@QuarkusTest
class GetIdTest {
    private TestPool pool;

    @BeforeEach
    void createPool() {
        pool = TestPool.create(request -> {});
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @Test
    void shouldGiveEveryGuestAnIdentityOfItsOwn() {
        // when
        String one = pool.guest();
        String other = pool.guest();

        // then
        assertThat(one).matches("us-east-1:[0-9a-f-]{36}").isNotEqualTo(other);
        assertThat(pool.describe(one).logins()).isEmpty();
    }

    @Test
    void shouldLetNoGuestsInUnlessThePoolDoes() {
        // given
        pool.admin()
                .updateIdentityPool(request -> request.identityPoolId(pool.id())
                        .identityPoolName("closed")
                        .allowUnauthenticatedIdentities(false));

        // then
        assertThatThrownBy(() -> pool.guest())
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Unauthenticated access is not supported for this identity pool.");
    }

    @Test
    void shouldNotFindAnUnknownPool() {
        assertThatThrownBy(() -> pool.app()
                        .getId(request -> request.identityPoolId("us-east-1:00000000-0000-0000-0000-000000000000")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("IdentityPool 'us-east-1:00000000-0000-0000-0000-000000000000' not found.");
    }

    @Test
    void shouldKnowAUserAgain() {
        // given
        String id = pool.identity(pool.login("alice"));

        // then
        assertThat(pool.identity(pool.login("alice"))).isEqualTo(id);
        assertThat(pool.identity(pool.login("bob"))).isNotEqualTo(id);
        assertThat(pool.describe(id).logins()).containsExactly(pool.first().provider());
    }

    @Test
    void shouldLinkALoginThatIsShownWithAKnownOne() {
        // given
        String id = pool.identity(pool.login("alice"));

        // when
        String both = pool.identity(pool.logins("alice", "a.smith"));

        // then
        assertThat(both).isEqualTo(id);
        assertThat(pool.identity(Map.of(pool.second().provider(), pool.second().token("a.smith"))))
                .isEqualTo(id);
    }

    @Test
    void shouldMergeIdentitiesWhoseLoginsAreShownTogether() {
        // given
        String older = pool.identity(pool.login("alice"));
        String younger =
                pool.identity(Map.of(pool.second().provider(), pool.second().token("a.smith")));

        // when
        String merged = pool.identity(pool.logins("alice", "a.smith"));

        // then
        assertThat(merged).isEqualTo(older);
        assertThat(pool.describe(older).logins())
                .containsExactlyInAnyOrder(
                        pool.first().provider(), pool.second().provider());
        assertThat(pool.describe(younger).logins()).isEmpty();
    }

    @Test
    void shouldNotGiveAnIdentityTwoUsersOfOneProvider() {
        // given
        pool.identity(pool.logins("alice", "a.smith"));

        // then
        assertThatThrownBy(() -> pool.identity(pool.logins("alice", "b.jones")))
                .isInstanceOf(ResourceConflictException.class);
    }

    @Test
    void shouldMakeOneIdentityOfParallelFirstSignIns() {
        // given
        Map<String, String> login = pool.login("carol");

        // when
        List<String> ids;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> calls = IntStream.range(0, 8)
                    .mapToObj(call -> CompletableFuture.supplyAsync(() -> pool.identity(login), threads))
                    .toList();
            ids = calls.stream().map(CompletableFuture::join).distinct().toList();
        }

        // then
        assertThat(ids).hasSize(1);
        assertThat(pool.admin()
                        .listIdentities(
                                request -> request.identityPoolId(pool.id()).maxResults(10))
                        .identities())
                .hasSize(1);
    }

    @Test
    void shouldTellOfIdentitiesAndLinksWithoutNamingUsers() {
        // given
        String older = pool.identity(pool.login("dorothea"));
        String younger =
                pool.identity(Map.of(pool.second().provider(), pool.second().token("d.smith")));
        pool.identity(pool.logins("dorothea", "d.smith"));

        // then
        try (TopicReader topic = new TopicReader(IdentityEventType.TOPIC)) {
            var events = topic.eventsOf(pool.id() + "#" + older, 2);
            assertThat(events)
                    .extracting(TopicReader::type)
                    .containsExactly(
                            "dev.cognate.identity-pool.identity-created.v1",
                            "dev.cognate.identity-pool.identities-merged.v1");
            assertThat(events.get(0).value())
                    .contains(pool.first().provider(), older, pool.id())
                    .doesNotContain("dorothea");
            assertThat(events.get(1).value()).contains(younger);
            assertThat(topic.eventsOf(pool.id() + "#" + younger, 2))
                    .extracting(TopicReader::type)
                    .containsExactly(
                            "dev.cognate.identity-pool.identity-created.v1",
                            "dev.cognate.identity-pool.identity-disabled.v1");
        }
    }

    @Test
    void shouldTakeTheNameOfAUserPoolByTheAddressOfThisInstallation() {
        // given
        TestIssuer issuer = pool.first();
        String address = "localhost:9229/" + issuer.poolId();

        // when
        String id =
                pool.identity(Map.of(address, issuer.token("erin", claims -> claims.put("iss", "http://" + address))));

        // then
        assertThat(pool.identity(pool.login("erin"))).isEqualTo(id);
    }
}
