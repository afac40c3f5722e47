package dev.cognate.identitypool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

@QuarkusTest
class IdentityOperationsTest {
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
    void shouldDescribeWhenAnIdentityCameAbout() {
        // given
        Instant before = Instant.now().minus(1, ChronoUnit.SECONDS);
        String id = pool.guest();

        // when
        IdentityDescription identity = pool.describe(id);

        // then
        assertThat(identity.creationDate()).isBetween(before, Instant.now().plus(1, ChronoUnit.SECONDS));
        assertThat(identity.lastModifiedDate()).isEqualTo(identity.creationDate());
    }

    @Test
    void shouldListIdentitiesPageByPage() {
        // given
        List<String> all = Stream.generate(pool::guest).limit(5).toList();

        // when
        List<String> listed = new ArrayList<>();
        String token = null;
        do {
            ListIdentitiesResponse page = page(token, false);
            page.identities().stream().map(IdentityDescription::identityId).forEach(listed::add);
            token = page.nextToken();
        } while (token != null);

        // then
        assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void shouldNotContinueAnotherList() {
        // given
        Stream.generate(pool::guest).limit(3).toList();
        String token = page(null, false).nextToken();

        // then
        assertThatThrownBy(() -> page(token, true)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldDisableAnIdentityThatLosesItsLastLogin() {
        // given
        String id = pool.identity(pool.login("alice"));

        // when
        pool.app()
                .unlinkIdentity(request -> request.identityId(id)
                        .logins(pool.login("alice"))
                        .loginsToRemove(pool.first().provider()));

        // then
        assertThat(page(null, false).identities()).hasSize(1);
        assertThat(page(null, true).identities()).isEmpty();
        assertThat(pool.identity(pool.login("alice"))).isNotEqualTo(id);
    }

    @Test
    void shouldKeepAnIdentityThatHasAnotherLogin() {
        // given
        String id = pool.identity(pool.logins("alice", "a.smith"));

        // when
        pool.app()
                .unlinkIdentity(request -> request.identityId(id)
                        .logins(pool.login("alice"))
                        .loginsToRemove(pool.second().provider()));

        // then
        assertThat(pool.describe(id).logins()).containsExactly(pool.first().provider());
        assertThat(pool.identity(pool.login("alice"))).isEqualTo(id);
    }

    @Test
    void shouldUnlinkForNobodyElse() {
        // given
        String id = pool.identity(pool.login("alice"));

        // then
        assertThatThrownBy(() -> pool.app()
                        .unlinkIdentity(request -> request.identityId(id)
                                .logins(pool.login("mallory"))
                                .loginsToRemove(pool.first().provider())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Logins don't match.");
        assertThat(pool.describe(id).logins()).hasSize(1);
    }

    @Test
    void shouldForgetDeletedIdentitiesAndTheirLogins() {
        // given
        String id = pool.identity(pool.login("alice"));

        // when
        var unprocessed = pool.admin()
                .deleteIdentities(
                        request -> request.identityIdsToDelete(id, "us-east-1:00000000-0000-0000-0000-000000000000"))
                .unprocessedIdentityIds();

        // then
        assertThat(unprocessed).isEmpty();
        assertThatThrownBy(() -> pool.describe(id))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Identity '" + id + "' not found.");
        assertThat(pool.identity(pool.login("alice"))).isNotEqualTo(id);
    }

    @Test
    void shouldPurgeIdentitiesOfADeletedPool() {
        // given
        String id = pool.identity(pool.login("alice"));

        // when
        pool.admin().deleteIdentityPool(request -> request.identityPoolId(pool.id()));

        // then
        assertThatThrownBy(() -> pool.describe(id)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> pool.identity(pool.login("alice"))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void shouldLetNobodyWithoutAKeyAdministrate() {
        assertThatThrownBy(() -> pool.app().describeIdentity(request -> request.identityId(pool.guest())))
                .hasMessageContaining("Missing Authentication Token");
    }

    private ListIdentitiesResponse page(String token, boolean hideDisabled) {
        return pool.admin()
                .listIdentities(request -> request.identityPoolId(pool.id())
                        .maxResults(2)
                        .hideDisabled(hideDisabled)
                        .nextToken(token));
    }
}
