package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.testkit.Authenticator;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.custom.CustomScene;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** The forms of every page, each with the cookies of the moment somebody sees it. */
final class SeenForms {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestUsers users;
    private final Instant now;
    private final List<Seen> seen = new ArrayList<>();

    /** A form as it would be posted when nothing is typed. */
    record Seen(String page, String action, Map<String, String> fields, Map<String, String> cookies) {}

    private SeenForms(TestUsers users, Instant now) {
        this.users = users;
        this.now = now;
    }

    /** Goes through everything there is. */
    static List<Seen> all(TestUsers users, Instant now) {
        SeenForms forms = new SeenForms(users, now);
        forms.seePagesOfPasswords();
        forms.seePagesOfSecondFactors();
        forms.seePagesOfAppCodes();
        forms.seePagesOfAddresses();
        forms.seePagesOfChoices();
        forms.seePagesOfPasskeys();
        forms.seePagesOfCustomChallenges();
        forms.seePagesOfAccounts();
        forms.seePagesOfDevices();
        return forms.seen;
    }

    private User user(LoginScene scene, UserStatus status) {
        return users.create(
                scene.poolId(),
                TestPool.newName(),
                status,
                Map.of("email", TestPool.newEmail(), "email_verified", "true"));
    }

    private Browser.Shown see(Browser browser, Browser.Shown page) {
        for (Element form : page.html().select("form[method=post]")) {
            seen.add(new Seen(
                    page.page(), form.attr("action"), Map.copyOf(Browser.values(form)), Map.copyOf(browser.cookies())));
        }
        return page;
    }

    private static Browser.Shown signIn(Browser browser, LoginScene scene, User user) {
        return signIn(browser, browser.open(scene.at("/login", "prompt", "login")), user);
    }

    private static Browser.Shown signIn(Browser browser, Browser.Shown page, User user) {
        return browser.submit(page, "username", user.username(), "password", TestUsers.PASSWORD);
    }

    private void seePagesOfPasswords() {
        LoginScene scene = LoginScene.withPasswords();
        Browser browser = new Browser();
        for (String path :
                List.of("/login", "/signup", "/confirm", "/resendcode", "/forgotPassword", "/forgotUsername")) {
            see(browser, browser.open(scene.at(path)));
        }
        see(browser, browser.open(scene.at("/confirmforgotPassword")));
        see(browser, signIn(browser, scene, user(scene, UserStatus.FORCE_CHANGE_PASSWORD)));
        signIn(browser, scene, user(scene, UserStatus.CONFIRMED));
        see(browser, browser.open(scene.at("/login")));
    }

    private void seePagesOfSecondFactors() {
        LoginScene scene = LoginScene.withSecondFactors(MfaScene::everything);
        Browser browser = new Browser();
        User both = users.create(
                scene.poolId(),
                TestPool.newName(),
                UserStatus.CONFIRMED,
                Map.of("email", TestPool.newEmail(), "phone_number", MfaScene.newPhone()));
        see(browser, browser.press(see(browser, signIn(browser, scene, both)), "choice", "SMS_MFA"));
    }

    private void seePagesOfAppCodes() {
        LoginScene scene = LoginScene.withSecondFactors(MfaScene::apps);
        Browser browser = new Browser();
        User user = user(scene, UserStatus.CONFIRMED);
        Browser.Shown choice = see(browser, signIn(browser, scene, user));
        Browser.Shown setUp = see(browser, browser.press(choice, "choice", "SOFTWARE_TOKEN_MFA"));
        String key = setUp.html().selectFirst("code").text().replace(" ", "");
        browser.submit(setUp, "code", new Authenticator(key).codeAt(now));
        see(browser, signIn(browser, scene, user));
    }

    private void seePagesOfAddresses() {
        LoginScene texts = LoginScene.withSecondFactors(MfaScene::sms);
        LoginScene mails = LoginScene.withSecondFactors(MfaScene::email);
        Browser browser = new Browser();
        User user = user(texts, UserStatus.CONFIRMED);
        see(browser, browser.press(signIn(browser, texts, user), "choice", "SMS_MFA"));
        User nowhere = users.create(mails.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        see(browser, browser.press(signIn(browser, mails, nowhere), "choice", "EMAIL_OTP"));
    }

    private void seePagesOfChoices() {
        LoginScene scene = LoginScene.withChoice();
        Browser browser = new Browser();
        String name = user(scene, UserStatus.CONFIRMED).username();
        Browser.Shown choice =
                see(browser, browser.submit(see(browser, browser.open(scene.at("/login"))), "username", name));
        see(browser, browser.press(choice, "choice", "EMAIL_OTP"));
    }

    private void seePagesOfPasskeys() {
        LoginScene scene = LoginScene.withChoice();
        Browser browser = new Browser();
        PasskeyAuthenticator authenticator = new PasskeyAuthenticator(LoginScene.ORIGIN);
        String name = user(scene, UserStatus.CONFIRMED).username();
        Browser.Shown choice = browser.submit(browser.open(scene.at("/login")), "username", name);
        Browser.Shown password = see(browser, browser.press(choice, "choice", "PASSWORD"));
        Browser.Shown offer = see(browser, browser.submit(password, "password", TestUsers.PASSWORD));
        browser.submit(offer, "credential", authenticator.make(options(offer)).toString());
        Browser.Shown again = browser.submit(browser.open(scene.at("/login", "prompt", "login")), "username", name);
        see(browser, browser.press(again, "choice", "WEB_AUTHN"));
    }

    private static JsonNode options(Browser.Shown page) {
        try {
            return JSON.readTree(page.html().selectFirst("[data-options]").attr("data-options"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void seePagesOfCustomChallenges() {
        CustomScene custom = CustomScene.create();
        custom.runSamples();
        String poolId = custom.triggers().poolId();
        String clientId = Api.newClient(
                        custom.triggers().admin(),
                        poolId,
                        settings -> settings.callbackURLs(LoginScene.CALLBACK)
                                .allowedOAuthFlows(OAuthFlowType.CODE)
                                .allowedOAuthFlowsUserPoolClient(true)
                                .allowedOAuthScopes("openid")
                                .supportedIdentityProviders("COGNITO")
                                .explicitAuthFlowsWithStrings("ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"))
                .clientId();
        users.create(poolId, custom.name(), UserStatus.CONFIRMED, Map.of());
        LoginScene scene = new LoginScene(custom.triggers().admin(), poolId, clientId);
        Browser browser = new Browser();
        see(browser, browser.submit(browser.open(scene.at("/login")), "username", custom.name()));
    }

    private void seePagesOfAccounts() {
        LoginScene scene = LoginScene.withSecondFactors(MfaScene::apps);
        scene.admin().setUserPoolMfaConfig(request -> {
            request.userPoolId(scene.poolId()).mfaConfiguration(UserPoolMfaType.OPTIONAL);
            MfaScene.apps(request);
        });
        Browser browser = new Browser();
        Browser.Shown account =
                see(browser, signIn(browser, browser.open(scene.at("/account")), user(scene, UserStatus.CONFIRMED)));
        assertThat(account.page()).isEqualTo("account");
        for (String path : List.of("/account/password", "/account/delete")) {
            see(browser, browser.open(path + "?" + account.address().getRawQuery()));
        }
        Element setUp = account.html().selectFirst("button[name=factor.set-up]").closest("form");
        see(browser, browser.submit(setUp, Map.of("factor.set-up", "SOFTWARE_TOKEN_MFA")));
        Browser.Shown profile = see(
                browser, browser.open("/account/profile?" + account.address().getRawQuery()));
        see(browser, browser.submit(profile, "attribute.email", TestPool.newEmail()));
    }

    private void seePagesOfDevices() {
        LoginScene scene = LoginScene.withPasswords();
        TestExtensions.set(scene.clientId(), "device-grant", "true");
        Browser browser = new Browser();
        signIn(browser, scene, user(scene, UserStatus.CONFIRMED));
        see(browser, browser.open("/device?client_id=" + scene.clientId()));
    }
}
