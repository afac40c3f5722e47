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

/** Who is signed in, and is asked for more, shows only what is missing. */
@QuarkusTest
class StepUpJourneyTest {
    private static final String PASSWORD_AND_CODE = "urn:cognito:loa:3";

    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private LoginScene scene;
    private User user;

    @BeforeEach
    void signIn() {
        scene = LoginScene.withChoice();
        user = users.create(
                scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of("email", TestPool.newEmail()));
        Browser.Shown choice = browser.submit(browser.open(scene.at("/login")), "username", user.username());
        Browser.Shown offer =
                browser.submit(browser.press(choice, "choice", "PASSWORD"), "password", TestUsers.PASSWORD);
        browser.press(offer, "action", "later");
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private Browser.Shown wanting(String... more) {
        return browser.open(scene.at("/oauth2/authorize", more));
    }

    @Test
    void shouldAskForTheCodeAloneAfterThePassword() {
        // given
        Browser.Shown accounts = wanting("acr_values", PASSWORD_AND_CODE);

        // when
        Browser.Shown choice = browser.press(accounts, "action", "continue");
        Browser.Shown asked = choice.page().equals("factors") ? browser.press(choice, "choice", "EMAIL_OTP") : choice;
        String code = TestPool.code(user.attribute("email").orElseThrow(), 1);
        Browser.Shown end = browser.submit(asked, "code", code);

        // then
        assertThat(accounts.page()).isEqualTo("accounts");
        assertThat(choice.html().select("input[type=password], button[value=PASSWORD]"))
                .isEmpty();
        assertThat(asked.page()).isEqualTo("code-email");
        assertThat(end.location()).as(end.page() + end.text()).startsWith(LoginScene.CALLBACK + "?code=");
        assertThat(browser.open(scene.at("/oauth2/authorize", "acr_values", PASSWORD_AND_CODE, "prompt", "none"))
                        .location())
                .startsWith(LoginScene.CALLBACK + "?code=");
    }

    @Test
    void shouldGiveNothingToWhoHasNotSteppedUp() {
        // when
        Browser.Shown silent = wanting("acr_values", PASSWORD_AND_CODE, "prompt", "none");
        Browser.Shown accounts = wanting("acr_values", PASSWORD_AND_CODE);
        Browser.Shown asked = browser.press(accounts, "action", "continue");

        // then
        assertThat(silent.location()).contains("error=login_required");
        assertThat(asked.location()).isEmpty();
    }

    @Test
    void shouldBeginFromScratchWhenTheSignInIsTooLongAgo() {
        // given
        TestClock.advance(Duration.ofMinutes(2));

        // when
        Browser.Shown page = wanting("acr_values", PASSWORD_AND_CODE, "max_age", "60");

        // then
        assertThat(page.page()).isEqualTo("sign-in");
    }

    @Test
    void shouldSayThatALevelCannotBeReached() {
        // given
        Browser.Shown accounts = wanting("acr_values", "urn:cognito:loa:4");

        // when
        Browser.Shown refused = browser.press(accounts, "action", "continue");

        // then
        assertThat(refused.page()).isEqualTo("accounts");
        assertThat(refused.html().select(".notice.error")).hasSize(1);
    }
}
