package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passkeys that are suggested in the field for the name, so that nobody types one. */
@QuarkusTest
class AutofillJourneyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    TestUsers users;

    private final PasskeyAuthenticator authenticator = new PasskeyAuthenticator(LoginScene.ORIGIN);
    private Browser browser = new Browser();
    private LoginScene scene;
    private User user;

    @BeforeEach
    void registerPasskey() {
        scene = LoginScene.withChoice();
        user = users.create(
                scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of("email", TestPool.newEmail()));
        Browser.Shown choice = browser.submit(browser.open(scene.at("/login")), "username", user.username());
        Browser.Shown offer =
                browser.submit(browser.press(choice, "choice", "PASSWORD"), "password", TestUsers.PASSWORD);
        browser.submit(offer, "credential", authenticator.make(options(offer)).toString());
        browser = new Browser();
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private static JsonNode options(Browser.Shown page) {
        try {
            return JSON.readTree(page.html().selectFirst("[data-options]").attr("data-options"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Browser.Shown take(Browser.Shown page) {
        return browser.press(
                page,
                "action",
                "passkey",
                "credential",
                authenticator.sign(options(page)).toString());
    }

    @Test
    void shouldSignInWithoutAName() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));

        // when
        Browser.Shown end = take(page);

        // then
        assertThat(page.html().select("[data-passkey=autofill]")).hasSize(1);
        assertThat(options(page).path("allowCredentials")).isEmpty();
        assertThat(end.location()).startsWith(LoginScene.CALLBACK + "?code=");
    }

    private void requireRefused(Browser.Shown page) {
        assertThat(page.page()).isEqualTo("sign-in");
        assertThat(page.location()).isEmpty();
        assertThat(page.text()).contains("The passkey was not used");
    }

    @Test
    void shouldTakeASignatureOnce() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Map<String, String> cookies = Map.copyOf(browser.cookies());
        take(page);
        browser.cookies().clear();
        browser.cookies().putAll(cookies);

        // when
        Browser.Shown again = take(page);

        // then
        requireRefused(again);
    }

    @Test
    void shouldNotTakeASignatureMadeInAnotherBrowser() {
        // given
        Browser.Shown page = browser.open(scene.at("/login"));
        Browser other = new Browser();
        Browser.Shown victim = other.open(scene.at("/login"));

        // when
        Browser.Shown refused = other.submit(
                victim.form(),
                Map.of("action", "passkey"),
                "passkey",
                Browser.values(page.form()).get("passkey"),
                "credential",
                authenticator.sign(options(page)).toString());

        // then
        requireRefused(refused);
    }

    @Test
    void shouldNotTakeASignatureAfterAWhile() {
        // given
        String address = scene.at("/login");
        Browser.Shown page = browser.open(address);
        Browser.Shown wrong = browser.press(page, "action", "passkey", "credential", "{}");
        TestClock.advance(Duration.ofMinutes(10));
        browser.submit(browser.open(address), "username", "");
        TestClock.advance(Duration.ofMinutes(6));

        // when
        Browser.Shown refused = take(page);

        // then
        requireRefused(wrong);
        assertThat(refused.location()).isEmpty();
    }

    @Test
    void shouldNotTakeAPasskeyThatDoesNotSayWhoseItIs() {
        // given
        authenticator.claimUser(null);

        // when
        Browser.Shown refused = take(browser.open(scene.at("/login")));

        // then
        requireRefused(refused);
    }

    @Test
    void shouldNotTakeAPasskeyForSomebodyElse() {
        // given
        User other = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        authenticator.claimUser(other.sub().toString().getBytes(StandardCharsets.UTF_8));

        // when
        Browser.Shown refused = take(browser.open(scene.at("/login")));

        // then
        requireRefused(refused);
    }

    @Test
    void shouldNotTakeAPasskeyOfAnotherPage() {
        // given
        authenticator.open("https://evil.example.net");

        // when
        Browser.Shown refused = take(browser.open(scene.at("/login")));

        // then
        requireRefused(refused);
    }

    @Test
    void shouldKeepDisabledUsersOut() {
        // given
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username(user.username()));

        // when
        Browser.Shown refused = take(browser.open(scene.at("/login")));

        // then
        assertThat(refused.page()).isEqualTo("sign-in");
        assertThat(refused.text()).contains("This account is disabled.");
    }

    @Test
    void shouldSuggestNoneWhereALevelIsAskedFor() {
        // when
        Browser.Shown page = browser.open(scene.at("/login", "acr_values", "urn:none"));

        // then
        assertThat(page.html().select("[data-passkey]")).isEmpty();
    }

    @Test
    void shouldSuggestNoneWhereAPasswordIsAskedForWithTheName() {
        // when
        Browser.Shown page = browser.open(LoginScene.withPasswords().at("/login"));

        // then
        assertThat(page.html().select("[data-passkey]")).isEmpty();
    }
}
