package dev.cognate.userpool.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.Mail;
import dev.cognate.testkit.WebhookReceiver;
import dev.cognate.userpool.TestClock;
import dev.cognate.userpool.TestPool;
import dev.cognate.userpool.mfa.MfaScene.Person;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** SMS_MFA and EMAIL_OTP after a password. */
@QuarkusTest
class MessageMfaTest extends MfaCase {
    private String attribute(String name) {
        return scene
                .admin()
                .adminGetUser(request -> request.userPoolId(scene.poolId()).username(person.name()))
                .userAttributes()
                .stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(AttributeType::value)
                .findFirst()
                .orElse(null);
    }

    @Test
    void shouldSignInWithTheCodeOfATextMessage() {
        // given
        scene.enable(person, true, false);

        // when
        InitiateAuthResponse asked = scene.password(person);

        // then
        assertThat(asked.authenticationResult()).isNull();
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SMS_MFA);
        assertThat(asked.session()).hasSizeLessThanOrEqualTo(2048);
        assertThat(asked.challengeParameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "SMS")
                .containsEntry("USER_ID_FOR_SRP", person.name());
        assertThat(asked.challengeParameters().get("CODE_DELIVERY_DESTINATION"))
                .startsWith("+*")
                .endsWith(person.phone().substring(8));
        assertThat(WebhookReceiver.shared()
                        .awaitPost(post -> post.toString().contains(person.phone()))
                        .get("message")
                        .asText())
                .startsWith("Sign in with ");
        assertThat(scene.answerSms(
                        asked.session(), person, WebhookReceiver.shared().awaitCodeFor(person.phone())))
                .isNotNull();
        assertThat(attribute("phone_number_verified")).isEqualTo("true");
    }

    @Test
    void shouldSignInWithTheCodeOfAnEmail() {
        // given
        scene.enable(person, false, true);

        // when
        InitiateAuthResponse asked = scene.password(person);
        Mail mail = EmbeddedMailServer.shared().awaitMailTo(person.email());

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(asked.challengeParameters()).containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL");
        assertThat(mail.subject()).isEqualTo("Sign in");
        assertThat(mail.body()).contains("Your code to sign in: ");
        assertThat(scene.answer(ChallengeNameType.EMAIL_OTP, asked.session(), person, "EMAIL_OTP_CODE", mail.code())
                        .authenticationResult())
                .isNotNull();
        assertThat(attribute("email_verified")).isEqualTo("true");
    }

    @Test
    void shouldTakeAnotherTryWithTheSameSession() {
        // given
        scene.enable(person, true, false);
        InitiateAuthResponse asked = scene.password(person);
        String code = WebhookReceiver.shared().awaitCodeFor(person.phone());

        // when / then
        assertThatThrownBy(() -> scene.answerSms(asked.session(), person, TestPool.other(code)))
                .isInstanceOf(CodeMismatchException.class)
                .hasMessageContaining("Invalid code or auth state for the user.");
        assertThat(scene.answerSms(asked.session(), person, code)).isNotNull();
        assertThatThrownBy(() -> scene.answerSms(asked.session(), person, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("session can only be used once");
    }

    @Test
    void shouldRefuseTheCodeOfAnotherSignIn() {
        // given
        scene.enable(person, true, false);
        InitiateAuthResponse first = scene.password(person);
        String firstCode = WebhookReceiver.shared().awaitCodeFor(person.phone());
        Person other = scene.person();
        InitiateAuthResponse second = scene.password(person);
        String secondCode = WebhookReceiver.shared()
                .awaitPost(post -> post.toString().contains(person.phone())
                        && !post.toString().contains(firstCode))
                .get("message")
                .asText()
                .replaceAll("\\D", "");

        // when / then
        assertThatThrownBy(() -> scene.answerSms(second.session(), person, firstCode))
                .isInstanceOf(CodeMismatchException.class);
        assertThatThrownBy(() ->
                        scene.answer(ChallengeNameType.SMS_MFA, second.session(), other, "SMS_MFA_CODE", secondCode))
                .isInstanceOf(NotAuthorizedException.class);
        assertThat(scene.answerSms(first.session(), person, firstCode)).isNotNull();
        assertThat(scene.answerSms(second.session(), person, secondCode)).isNotNull();
    }

    @Test
    void shouldRefuseACodeWhenItsSessionHasExpired() {
        // given
        scene.enable(person, true, false);
        InitiateAuthResponse asked = scene.password(person);
        String code = WebhookReceiver.shared().awaitCodeFor(person.phone());
        TestClock.advance(Duration.ofMinutes(3));

        // when / then
        assertThatThrownBy(() -> scene.answerSms(asked.session(), person, code))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Invalid session for the user, session is expired.");
    }

    @Test
    void shouldAskAdministratorsSignInsToo() {
        // given
        scene.enable(person, true, false);

        // when
        var asked = scene.admin()
                .adminInitiateAuth(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.signIn().clientId())
                        .authFlow("ADMIN_USER_PASSWORD_AUTH")
                        .authParameters(Map.of("USERNAME", person.name(), "PASSWORD", TestUsers.PASSWORD)));
        String code = WebhookReceiver.shared().awaitCodeFor(person.phone());
        var answered = scene.admin()
                .adminRespondToAuthChallenge(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.signIn().clientId())
                        .challengeName(asked.challengeName())
                        .session(asked.session())
                        .challengeResponses(Map.of("USERNAME", person.name(), "SMS_MFA_CODE", code)));

        // then
        assertThat(answered.authenticationResult()).isNotNull();
    }
}
