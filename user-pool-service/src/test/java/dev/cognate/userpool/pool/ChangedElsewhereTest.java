package dev.cognate.userpool.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cognate.contract.idp.UserPoolTierType;
import dev.cognate.userpool.Api;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Another replica changes a pool: only the database tells. */
@QuarkusTest
class ChangedElsewhereTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    AgroalDataSource database;

    @Inject
    Pools pools;

    @Test
    void shouldHearOfChangesOfOtherReplicas() throws Throwable {
        // given
        String poolId = newPool();
        awaitRemembered(poolId);

        // when
        setTier(poolId, "PLUS");
        assertThat(tier(poolId)).isEqualTo(UserPoolTierType.ESSENTIALS);
        execute("select pg_notify('cognate_pool_changed', '" + poolId + "')");

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(tier(poolId)).isEqualTo(UserPoolTierType.PLUS));
    }

    @Test
    void shouldForgetEverythingWhenItCanNoLongerHear() throws Throwable {
        // given
        String poolId = newPool();
        awaitRemembered(poolId);
        setTier(poolId, "PLUS");

        // when
        execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where query like 'LISTEN cognate_pool_changed%'");

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(tier(poolId)).isEqualTo(UserPoolTierType.PLUS));
    }

    /** The listening connection comes back a moment after an earlier test broke it. */
    private void awaitRemembered(String poolId) {
        await().atMost(SOON).until(() -> {
            execute("select pg_notify('cognate_pool_changed', '" + poolId + "')");
            tier(poolId);
            setTier(poolId, "LITE");
            boolean remembered = UserPoolTierType.ESSENTIALS.equals(tier(poolId));
            setTier(poolId, "ESSENTIALS");
            return remembered;
        });
    }

    private void setTier(String poolId, String tier) throws SQLException {
        execute("update user_pool set settings = jsonb_set(settings, '{UserPoolTier}', '\"" + tier
                + "\"') where pool_id = '" + poolId + "'");
    }

    private static String newPool() {
        try (CognitoIdentityProviderClient api = Api.signed()) {
            return Api.newPool(api, request -> {}).id();
        }
    }

    private UserPoolTierType tier(String poolId) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> pools.require(poolId))
                    .settings()
                    .userPoolTier();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
