package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.device.DeviceScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** Browsers that are remembered as devices, without scripts. */
@QuarkusTest
class RememberedBrowserTest {
    private static final String BOX = "input[type=checkbox][name=remember]";

    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private LoginScene scene;
    private User user;

    /** A pool that tracks devices and asks for codes by e-mail. */
    private void pool(boolean replacesSecondFactor, boolean asksUser) {
        scene = LoginScene.create(
                settings -> settings.deviceConfiguration(DeviceScene.tracking(replacesSecondFactor, asksUser))
                        .accountRecoverySetting(recovery -> recovery.recoveryMechanisms(option ->
                                option.name(RecoveryOptionNameType.ADMIN_ONLY).priority(1))),
                settings -> settings.explicitAuthFlowsWithStrings("ALLOW_REFRESH_TOKEN_AUTH"));
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId()).mfaConfiguration(UserPoolMfaType.ON);
            MfaScene.email(request);
        });
        user = newUser();
    }

    private User newUser() {
        return users.create(
                scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of("email", TestPool.newEmail()));
    }

    private Browser.Shown password(Browser in, User who) {
        return in.submit(
                in.open(scene.at("/login", "prompt", "login")),
                "username",
                who.username(),
                "password",
                TestUsers.PASSWORD);
    }

    private Browser.Shown code(Browser in, Browser.Shown asked, int which, String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "code";
        fields[1] = TestPool.code(user.attribute("email").orElseThrow(), which);
        System.arraycopy(more, 0, fields, 2, more.length);
        return in.submit(asked, fields);
    }

    private List<DeviceType> devices() {
        return scene.admin()
                .adminListDevices(request -> request.userPoolId(scene.poolId()).username(user.username()))
                .devices();
    }

    @Test
    void shouldSpareTheSecondFactorInABrowserThatIsToBeRemembered() {
        // given
        pool(true, true);
        Browser.Shown asked = password(browser, user);
        Browser.Shown first = code(browser, asked, 1, "remember", "yes");

        // when
        Browser.Shown second = password(browser, user);

        // then
        assertThat(asked.html().select(BOX)).hasSize(1);
        assertThat(first.location()).startsWith(LoginScene.CALLBACK + "?code=");
        assertThat(second.location()).startsWith(LoginScene.CALLBACK + "?code=");
        assertThat(devices())
                .singleElement()
                .satisfies(device -> assertThat(device.deviceAttributes())
                        .anySatisfy(attribute -> assertThat(attribute.value()).isEqualTo("remembered")));
    }

    @Test
    void shouldAskAgainWhereTheBoxStaysEmptyAndInOtherBrowsers() {
        // given
        pool(true, true);
        code(browser, password(browser, user), 1);

        // when
        Browser.Shown again = password(browser, user);
        code(browser, again, 2, "remember", "yes");
        Browser.Shown elsewhere = password(new Browser(), user);

        // then
        assertThat(again.page()).isEqualTo("code-email");
        assertThat(elsewhere.page()).isEqualTo("code-email");
    }

    @Test
    void shouldRememberWithoutAskingWhereThePoolDoes() {
        // given
        pool(true, false);
        Browser.Shown asked = password(browser, user);
        code(browser, asked, 1);

        // when
        Browser.Shown second = password(browser, user);

        // then
        assertThat(asked.html().select(BOX)).isEmpty();
        assertThat(second.location()).startsWith(LoginScene.CALLBACK + "?code=");
        assertThat(devices()).hasSize(1);
    }

    @Test
    void shouldAskForTheFactorBesideTheDeviceWhereItDoesNotStandForOne() {
        // given
        pool(false, false);
        code(browser, password(browser, user), 1);

        // when
        Browser.Shown second = password(browser, user);
        Browser.Shown end = code(browser, second, 2);

        // then
        assertThat(second.page()).isEqualTo("code-email");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK + "?code=");
    }

    @Test
    void shouldSpareNobodyElseTheSecondFactor() {
        // given
        pool(true, true);
        code(browser, password(browser, user), 1, "remember", "yes");

        // when
        Browser.Shown other = password(browser, newUser());

        // then
        assertThat(other.page()).isEqualTo("code-email");
    }

    @Test
    void shouldAskAgainOnceTheDeviceIsForgotten() {
        // given
        pool(true, true);
        code(browser, password(browser, user), 1, "remember", "yes");
        String key = devices().getFirst().deviceKey();
        scene.admin()
                .adminForgetDevice(request -> request.userPoolId(scene.poolId())
                        .username(user.username())
                        .deviceKey(key));

        // when
        Browser.Shown asked = password(browser, user);
        Browser.Shown end = code(browser, asked, 2);

        // then
        assertThat(asked.page()).isEqualTo("code-email");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK + "?code=");
    }

    @Test
    void shouldNotBelieveADeviceThatKnowsOnlyItsName() {
        // given
        pool(true, true);
        code(browser, password(browser, user), 1, "remember", "yes");
        users.run(session -> session.createNativeQuery(
                        "update user_device set srp_salt = decode('00', 'hex')" + " where pool_id = :pool")
                .setParameter("pool", scene.poolId())
                .executeUpdate());

        // when
        Browser.Shown refused = password(browser, user);
        Browser.Shown asked = password(browser, user);

        // then
        assertThat(refused.page()).isEqualTo("sign-in");
        assertThat(asked.page()).isEqualTo("code-email");
    }

    @Test
    void shouldTakeAForgedCookieForNone() {
        // given
        pool(true, true);
        code(browser, password(browser, user), 1, "remember", "yes");
        browser.cookies().replaceAll((name, value) -> name.startsWith("cognate-device-") ? "x" + value : value);

        // when
        Browser.Shown asked = password(browser, user);

        // then
        assertThat(asked.page()).isEqualTo("code-email");
    }

    @Test
    void shouldOfferNothingWhereDevicesAreNotTracked() {
        // given
        scene = LoginScene.withSecondFactors(MfaScene::email);
        user = newUser();

        // when
        Browser.Shown asked = password(browser, user);
        Browser.Shown end = code(browser, asked, 1, "remember", "yes");

        // then
        assertThat(asked.html().select(BOX)).isEmpty();
        assertThat(end.location()).startsWith(LoginScene.CALLBACK + "?code=");
        assertThat(browser.cookies().keySet()).noneMatch(name -> name.startsWith("cognate-device-"));
    }
}
