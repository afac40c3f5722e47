package dev.cognate.userpool.login.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.login.LoginScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** What is not to be had of somebody's account. */
@QuarkusTest
class AccountGuardTest {
    private static final Duration TOO_LONG = Duration.ofMinutes(11);

    @Inject
    TestUsers users;

    private Resident ana;

    @BeforeEach
    void createUser() {
        ana = Resident.of(LoginScene.withPasswords(), users);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private void requireStillThere() {
        assertThatCode(() -> ana.scene()
                        .admin()
                        .adminGetUser(request -> request.userPoolId(ana.scene().poolId())
                                .username(ana.user().username())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {AccountPaths.PROFILE, AccountPaths.PASSWORD, AccountPaths.DELETE})
    void shouldAskForAFreshSignInAndComeBack(String path) {
        // given
        Browser.Shown account = ana.enter();
        TestClock.advance(TOO_LONG);

        // when
        Browser.Shown asked = ana.go(account, path);
        Browser.Shown back = ana.signIn(asked);

        // then
        assertThat(asked.page()).isEqualTo("sign-in");
        assertThat(asked.text()).contains("Please sign in again");
        assertThat(asked.html().selectFirst("input[name=username]").attr("value"))
                .isEqualTo(ana.user().username());
        assertThat(back.address().getPath()).isEqualTo(path);
    }

    @Test
    void shouldNotDeleteAfterTheSignInGrewOld() {
        // given
        Browser.Shown confirm = ana.go(ana.enter(), AccountPaths.DELETE);
        TestClock.advance(TOO_LONG);

        // when
        Browser.Shown asked = ana.press(confirm, "action", "yes");

        // then
        assertThat(asked.page()).isEqualTo("sign-in");
        requireStillThere();
    }

    @Test
    void shouldNotChangeThePasswordAfterTheSignInGrewOld() {
        // given
        Browser.Shown form = ana.go(ana.enter(), AccountPaths.PASSWORD);
        TestClock.advance(TOO_LONG);

        // when
        Browser.Shown asked = ana.browser().submit(form, "current", TestUsers.PASSWORD, "password", "Another-horse-2");

        // then
        assertThat(asked.page()).isEqualTo("sign-in");
        assertThat(ana.elsewhere().enter().page()).isEqualTo("account");
    }

    @Test
    void shouldNotChangeTheProfileAfterTheSignInGrewOld() {
        // given
        Browser.Shown form = ana.go(ana.enter(), AccountPaths.PROFILE);
        TestClock.advance(TOO_LONG);

        // when
        Browser.Shown asked = ana.browser().submit(form, "attribute.given_name", "Eve");

        // then
        assertThat(asked.page()).isEqualTo("sign-in");
        assertThat(ana.signIn(asked)
                        .html()
                        .selectFirst("input[name=attribute.given_name]")
                        .attr("value"))
                .isEqualTo("Ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"factor.set-up", "factor.off", "passkey.remove", "passkey.add"})
    void shouldNotTouchFactorsAfterTheSignInGrewOld(String button) {
        // given
        Browser.Shown account = ana.enter();
        TestClock.advance(TOO_LONG);

        // when
        Browser.Shown asked = ana.browser().submit(account.form("/account"), Map.of(button, "SOFTWARE_TOKEN_MFA"));

        // then
        assertThat(asked.page()).isEqualTo("sign-in");
        assertThat(asked.text()).contains("Please sign in again");
    }

    @Test
    void shouldSignOutHoweverLongAgoTheSignInWas() {
        // given
        Browser.Shown account = ana.enter();
        TestClock.advance(TOO_LONG);

        // when
        Browser.Shown out = ana.press(account, "sessions.end", "all");

        // then
        assertThat(out.page()).isEqualTo("signed-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", AccountPaths.PROFILE, AccountPaths.PASSWORD, AccountPaths.DELETE})
    void shouldTakeNoPostWithoutTheToken(String path) {
        // given
        Browser.Shown page = ana.go(ana.enter(), path);
        Map<String, String> fields = Browser.values(page.form());
        fields.remove("_csrf");
        fields.putAll(Map.of("action", "yes", "sessions.end", "all"));

        // when
        Browser.Shown refused = ana.browser().post(page.form().attr("action"), fields, Map.of());

        // then
        assertThat(refused.page()).isEqualTo("expired");
        requireStillThere();
    }

    @Test
    void shouldTakeAConfirmationOnce() {
        // given
        Browser.Shown form = ana.go(ana.enter(), AccountPaths.PASSWORD);
        ana.browser().submit(form, "current", TestUsers.PASSWORD, "password", "Another-horse-2");

        // when
        Browser.Shown again = ana.browser().submit(form, "current", "Another-horse-2", "password", "Third-horse-3");

        // then
        assertThat(again.page()).isEqualTo("already-done");
    }

    @Test
    void shouldNotEndTheSessionOfSomebodyElse() {
        // given
        Resident eve = Resident.of(ana.scene(), users);
        Browser.Shown others = ana.enter();
        String session = others.html().selectFirst("button[name=browser.end]").attr("value");
        Browser.Shown account = eve.enter();

        // when
        eve.browser().submit(account.form("/account"), Map.of("browser.end", session));

        // then
        assertThat(ana.go(others, "/account").page()).isEqualTo("account");
    }

    @Test
    void shouldShowTheKeyOfAnAppToTheSessionItWasMadeInAlone() {
        // given
        LoginScene scene = LoginScene.withSecondFactors(MfaScene::apps);
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId()).mfaConfiguration(UserPoolMfaType.OPTIONAL);
            MfaScene.apps(request);
        });
        ana = Resident.of(scene, users);
        Browser.Shown setUp = ana.press(ana.enter(), "factor.set-up", "SOFTWARE_TOKEN_MFA");
        Resident eve = Resident.of(scene, users);
        eve.enter();
        eve.browser().cookies().entrySet().stream()
                .filter(cookie -> !cookie.getKey().contains("login"))
                .forEach(cookie -> ana.browser().cookies().put(cookie.getKey(), cookie.getValue()));

        // when
        Browser.Shown hers = ana.go(setUp, AccountPaths.APP);

        // then
        assertThat(setUp.page()).isEqualTo("account-app");
        assertThat(hers.page()).isEqualTo("account");
        assertThat(hers.text()).contains(eve.user().username());
    }

    @Test
    void shouldNotLetADisabledUserIn() {
        // given
        Browser.Shown account = ana.enter();
        ana.scene()
                .admin()
                .adminDisableUser(request -> request.userPoolId(ana.scene().poolId())
                        .username(ana.user().username()));

        // when
        Browser.Shown page = ana.go(account, "/account");

        // then
        assertThat(page.page()).isEqualTo("sign-in");
    }

    @Test
    void shouldAnswerAnUnknownButtonWithASentence() {
        // given
        Browser.Shown account = ana.enter();

        // when
        Browser.Shown page = ana.browser().submit(account.form("/account"), Map.of("fly", "away"));

        // then
        assertThat(page.page()).isEqualTo("account");
        assertThat(page.html().select(".notice.error")).isNotEmpty();
    }
}
