package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From /login with a name and a password back to the application, without scripts. */
@QuarkusTest
class PasswordJourneyTest {
    private static final String WRONG = "Wrong-horse-1";

    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private LoginScene scene;

    @BeforeEach
    void createScene() {
        scene = LoginScene.withPasswords();
    }

    private User user(UserStatus status) {
        return users.create(scene.poolId(), TestPool.newName(), status, Map.of("email", TestPool.newEmail()));
    }

    private Browser.Shown signIn(User user, String password) {
        return browser.submit(browser.open(scene.at("/login")), "username", user.username(), "password", password);
    }

    @Test
    void shouldLeadBackToTheApplicationWithACode() {
        // given
        User user = user(UserStatus.CONFIRMED);

        // when
        Browser.Shown end = signIn(user, TestUsers.PASSWORD);

        // then
        assertThat(end.status()).isEqualTo(303);
        assertThat(end.location()).startsWith(LoginScene.CALLBACK + "?code=");
        assertThat(end.parameter("state")).isNotEmpty();
    }

    @Test
    void shouldForgetTheFlowAtItsEnd() {
        // given
        User user = user(UserStatus.CONFIRMED);

        // when
        signIn(user, TestUsers.PASSWORD);

        // then
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("cognate-login"));
    }

    @Test
    void shouldStayWithTheNameAfterAWrongPassword() {
        // given
        User user = user(UserStatus.CONFIRMED);

        // when
        Browser.Shown page = signIn(user, WRONG);

        // then
        assertThat(page.page()).isEqualTo("sign-in");
        assertThat(page.text()).contains("Username or password is not correct.");
        assertThat(page.html().selectFirst("input[name=username]").attr("value"))
                .isEqualTo(user.username());
        assertThat(page.html().title()).startsWith("Error:");
    }

    @Test
    void shouldSignInAfterAWrongPassword() {
        // given
        User user = user(UserStatus.CONFIRMED);
        Browser.Shown page = signIn(user, WRONG);

        // when
        Browser.Shown end = browser.submit(page, "username", user.username(), "password", TestUsers.PASSWORD);

        // then
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldSayTheSameOfUsersWhoDoNotExist() {
        // given
        User user = user(UserStatus.CONFIRMED);
        String known = signIn(user, WRONG).text();

        // when
        Browser stranger = new Browser();
        Browser.Shown page =
                stranger.submit(stranger.open(scene.at("/login")), "username", TestPool.newName(), "password", WRONG);

        // then
        assertThat(page.text()).isEqualTo(known);
    }

    @Test
    void shouldPointOutAMissingPassword() {
        // when
        Browser.Shown page = browser.submit(browser.open(scene.at("/login")), "username", "somebody", "password", "");

        // then
        assertThat(page.html().selectFirst("input[name=password]").attr("aria-invalid"))
                .isEqualTo("true");
    }

    @Test
    void shouldHaveATemporaryPasswordReplaced() {
        // given
        User user = user(UserStatus.FORCE_CHANGE_PASSWORD);
        Browser.Shown page = signIn(user, TestUsers.PASSWORD);

        // when
        Browser.Shown weak = browser.submit(page, "password", "short");
        Browser.Shown end = browser.submit(weak, "password", "Another-horse-2");

        // then
        assertThat(page.page()).isEqualTo("new-password");
        assertThat(weak.text()).contains("does not meet the requirements");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldAskUnconfirmedUsersForTheirCode() {
        // given
        User user = user(UserStatus.UNCONFIRMED);

        // when
        Browser.Shown page = signIn(user, TestUsers.PASSWORD);

        // then
        assertThat(page.page()).isEqualTo("confirm");
        assertThat(page.text()).contains("not confirmed yet");
    }

    @Test
    void shouldSendUsersWhosePasswordWasResetToTheReset() {
        // given
        User user = user(UserStatus.RESET_REQUIRED);

        // when
        Browser.Shown page = signIn(user, TestUsers.PASSWORD);

        // then
        assertThat(page.page()).isEqualTo("forgot-password");
    }

    @Test
    void shouldShowTheSameStepAgainAfterAReload() {
        // given
        User user = user(UserStatus.FORCE_CHANGE_PASSWORD);
        Browser.Shown page = signIn(user, TestUsers.PASSWORD);

        // when
        Browser.Shown again =
                browser.open(page.address().getRawPath() + "?" + page.address().getRawQuery());

        // then
        assertThat(again.page()).isEqualTo("new-password");
    }

    @Test
    void shouldBeginAnew() {
        // given
        User user = user(UserStatus.FORCE_CHANGE_PASSWORD);
        Browser.Shown page = signIn(user, TestUsers.PASSWORD);

        // when
        Browser.Shown start = browser.press(page, "action", "restart");

        // then
        assertThat(start.page()).isEqualTo("sign-in");
        assertThat(start.address().getQuery()).contains("client_id=" + scene.clientId());
    }
}
