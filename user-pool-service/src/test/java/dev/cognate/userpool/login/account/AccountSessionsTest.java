package dev.cognate.userpool.login.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.RawApi;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.login.LoginScene;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where people are signed in, on their account page. */
@QuarkusTest
class AccountSessionsTest {
    @Inject
    TestUsers users;

    private Resident resident() {
        return Resident.of(LoginScene.withPasswords(), users);
    }

    @Test
    void shouldEndTheSessionOfAnotherBrowser() {
        // given
        Resident ana = resident();
        Resident elsewhere = ana.elsewhere();
        Browser.Shown other = elsewhere.enter();
        Browser.Shown account = ana.enter();
        String session = account.html().select("li.item:has(button[name=browser.end])").stream()
                .filter(item -> !item.text().contains("This device"))
                .findFirst()
                .orElseThrow()
                .selectFirst("button")
                .attr("value");

        // when
        Browser.Shown after = ana.press(account, "browser.end", session);

        // then
        assertThat(after.page()).isEqualTo("account");
        assertThat(after.html().select("button[name=browser.end]")).hasSize(1);
        assertThat(elsewhere.go(other, "/account").page()).isEqualTo("sign-in");
    }

    @Test
    void shouldListABrowserAndTheAppItLetInOnceEach() {
        // given
        Resident ana = resident();
        RawApi.signed(
                "SetUserPoolSessionConfiguration",
                Map.of(
                        "UserPoolId",
                        ana.scene().poolId(),
                        "UserSessionTracking",
                        "ENABLED",
                        "TokenSession",
                        Map.of("MaxPerUser", 5)));
        Browser.Shown alone = ana.enter();
        String code = ana.browser().open(ana.scene().at("/oauth2/authorize")).parameter("code");
        ana.browser()
                .post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                ana.scene().clientId(),
                                "redirect_uri",
                                LoginScene.CALLBACK,
                                "code",
                                code),
                        Map.of());

        // when
        Browser.Shown both = ana.go(alone, "/account");
        Browser.Shown ended = ana.press(both, "session.end");

        // then
        assertThat(sessions(alone)).containsExactly("browser.end");
        assertThat(sessions(both)).containsExactly("browser.end", "session.end");
        assertThat(sessions(ended)).containsExactly("browser.end");
    }

    private static List<String> sessions(Browser.Shown account) {
        return account.html()
                .select("button[name=browser.end], button[name=session.end]")
                .eachAttr("name");
    }

    @Test
    void shouldSignOutHere() {
        // given
        Resident ana = resident();
        Browser.Shown account = ana.enter();

        // when
        Browser.Shown out = ana.press(account, "browser.end");

        // then
        assertThat(out.page()).isEqualTo("signed-out");
        assertThat(ana.go(account, "/account").page()).isEqualTo("sign-in");
    }

    @Test
    void shouldSignOutEverywhere() {
        // given
        Resident ana = resident();
        Resident elsewhere = ana.elsewhere();
        Browser.Shown other = elsewhere.enter();

        // when
        Browser.Shown out = ana.press(ana.enter(), "sessions.end", "all");

        // then
        assertThat(out.page()).isEqualTo("signed-out");
        assertThat(elsewhere.go(other, "/account").page()).isEqualTo("sign-in");
    }
}
