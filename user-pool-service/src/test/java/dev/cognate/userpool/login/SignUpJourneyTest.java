package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signing up, confirming, and setting a forgotten password anew. */
@QuarkusTest
class SignUpJourneyTest {
    private static final String EMAIL = "attribute.email";

    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private final String name = TestPool.newName();
    private final String email = TestPool.newEmail();

    private Browser.Shown signUp(LoginScene scene) {
        return browser.submit(
                browser.open(scene.at("/signup")), "username", name, EMAIL, email, "password", TestUsers.PASSWORD);
    }

    @Test
    void shouldSignUpConfirmAndSignIn() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        Browser.Shown confirm = signUp(scene);
        String code = TestPool.code(email, 1);

        // when
        Browser.Shown wrong = browser.submit(confirm, "code", TestPool.other(code));
        Browser.Shown end = browser.submit(wrong, "code", code);

        // then
        assertThat(confirm.page()).isEqualTo("confirm");
        assertThat(wrong.text()).contains("code is not correct");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldSignInStraightAfterTheConfirmationWhereTheCodeWouldDo() {
        // given
        LoginScene scene = LoginScene.withChoice();
        Browser.Shown confirm = signUp(scene);

        // when
        Browser.Shown offer = browser.submit(confirm, "code", TestPool.code(email, 1));
        Browser.Shown end = browser.press(offer, "action", "later");

        // then
        assertThat(offer.page()).isEqualTo("passkey-add");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldSendAnotherCode() {
        // given
        Browser.Shown confirm = signUp(LoginScene.withPasswords());

        // when
        Browser.Shown again = browser.press(confirm, "action", "resend");
        Browser.Shown end = browser.submit(again, "code", TestPool.code(email, 2));

        // then
        assertThat(again.text()).contains("A new code is on its way");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldNotSignInByTheCodeOfSomebodyElse() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        Browser.Shown confirm = signUp(scene);
        scene.admin()
                .adminConfirmSignUp(
                        request -> request.userPoolId(scene.poolId()).username(name));
        String other = TestPool.newName();
        String address = TestPool.newEmail();
        Browser elsewhere = new Browser();
        elsewhere.submit(
                elsewhere.open(scene.at("/signup")), "username", other, EMAIL, address, "password", TestUsers.PASSWORD);

        // when
        Browser.Shown page = browser.submit(confirm, "username", other, "code", TestPool.code(address, 1));

        // then
        assertThat(page.page()).isEqualTo("sign-in");
        assertThat(page.location()).isEmpty();
    }

    @Test
    void shouldSendACodeToWhoComesBackLater() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        signUp(scene);
        Browser later = new Browser();

        // when
        Browser.Shown confirm = later.submit(later.open(scene.at("/resendcode")), "username", name);
        Browser.Shown start = later.submit(confirm, "code", TestPool.code(email, 2));

        // then
        assertThat(start.text()).contains("You can sign in now");
    }

    @Test
    void shouldSayTheSameToWhoeverAsksForACode() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of("email", email));

        // when
        Browser.Shown known = browser.submit(browser.open(scene.at("/resendcode")), "username", name);
        Browser other = new Browser();
        Browser.Shown unknown = other.submit(other.open(scene.at("/resendcode")), "username", TestPool.newName());

        // then
        assertThat(known.page()).isEqualTo(unknown.page());
    }

    @Test
    void shouldKeepWhatWasTypedWhenThePasswordIsWeak() {
        // given
        LoginScene scene = LoginScene.withPasswords();

        // when
        Browser.Shown page =
                browser.submit(browser.open(scene.at("/signup")), "username", name, EMAIL, email, "password", "weak");

        // then
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("does not meet the requirements");
        assertThat(page.html().selectFirst("input[name=" + EMAIL + "]").attr("value"))
                .isEqualTo(email);
        assertThat(page.html().selectFirst("input[name=password]").attr("value"))
                .isEmpty();
    }

    @Test
    void shouldAskForTheAddressThatIsToBeConfirmed() {
        // given
        LoginScene scene = LoginScene.withPasswords();

        // when
        Browser.Shown page = browser.submit(
                browser.open(scene.at("/signup")), "username", name, EMAIL, "", "password", TestUsers.PASSWORD);

        // then
        assertThat(page.html().selectFirst("input[name=" + EMAIL + "]").attr("aria-invalid"))
                .isEqualTo("true");
    }

    @Test
    void shouldSayThatANameIsTaken() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of());

        // when
        Browser.Shown page = signUp(scene);

        // then
        assertThat(page.text()).contains("exists already");
    }

    @Test
    void shouldOfferNoSignUpWhereAdministratorsCreateUsers() {
        // given
        LoginScene scene = LoginScene.create(
                pool -> pool.adminCreateUserConfig(config -> config.allowAdminCreateUserOnly(true)), client -> {});

        // when
        Browser.Shown page = browser.open(scene.at("/login"));
        Browser.Shown refused = signUp(scene);

        // then
        assertThat(page.html().select("a[href^=/signup]")).isEmpty();
        assertThat(refused.text()).contains("New accounts cannot be created here");
    }

    @Test
    void shouldSetAForgottenPasswordAnew() {
        // given
        LoginScene scene = LoginScene.withPasswords();
        users.create(scene.poolId(), name, UserStatus.CONFIRMED, Map.of("email", email, "email_verified", "true"));
        Browser.Shown reset = browser.submit(browser.open(scene.at("/forgotPassword")), "username", name);
        String code = TestPool.code(email, 1);

        // when
        Browser.Shown wrong = browser.submit(reset, "code", TestPool.other(code), "password", "Another-horse-2");
        Browser.Shown start = browser.submit(wrong, "code", code, "password", "Another-horse-2");
        Browser.Shown end = browser.submit(start, "password", "Another-horse-2");

        // then
        assertThat(wrong.text()).contains("code is not correct");
        assertThat(start.text()).contains("Sign in with your new password");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldNotTellWhoHasAPasswordToForget() {
        // given
        LoginScene scene = LoginScene.withPasswords();

        // when
        Browser.Shown reset = browser.submit(browser.open(scene.at("/forgotPassword")), "username", name);
        Browser.Shown wrong = browser.submit(reset, "code", "123456", "password", "Another-horse-2");

        // then
        assertThat(reset.page()).isEqualTo("reset-password");
        assertThat(reset.text()).contains("If the account exists");
        assertThat(wrong.text()).contains("code is not correct");
    }

    @Test
    void shouldLeadPasswordManagersToTheReset() {
        // given
        LoginScene scene = LoginScene.withPasswords();

        // when
        Browser.Shown page = browser.open(scene.at("/.well-known/change-password"));

        // then
        assertThat(page.page()).isEqualTo("forgot-password");
    }
}
