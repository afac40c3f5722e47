package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people are told on the pages who choose a password they had. */
@QuarkusTest
class UsedPasswordTest {
    private static final String SAID = "You used this password before. Please choose another one.";

    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private final String name = TestPool.newName();
    private final String email = TestPool.newEmail();

    private LoginScene scene(UserStatus status) {
        LoginScene scene = LoginScene.create(
                pool -> pool.policies(policies -> policies.passwordPolicy(policy -> policy.passwordHistorySize(2))),
                client -> client.explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH"));
        users.create(scene.poolId(), name, status, Map.of("email", email, "email_verified", "true"));
        return scene;
    }

    @Test
    void shouldBeToldWhereATemporaryPasswordIsReplaced() {
        // given
        LoginScene scene = scene(UserStatus.FORCE_CHANGE_PASSWORD);
        Browser.Shown asked =
                browser.submit(browser.open(scene.at("/login")), "username", name, "password", TestUsers.PASSWORD);

        // when
        Browser.Shown refused = browser.submit(asked, "password", TestUsers.PASSWORD);
        Browser.Shown end = browser.submit(refused, "password", "Another-horse-2");

        // then
        assertThat(refused.text()).contains(SAID);
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldBeToldWhereAForgottenPasswordIsReplacedAndGoOnWithTheSameCode() {
        // given
        LoginScene scene = scene(UserStatus.CONFIRMED);
        Browser.Shown reset = browser.submit(browser.open(scene.at("/forgotPassword")), "username", name);
        String code = TestPool.code(email, 1);

        // when
        Browser.Shown refused = browser.submit(reset, "code", code, "password", TestUsers.PASSWORD);
        Browser.Shown start = browser.submit(refused, "code", code, "password", "Another-horse-2");

        // then
        assertThat(refused.text()).contains(SAID);
        assertThat(start.text()).contains("Sign in with your new password");
    }
}
