package dev.cognate.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnauthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UnsupportedTokenTypeException;

@QuarkusTest
class RefreshTest {
    @Inject
    TestUsers users;

    @Inject
    SigningKeys signingKeys;

    private SignInScene scene;

    @BeforeEach
    void pool() {
        scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
    }

    @AfterEach
    void backToNow() {
        TestClock.reset();
    }

    @Test
    void shouldGiveNewTokensOfTheSameSignIn() throws Exception {
        // given
        AuthenticationResultType first = scene.signIn("alice");

        // when
        AuthenticationResultType second = scene.refresh(first.refreshToken());

        // then
        var before = Jwts.verified(scene.poolId(), first.accessToken());
        var after = Jwts.verified(scene.poolId(), second.accessToken());
        assertThat(second.refreshToken()).isNull();
        assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
        assertThat(after.getClaim("origin_jti")).isEqualTo(before.getClaim("origin_jti"));
        assertThat(after.getJWTID()).isNotEqualTo(before.getJWTID());
    }

    @Test
    void shouldRefuseATokenThatIsForgedExpiredOrOfAnotherClient() {
        // given
        String token = scene.signIn("alice").refreshToken();
        SignInScene other = SignInScene.create();

        // when, then
        assertThatThrownBy(() -> other.refresh(token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Invalid Refresh Token");
        assertThatThrownBy(() -> scene.refresh("A" + token)).isInstanceOf(NotAuthorizedException.class);
        TestClock.advance(Duration.ofDays(30));
        assertThatThrownBy(() -> scene.refresh(token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Refresh Token has expired");
    }

    @Test
    void shouldRotateAndTreatLateReuseAsTheft() {
        // given
        SignInScene rotating = rotating(10);
        String first = rotating.signIn("alice").refreshToken();

        // when
        String second = redeem(rotating, first).refreshToken();
        String retried = redeem(rotating, first).refreshToken();

        // then
        assertThat(second).isNotEqualTo(first);
        assertThat(redeem(rotating, retried).accessToken()).isNotEmpty();
        TestClock.advance(Duration.ofSeconds(11));
        assertThatThrownBy(() -> redeem(rotating, first)).isInstanceOf(RefreshTokenReuseException.class);
        assertThatThrownBy(() -> redeem(rotating, retried))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Refresh Token has been revoked");
    }

    @Test
    void shouldRefuseTheOldFlowWhenTokensRotate() {
        // given
        SignInScene rotating = rotating(0);
        String token = rotating.signIn("alice").refreshToken();

        // when, then
        assertThatThrownBy(() -> rotating.refresh(token)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldRevokeASignIn() {
        // given
        AuthenticationResultType tokens = scene.signIn("alice");
        AuthenticationResultType others = scene.signIn("alice");

        // when
        revoke(tokens.refreshToken());

        // then
        assertThatThrownBy(() -> scene.refresh(tokens.refreshToken()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Refresh Token has been revoked");
        assertThatThrownBy(() -> scene.app().globalSignOut(request -> request.accessToken(tokens.accessToken())))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Access Token has been revoked");
        assertThat(scene.refresh(others.refreshToken()).accessToken()).isNotEmpty();
    }

    @Test
    void shouldRefuseToRevokeOtherTokensAndThoseOfOthers() {
        // given
        AuthenticationResultType tokens = scene.signIn("alice");
        SignInScene other = SignInScene.create();

        // when, then
        assertThatThrownBy(() -> revoke(tokens.accessToken())).isInstanceOf(UnsupportedTokenTypeException.class);
        assertThatThrownBy(() -> other.app()
                        .revokeToken(
                                request -> request.clientId(other.clientId()).token(tokens.refreshToken())))
                .isInstanceOf(UnauthorizedException.class);
    }

    @Test
    void shouldSignOutEverywhere() {
        // given
        AuthenticationResultType here = scene.signIn("alice");
        AuthenticationResultType there = scene.signIn("alice");

        // when
        scene.app().globalSignOut(request -> request.accessToken(here.accessToken()));

        // then
        for (AuthenticationResultType tokens : new AuthenticationResultType[] {here, there}) {
            assertThatThrownBy(() -> scene.refresh(tokens.refreshToken())).isInstanceOf(NotAuthorizedException.class);
        }
        assertThat(scene.signIn("alice").accessToken()).isNotEmpty();
    }

    @Test
    void shouldSignOutByAnAdministrator() {
        // given
        AuthenticationResultType tokens = scene.signIn("alice");

        // when
        scene.admin()
                .adminUserGlobalSignOut(
                        request -> request.userPoolId(scene.poolId()).username("alice"));

        // then
        assertThatThrownBy(() -> scene.refresh(tokens.refreshToken())).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldRefuseAccessTokensThatAreForgedOrExpired() {
        // given
        AuthenticationResultType tokens = scene.signIn("alice");
        String token = tokens.accessToken();
        int middle = token.lastIndexOf('.') + 20;
        String forged =
                token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);

        // when, then
        for (String bad : new String[] {forged, tokens.idToken(), "a.b.c", "x"}) {
            assertThatThrownBy(() -> scene.app().globalSignOut(request -> request.accessToken(bad)))
                    .isInstanceOf(NotAuthorizedException.class)
                    .hasMessageStartingWith("Invalid Access Token");
        }
        TestClock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> scene.app().globalSignOut(request -> request.accessToken(token)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageStartingWith("Access Token has expired");
    }

    @Test
    void shouldKeepOldTokensGoodWhenKeysRotate() throws Exception {
        // given
        AuthenticationResultType before = scene.signIn("alice");
        var published = Jwts.keys(scene.poolId());

        // when
        users.run(session -> signingKeys.rotate(session, scene.poolId()));

        // then
        AuthenticationResultType after = scene.refresh(before.refreshToken());
        assertThat(published.getKeys()).hasSize(2);
        assertThat(Jwts.keys(scene.poolId()).getKeys()).hasSize(3);
        assertThat(Jwts.verified(scene.poolId(), before.accessToken())).isNotNull();
        assertThat(Jwts.verified(scene.poolId(), after.accessToken())).isNotNull();
    }

    private void revoke(String token) {
        scene.app().revokeToken(request -> request.clientId(scene.clientId()).token(token));
    }

    private static AuthenticationResultType redeem(SignInScene scene, String token) {
        return scene.app()
                .getTokensFromRefreshToken(
                        request -> request.clientId(scene.clientId()).refreshToken(token))
                .authenticationResult();
    }

    private SignInScene rotating(int graceSeconds) {
        String clientId = scene.admin()
                .createUserPoolClient(request -> request.userPoolId(scene.poolId())
                        .clientName("rotating")
                        .explicitAuthFlowsWithStrings("ALLOW_USER_PASSWORD_AUTH")
                        .refreshTokenRotation(rotation ->
                                rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(graceSeconds)))
                .userPoolClient()
                .clientId();
        return new SignInScene(scene.admin(), scene.app(), scene.poolId(), clientId);
    }
}
