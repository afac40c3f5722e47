package dev.cognate.userpool.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Form Post OP profile: answers that travel in a body (OAuth 2.0 Form Post Response Mode). */
@QuarkusTest
class FormPostProfileTest {
    @Inject
    TestUsers users;

    private RelyingParty party;

    @BeforeEach
    void register() {
        party = RelyingParty.create(users, client -> {});
    }

    private Map<String, String> request(String... changes) {
        Map<String, String> request = party.request(changes);
        request.put("response_mode", "form_post");
        return request;
    }

    private static Map<String, String> posted(Browser.Shown page) {
        Element form = page.form();
        assertThat(form.attr("action")).isEqualTo(RelyingParty.CALLBACK);
        return Browser.values(form);
    }

    @Test
    void shouldPostTheCodeOfWhoSignsIn() throws Exception {
        // given
        Map<String, String> request = request("nonce", "n-1", "state", "s-1");

        // when
        Browser.Shown page = party.comeBack(request);

        // then
        Map<String, String> answer = posted(page);
        assertThat(page.status()).isEqualTo(200);
        assertThat(answer).containsOnlyKeys("code", "state").containsEntry("state", "s-1");
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type", "authorization_code", "code", answer.get("code"), "redirect_uri", RelyingParty.CALLBACK));
        JsonObject tokens = new JsonObject(party.token(form).body());
        assertThat(party.believed(tokens, "n-1").getNonce().getValue()).isEqualTo("n-1");
    }

    @Test
    void shouldPostTheCodeOfWhoIsSignedIn() {
        // given
        party.comeBack(party.request());

        // when
        Browser.Shown page = party.authorize(request("prompt", "none"));

        // then
        assertThat(posted(page)).containsKeys("code", "state");
    }

    @Test
    void shouldPostErrorsToo() {
        // when
        Browser.Shown page = party.authorize(request("prompt", "none", "state", "s-1"));

        // then
        assertThat(posted(page)).containsEntry("error", "login_required").containsEntry("state", "s-1");
    }

    @Test
    void shouldLeaveNothingOfTheAnswerInTheAddress() {
        // when
        Browser.Shown page = party.comeBack(request());

        // then
        assertThat(page.address().toString()).doesNotContain("code=");
        assertThat(page.response().headers().firstValue("cache-control").orElseThrow())
                .contains("no-store");
    }

    @Test
    void shouldKeepMarkupInAStateFromBecomingPartOfThePage() {
        // when
        Browser.Shown page = party.comeBack(request("state", "\"><script>alert(1)</script>"));

        // then
        assertThat(posted(page)).containsEntry("state", "\"><script>alert(1)</script>");
        assertThat(page.html().select("script")).hasSize(1);
    }
}
