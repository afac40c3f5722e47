package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.oauth.extension.TestExtensions;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Authorization responses that say whom they come from (RFC 9207). */
@QuarkusTest
class IssuerInResponsesTest {
    private final OAuthScene scene = OAuthScene.create();

    private JsonObject discovery() {
        return new JsonObject(new Browser()
                .get("/" + scene.poolId() + "/.well-known/openid-configuration")
                .body());
    }

    @Test
    void shouldNameTheIssuerWhateverTheAnswer() {
        // given
        TestExtensions.set(scene.client().clientId(), "issuer", "true");
        String issuer = discovery().getString("issuer");

        // when
        Map<String, String> code = Browser.parameters(scene.authorize(scene.signedIn(), scene.request()));
        Map<String, String> tokens = Browser.parameters(scene.authorize(
                scene.signedIn(),
                scene.request("response_type", "token", "code_challenge", null, "code_challenge_method", null)));
        Map<String, String> error = Browser.parameters(scene.authorize(new Browser(), scene.request("prompt", "none")));
        Map<String, String> early =
                Browser.parameters(scene.authorize(new Browser(), scene.request("response_type", "unknown")));

        // then
        assertThat(code).containsKey("code").containsEntry("iss", issuer);
        assertThat(tokens).containsKey("access_token").containsEntry("iss", issuer);
        assertThat(error).containsEntry("error", "login_required").containsEntry("iss", issuer);
        assertThat(early).containsEntry("error", "unsupported_response_type").containsEntry("iss", issuer);
        assertThat(discovery().getBoolean("authorization_response_iss_parameter_supported"))
                .isTrue();
    }

    @Test
    void shouldNameTheIssuerToEveryClientOfAPoolThatAnnouncesIt() {
        // given
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));
        TestExtensions.set(other.client().clientId(), "issuer", "true");

        // when
        Map<String, String> code = Browser.parameters(scene.authorize(scene.signedIn(), scene.request()));
        Map<String, String> error = Browser.parameters(scene.authorize(new Browser(), scene.request("prompt", "none")));

        // then
        assertThat(code).containsKey("code").containsEntry("iss", discovery().getString("issuer"));
        assertThat(error).containsEntry("iss", discovery().getString("issuer"));
    }

    @Test
    void shouldAnswerOtherClientsAsCognitoDoes() {
        // when
        Map<String, String> code = Browser.parameters(scene.authorize(scene.signedIn(), scene.request()));

        // then
        assertThat(code).containsOnlyKeys("code", "state");
        assertThat(discovery().containsKey("authorization_response_iss_parameter_supported"))
                .isFalse();
    }
}
