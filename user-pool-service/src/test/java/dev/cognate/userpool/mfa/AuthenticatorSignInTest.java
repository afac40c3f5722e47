package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.Authenticator;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** SOFTWARE_TOKEN_MFA after a password: each code is good once, and guessing ends soon. */
@QuarkusTest
class AuthenticatorSignInTest extends MfaCase {
    @Test
    void shouldSignInWithTheCodeOfAnAuthenticator() {
        // given
        Authenticator authenticator = scene.preferredAuthenticator(person);

        // when
        InitiateAuthResponse asked = scene.password(person);

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(asked.challengeParameters())
                .containsEntry("FRIENDLY_DEVICE_NAME", "phone")
                .containsEntry("USER_ID_FOR_SRP", person.name());
        String code = scene.nextCode(authenticator);
        assertThatThrownBy(() -> scene.answerToken(asked, person, TestPool.other(code)))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageContaining("Invalid code received for user");
        assertThat(scene.answerToken(asked, person, code)).isNotNull();
    }

    @Test
    void shouldRefuseTheReplayOfACodeInAnotherSignIn() {
        // given
        Authenticator authenticator = scene.preferredAuthenticator(person);
        InitiateAuthResponse first = scene.password(person);
        InitiateAuthResponse second = scene.password(person);
        String code = scene.nextCode(authenticator);
        scene.answerToken(first, person, code);

        // when / then
        assertThatThrownBy(() -> scene.answerToken(second, person, code))
                .isInstanceOf(ExpiredCodeException.class)
                .hasMessageContaining("Your software token has already been used once.");
    }

    @Test
    void shouldRefuseTheCodeThatVerifiedTheAuthenticator() {
        // given
        Authenticator authenticator = scene.preferredAuthenticator(person);
        InitiateAuthResponse asked = scene.password(person);

        // when / then
        assertThatThrownBy(() -> scene.answerToken(asked, person, authenticator.codeAt(clock.instant())))
                .isInstanceOf(ExpiredCodeException.class);
    }

    @Test
    void shouldGiveTokensOnceForOneCodeUsedByManyAtOnce() throws Exception {
        // given
        Authenticator authenticator = scene.preferredAuthenticator(person);
        List<InitiateAuthResponse> asked =
                IntStream.range(0, 4).mapToObj(i -> scene.password(person)).toList();
        String code = scene.nextCode(authenticator);

        // when
        int signedIn = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(asked.size())) {
            List<Callable<Boolean>> calls = asked.stream()
                    .map(challenge -> (Callable<Boolean>) () -> isSignedIn(challenge, code))
                    .toList();
            for (Future<Boolean> outcome : threads.invokeAll(calls)) {
                signedIn += outcome.get() ? 1 : 0;
            }
        }

        // then
        assertThat(signedIn).isEqualTo(1);
    }

    private boolean isSignedIn(InitiateAuthResponse challenge, String code) {
        try {
            return scene.answerToken(challenge, person, code) != null;
        } catch (ExpiredCodeException used) {
            return false;
        }
    }

    @Test
    void shouldLockOutAfterFiveWrongCodes() {
        // given
        Authenticator authenticator = scene.preferredAuthenticator(person);
        InitiateAuthResponse asked = scene.password(person);
        String code = scene.nextCode(authenticator);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> scene.answerToken(asked, person, TestPool.other(code)))
                    .isInstanceOf(CodeMismatchException.class);
        }

        // when / then
        assertThatThrownBy(() -> scene.answerToken(asked, person, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Password attempts exceeded");
        TestClock.advance(Duration.ofSeconds(2));
        assertThat(scene.answerToken(asked, person, code)).isNotNull();
    }

    @Test
    void shouldCountWrongCodesThatComeAllAtOnce() throws Exception {
        // given
        Authenticator authenticator = scene.preferredAuthenticator(person);
        InitiateAuthResponse asked = scene.password(person);
        String wrong = TestPool.other(scene.nextCode(authenticator));

        // when
        int judged = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            List<Callable<Boolean>> calls = IntStream.range(0, 12)
                    .mapToObj(i -> (Callable<Boolean>) () -> isJudged(asked, wrong))
                    .toList();
            for (Future<Boolean> outcome : threads.invokeAll(calls)) {
                judged += outcome.get() ? 1 : 0;
            }
        }

        // then
        assertThat(judged).as("wrong codes looked at before the lock").isLessThanOrEqualTo(6);
    }

    private boolean isJudged(InitiateAuthResponse challenge, String code) {
        try {
            scene.answerToken(challenge, person, code);
            return true;
        } catch (CodeMismatchException wrong) {
            return true;
        } catch (NotAuthorizedException locked) {
            return false;
        }
    }

    @Test
    void shouldAskNothingWhileMfaIsOff() {
        // given
        scene.preferredAuthenticator(person);

        // when
        scene.configure(UserPoolMfaType.OFF, request -> {});

        // then
        assertThat(scene.password(person).authenticationResult()).isNotNull();
    }

    @Test
    void shouldNotGiveTokensToAUserDisabledInTheMiddle() {
        // given
        Authenticator authenticator = scene.preferredAuthenticator(person);
        InitiateAuthResponse asked = scene.password(person);
        scene.admin()
                .adminDisableUser(request -> request.userPoolId(scene.poolId()).username(person.name()));

        // when / then
        assertThatThrownBy(() -> scene.answerToken(asked, person, scene.nextCode(authenticator)))
                .isInstanceOf(NotAuthorizedException.class);
    }
}
