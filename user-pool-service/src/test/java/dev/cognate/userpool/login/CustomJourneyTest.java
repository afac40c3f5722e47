package dev.cognate.userpool.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.custom.CustomScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/** Custom challenges on the pages, which Cognito's have none for. */
@QuarkusTest
class CustomJourneyTest {
    @Inject
    TestUsers users;

    private final Browser browser = new Browser();
    private CustomScene scene;
    private LoginScene login;

    @BeforeEach
    void createScene() {
        scene = CustomScene.create();
        scene.runSamples();
        String poolId = scene.triggers().poolId();
        String clientId = Api.newClient(
                        scene.triggers().admin(),
                        poolId,
                        settings -> settings.callbackURLs(LoginScene.CALLBACK)
                                .allowedOAuthFlows(OAuthFlowType.CODE)
                                .allowedOAuthFlowsUserPoolClient(true)
                                .allowedOAuthScopes("openid", "email")
                                .supportedIdentityProviders("COGNITO")
                                .explicitAuthFlowsWithStrings("ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"))
                .clientId();
        login = new LoginScene(scene.triggers().admin(), poolId, clientId);
        users.create(poolId, scene.name(), UserStatus.CONFIRMED, Map.of());
    }

    private Browser.Shown asked() {
        return browser.submit(browser.open(login.at("/login")), "username", scene.name());
    }

    private static String question(Browser.Shown page) {
        return page.html().select("p").eachText().stream()
                .filter(text -> text.matches("[0-9]+ \\+ [0-9]+"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldShowTheQuestionAndSignInWithItsAnswer() {
        // given
        Browser.Shown page = asked();

        // when
        Browser.Shown end = browser.submit(page, "answer", CustomScene.solved(Map.of("question", question(page))));

        // then
        assertThat(page.page()).isEqualTo("custom");
        assertThat(end.location()).startsWith(LoginScene.CALLBACK);
    }

    @Test
    void shouldAskAgainAfterAWrongAnswer() {
        // when
        Browser.Shown page = browser.submit(asked(), "answer", "no number");

        // then
        assertThat(page.page()).isIn("custom", "sign-in");
        assertThat(page.location()).isEmpty();
    }
}
