package dev.cognate.userpool.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.token.Jwts;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** What tokens say of the groups of their user. */
@QuarkusTest
class GroupClaimsTest {
    private static final String READ = "arn:aws:iam::123456789012:role/read";
    private static final String WRITE = "arn:aws:iam::123456789012:role/write";

    @Inject
    TestUsers users;

    private SignInScene scene;

    @BeforeEach
    void pool() {
        scene = SignInScene.create();
        users.create(scene.poolId(), "alice", UserStatus.CONFIRMED, Map.of());
    }

    @Test
    void shouldNameGroupsInOrderOfPrecedence() throws Exception {
        // given
        join("none", null, null);
        join("second", 2, null);
        join("first", 1, null);

        // when
        AuthenticationResultType tokens = scene.signIn("alice");

        // then
        assertThat(id(tokens).getStringListClaim("cognito:groups")).containsExactly("first", "second", "none");
        assertThat(access(tokens).getStringListClaim("cognito:groups")).containsExactly("first", "second", "none");
    }

    @Test
    void shouldGiveRolesInTheIdTokenAlone() throws Exception {
        // given
        join("readers", 2, READ);
        join("writers", 1, WRITE);
        join("others", 0, null);

        // when
        AuthenticationResultType tokens = scene.signIn("alice");

        // then
        assertThat(id(tokens).getStringListClaim("cognito:roles")).containsExactly(WRITE, READ);
        assertThat(id(tokens).getStringClaim("cognito:preferred_role")).isEqualTo(WRITE);
        assertThat(access(tokens).getClaims()).doesNotContainKeys("cognito:roles", "cognito:preferred_role");
    }

    @Test
    void shouldPreferNoRoleWhereGroupsOfEqualPrecedenceDisagree() throws Exception {
        // given
        join("readers", 1, READ);
        join("writers", 1, WRITE);

        // when
        JWTClaimsSet claims = id(scene.signIn("alice"));

        // then
        assertThat(claims.getStringListClaim("cognito:roles")).containsExactlyInAnyOrder(READ, WRITE);
        assertThat(claims.getClaims()).doesNotContainKey("cognito:preferred_role");
    }

    @Test
    void shouldPreferTheRoleThatGroupsOfEqualPrecedenceShare() throws Exception {
        // given
        join("readers", 1, READ);
        join("guests", 1, READ);
        join("writers", 2, WRITE);

        // when
        JWTClaimsSet claims = id(scene.signIn("alice"));

        // then
        assertThat(claims.getStringListClaim("cognito:roles")).containsExactly(READ, WRITE);
        assertThat(claims.getStringClaim("cognito:preferred_role")).isEqualTo(READ);
    }

    @Test
    void shouldSayNothingOfGroupsOfAUserInNone() throws Exception {
        // when
        AuthenticationResultType tokens = scene.signIn("alice");

        // then
        assertThat(id(tokens).getClaims())
                .doesNotContainKeys("cognito:groups", "cognito:roles", "cognito:preferred_role");
        assertThat(access(tokens).getClaims()).doesNotContainKey("cognito:groups");
    }

    @Test
    void shouldFollowChangesWithTheNextRefresh() throws Exception {
        // given
        join("readers", 1, READ);
        AuthenticationResultType first = scene.signIn("alice");

        // when
        join("writers", 0, WRITE);
        scene.admin().deleteGroup(request -> request.userPoolId(scene.poolId()).groupName("readers"));
        AuthenticationResultType second = scene.refresh(first.refreshToken());

        // then
        assertThat(access(second).getStringListClaim("cognito:groups")).isEqualTo(List.of("writers"));
        assertThat(id(second).getStringClaim("cognito:preferred_role")).isEqualTo(WRITE);
    }

    private void join(String group, Integer precedence, String role) {
        scene.admin()
                .createGroup(request -> request.userPoolId(scene.poolId())
                        .groupName(group)
                        .precedence(precedence)
                        .roleArn(role));
        scene.admin()
                .adminAddUserToGroup(request ->
                        request.userPoolId(scene.poolId()).username("alice").groupName(group));
    }

    private JWTClaimsSet id(AuthenticationResultType tokens) throws Exception {
        return Jwts.verified(scene.poolId(), tokens.idToken());
    }

    private JWTClaimsSet access(AuthenticationResultType tokens) throws Exception {
        return Jwts.verified(scene.poolId(), tokens.accessToken());
    }
}
