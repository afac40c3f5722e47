package dev.cognate.userpool.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListWebAuthnCredentialsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnChallengeNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnClientMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnCredentialDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnOriginNotAllowedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.WebAuthnRelyingPartyMismatchException;

/** Passkeys: a signed-in user registers, lists and deletes them. */
@QuarkusTest
class PasskeyRegistrationTest extends PasskeyCase {
    private static final int LIMIT = 20;

    @Test
    void shouldOfferTheOptionsOfTheStandard() {
        // when
        JsonNode options = start();

        // then
        assertThat(options.at("/rp/id").asText()).isEqualTo(ChoiceScene.RELYING_PARTY);
        assertThat(new String(
                        Base64.getUrlDecoder().decode(options.at("/user/id").asText()), UTF_8))
                .isEqualTo(user.sub().toString());
        assertThat(options.at("/user/name").asText()).isEqualTo(user.username());
        assertThat(options.at("/pubKeyCredParams")
                        .valueStream()
                        .map(algorithm -> algorithm.path("alg").asInt()))
                .containsExactly(-7, -257);
        assertThat(options.at("/authenticatorSelection/residentKey").asText()).isEqualTo("required");
        assertThat(options.at("/authenticatorSelection/userVerification").asText())
                .isEqualTo("preferred");
        assertThat(options.at("/excludeCredentials")).isEmpty();
    }

    @Test
    void shouldListARegisteredPasskey() {
        // when
        scene.register(accessToken, authenticator);

        // then
        assertThat(list()).singleElement().satisfies(passkey -> {
            assertThat(passkey.credentialId()).isEqualTo(authenticator.id());
            assertThat(passkey.relyingPartyId()).isEqualTo(ChoiceScene.RELYING_PARTY);
            assertThat(passkey.friendlyCredentialName()).isEqualTo("Passkey");
            assertThat(passkey.authenticatorTransports()).containsExactly("internal", "hybrid");
            assertThat(passkey.authenticatorAttachment()).isEqualTo("platform");
            assertThat(passkey.createdAt()).isNotNull();
        });
    }

    @Test
    void shouldNotOfferToRegisterAnAuthenticatorTwice() {
        // given
        scene.register(accessToken, authenticator);

        // when
        JsonNode options = start();

        // then
        assertThat(options.at("/excludeCredentials/0/id").asText()).isEqualTo(authenticator.id());
    }

    @Test
    void shouldRefuseAPasskeyThatIsRegisteredAlready() {
        // given
        scene.register(accessToken, authenticator);

        // when, then
        assertThatThrownBy(() -> scene.register(accessToken, authenticator))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldDeleteAPasskey() {
        // given
        scene.register(accessToken, authenticator);

        // when
        scene.app()
                .deleteWebAuthnCredential(
                        request -> request.accessToken(accessToken).credentialId(authenticator.id()));

        // then
        assertThat(list()).isEmpty();
    }

    @Test
    void shouldNotDeleteThePasskeyOfAnotherUser() {
        // given
        scene.register(accessToken, authenticator);
        User other = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        String othersToken = scene.signIn(other.username(), TestUsers.PASSWORD).accessToken();

        // when, then
        assertThatThrownBy(() -> scene.app()
                        .deleteWebAuthnCredential(
                                request -> request.accessToken(othersToken).credentialId(authenticator.id())))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(list()).hasSize(1);
    }

    @Test
    void shouldRegisterAtMostTwentyPasskeysAndPageThroughThem() {
        // given
        JsonNode begunBefore = start();
        for (int i = 0; i < LIMIT; i++) {
            scene.register(accessToken, new PasskeyAuthenticator(ChoiceScene.PAGE));
        }

        // when
        ListWebAuthnCredentialsResponse first = page(null);
        ListWebAuthnCredentialsResponse second = page(first.nextToken());

        // then
        assertThat(first.credentials()).hasSize(15);
        assertThat(second.credentials()).hasSize(5).doesNotContainAnyElementsOf(first.credentials());
        assertThat(second.nextToken()).isNull();
        assertThatThrownBy(this::start).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> complete(begunBefore, new PasskeyAuthenticator(ChoiceScene.PAGE)))
                .isInstanceOf(LimitExceededException.class);
        assertThat(page(first.nextToken()).credentials()).hasSize(5);
    }

    @Test
    void shouldTakeAChallengeOnce() {
        // given
        JsonNode options = start();
        complete(options);

        // when, then
        assertThatThrownBy(() -> complete(options, new PasskeyAuthenticator(ChoiceScene.PAGE)))
                .isInstanceOf(WebAuthnChallengeNotFoundException.class);
    }

    @Test
    void shouldNotTakeAChallengeThatIsTooOld() {
        // given
        JsonNode options = start();
        TestClock.advance(Duration.ofMinutes(6));

        // when, then
        assertThatThrownBy(() -> complete(options)).isInstanceOf(WebAuthnChallengeNotFoundException.class);
    }

    @Test
    void shouldNotTakeTheChallengeOfAnotherUser() {
        // given
        JsonNode options = start();
        User other = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        accessToken = scene.signIn(other.username(), TestUsers.PASSWORD).accessToken();

        // when, then
        assertThatThrownBy(() -> complete(options)).isInstanceOf(WebAuthnChallengeNotFoundException.class);
    }

    @Test
    void shouldNotTakeAChallengeAtAnotherClient() {
        // given
        JsonNode options = start();
        ChoiceScene elsewhere = scene.at(scene.newClient(PreventUserExistenceErrorTypes.ENABLED));
        accessToken = elsewhere.signIn(user.username(), TestUsers.PASSWORD).accessToken();

        // when, then
        assertThatThrownBy(() -> complete(options)).isInstanceOf(WebAuthnClientMismatchException.class);
    }

    @Test
    void shouldRefuseAPageOfAnotherSite() {
        // given
        authenticator.open("https://example.com");

        // when, then
        assertThatThrownBy(() -> complete(start())).isInstanceOf(WebAuthnOriginNotAllowedException.class);
    }

    @Test
    void shouldRefuseAPasskeyForAnotherRelyingParty() {
        // given
        authenticator.signFor("example.com");

        // when, then
        assertThatThrownBy(() -> complete(start())).isInstanceOf(WebAuthnRelyingPartyMismatchException.class);
    }

    @Test
    void shouldRefuseWhatIsNoCredential() {
        // when, then
        assertThatThrownBy(() -> scene.app()
                        .completeWebAuthnRegistration(
                                request -> request.accessToken(accessToken).credential(Documents.of(start()))))
                .isInstanceOf(InvalidParameterException.class);
    }

    private List<WebAuthnCredentialDescription> list() {
        return scene.app()
                .listWebAuthnCredentials(request -> request.accessToken(accessToken))
                .credentials();
    }

    private ListWebAuthnCredentialsResponse page(String token) {
        return scene.app()
                .listWebAuthnCredentials(request ->
                        request.accessToken(accessToken).maxResults(15).nextToken(token));
    }
}
