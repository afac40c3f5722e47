package dev.cognate.userpool.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.oauth.extension.TestExtensions;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The RP-initiated logout profile (OpenID Connect RP-Initiated Logout 1.0), point by point of its sections 2 to 4. */
@QuarkusTest
class LogoutProfileTest {
    private static final String GOODBYE = "https://app.example.org/goodbye";

    @Inject
    TestUsers users;

    private RelyingParty party;
    private String endpoint;
    private String idToken;

    @BeforeEach
    void signIn() {
        party = RelyingParty.create(users, client -> client.logoutURLs(GOODBYE));
        TestExtensions.set(party.client().clientId(), "rp-initiated-logout", "true");
        endpoint = RelyingParty.path(party.discovery().getString("end_session_endpoint"));
        idToken = party.tokens().getString("id_token");
    }

    private Browser.Shown logout(Map<String, String> parameters) {
        return party.browser().open(endpoint + "?" + Wire.encode(parameters));
    }

    private boolean isSignedIn() {
        return party.authorize(party.request("prompt", "none")).location().contains("code=");
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return more;
    }

    private Map<String, String> good() {
        return Map.of("id_token_hint", idToken, "post_logout_redirect_uri", GOODBYE);
    }

    @Test
    void shouldNameTheEndpointInDiscovery() {
        // when
        JsonObject document = party.discovery();

        // then
        assertThat(document.getString("end_session_endpoint"))
                .startsWith("http")
                .endsWith(endpoint);
    }

    @Test
    void shouldEndTheSessionAndLeadBack() {
        // when
        Browser.Shown back = logout(good());

        // then
        assertThat(back.location()).isEqualTo(GOODBYE);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void shouldTakeThePostOfAForm() {
        // when
        Browser.Shown back = party.browser().post(endpoint, good(), Map.of());

        // then
        assertThat(back.location()).isEqualTo(GOODBYE);
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void shouldBringTheStateBackAsItWas() {
        // when
        Browser.Shown back = logout(with(good(), "state", "a state / more"));

        // then
        assertThat(back.parameter("state")).isEqualTo("a state / more");
    }

    @Test
    void shouldIgnoreWhatItDoesNotKnow() {
        // when
        Browser.Shown back = logout(with(with(good(), "ui_locales", "de"), "extra", "foobar"));

        // then
        assertThat(back.location()).isEqualTo(GOODBYE);
    }

    @Test
    void shouldTakeTheClientBesideTheHintAndRefuseOneThatIsNotItsAudience() {
        // given
        RelyingParty other = RelyingParty.create(users, client -> client.logoutURLs(GOODBYE));

        // when
        Browser.Shown refused = logout(with(good(), "client_id", other.client().clientId()));
        Browser.Shown back = logout(with(good(), "client_id", party.client().clientId()));

        // then
        assertThat(refused.location()).isEmpty();
        assertThat(refused.page()).isEqualTo("error");
        assertThat(back.location()).isEqualTo(GOODBYE);
    }

    @Test
    void shouldSayOnItsOwnPageThatSomebodyIsSignedOutWhereThereIsNoAddress() {
        // when
        Browser.Shown page = logout(Map.of("id_token_hint", idToken));

        // then
        assertThat(page.page()).isEqualTo("signed-out");
        assertThat(isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/goodbye?foo=bar",
                "https://app.example.org/goodbye/more",
                "https://evil.example.org/goodbye",
                "http://app.example.org/goodbye",
            })
    void shouldNotLeadToAnAddressThatIsNotRegisteredLetterByLetter(String address) {
        // when
        Browser.Shown page = logout(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", address));

        // then
        assertThat(page.location()).isEmpty();
        assertThat(page.page()).isEqualTo("error");
    }

    @Test
    void shouldNotLeadAnywhereWithoutAHintThatSaysWhoAsks() {
        // when
        Browser.Shown page = logout(Map.of("post_logout_redirect_uri", GOODBYE));

        // then
        assertThat(page.location()).isEmpty();
        assertThat(page.page()).isEqualTo("error");
    }

    @Test
    void shouldRefuseAHintWhoseSignatureIsNotOurs() throws Exception {
        // given
        SignedJWT token = SignedJWT.parse(idToken);
        String signature = token.getSignature().toString();
        String forged = idToken.substring(0, idToken.lastIndexOf('.') + 1)
                + (signature.startsWith("A") ? "B" : "A")
                + signature.substring(1);

        // when
        Browser.Shown page = logout(with(good(), "id_token_hint", forged));

        // then
        assertThat(page.location()).isEmpty();
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void shouldLeadBackOnceMoreWhenNobodyIsSignedInAnyMore() {
        // given
        logout(good());

        // when
        Browser.Shown back = logout(good());

        // then
        assertThat(back.location()).isEqualTo(GOODBYE);
    }
}
