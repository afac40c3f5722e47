package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.testkit.Authenticator;
import dev.cognate.userpool.Api;
import dev.cognate.userpool.BeyondCognito;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** What is off by default: recovery codes, several authenticator apps, and fresh sign-ins for sensitive changes. */
@QuarkusTest
@TestProfile(BeyondCognito.class)
class BeyondCognitoTest extends MfaCase {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode recoveryCodes(String method, String accessToken, int status) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(Api.endpoint().resolve("/" + scene.poolId() + "/recovery-codes"))
                .header("Authorization", "Bearer " + accessToken)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.sendAsync(request, BodyHandlers.ofString()).join();
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return JSON.readTree(response.body());
        }
    }

    private List<String> issue(String accessToken) throws IOException {
        List<String> codes = new ArrayList<>();
        recoveryCodes("POST", accessToken, 200).get("recoveryCodes").forEach(code -> codes.add(code.asText()));
        return codes;
    }

    @Test
    void shouldTakeARecoveryCodeOnceInPlaceOfAnAuthenticatorsCode() throws IOException {
        // given
        String accessToken = scene.accessToken(person);
        scene.preferredAuthenticator(person);
        List<String> codes = issue(accessToken);
        InitiateAuthResponse asked = scene.password(person);

        // when
        var signedIn = scene.answerToken(asked, person, codes.getFirst().toLowerCase(Locale.ROOT));

        // then
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9A-Z]{5}-[0-9A-Z]{5}"));
        assertThat(signedIn.accessToken()).isNotNull();
        assertThat(recoveryCodes("GET", accessToken, 200).get("remaining").asInt())
                .isEqualTo(9);
        InitiateAuthResponse again = scene.password(person);
        assertThatThrownBy(() -> scene.answerToken(again, person, codes.getFirst()))
                .isInstanceOf(CodeMismatchException.class);
        assertThat(scene.answerToken(again, person, codes.getLast())).isNotNull();
    }

    @Test
    void shouldTakeARecoveryCodeInPlaceOfATextMessage() throws IOException {
        // given
        List<String> codes = issue(scene.accessToken(person));
        scene.admin()
                .adminSetUserMFAPreference(request -> request.userPoolId(scene.poolId())
                        .username(person.name())
                        .smsMfaSettings(sms -> sms.enabled(true)));
        InitiateAuthResponse asked = scene.password(person);

        // when / then
        assertThat(scene.answer(ChallengeNameType.SMS_MFA, asked.session(), person, "SMS_MFA_CODE", codes.getFirst())
                        .authenticationResult())
                .isNotNull();
    }

    @Test
    void shouldVoidOldRecoveryCodesWithNewOnes() throws IOException {
        // given
        String accessToken = scene.accessToken(person);
        scene.preferredAuthenticator(person);
        List<String> old = issue(accessToken);
        issue(accessToken);
        InitiateAuthResponse asked = scene.password(person);

        // when / then
        assertThatThrownBy(() -> scene.answerToken(asked, person, old.getFirst()))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void shouldNotTakeRecoveryCodesOfAnotherUser() throws IOException {
        // given
        List<String> others = issue(scene.accessToken(scene.person()));
        scene.preferredAuthenticator(person);
        InitiateAuthResponse asked = scene.password(person);

        // when / then
        assertThatThrownBy(() -> scene.answerToken(asked, person, others.getFirst()))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void shouldGiveRecoveryCodesToNobodyWithoutAToken() throws IOException {
        assertThat(recoveryCodes("POST", "a.b.c", 401).get("message").asText()).isEqualTo("Invalid Access Token");
    }

    @Test
    void shouldAcceptCodesOfTwoAuthenticatorsAndForgetTheOldestOfThree() {
        // given
        String accessToken = scene.accessToken(person);
        Authenticator first = scene.preferredAuthenticator(person);
        Authenticator second = scene.authenticator(accessToken);

        // when / then
        assertThat(scene.answerToken(scene.password(person), person, scene.nextCode(first)))
                .isNotNull();
        assertThat(scene.answerToken(scene.password(person), person, scene.nextCode(second)))
                .isNotNull();
        TestClock.advance(Authenticator.STEP.multipliedBy(3));
        scene.authenticator(accessToken);
        InitiateAuthResponse asked = scene.password(person);
        assertThatThrownBy(() -> scene.answerToken(asked, person, scene.nextCode(first)))
                .isInstanceOf(CodeMismatchException.class);
        assertThat(scene.answerToken(asked, person, scene.nextCode(second))).isNotNull();
    }

    @Test
    void shouldAskForAFreshSignInBeforeSensitiveChanges() throws IOException {
        // given
        String accessToken = scene.accessToken(person);
        TestClock.advance(Duration.ofMinutes(6));

        // when / then
        assertThatThrownBy(() -> scene.app().associateSoftwareToken(request -> request.accessToken(accessToken)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Sign in again");
        assertThatThrownBy(() -> scene.app()
                        .setUserMFAPreference(
                                request -> request.accessToken(accessToken).smsMfaSettings(sms -> sms.enabled(true))))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> scene.app()
                        .changePassword(request -> request.accessToken(accessToken)
                                .previousPassword(TestUsers.PASSWORD)
                                .proposedPassword("Another-horse-2")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Sign in again");
        recoveryCodes("POST", accessToken, 401);
        scene.app().getUser(request -> request.accessToken(accessToken));
        String fresh = scene.accessToken(person);
        scene.app().associateSoftwareToken(request -> request.accessToken(fresh));
    }

    @Test
    void shouldAskForAFreshSignInBeforePasskeysChange() {
        // given
        String accessToken = scene.accessToken(person);
        TestClock.advance(Duration.ofMinutes(6));

        // when / then
        requireFreshSignIn(() -> scene.app().startWebAuthnRegistration(request -> request.accessToken(accessToken)));
        requireFreshSignIn(() -> scene.app()
                .completeWebAuthnRegistration(request -> request.accessToken(accessToken)
                        .credential(Document.mapBuilder().build())));
        requireFreshSignIn(() -> scene.app()
                .deleteWebAuthnCredential(
                        request -> request.accessToken(accessToken).credentialId("AAAA")));
        scene.app().listWebAuthnCredentials(request -> request.accessToken(accessToken));
    }

    @Test
    void shouldAskForAFreshSignInBeforeAddressesChange() {
        // given
        String accessToken = scene.accessToken(person);
        TestClock.advance(Duration.ofMinutes(6));

        // when / then
        requireFreshSignIn(() -> update(accessToken, "email", TestPool.newEmail()));
        requireFreshSignIn(() -> update(accessToken, "phone_number", MfaScene.newPhone()));
        requireFreshSignIn(() -> scene.app()
                .deleteUserAttributes(
                        request -> request.accessToken(accessToken).userAttributeNames("phone_number")));
        update(accessToken, "email", person.email());
        update(accessToken, "nickname", "Jane");
        update(scene.accessToken(person), "phone_number", MfaScene.newPhone());
    }

    private void update(String accessToken, String name, String value) {
        scene.app()
                .updateUserAttributes(
                        request -> request.accessToken(accessToken).userAttributes(TestPool.attribute(name, value)));
    }

    private static void requireFreshSignIn(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotAuthorizedException.class).hasMessageContaining("Sign in again");
    }

    @Test
    void shouldAnswerPagesOfOtherOrigins() throws Exception {
        // given
        HttpRequest request = HttpRequest.newBuilder(Api.endpoint().resolve("/" + scene.poolId() + "/recovery-codes"))
                .header("Origin", "https://app.example.org")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build();

        // when
        try (HttpClient http = HttpClient.newHttpClient()) {
            var headers = http.send(request, BodyHandlers.discarding()).headers();

            // then
            assertThat(headers.firstValue("access-control-allow-origin")).contains("*");
            assertThat(headers.firstValue("access-control-allow-headers")).contains("Authorization");
        }
    }

    @Test
    void shouldLimitHowOftenOneAddressAsksForRecoveryCodes() throws Exception {
        // given
        String address = "198.19." + ThreadLocalRandom.current().nextInt(255) + "."
                + ThreadLocalRandom.current().nextInt(255);
        HttpRequest request = HttpRequest.newBuilder(Api.endpoint().resolve("/" + scene.poolId() + "/recovery-codes"))
                .header("Authorization", "Bearer a.b.c")
                .header("X-Forwarded-For", address)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        // when
        try (HttpClient http = HttpClient.newHttpClient()) {
            List<Integer> statuses = new ArrayList<>();
            while (statuses.size() < 300 && !statuses.contains(429)) {
                statuses.add(http.send(request, BodyHandlers.discarding()).statusCode());
            }

            // then
            assertThat(statuses).hasSizeGreaterThan(100).contains(401, 429);
        }
    }
}
