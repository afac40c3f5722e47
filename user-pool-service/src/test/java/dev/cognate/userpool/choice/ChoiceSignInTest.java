package dev.cognate.userpool.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.Api;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.signin.TestUsers;
import dev.cognate.userpool.user.User;
import dev.cognate.userpool.user.UserStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** Choice-based sign-in (USER_AUTH): which challenges are available, and how one is chosen. */
@QuarkusTest
class ChoiceSignInTest {
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
    void shouldOfferWhatThePoolAllowsAndTheUserHas() {
        // when
        InitiateAuthResponse choice = scene.begin(user.username());

        // then
        assertThat(choice.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        assertThat(choice.availableChallenges())
                .containsExactly(
                        ChallengeNameType.EMAIL_OTP, ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
        assertThat(choice.session()).hasSizeBetween(20, 2048);
    }

    @Test
    void shouldOfferPasswordsAloneWhereThePoolSaysNothingElse() {
        // given
        scene.admin().updateUserPool(request -> request.userPoolId(scene.poolId()));

        // when
        InitiateAuthResponse choice = scene.begin(user.username());

        // then
        assertThat(choice.availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
    }

    @Test
    void shouldOfferPasswordsAloneToUsersWithATemporaryOne() {
        // given
        User invited = users.create(
                scene.poolId(),
                TestPool.newName(),
                UserStatus.FORCE_CHANGE_PASSWORD,
                Map.of("email", TestPool.newEmail()));

        // when
        InitiateAuthResponse choice = scene.begin(invited.username());

        // then
        assertThat(choice.availableChallenges())
                .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
    }

    @Test
    void shouldOfferAChoiceWhenThePreferredChallengeIsNotAvailable() {
        // when
        InitiateAuthResponse choice = scene.prefer(user.username(), ChallengeNameType.SMS_OTP);

        // then
        assertThat(choice.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        assertThat(choice.availableChallenges()).doesNotContain(ChallengeNameType.SMS_OTP);
    }

    @Test
    void shouldRefuseAChallengeThatWasNotOffered() {
        // given
        InitiateAuthResponse choice = scene.begin(user.username());

        // when, then
        assertThatThrownBy(() -> select(choice, "ANSWER", "SMS_OTP")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldTakeOneChoiceWithASession() {
        // given
        InitiateAuthResponse choice = scene.begin(user.username());
        select(choice, "ANSWER", "EMAIL_OTP");

        // when, then
        assertThatThrownBy(() -> select(choice, "ANSWER", "EMAIL_OTP"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
    }

    @Test
    void shouldRefuseTheNameOfAnotherUser() {
        // given
        User other = users.create(scene.poolId(), TestPool.newName(), UserStatus.CONFIRMED, Map.of());
        InitiateAuthResponse choice = scene.begin(user.username());

        // when, then
        assertThatThrownBy(() -> scene.answer(
                        ChallengeNameType.SELECT_CHALLENGE,
                        choice.session(),
                        other.username(),
                        "ANSWER",
                        "PASSWORD",
                        "PASSWORD",
                        TestUsers.PASSWORD))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void shouldBeAllowedByTheClientAlone() {
        // given
        ChoiceScene without = scene.at(Api.newClient(
                        scene.admin(),
                        scene.poolId(),
                        settings -> settings.explicitAuthFlowsWithStrings("ALLOW_USER_SRP_AUTH"))
                .clientId());

        // when, then
        assertThatThrownBy(() -> without.begin(user.username())).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void shouldWorkForServersToo() {
        // when
        var choice = scene.admin()
                .adminInitiateAuth(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .authFlow(AuthFlowType.USER_AUTH)
                        .authParameters(Map.of("USERNAME", user.username())));
        var answer = scene.admin()
                .adminRespondToAuthChallenge(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.clientId())
                        .challengeName(ChallengeNameType.SELECT_CHALLENGE)
                        .session(choice.session())
                        .challengeResponses(Map.of(
                                "USERNAME", user.username(), "ANSWER", "PASSWORD", "PASSWORD", TestUsers.PASSWORD)));

        // then
        assertThat(choice.availableChallenges()).contains(ChallengeNameType.EMAIL_OTP);
        assertThat(answer.authenticationResult().accessToken()).isNotNull();
    }

    @Test
    void shouldTellThatAUserDoesNotExistOnlyWhereTheClientDoes() {
        // given
        ChoiceScene frank = scene.at(scene.newClient(PreventUserExistenceErrorTypes.LEGACY));

        // when, then
        assertThatThrownBy(() -> frank.begin(TestPool.newName())).isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldNotAllowPasskeysAsTheOnlyFactorOfAPool() {
        // when, then
        assertThatThrownBy(() -> scene.admin()
                        .updateUserPool(request -> request.userPoolId(scene.poolId())
                                .policies(policies -> policies.signInPolicy(
                                        policy -> policy.allowedFirstAuthFactors(AuthFactorType.WEB_AUTHN)))))
                .isInstanceOf(InvalidParameterException.class);
    }

    private RespondToAuthChallengeResponse select(InitiateAuthResponse choice, String... answer) {
        return scene.answer(ChallengeNameType.SELECT_CHALLENGE, choice.session(), user.username(), answer);
    }
}
