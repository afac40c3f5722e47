package dev.cognate.userpool.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.userpool.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that are not redeemed. */
@QuarkusTest
class CodeRefusalTest {
    private final OAuthScene scene = OAuthScene.create();

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    private static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + response.body();
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type,,invalid_request",
        "grant_type,password,unsupported_grant_type",
        "code,,invalid_request",
        "code,made-up,invalid_grant",
        "redirect_uri,,invalid_request",
        "client_id,,invalid_request",
        "client_id,nobody,invalid_client",
        "client_secret,guessed,invalid_client",
        "code_verifier,,invalid_grant",
        "code_verifier,dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl,invalid_grant",
        "code_verifier,short,invalid_grant"
    })
    void shouldRefuseRequestsThatAreWrong(String parameter, String value, String error) {
        // given
        Map<String, String> form = scene.redemption(scene.code());
        if (value == null) {
            form.remove(parameter);
        } else {
            form.put(parameter, value);
        }

        // when
        HttpResponse<String> response = scene.token(form);

        // then
        assertThat(error(response)).isEqualTo("400 {\"error\":\"" + error + "\"}");
    }

    @Test
    void shouldRefuseAnotherRedirectUri() {
        // given
        Map<String, String> form = scene.redemption(scene.code());
        form.put("redirect_uri", OAuthScene.CALLBACK + "/");

        // when
        HttpResponse<String> response = scene.token(form);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(response.body()))
                .isEqualTo(new JsonObject(
                        "{\"error\":\"unauthorized_client\",\"error_description\":\"invalid_redirect\"}"));
    }

    @Test
    void shouldRefuseAVerifierWhoseChallengeWasTakenOut() {
        // given
        String code = scene.code("code_challenge", null, "code_challenge_method", null);

        // when
        HttpResponse<String> response = scene.token(scene.redemption(code));

        // then
        assertThat(error(response)).isEqualTo("400 {\"error\":\"invalid_grant\"}");
    }

    @Test
    void shouldTieACodeToItsOwnRequestWhateverTwoRequestsShare() {
        // given
        String verifier = "M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag";
        String first = scene.code();
        String second = scene.code("code_challenge", "qjrzSW9gMiUgpUvqgEPE4_-8swvyCtfOVvg55o5S_es");

        // when
        HttpResponse<String> swapped = scene.token(scene.redemption(second));
        Map<String, String> own = scene.redemption(second);
        own.put("code_verifier", verifier);

        // then
        assertThat(error(swapped)).isEqualTo("400 {\"error\":\"invalid_grant\"}");
        assertThat(scene.token(own).statusCode()).isEqualTo(200);
        assertThat(scene.token(scene.redemption(first)).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseTheCodeOfAnotherClient() {
        // given
        OAuthScene other = scene.withClient(scene.anotherClient(client -> {}));

        // when
        HttpResponse<String> response = other.token(other.redemption(scene.code()));

        // then
        assertThat(error(response)).isEqualTo("400 {\"error\":\"invalid_grant\"}");
    }

    @Test
    void shouldRefuseACodeAfterFiveMinutes() {
        // given
        String code = scene.code();
        TestClock.advance(Duration.ofMinutes(5));

        // when
        HttpResponse<String> response = scene.token(scene.redemption(code));

        // then
        assertThat(error(response)).isEqualTo("400 {\"error\":\"invalid_grant\"}");
    }

    @Test
    void shouldRevokeWhatAReplayedCodeGave() {
        // given
        String code = scene.code();
        JsonObject tokens = new JsonObject(scene.token(scene.redemption(code)).body());

        // when
        HttpResponse<String> replayed = scene.token(scene.redemption(code));

        // then
        assertThat(error(replayed)).isEqualTo("400 {\"error\":\"invalid_grant\"}");
        assertThat(error(scene.refresh(tokens.getString("refresh_token"))))
                .isEqualTo("400 {\"error\":\"invalid_grant\"}");
        assertThat(scene.userInfo(tokens.getString("access_token")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldRedeemACodeOnceWhenManyTryAtTheSameTime() {
        // given
        Map<String, String> form = scene.redemption(scene.code());

        // when
        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 8)
                .mapToObj(call -> CompletableFuture.supplyAsync(() -> scene.token(form)))
                .toList();

        // then
        assertThat(calls.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 200))
                .hasSize(1);
    }

    @Test
    void shouldRefuseACodeWhoseUserSignedOutEverywhere() {
        // given
        String code = scene.code();
        scene.admin()
                .adminUserGlobalSignOut(
                        request -> request.userPoolId(scene.poolId()).username(scene.username()));

        // when
        HttpResponse<String> response = scene.token(scene.redemption(code));

        // then
        assertThat(error(response)).isEqualTo("400 {\"error\":\"invalid_grant\"}");
    }

    @Test
    void shouldRefuseAddressesWhoseStateTheClientMayNotRead() {
        // given
        OAuthScene blind = scene.withClient(scene.anotherClient(client -> client.readAttributes("email")));

        // when
        HttpResponse<String> response = blind.token(blind.redemption(blind.code()));

        // then
        assertThat(error(response)).isEqualTo("400 {\"error\":\"invalid_grant\"}");
    }
}
