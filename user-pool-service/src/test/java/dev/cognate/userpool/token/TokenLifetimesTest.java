package dev.cognate.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;

/** What an app client's settings do to its tokens. */
@QuarkusTest
class TokenLifetimesTest {
    @Inject
    TestUsers users;

    @Test
    void shouldCountValidityInTheUnitsOfTheClient() throws Exception {
        // given
        SignInScene scene = sceneWith(client -> client.accessTokenValidity(600)
                .idTokenValidity(30)
                .tokenValidityUnits(
                        units -> units.accessToken(TimeUnitsType.SECONDS).idToken(TimeUnitsType.MINUTES)));

        // when
        var tokens = scene.signIn("alice");

        // then
        assertThat(lifetime(Jwts.verified(scene.poolId(), tokens.accessToken())))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(lifetime(Jwts.verified(scene.poolId(), tokens.idToken()))).isEqualTo(Duration.ofMinutes(30));
        assertThat(tokens.expiresIn()).isEqualTo(600);
    }

    @Test
    void shouldLeaveTheOriginOutWhereRevocationIsOff() throws Exception {
        // given
        SignInScene scene = sceneWith(client -> client.enableTokenRevocation(false));

        // when
        var tokens = scene.signIn("alice");

        // then
        assertThat(Jwts.verified(scene.poolId(), tokens.accessToken()).getClaims())
                .doesNotContainKeys("origin_jti", "jti")
                .containsKey("token_use");
        assertThat(Jwts.verified(scene.poolId(), tokens.idToken()).getClaims())
                .doesNotContainKeys("origin_jti", "jti")
                .containsKey("token_use");
    }

    private SignInScene sceneWith(Consumer<UpdateUserPoolClientRequest.Builder> settings) {
        SignInScene scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
        scene.admin().updateUserPoolClient(request -> {
            request.userPoolId(scene.poolId())
                    .clientId(scene.clientId())
                    .explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
            settings.accept(request);
        });
        return scene;
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }
}
