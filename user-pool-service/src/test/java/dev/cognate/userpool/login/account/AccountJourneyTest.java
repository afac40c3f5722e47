package dev.cognate.userpool.login.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.Authenticator;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.login.LoginScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** What people do at their own account, without scripts. */
@QuarkusTest
class AccountJourneyTest {
    @Inject
    TestUsers users;

    @Inject
    Clock clock;

    private Resident resident() {
        return Resident.of(LoginScene.withPasswords(), users);
    }

    private static AdminGetUserResponse stored(Resident resident) {
        return resident.scene()
                .admin()
                .adminGetUser(request -> request.userPoolId(resident.scene().poolId())
                        .username(resident.user().username()));
    }

    private static Map<String, String> attributes(Resident resident) {
        return stored(resident).userAttributes().stream()
                .collect(Collectors.toMap(AttributeType::name, AttributeType::value));
    }

    @Test
    void shouldComeBackFromTheSignIn() {
        // given
        Resident ana = resident();

        // when
        Browser.Shown start = ana.browser().open(ana.scene().at("/account"));
        Browser.Shown account = ana.signIn(start);

        // then
        assertThat(start.page()).isEqualTo("sign-in");
        assertThat(account.page()).isEqualTo("account");
        assertThat(account.text())
                .contains(ana.user().username(), ana.user().attribute("email").orElseThrow(), "Ana", "This device");
    }

    @Test
    void shouldLeadBackToTheApplication() {
        // given
        Resident ana = resident();
        Browser.Shown account = ana.enter();

        // when
        Browser.Shown end = ana.browser()
                .open(account.html().selectFirst("a[href^=/oauth2/authorize]").attr("href"));

        // then
        assertThat(end.location()).startsWith(LoginScene.CALLBACK + "?code=");
    }

    @Test
    void shouldChangeTheProfile() {
        // given
        Resident ana = resident();
        Browser.Shown form = ana.go(ana.enter(), AccountPaths.PROFILE);

        // when
        Browser.Shown saved =
                ana.browser().submit(form, "attribute.given_name", "Maria", "attribute.family_name", "López");
        Browser.Shown emptied = ana.browser().submit(ana.go(saved, AccountPaths.PROFILE), "attribute.family_name", "");

        // then
        assertThat(saved.page()).isEqualTo("account");
        assertThat(saved.text()).contains("Your profile was saved.", "Maria", "López");
        assertThat(emptied.text()).contains("Maria").doesNotContain("López");
        assertThat(attributes(ana)).containsEntry("given_name", "Maria").doesNotContainKey("family_name");
    }

    @Test
    void shouldConfirmANewAddress() {
        // given
        Resident ana = resident();
        String address = TestPool.newEmail();
        Browser.Shown form = ana.go(ana.enter(), AccountPaths.PROFILE);

        // when
        Browser.Shown asked = ana.browser().submit(form, "attribute.email", address);
        String code = TestPool.code(address, 1);
        Browser.Shown wrong = ana.browser().submit(asked, "code", TestPool.other(code));
        Browser.Shown done = ana.browser().submit(wrong, "code", code);

        // then
        assertThat(asked.page()).isEqualTo("account-verify");
        assertThat(wrong.text()).contains("code is not correct");
        assertThat(done.page()).isEqualTo("account");
        assertThat(done.text()).doesNotContain("Not confirmed yet");
        assertThat(attributes(ana)).containsEntry("email", address).containsEntry("email_verified", "true");
    }

    @Test
    void shouldConfirmAnAddressLater() {
        // given
        Resident ana = resident();
        String address = TestPool.newEmail();
        Browser.Shown asked =
                ana.browser().submit(ana.go(ana.enter(), AccountPaths.PROFILE), "attribute.email", address);
        TestPool.code(address, 1);

        // when
        Browser.Shown account = ana.go(asked, "/account");
        Browser.Shown again = ana.press(account, "verify", "email");
        Browser.Shown done = ana.browser().submit(again, "code", TestPool.code(address, 2));

        // then
        assertThat(account.text()).contains("Not confirmed yet");
        assertThat(done.text()).contains("Saved.").doesNotContain("Not confirmed yet");
    }

    @Test
    void shouldSayWhatIsWrongWithAnAttribute() {
        // given
        Resident ana = resident();
        Browser.Shown form = ana.go(ana.enter(), AccountPaths.PROFILE);

        // when
        Browser.Shown refused = ana.browser().submit(form, "attribute.phone_number", "12");

        // then
        assertThat(refused.page()).isEqualTo("account-profile");
        assertThat(refused.html().select(".notice.error")).isNotEmpty();
        assertThat(attributes(ana)).doesNotContainKey("phone_number");
    }

    @Test
    void shouldChangeThePasswordAndEndOtherSessions() {
        // given
        Resident ana = resident();
        Resident elsewhere = ana.elsewhere();
        Browser.Shown other = elsewhere.enter();
        Browser.Shown form = ana.go(ana.enter(), AccountPaths.PASSWORD);

        // when
        Browser.Shown wrong = ana.browser().submit(form, "current", "Wrong-horse-1", "password", "Another-horse-2");
        Browser.Shown done = ana.browser().submit(wrong, "current", TestUsers.PASSWORD, "password", "Another-horse-2");
        Browser.Shown gone = elsewhere.go(other, "/account");
        Browser.Shown refused = elsewhere.signIn(gone);

        // then
        assertThat(wrong.text()).contains("The password is not correct.");
        assertThat(done.page()).isEqualTo("account");
        assertThat(done.text()).contains("Your password was changed.");
        assertThat(gone.page()).isEqualTo("sign-in");
        assertThat(refused.text()).contains("Username or password is not correct.");
    }

    @Test
    void shouldSetUpAnAuthenticatorAppAndSwitchItOff() {
        // given
        LoginScene scene = LoginScene.withSecondFactors(MfaScene::apps);
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId()).mfaConfiguration(UserPoolMfaType.OPTIONAL);
            MfaScene.apps(request);
        });
        Resident ana = Resident.of(scene, users);
        Browser.Shown setUp = ana.press(ana.enter(), "factor.set-up", "SOFTWARE_TOKEN_MFA");
        Authenticator app =
                new Authenticator(setUp.html().selectFirst("code").text().replace(" ", ""));

        // when
        String code = app.codeAt(clock.instant());
        Browser.Shown wrong = ana.browser().submit(setUp, "code", TestPool.other(code));
        Browser.Shown on = ana.browser().submit(wrong, "code", code);
        AdminGetUserResponse whileOn = stored(ana);
        Browser.Shown first = ana.press(on, "factor.first", "SOFTWARE_TOKEN_MFA");
        Browser.Shown off = ana.press(first, "factor.off", "SOFTWARE_TOKEN_MFA");

        // then
        assertThat(setUp.page()).isEqualTo("account-app");
        assertThat(setUp.html().select("svg.qr")).hasSize(1);
        assertThat(wrong.text()).contains("code is not correct");
        assertThat(whileOn.userMFASettingList()).containsExactly("SOFTWARE_TOKEN_MFA");
        assertThat(first.text()).contains("Used first");
        assertThat(off.html().select("button[name=factor.on]")).hasSize(1);
        assertThat(stored(ana).userMFASettingList()).isEmpty();
    }

    @Test
    void shouldDeleteTheAccount() {
        // given
        Resident ana = resident();
        Browser.Shown confirm = ana.go(ana.enter(), AccountPaths.DELETE);

        // when
        Browser.Shown gone = ana.press(confirm, "action", "yes");

        // then
        assertThat(confirm.page()).isEqualTo("account-delete");
        assertThat(gone.page()).isEqualTo("account-deleted");
        assertThatThrownBy(() -> stored(ana)).isInstanceOf(UserNotFoundException.class);
        assertThat(ana.go(confirm, "/account").page()).isEqualTo("sign-in");
    }
}
