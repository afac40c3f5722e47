package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Second factors on the pages: asked for, chosen and set up on the way in, without scripts. */
@QuarkusTest
class SecondFactorJourneyTest {
    @Inject
    TestUsers users;

    @Inject
    Clock clock;

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
    void shouldSetUpAnAuthenticatorOnTheWay() {
        // given
        scene = LoginScene.withSecondFactors(MfaScene::apps);
        User user = user(UserStatus.CONFIRMED);
        Browser.Shown choice = signIn(user, TestUsers.PASSWORD);
        Browser.Shown setUp = browser.press(choice, "choice", "SOFTWARE_TOKEN_MFA");
        Authenticator app =
                new Authenticator(setUp.html().selectFirst("code").text().replace(" ", ""));

        // when
        Browser.Shown wrong = browser.submit(setUp, "code", TestPool.other(app.codeAt(clock.instant())));
        Browser.Shown end = browser.submit(wrong, "code", app.codeAt(clock.instant()));

        // then
        assertThat(choice.page()).isEqualTo("mfa-setup");
        assertThat(setUp.page()).isEqualTo("totp-setup");
        assertThat(wrong.text()).contains("code is not correct");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldAskForACodeByEmailAndSendAnotherOne() {
        // given
        scene = LoginScene.withSecondFactors(MfaScene::email);
        User user = user(UserStatus.CONFIRMED);
        String address = user.attribute("email").orElseThrow();
        Browser.Shown asked = signIn(user, TestUsers.PASSWORD);
        String first = TestPool.code(address, 1);

        // when
        Browser.Shown again = browser.press(asked, "action", "resend");
        String second = TestPool.code(address, 2);
        Browser.Shown stale = browser.submit(again, "code", first.equals(second) ? TestPool.other(first) : first);
        Browser.Shown end = browser.submit(stale, "code", second);

        // then
        assertThat(asked.page()).isEqualTo("code-email");
        assertThat(again.text()).contains("A new code is on its way");
        assertThat(stale.text()).contains("code is not correct");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldLetUsersChooseASecondFactor() {
        // given
        scene = LoginScene.withSecondFactors(MfaScene::everything);
        User user = users.create(
                scene.poolId(),
                TestPool.newName(),
                UserStatus.CONFIRMED,
                Map.of("email", TestPool.newEmail(), "phone_number", MfaScene.newPhone()));
        Browser.Shown choice = signIn(user, TestUsers.PASSWORD);

        // when
        Browser.Shown asked = browser.press(choice, "choice", "EMAIL_OTP");
        String code = EmbeddedMailServer.shared()
                .awaitMailTo(user.attribute("email").orElseThrow())
                .code();
        Browser.Shown end = browser.submit(asked, "code", " " + code.substring(0, 3) + " " + code.substring(3));

        // then
        assertThat(choice.page()).isEqualTo("mfa-choice");
        assertThat(asked.page()).isEqualTo("code-email");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldSetUpCodesByTextMessageOnTheWay() {
        // given
        scene = LoginScene.withSecondFactors(MfaScene::sms);
        User user = user(UserStatus.CONFIRMED);
        String phone = MfaScene.newPhone();
        Browser.Shown setUp = browser.press(signIn(user, TestUsers.PASSWORD), "choice", "SMS_MFA");

        // when
        Browser.Shown wrong = browser.submit(setUp, "phone_number", "12");
        Browser.Shown asked = browser.submit(wrong, "country.phone_number", "US", "phone_number", phone.substring(2));
        Browser.Shown end =
                browser.submit(asked, "code", WebhookReceiver.shared().awaitCodeFor(phone));

        // then
        assertThat(setUp.page()).isEqualTo("sms-setup");
        assertThat(setUp.html().select("select[name=country.phone_number] option"))
                .hasSizeGreaterThan(200);
        assertThat(wrong.html().select("input[name=phone_number][aria-invalid]"))
                .hasSize(1);
        assertThat(asked.page()).isEqualTo("code-sms");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
        assertThat(browser.submit(
                                browser.open(scene.at("/login", "prompt", "login")),
                                "username",
                                user.username(),
                                "password",
                                TestUsers.PASSWORD)
                        .page())
                .isEqualTo("code-sms");
    }

    @Test
    void shouldSendCodesByTextMessage() {
        // given
        scene = LoginScene.withSecondFactors(MfaScene::sms);
        User user = users.create(
                scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of("phone_number", MfaScene.newPhone()));

        // when
        Browser.Shown asked = signIn(user, TestUsers.PASSWORD);

        // then
        assertThat(asked.page()).isEqualTo("code-sms");
        assertThat(asked.text()).contains("+*******");
    }
}
