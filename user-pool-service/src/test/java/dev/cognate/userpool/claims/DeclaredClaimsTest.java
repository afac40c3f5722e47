package dev.cognate.userpool.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.userpool.group.GroupScene;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** Beyond Cognito: claims and scopes declared in the operator's file, {@code declared-claims.json} in these tests. */
@QuarkusTest
class DeclaredClaimsTest {
    @Inject
    TestUsers users;

    private SignInScene scene;
    private GroupScene groups;

    @BeforeEach
    void pool() {
        scene = SignInScene.create();
        groups = GroupScene.of(scene);
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of("nickname", "Al"));
    }

    @Test
    void shouldAddTheClaimsAndScopesOfAGroup() throws Exception {
        // given
        join("declared-editors", 1);

        // when
        AuthenticationResultType tokens = scene.signIn("alice");

        // then
        JWTClaimsSet access = Jwts.verified(scene.poolId(), tokens.accessToken());
        assertThat(access.getClaim("plan")).isEqualTo("pro");
        assertThat(access.getJSONObjectClaim("limits")).containsEntry("documents", 100L);
        assertThat(access.getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("aws.cognito.signin.user.admin", "documents/read", "documents/write");
        assertThat(Jwts.verified(scene.poolId(), tokens.idToken()).getClaim("plan"))
                .isEqualTo("pro");
    }

    @Test
    void shouldTakeValuesFromTheUserAndLeaveOutWhatTheUserHasNot() throws Exception {
        // given
        join("declared-editors", 1);

        // when
        AuthenticationResultType tokens = scene.signIn("alice");

        // then
        assertThat(Jwts.verified(scene.poolId(), tokens.accessToken()).getClaim("nickname"))
                .isEqualTo("Al");
        assertThat(Jwts.verified(scene.poolId(), tokens.idToken()).getClaims()).doesNotContainKey("team");
    }

    @Test
    void shouldLetTheGroupOfBetterPrecedenceWin() throws Exception {
        // given
        join("declared-editors", 2);
        join("declared-guests", 1);

        // when
        JWTClaimsSet access =
                Jwts.verified(scene.poolId(), scene.signIn("alice").accessToken());

        // then
        assertThat(access.getClaim("plan")).isEqualTo("free");
        assertThat(access.getClaim("trial")).isEqualTo(true);
        assertThat(access.getStringClaim("scope")).contains("documents/write");
    }

    @Test
    void shouldFollowTheGroupsOfTheUserWithEachRefresh() throws Exception {
        // given
        join("declared-guests", 1);
        AuthenticationResultType tokens = scene.signIn("alice");

        // when
        groups.remove("alice", "declared-guests");
        JWTClaimsSet access = Jwts.verified(
                scene.poolId(), scene.refresh(tokens.refreshToken()).accessToken());

        // then
        assertThat(access.getClaims()).doesNotContainKeys("plan", "trial");
        assertThat(access.getStringClaim("scope")).isEqualTo("aws.cognito.signin.user.admin");
    }

    @Test
    void shouldStillTakeAnAccessTokenWithDeclaredScopesForOnesOwnAccount() {
        // given
        join("declared-editors", 1);
        AuthenticationResultType tokens = scene.signIn("alice");

        // when
        String name = scene.app()
                .getUser(request -> request.accessToken(tokens.accessToken()))
                .username();

        // then
        assertThat(name).isEqualTo("alice");
        assertThatThrownBy(() -> scene.app().getUser(request -> request.accessToken(tokens.idToken())))
                .hasMessageStartingWith("Invalid Access Token");
    }

    private void join(String group, int precedence) {
        scene.admin()
                .createGroup(request ->
                        request.userPoolId(scene.poolId()).groupName(group).precedence(precedence));
        groups.add("alice", group);
    }
}
