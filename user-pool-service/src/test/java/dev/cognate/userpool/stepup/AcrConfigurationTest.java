package dev.cognate.userpool.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.Documents;
import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;

/** AcrConfiguration over the wire: a pool names its levels, and tokens and TARGET_ACR_VALUES speak of them so. */
@QuarkusTest
class AcrConfigurationTest {
    private static final String LEVEL_2 = "urn:mine:code";

    @Inject
    TestUsers users;

    private ChoiceScene scene;

    @BeforeEach
    void createPool() {
        scene = ChoiceScene.create();
    }

    @Test
    void shouldNameTheOtherLevelsItself() {
        // when
        configure("Level2", LEVEL_2);

        // then
        assertThat(described())
                .isEqualTo(Documents.json("{\"Level1\":{\"AcrValue\":\"urn:cognito:loa:1\"},"
                        + "\"Level2\":{\"AcrValue\":\"urn:mine:code\"},"
                        + "\"Level3\":{\"AcrValue\":\"urn:cognito:loa:3\"},"
                        + "\"Level4\":{\"AcrValue\":\"urn:cognito:loa:4\"}}"));
    }

    @Test
    void shouldDescribeNoNamesWhereNoneAreGiven() {
        assertThat(described().isMissingNode()).isTrue();
    }

    @Test
    void shouldPutTheNameIntoTokensAndTakeItAsATarget() throws Exception {
        // given
        String name = TestPool.newName();
        users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of());
        configure("Level1", "urn:mine:password");

        // when
        String token = scene.signIn(name, TestUsers.PASSWORD).accessToken();

        // then
        assertThat(Jwts.verified(scene.poolId(), token).getStringClaim("acr")).isEqualTo("urn:mine:password");
        assertThat(scene.begin(name, "TARGET_ACR_VALUES", "urn:mine:password").availableChallenges())
                .isNotEmpty();
        assertThatThrownBy(() -> scene.begin(name, "TARGET_ACR_VALUES", "urn:cognito:loa:1"))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRefuseTwoLevelsOfOneName() {
        assertThatThrownBy(() -> configure("Level2", "urn:cognito:loa:3"))
                .isInstanceOf(RawApi.Refused.class)
                .hasMessageContaining("InvalidParameterException");
    }

    @Test
    void shouldTakeNamesWithANewPool() {
        // when
        JsonNode pool = RawApi.signed(
                        "CreateUserPool",
                        Map.of("PoolName", "levels", "AcrConfiguration", Map.of("Level4", Map.of("AcrValue", "gold"))))
                .path("UserPool");

        // then
        assertThat(pool.at("/AcrConfiguration/Level4/AcrValue").asText()).isEqualTo("gold");
    }

    private void configure(String level, String name) {
        RawApi.signed(
                "UpdateUserPool",
                Map.of("UserPoolId", scene.poolId(), "AcrConfiguration", Map.of(level, Map.of("AcrValue", name))));
    }

    private JsonNode described() {
        return RawApi.signed("DescribeUserPool", Map.of("UserPoolId", scene.poolId()))
                .path("UserPool")
                .path("AcrConfiguration");
    }
}
