package dev.cognate.userpool.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.login.Browser;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Basic OP profile: what authorization requests may say and what they must not. */
@QuarkusTest
class BasicRequestsTest {
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    @Inject
    TestUsers users;

    private RelyingParty party;

    @BeforeEach
    void register() {
        party = RelyingParty.create(users, client -> {});
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private static long authTime(IDTokenClaimsSet claims) {
        return claims.getAuthenticationTime().toInstant().getEpochSecond();
    }

    @Test
    void shouldEchoTheStateAsItIs() {
        // when
        Browser.Shown back = party.comeBack(party.request("state", "a b&c=d/ü"));

        // then
        assertThat(back.location()).endsWith("&state=a%20b%26c%3Dd%2F%C3%BC");
    }

    @Test
    void shouldTakeTheRequestAsAFormToo() {
        // when
        Browser.Shown page = party.browser().post("/oauth2/authorize", party.request(), Map.of());

        // then
        assertThat(party.signIn(page).location()).startsWith(RelyingParty.CALLBACK + "?code=");
    }

    @Test
    void shouldSayThatNobodyIsSignedInWhenNoPageMayBeShown() {
        // when
        Browser.Shown back = party.authorize(party.request("prompt", "none", "state", "s-1"));

        // then
        assertThat(back.location()).startsWith(RelyingParty.CALLBACK + "?error=login_required");
        assertThat(back.parameter("state")).isEqualTo("s-1");
    }

    @Test
    void shouldShowNoPageToWhoIsSignedInWhenNoneMayBeShown() throws Exception {
        // given
        IDTokenClaimsSet first = party.believed(party.tokens(), null);
        TestClock.advance(A_WHILE);

        // when
        JsonObject tokens = party.redeemed(party.authorize(party.request("prompt", "none")));

        // then
        IDTokenClaimsSet second = party.believed(tokens, null);
        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(authTime(second)).isEqualTo(authTime(first));
    }

    @Test
    void shouldAskForThePasswordAgainWhenTheClientWantsIt() throws Exception {
        // given
        IDTokenClaimsSet first = party.believed(party.tokens(), null);
        TestClock.advance(A_WHILE);

        // when
        Browser.Shown page = party.authorize(party.request("prompt", "login"));
        IDTokenClaimsSet second = party.believed(party.redeemed(party.signIn(page)), null);

        // then
        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(authTime(second)).isGreaterThan(authTime(first));
    }

    @Test
    void shouldAskAgainForASignInOlderThanTheClientAllows() throws Exception {
        // given
        IDTokenClaimsSet first = party.believed(party.tokens(), null);
        TestClock.advance(A_WHILE);

        // when
        Browser.Shown page = party.authorize(party.request("max_age", "1"));
        IDTokenClaimsSet second = party.believed(party.redeemed(party.signIn(page)), null);

        // then
        assertThat(authTime(second)).isGreaterThan(authTime(first));
    }

    @Test
    void shouldNotAskAgainForASignInThatTheClientAllows() throws Exception {
        // given
        IDTokenClaimsSet first = party.believed(party.tokens(), null);
        TestClock.advance(A_WHILE);

        // when
        JsonObject tokens = party.redeemed(party.authorize(party.request("max_age", "10000")));

        // then
        assertThat(authTime(party.believed(tokens, null))).isEqualTo(authTime(first));
    }

    @Test
    void shouldTellWhenTheUserSignedInToWhoAsksForAnAge() throws Exception {
        // when
        IDTokenClaimsSet claims = party.believed(party.tokens("max_age", "10000"), null);

        // then
        assertThat(claims.getAuthenticationTime()).isNotNull();
    }

    @Test
    void shouldAnswerSilentlyWithAHintAtTheUserWhoIsSignedIn() throws Exception {
        // given
        JsonObject tokens = party.tokens();

        // when
        Browser.Shown back =
                party.authorize(party.request("prompt", "none", "id_token_hint", tokens.getString("id_token")));

        // then
        assertThat(party.believed(party.redeemed(back), null).getSubject().getValue())
                .isEqualTo(party.user().sub().toString());
    }

    @Test
    void shouldBeginWithTheNameThatTheClientHintsAt() {
        // when
        Browser.Shown page = party.authorize(party.request("login_hint", "jane@example.com"));

        // then
        assertThat(page.html().selectFirst("input[name=username]").attr("value"))
                .isEqualTo("jane@example.com");
    }

    @Test
    void shouldSpeakTheLanguageThatTheClientWants() {
        // when
        Browser.Shown page = party.authorize(party.request("ui_locales", "fr de"));

        // then
        assertThat(page.html().selectFirst("html").attr("lang")).isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource({
        "extra,foobar",
        "display,page",
        "display,popup",
        "claims_locales,se",
        "acr_values,1 2",
        "claims,'{\"userinfo\":{\"name\":{\"essential\":true}}}'"
    })
    void shouldGoOnWhateverElseTheRequestSays(String parameter, String value) throws Exception {
        // when
        JsonObject tokens = party.tokens(parameter, value);

        // then
        assertThat(party.believed(tokens, null).getSubject()).isNotNull();
    }

    @Test
    void shouldRefuseTheScopeOfPostalAddressesWhichCognitoDoesNotHave() {
        // when
        Browser.Shown back = party.authorize(party.request("scope", "openid address"));

        // then
        assertThat(back.parameter("error")).isEqualTo("invalid_scope");
        assertThat(party.discovery().getJsonArray("scopes_supported")).doesNotContain("address");
    }

    @ParameterizedTest
    @CsvSource({
        "request,eyJhbGciOiJub25lIn0.e30.,request_not_supported",
        "request_uri,https://app.example.org/request,request_uri_not_supported"
    })
    void shouldRefuseRequestObjectsAsDiscoverySays(String parameter, String value, String error) {
        // when
        Browser.Shown back = party.authorize(party.request(parameter, value, "state", "s-1"));

        // then
        assertThat(back.parameter("error")).isEqualTo(error);
        assertThat(back.parameter("state")).isEqualTo("s-1");
        assertThat(party.discovery().getBoolean(parameter + "_parameter_supported"))
                .isFalse();
    }

    @Test
    void shouldTellTheClientThatItsRequestLacksAResponseType() {
        // when
        Browser.Shown back = party.authorize(party.request("response_type", null, "state", "s-1"));

        // then
        assertThat(back.location()).startsWith(RelyingParty.CALLBACK + "?error=invalid_request");
        assertThat(back.parameter("state")).isEqualTo("s-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/callback?more=1",
                "https://app.example.org/callback/",
                "https://app.example.org/Callback",
                "https://evil.example.org/callback"
            })
    void shouldLeadToNoAddressThatIsNotRegisteredLetterByLetter(String address) {
        // when
        Browser.Shown page = party.authorize(party.request("redirect_uri", address));

        // then
        assertThat(page.location()).isEmpty();
        assertThat(page.page()).isEqualTo("error");
    }

    @Test
    void shouldNeedTheRedirectUriEvenWhenThereIsOnlyOne() {
        // when
        Browser.Shown page = party.authorize(party.request("redirect_uri", null));

        // then
        assertThat(page.location()).isEmpty();
        assertThat(page.page()).isEqualTo("error");
    }

    @Test
    void shouldGiveNoIdTokenToWhoDoesNotAskForOpenId() {
        // given
        RelyingParty api = RelyingParty.create(
                users, client -> client.allowedOAuthScopes("openid", "aws.cognito.signin.user.admin"));

        // when
        HttpResponse<String> response =
                api.token(api.redemption(api.comeBack(api.request("scope", "aws.cognito.signin.user.admin"))));

        // then
        assertThat(new JsonObject(response.body()).fieldNames())
                .contains("access_token")
                .doesNotContain("id_token");
    }
}
