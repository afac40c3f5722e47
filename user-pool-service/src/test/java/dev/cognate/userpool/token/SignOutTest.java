package dev.cognate.userpool.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.SignInScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/** What ends a sign-in and what does not: its access token, its refresh token and the user's other sign-ins. */
@QuarkusTest
class SignOutTest {
    private static final String NEW_PASSWORD = "Battery-staple-2";

    @Inject
    TestUsers users;

    /** What happens, and what of the user's tokens is good afterwards. As in AWS, a new password ends no sign-in. */
    enum Ending {
        REVOKE_TOKEN(
                false,
                true,
                (scene, tokens) -> scene.app()
                        .revokeToken(
                                request -> request.clientId(scene.clientId()).token(tokens.refreshToken()))),
        GLOBAL_SIGN_OUT(
                false,
                false,
                (scene, tokens) -> scene.app().globalSignOut(request -> request.accessToken(tokens.accessToken()))),
        ADMIN_USER_GLOBAL_SIGN_OUT(
                false,
                false,
                (scene, tokens) -> scene.admin()
                        .adminUserGlobalSignOut(
                                request -> request.userPoolId(scene.poolId()).username("alice"))),
        ADMIN_DISABLE_USER(
                false,
                false,
                (scene, tokens) -> scene.admin()
                        .adminDisableUser(
                                request -> request.userPoolId(scene.poolId()).username("alice"))),
        DISABLED_AND_ENABLED_AGAIN(false, false, (scene, tokens) -> {
            ADMIN_DISABLE_USER.happens.accept(scene, tokens);
            scene.admin()
                    .adminEnableUser(
                            request -> request.userPoolId(scene.poolId()).username("alice"));
        }),
        ADMIN_DELETE_USER(
                false,
                false,
                (scene, tokens) -> scene.admin()
                        .adminDeleteUser(
                                request -> request.userPoolId(scene.poolId()).username("alice"))),
        DELETE_USER(
                false,
                false,
                (scene, tokens) -> scene.app().deleteUser(request -> request.accessToken(tokens.accessToken()))),
        CHANGE_PASSWORD(
                true,
                true,
                (scene, tokens) -> scene.app()
                        .changePassword(request -> request.accessToken(tokens.accessToken())
                                .previousPassword(TestUsers.PASSWORD)
                                .proposedPassword(NEW_PASSWORD))),
        ADMIN_SET_USER_PASSWORD(
                true,
                true,
                (scene, tokens) -> scene.admin()
                        .adminSetUserPassword(request -> request.userPoolId(scene.poolId())
                                .username("alice")
                                .password(NEW_PASSWORD)
                                .permanent(true))),
        ADMIN_RESET_USER_PASSWORD(
                true,
                true,
                (scene, tokens) -> scene.admin()
                        .adminResetUserPassword(
                                request -> request.userPoolId(scene.poolId()).username("alice")));

        private final boolean ownIsGood;
        private final boolean siblingIsGood;
        private final BiConsumer<SignInScene, AuthenticationResultType> happens;

        Ending(boolean ownIsGood, boolean siblingIsGood, BiConsumer<SignInScene, AuthenticationResultType> happens) {
            this.ownIsGood = ownIsGood;
            this.siblingIsGood = siblingIsGood;
            this.happens = happens;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndWhatItSaysAndNothingElse(Ending ending) {
        // given
        SignInScene scene = SignInScene.create();
        for (String name : new String[] {"alice", "bob"}) {
            users.create(
                    scene.poolId(),
                    name,
                    UserStatus.CONFIRMED,
                    Map.of("email", TestPool.newEmail(), "email_verified", "true"));
        }
        AuthenticationResultType own = scene.signIn("alice");
        AuthenticationResultType sibling = scene.signIn("alice");
        AuthenticationResultType other = scene.signIn("bob");

        // when
        ending.happens.accept(scene, own);

        // then
        assertThat(accessIsGood(scene, own)).as("access token").isEqualTo(ending.ownIsGood);
        assertThat(refreshIsGood(scene, own)).as("refresh token").isEqualTo(ending.ownIsGood);
        assertThat(accessIsGood(scene, sibling)).as("sibling's access token").isEqualTo(ending.siblingIsGood);
        assertThat(refreshIsGood(scene, sibling)).as("sibling's refresh token").isEqualTo(ending.siblingIsGood);
        assertThat(accessIsGood(scene, other)).as("another user's access token").isTrue();
        assertThat(refreshIsGood(scene, other))
                .as("another user's refresh token")
                .isTrue();
    }

    private static boolean accessIsGood(SignInScene scene, AuthenticationResultType tokens) {
        return succeeds(() -> scene.app().getUser(request -> request.accessToken(tokens.accessToken())));
    }

    private static boolean refreshIsGood(SignInScene scene, AuthenticationResultType tokens) {
        return succeeds(() -> scene.refresh(tokens.refreshToken()));
    }

    private static boolean succeeds(Runnable call) {
        try {
            call.run();
            return true;
        } catch (CognitoIdentityProviderException refused) {
            return false;
        }
    }
}
