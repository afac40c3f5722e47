package dev.cognate.userpool.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** Choice-based sign-in (USER_AUTH) by password, itself or by SRP. */
@QuarkusTest
class ChoicePasswordTest {
    @Inject
    TestUsers users;

    private ChoiceScene scene;
    private User user;

    @BeforeEach
    void createUser() {
        scene = ChoiceScene.create();
        user = users.create(
                scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of("email", TestPool.newEmail()));
    }

    @Test
    void shouldSignInWithAPreferredPasswordInOneCall() {
        // when
        InitiateAuthResponse answer =
                scene.prefer(user.username(), ChallengeNameType.PASSWORD, "PASSWORD", TestUsers.PASSWORD);

        // then
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldAskForAPreferredPasswordThatIsMissing() {
        // given
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.PASSWORD);

        // when
        RespondToAuthChallengeResponse answer = scene.answer(
                ChallengeNameType.PASSWORD, asked.session(), user.username(), "PASSWORD", TestUsers.PASSWORD);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD);
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldRefuseAPasswordInTheNameOfAnotherUser() {
        // given
        User other = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        InitiateAuthResponse asked = scene.prefer(user.username(), ChallengeNameType.PASSWORD);

        // when, then
        assertThatThrownBy(() -> scene.answer(
                        ChallengeNameType.PASSWORD, asked.session(), other.username(), "PASSWORD", TestUsers.PASSWORD))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldSignInWithAPreferredPasswordBySrp() {
        // given
        SrpClient srp = SrpClient.forPool(scene.poolId());
        InitiateAuthResponse asked =
                scene.prefer(user.username(), ChallengeNameType.PASSWORD_SRP, "SRP_A", srp.publicKey());

        // when
        RespondToAuthChallengeResponse answer = prove(asked.challengeParameters(), asked.session(), srp);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldSignInWithAPasswordInTheAnswerToTheChoice() {
        // given
        InitiateAuthResponse choice = scene.begin(user.username());

        // when
        RespondToAuthChallengeResponse answer = select(choice, "ANSWER", "PASSWORD", "PASSWORD", TestUsers.PASSWORD);

        // then
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldAskForThePasswordThatWasChosenWithoutOne() {
        // given
        InitiateAuthResponse choice = scene.begin(user.username());

        // when
        RespondToAuthChallengeResponse asked = select(choice, "ANSWER", "PASSWORD");

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.PASSWORD);
        assertThat(scene.answer(
                                ChallengeNameType.PASSWORD,
                                asked.session(),
                                user.username(),
                                "PASSWORD",
                                TestUsers.PASSWORD)
                        .authenticationResult()
                        .accessToken())
                .isNotNull();
    }

    @Test
    void shouldSignInBySrpInTheAnswerToTheChoice() {
        // given
        SrpClient srp = SrpClient.forPool(scene.poolId());
        InitiateAuthResponse choice = scene.begin(user.username());

        // when
        RespondToAuthChallengeResponse asked = select(choice, "ANSWER", "PASSWORD_SRP", "SRP_A", srp.publicKey());

        // then
        assertThat(prove(asked.challengeParameters(), asked.session(), srp)
                        .authenticationResult()
                        .accessToken())
                .isNotNull();
    }

    @Test
    void shouldTakeAPasswordStraightAfterTheChoice() {
        // given
        InitiateAuthResponse choice = scene.begin(user.username());

        // when
        RespondToAuthChallengeResponse answer = scene.answer(
                ChallengeNameType.PASSWORD, choice.session(), user.username(), "PASSWORD", TestUsers.PASSWORD);

        // then
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldTakeAnSrpValueStraightAfterTheChoice() {
        // given
        SrpClient srp = SrpClient.forPool(scene.poolId());
        InitiateAuthResponse choice = scene.begin(user.username());

        // when
        RespondToAuthChallengeResponse asked = scene.answer(
                ChallengeNameType.PASSWORD_SRP, choice.session(), user.username(), "SRP_A", srp.publicKey());

        // then
        assertThat(prove(asked.challengeParameters(), asked.session(), srp)
                        .authenticationResult()
                        .accessToken())
                .isNotNull();
    }

    @Test
    void shouldRefuseAWrongPasswordAndLetTheUserTryAgain() {
        // given
        InitiateAuthResponse choice = scene.begin(user.username());

        // when, then
        assertThatThrownBy(() -> select(choice, "ANSWER", "PASSWORD", "PASSWORD", "Wrong-horse-1"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(select(choice, "ANSWER", "PASSWORD", "PASSWORD", TestUsers.PASSWORD)
                        .authenticationResult()
                        .accessToken())
                .isNotNull();
    }

    private RespondToAuthChallengeResponse select(InitiateAuthResponse choice, String... answer) {
        return scene.answer(ChallengeNameType.SELECT_CHALLENGE, choice.session(), user.username(), answer);
    }

    private RespondToAuthChallengeResponse prove(Map<String, String> parameters, String session, SrpClient srp) {
        return scene.app()
                .respondToAuthChallenge(request -> request.clientId(scene.clientId())
                        .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                        .session(session)
                        .challengeResponses(srp.answer(parameters, TestUsers.PASSWORD, Instant.now())));
    }
}
