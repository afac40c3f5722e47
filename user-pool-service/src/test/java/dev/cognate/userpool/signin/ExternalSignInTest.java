package dev.cognate.userpool.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.idp.NotAuthorizedException;
import dev.cognate.iam.Principal;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.client.AppClients;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Identities of other providers meet what other sign-ins meet. */
@QuarkusTest
class ExternalSignInTest {
    @Inject
    ExternalSignIn external;

    @Inject
    AppClients clients;

    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private MfaScene scene;

    @BeforeEach
    void open() {
        scene = MfaScene.create(UserPoolMfaType.ON, users, clock);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private User user(UserStatus status) {
        return users.create(scene.poolId(), TestPool.newName(), status, Map.of());
    }

    private PageSignIn.Step enter(UUID sub) {
        var context = new CallContext("test", Principal.ANONYMOUS, "127.0.0.1", "test", clock.instant());
        try {
            return VertxContextSupport.subscribeAndAwait(() -> clients.require(
                            scene.signIn().clientId())
                    .chain(target ->
                            external.enter(target, new ExternalSignIn.Identity(sub, "Example", false), context)));
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void shouldTakeInWhomAProviderVouchesForWithoutASecondFactorOfOurs() {
        // given
        User user = user(UserStatus.EXTERNAL_PROVIDER);

        // when
        PageSignIn.Step step = enter(user.sub());

        // then
        assertThat(step)
                .isInstanceOfSatisfying(
                        PageSignIn.SignedIn.class,
                        signedIn -> assertThat(signedIn.authentication().user().sub())
                                .isEqualTo(user.sub()));
    }

    @Test
    void shouldKeepDisabledUsersOut() {
        // given
        User user = user(UserStatus.EXTERNAL_PROVIDER);
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username(user.username()));

        // then
        assertThatThrownBy(() -> enter(user.sub()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessage("User is disabled.");
    }

    @Test
    void shouldKeepIdentitiesWithoutAUserOut() {
        // then
        assertThatThrownBy(() -> enter(UUID.randomUUID())).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldNotAskLinkedUsersToReplaceAPasswordTheyDidNotShow() {
        // given
        User user = user(UserStatus.FORCE_CHANGE_PASSWORD);

        // when
        PageSignIn.Step step = enter(user.sub());

        // then
        assertThat(step).isInstanceOf(PageSignIn.SignedIn.class);
    }
}
