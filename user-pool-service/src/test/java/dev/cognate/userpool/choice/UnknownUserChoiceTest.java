package dev.cognate.userpool.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.Documents;
import dev.cognate.testkit.PasskeyAuthenticator;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Choice-based sign-in of users who do not exist, at a client that hides it (PreventUserExistenceErrors). */
@QuarkusTest
class UnknownUserChoiceTest {
    private ChoiceScene scene;

    @BeforeEach
    void createPool() {
        scene = ChoiceScene.create();
    }

    @Test
    void shouldOfferTheSameChoiceForANameEachTime() {
        // given
        String name = TestPool.newName();

        // when
        List<ChallengeNameType> first = scene.begin(name).availableChallenges();
        List<ChallengeNameType> second =
                scene.begin(name.toUpperCase(Locale.ROOT)).availableChallenges();

        // then
        assertThat(first).isNotEmpty().isEqualTo(second);
    }

    @Test
    void shouldOfferDifferentChoicesForDifferentNames() {
        // when
        Set<List<ChallengeNameType>> choices = IntStream.range(0, 24)
                .mapToObj(i -> scene.begin(TestPool.newName()).availableChallenges())
                .collect(Collectors.toSet());

        // then
        assertThat(choices).hasSizeGreaterThan(1);
    }

    @Test
    void shouldSeemToSendACode() {
        // given
        String email = TestPool.newEmail();

        // when
        InitiateAuthResponse asked = scene.prefer(email, ChallengeNameType.EMAIL_OTP);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(asked.challengeParameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CODE_DELIVERY_DESTINATION", "j***@e***");
        assertThatThrownBy(() ->
                        scene.answer(ChallengeNameType.EMAIL_OTP, asked.session(), email, "EMAIL_OTP_CODE", "123456"))
                .isInstanceOf(CodeMismatchException.class);
    }

    @Test
    void shouldRefuseAPasswordLikeAWrongOne() {
        // given
        String name = nameThatIsOffered(ChallengeNameType.PASSWORD);

        // when, then
        assertThatThrownBy(() -> scene.prefer(name, ChallengeNameType.PASSWORD, "PASSWORD", TestPool.PASSWORD))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
    }

    @Test
    void shouldAskForAPasskeyThatDoesNotExist() {
        // given
        String name = nameThatIsOffered(ChallengeNameType.WEB_AUTHN);

        // when
        InitiateAuthResponse asked = scene.prefer(name, ChallengeNameType.WEB_AUTHN);
        InitiateAuthResponse again = scene.prefer(name, ChallengeNameType.WEB_AUTHN);

        // then
        assertThat(passkeyId(asked)).isNotEmpty().isEqualTo(passkeyId(again));
        assertThatThrownBy(() -> sign(asked, name))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
    }

    @Test
    void shouldTreatADisabledUserLikeOneWhoDoesNotExist() {
        // given
        String name = TestPool.newName();
        List<ChallengeNameType> unknown = scene.begin(name).availableChallenges();
        scene.admin()
                .adminCreateUser(request ->
                        request.userPoolId(scene.poolId()).username(name).temporaryPassword(TestPool.PASSWORD));
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username(name));

        // when, then
        assertThat(scene.begin(name).availableChallenges()).isEqualTo(unknown);
    }

    private String nameThatIsOffered(ChallengeNameType challenge) {
        return IntStream.range(0, 100)
                .mapToObj(i -> TestPool.newName())
                .filter(name -> scene.begin(name).availableChallenges().contains(challenge))
                .findFirst()
                .orElseThrow();
    }

    private RespondToAuthChallengeResponse sign(InitiateAuthResponse asked, String name) {
        PasskeyAuthenticator authenticator = new PasskeyAuthenticator(ChoiceScene.PAGE);
        String credential = authenticator
                .sign(Documents.json(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS")))
                .toString();
        return scene.answer(ChallengeNameType.WEB_AUTHN, asked.session(), name, "CREDENTIAL", credential);
    }

    private static String passkeyId(InitiateAuthResponse asked) {
        return Documents.json(asked.challengeParameters().get("CREDENTIAL_REQUEST_OPTIONS"))
                .at("/allowCredentials/0/id")
                .asText();
    }
}
