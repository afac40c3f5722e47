package dev.cognate.userpool.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.choice.ChoiceScene;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Passkeys: sign-in with WEB_AUTHN. */
@QuarkusTest
class PasskeySignInTest {
    @Inject
    TestUsers users;

    private ChoiceScene scene;
    private User user;
    private String accessToken;
    private PasskeyAuthenticator authenticator;

    @BeforeEach
    void register() {
        scene = ChoiceScene.create();
        user = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        accessToken = scene.signIn(user.username(), TestUsers.PASSWORD).accessToken();
        authenticator = new PasskeyAuthenticator(ChoiceScene.PAGE);
        scene.register(accessToken, authenticator);
    }

    @Test
    void shouldOfferThePasskeysOfTheUser() {
        // when
        InitiateAuthResponse asked = ask();

        // then
        JsonNode options = options(asked);
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.WEB_AUTHN);
        assertThat(options.path("rpId").asText()).isEqualTo(ChoiceScene.RELYING_PARTY);
        assertThat(options.path("userVerification").asText()).isEqualTo("preferred");
        assertThat(options.at("/allowCredentials/0/id").asText()).isEqualTo(authenticator.id());
    }

    @Test
    void shouldSignInBySignature() {
        // given
        InitiateAuthResponse asked = ask();

        // when
        RespondToAuthChallengeResponse answer = sign(asked);

        // then
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
        assertThat(answer.authenticationResult().refreshToken()).isNotNull();
    }

    @Test
    void shouldSignInWithTheSignatureInTheAnswerToTheChoice() {
        // given
        InitiateAuthResponse choice = scene.begin(user.username());

        // when
        RespondToAuthChallengeResponse answer = scene.answer(
                ChallengeNameType.SELECT_CHALLENGE,
                choice.session(),
                user.username(),
                "ANSWER",
                "WEB_AUTHN",
                "CREDENTIAL",
                authenticator.sign(options(choice)).toString());

        // then
        assertThat(choice.availableChallenges()).contains(ChallengeNameType.WEB_AUTHN);
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldRefuseASignatureOfAnotherChallenge() {
        // given
        InitiateAuthResponse earlier = ask();
        InitiateAuthResponse asked = ask();

        // when, then
        assertRefused(() -> answer(asked, authenticator.sign(options(earlier))));
    }

    @Test
    void shouldTakeOneAnswerToAChallengeWhetherRightOrWrong() {
        // given
        InitiateAuthResponse asked = ask();
        assertRefused(() -> answer(asked, new PasskeyAuthenticator(ChoiceScene.PAGE).sign(options(asked))));

        // when, then
        assertThatThrownBy(() -> sign(asked))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
    }

    @Test
    void shouldRefuseAPasskeyWhoseCounterWentBack() {
        // given
        authenticator.countFrom(7);
        sign(ask());
        authenticator.countFrom(3);

        // when, then
        assertRefused(() -> sign(ask()));
    }

    @Test
    void shouldRefuseTheUserHandleOfAnotherUser() {
        // given
        authenticator.claimUser("another".getBytes(UTF_8));

        // when, then
        assertRefused(() -> sign(ask()));
    }

    @Test
    void shouldRefuseAPageOfAnotherSite() {
        // given
        authenticator.open("https://example.org.evil.test");

        // when, then
        assertRefused(() -> sign(ask()));
    }

    @Test
    void shouldRefuseASignatureWithoutUserVerificationWhereItIsRequired() {
        // given
        scene.configurePasskeys("required");
        authenticator.skipUserVerification();

        // when, then
        assertRefused(() -> sign(ask()));
    }

    @Test
    void shouldRefuseThePasskeyOfAnotherUser() {
        // given
        User other = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        String othersToken = scene.signIn(other.username(), TestUsers.PASSWORD).accessToken();
        PasskeyAuthenticator others = new PasskeyAuthenticator(ChoiceScene.PAGE);
        scene.register(othersToken, others);
        others.claimUser(null);
        InitiateAuthResponse asked = ask();

        // when, then
        assertRefused(() -> answer(asked, others.sign(options(asked))));
    }

    @Test
    void shouldNotOfferAPasskeyThatWasDeleted() {
        // given
        scene.app()
                .deleteWebAuthnCredential(
                        request -> request.accessToken(accessToken).credentialId(authenticator.id()));

        // when
        InitiateAuthResponse asked = ask();

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        assertThat(asked.availableChallenges()).doesNotContain(ChallengeNameType.WEB_AUTHN);
    }

    @Test
    void shouldNotSignInADisabledUser() {
        // given
        InitiateAuthResponse asked = ask();
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username(user.username()));

        // when, then
        assertThatThrownBy(() -> sign(asked))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("User is disabled.");
    }

    private InitiateAuthResponse ask() {
        return scene.prefer(user.username(), ChallengeNameType.WEB_AUTHN);
    }

    private RespondToAuthChallengeResponse sign(InitiateAuthResponse asked) {
        return answer(asked, authenticator.sign(options(asked)));
    }

    private RespondToAuthChallengeResponse answer(InitiateAuthResponse asked, JsonNode credential) {
        return scene.answer(
                ChallengeNameType.WEB_AUTHN, asked.session(), user.username(), "CREDENTIAL", credential.toString());
    }

    private static JsonNode options(InitiateAuthResponse asked) {
        return Documents.json(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS"));
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
    }
}
