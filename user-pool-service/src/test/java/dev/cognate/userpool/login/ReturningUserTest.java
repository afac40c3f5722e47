package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People whom the browser or the application knows already. */
@QuarkusTest
class ReturningUserTest {
    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private LoginScene scene;

    @BeforeEach
    void createScene() {
        scene = LoginScene.withPasswords();
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private User user(UserStatus status) {
        return users.create(scene.poolId(), TestPool.newName(), status, Map.of("email", TestPool.newEmail()));
    }

    private Browser.Shown signIn(User user, String password) {
        return browser.submit(browser.open(scene.at("/login")), "username", user.username(), "password", password);
    }

    @Test
    void shouldOfferToGoOnAsWhoIsSignedIn() {
        // given
        User user = user(UserStatus.CONFIRMED);
        signIn(user, TestUsers.PASSWORD);

        // when
        Browser.Shown accounts = browser.open(scene.at("/login"));
        Browser.Shown end = browser.press(accounts, "action", "continue");

        // then
        assertThat(accounts.page()).isEqualTo("accounts");
        assertThat(accounts.text()).contains(user.username());
        assertThat(end.location()).startsWith(LoginScene.CALLBACK + "?code=");
    }

    @Test
    void shouldLetSomebodyElseSignIn() {
        // given
        signIn(user(UserStatus.CONFIRMED), TestUsers.PASSWORD);
        User other = user(UserStatus.CONFIRMED);
        Browser.Shown accounts = browser.open(scene.at("/login"));

        // when
        Browser.Shown form = browser.press(accounts, "action", "another");
        Browser.Shown end = browser.submit(form, "username", other.username(), "password", TestUsers.PASSWORD);

        // then
        assertThat(form.page()).isEqualTo("sign-in");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldAskForThePasswordWhenTheApplicationWantsItAnew() {
        // given
        signIn(user(UserStatus.CONFIRMED), TestUsers.PASSWORD);

        // when
        Browser.Shown page = browser.open(scene.at("/login", "prompt", "login"));
        Browser.Shown forced = browser.press(page, "action", "continue");

        // then
        assertThat(page.page()).isEqualTo("sign-in");
        assertThat(forced.location()).isEmpty();
    }

    @Test
    void shouldAskAnewWhenTheSignInIsTooLongAgo() {
        // given
        signIn(user(UserStatus.CONFIRMED), TestUsers.PASSWORD);
        TestClock.advance(Duration.ofMinutes(2));

        // when
        Browser.Shown page = browser.open(scene.at("/login", "max_age", "60"));

        // then
        assertThat(page.page()).isEqualTo("sign-in");
    }

    @Test
    void shouldFillInTheHintOfTheApplication() {
        // when
        Browser.Shown page = browser.open(scene.at("/login", "login_hint", "jane@example.com"));

        // then
        assertThat(page.html().selectFirst("input[name=username]").attr("value"))
                .isEqualTo("jane@example.com");
    }
}
