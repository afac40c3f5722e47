package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choice-based sign-in on the pages: the name first, then one of several ways. */
@QuarkusTest
class ChoiceJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private final PasskeyAuthenticator authenticator = new PasskeyAuthenticator(LoginScene.ORIGIN);
    private LoginScene scene;
    private User user;

    @BeforeEach
    void createUser() {
        scene = LoginScene.withChoice();
        user = users.create(
                scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of("email", TestPool.newEmail()));
    }

    private Browser.Shown named(String name) {
        return browser.submit(browser.open(scene.at("/login")), "username", name);
    }

    private static JsonNode options(Browser.Shown page) {
        try {
            return JSON.readTree(page.html().selectFirst("[data-options]").attr("data-options"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Browser.Shown byPassword() {
        return browser.submit(
                browser.press(named(user.username()), "choice", "PASSWORD"), "password", TestUsers.PASSWORD);
    }

    @Test
    void shouldAskForTheNameAlone() {
        // when
        Browser.Shown page = browser.open(scene.at("/login"));

        // then
        assertThat(page.html().select("input[type=password]")).isEmpty();
    }

    @Test
    void shouldOfferAPasskeyAfterThePassword() {
        // when
        Browser.Shown page = byPassword();

        // then
        assertThat(page.page()).isEqualTo("passkey-add");
    }

    @Test
    void shouldGoOnWithoutAPasskeyAndNotAskAgain() {
        // given
        Browser.Shown offer = byPassword();

        // when
        Browser.Shown end = browser.press(offer, "action", "later");
        browser.cookies().keySet().removeIf(name -> name.contains("session") || name.contains("sso"));
        Browser.Shown next = browser.open(scene.at("/login", "prompt", "login"));
        Browser.Shown chosen = browser.press(browser.submit(next, "username", user.username()), "choice", "PASSWORD");
        Browser.Shown second = browser.submit(chosen, "password", TestUsers.PASSWORD);

        // then
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
        assertThat(second.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldRegisterAPasskeyAndSignInWithIt() {
        // given
        Browser.Shown offer = byPassword();
        Browser.Shown added = browser.submit(
                offer, "credential", authenticator.make(options(offer)).toString());

        // when
        Browser.Shown next = browser.open(scene.at("/login", "prompt", "login"));
        Browser.Shown choice = browser.submit(next, "username", user.username());
        Browser.Shown passkey = browser.press(choice, "choice", "WEB_AUTHN");
        Browser.Shown end = browser.submit(
                passkey, "credential", authenticator.sign(options(passkey)).toString());

        // then
        assertThat(added.location()).startsWith(LoginScene.CALLBACK);
        assertThat(passkey.page()).isEqualTo("passkey");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldBeginAnewAfterAPasskeyThatDoesNotFit() {
        // given
        Browser.Shown offer = byPassword();
        browser.submit(offer, "credential", authenticator.make(options(offer)).toString());
        Browser.Shown next = browser.open(scene.at("/login", "prompt", "login"));
        Browser.Shown passkey = browser.press(browser.submit(next, "username", user.username()), "choice", "WEB_AUTHN");
        authenticator.open("https://evil.example.net");

        // when
        Browser.Shown page = browser.submit(
                passkey, "credential", authenticator.sign(options(passkey)).toString());

        // then
        assertThat(page.page()).isEqualTo("sign-in");
        assertThat(page.text()).contains("The passkey was not used");
    }

    @Test
    void shouldRefuseAPasskeyOfAnotherPage() {
        // given
        Browser.Shown offer = byPassword();
        authenticator.open("https://evil.example.net");

        // when
        Browser.Shown page = browser.submit(
                offer, "credential", authenticator.make(options(offer)).toString());

        // then
        assertThat(page.page()).isEqualTo("passkey-add");
        assertThat(page.text()).contains("could not be created");
    }

    @Test
    void shouldSignInWithACodeByEmail() {
        // given
        Browser.Shown asked = browser.press(named(user.username()), "choice", "EMAIL_OTP");
        String code = TestPool.code(user.attribute("email").orElseThrow(), 1);

        // when
        Browser.Shown wrong = browser.submit(asked, "code", TestPool.other(code));
        Browser.Shown end = browser.submit(wrong, "code", code);

        // then
        assertThat(asked.page()).isEqualTo("code-email");
        assertThat(wrong.text()).contains("code is not correct");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldLeadBackToTheChoiceFromACode() {
        // given
        Browser.Shown asked = browser.press(named(user.username()), "choice", "EMAIL_OTP");

        // when
        Browser.Shown choice = browser.press(asked, "action", "other");
        Browser.Shown password = browser.press(choice, "choice", "PASSWORD");

        // then
        assertThat(choice.page()).isEqualTo("factors");
        assertThat(password.page()).isEqualTo("password");
    }

    @Test
    void shouldKeepTheChoiceAfterASecondCode() {
        // given
        Browser.Shown asked = browser.press(named(user.username()), "choice", "EMAIL_OTP");
        TestPool.code(user.attribute("email").orElseThrow(), 1);

        // when
        Browser.Shown again = browser.press(asked, "action", "resend");
        String code = TestPool.code(user.attribute("email").orElseThrow(), 2);
        Browser.Shown end = browser.submit(again, "code", code);

        // then
        assertThat(again.html().select("button[value=other]")).isNotEmpty();
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldRefuseAChoiceThatIsNotOffered() {
        // when
        Browser.Shown page = browser.press(named(user.username()), "choice", "SMS_OTP");

        // then
        assertThat(page.page()).isEqualTo("factors");
    }

    @Test
    void shouldAskStrangersAsItAsksUsers() {
        // when
        Browser.Shown page = named(TestPool.newName());

        // then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page()).isIn("factors", "password");
    }

    @Test
    void shouldReachTheLevelTheApplicationWants() {
        // when
        Browser.Shown page = browser.submit(
                browser.open(scene.at("/login", "acr_values", "urn:cognito:loa:3")), "username", user.username());

        // then
        assertThat(page.page()).isIn("password", "factors");
        assertThat(page.html().select("button[value=EMAIL_OTP]")).isEmpty();
    }

    @Test
    void shouldSignInBeforeAddingAPasskey() {
        // when
        Browser.Shown page = browser.open(scene.at("/passkeys/add"));

        // then
        assertThat(page.page()).isEqualTo("sign-in");
    }
}
