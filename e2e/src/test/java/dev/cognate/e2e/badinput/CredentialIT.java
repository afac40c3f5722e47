package dev.cognate.e2e.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import dev.cognate.testkit.SrpClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

@ExtendWith(SuiteExtension.class)
class CredentialIT {
    private final Suite suite;
    private final CognitoIdentityProviderClient anonymous;
    private final Pool pool;

    CredentialIT(Suite suite) {
        this.suite = suite;
        this.anonymous = suite.anonymous();
        this.pool = Pool.mailing(suite);
    }

    @Test
    void shouldRefuseAWrongPassword() {
        // given
        Person person = pool.user();

        // then
        assertRefused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                () -> pool.signIn(person, Person.NEW_PASSWORD));
    }

    @Test
    void shouldRefuseAnSrpProofOfAWrongPassword() {
        // given
        Person person = pool.user();
        SrpClient srp = SrpClient.forPool(pool.id());
        InitiateAuthResponse challenge = startSrp(person, srp);
        Map<String, String> answer = srp.answer(challenge.challengeParameters(), Person.NEW_PASSWORD, Instant.now());

        // then
        assertRefused("NotAuthorizedException", "Incorrect username or password.", () -> answerSrp(challenge, answer));
    }

    @Test
    void shouldRefuseAnSrpProofThatWasTamperedWith() {
        // given
        Person person = pool.user();
        SrpClient srp = SrpClient.forPool(pool.id());
        InitiateAuthResponse challenge = startSrp(person, srp);
        Map<String, String> answer =
                new HashMap<>(srp.answer(challenge.challengeParameters(), Person.PASSWORD, Instant.now()));
        answer.computeIfPresent("PASSWORD_CLAIM_SIGNATURE", (name, value) -> flipped(value));

        // then
        assertRefused("NotAuthorizedException", "Incorrect username or password.", () -> answerSrp(challenge, answer));
    }

    @Test
    void shouldRefuseASecondUseOfAnSrpProof() {
        // given
        Person person = pool.user();
        SrpClient srp = SrpClient.forPool(pool.id());
        InitiateAuthResponse challenge = startSrp(person, srp);
        Map<String, String> answer = srp.answer(challenge.challengeParameters(), Person.PASSWORD, Instant.now());
        answerSrp(challenge, answer);

        // then
        assertRefused("NotAuthorizedException", () -> answerSrp(challenge, answer));
    }

    @Test
    void shouldRefuseASecondUseOfASession() {
        // given
        Person person = pool.invited();
        InitiateAuthResponse challenge = startWithPassword(person);
        choosePassword(person, challenge.session());

        // then
        assertRefused("NotAuthorizedException", () -> choosePassword(person, challenge.session()));
    }

    @Test
    void shouldRefuseASessionThatWasTamperedWith() {
        // given
        Person person = pool.invited();
        InitiateAuthResponse challenge = startWithPassword(person);

        // then
        assertRefused("NotAuthorizedException", () -> choosePassword(person, flipped(challenge.session())));
    }

    @Test
    void shouldRefuseAWrongCode() {
        // given
        Person person = pool.signedUp();
        String code = suite.inbox().nextCode(person.email());

        // then
        assertRefused(
                "CodeMismatchException",
                "Invalid verification code provided, please try again.",
                () -> confirm(person, code.equals("123456") ? "654321" : "123456"));
    }

    @Test
    void shouldRefuseASecondUseOfACode() {
        // given
        Person person = pool.user();
        anonymous.forgotPassword(request -> request.clientId(pool.clientId()).username(person.username()));
        String code = suite.inbox().nextCode(person.email());
        choosePasswordWithCode(person, code, Person.NEW_PASSWORD);

        // then
        assertRefused("ExpiredCodeException", () -> choosePasswordWithCode(person, code, Person.PASSWORD));
    }

    @Test
    void shouldRefuseAnExpiredCode() {
        // given
        Person person = pool.signedUp();
        String code = suite.inbox().nextCode(person.email());
        int aged = suite.store()
                .update("update confirmation_code set expires_at = expires_at - interval '2 days' where pool_id = '"
                        + pool.id() + "'");
        assertThat(aged).isEqualTo(1);

        // then
        assertRefused(
                "ExpiredCodeException",
                "Invalid code provided, please request a code again.",
                () -> confirm(person, code));
    }

    private InitiateAuthResponse startSrp(Person person, SrpClient srp) {
        return anonymous.initiateAuth(request -> request.clientId(pool.clientId())
                .authFlow(AuthFlowType.USER_SRP_AUTH)
                .authParameters(Map.of("USERNAME", person.username(), "SRP_A", srp.publicKey())));
    }

    private void answerSrp(InitiateAuthResponse challenge, Map<String, String> answer) {
        anonymous.respondToAuthChallenge(request -> request.clientId(pool.clientId())
                .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                .session(challenge.session())
                .challengeResponses(answer));
    }

    private InitiateAuthResponse startWithPassword(Person person) {
        return anonymous.initiateAuth(request -> request.clientId(pool.clientId())
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", person.username(), "PASSWORD", Person.PASSWORD)));
    }

    private void choosePassword(Person person, String session) {
        anonymous.respondToAuthChallenge(request -> request.clientId(pool.clientId())
                .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                .session(session)
                .challengeResponses(Map.of("USERNAME", person.username(), "NEW_PASSWORD", Person.NEW_PASSWORD)));
    }

    private void choosePasswordWithCode(Person person, String code, String password) {
        anonymous.confirmForgotPassword(request -> request.clientId(pool.clientId())
                .username(person.username())
                .confirmationCode(code)
                .password(password));
    }

    private void confirm(Person person, String code) {
        anonymous.confirmSignUp(request ->
                request.clientId(pool.clientId()).username(person.username()).confirmationCode(code));
    }

    /** The same text with its middle character replaced. */
    private static String flipped(String text) {
        int middle = text.length() / 2;
        char other = text.charAt(middle) == 'A' ? 'B' : 'A';
        return text.substring(0, middle) + other + text.substring(middle + 1);
    }

    private void assertRefused(String error, String message, ThrowingCallable call) {
        assertThat(refusal(call).awsErrorDetails())
                .satisfies(details -> assertThat(details.errorCode()).isEqualTo(error))
                .satisfies(details -> assertThat(details.errorMessage()).isEqualTo(message));
    }

    private void assertRefused(String error, ThrowingCallable call) {
        assertThat(refusal(call).awsErrorDetails().errorCode()).isEqualTo(error);
    }

    /** Makes the call, which must fail, and looks whether the users are still as they were. */
    private CognitoIdentityProviderException refusal(ThrowingCallable call) {
        Map<String, String> before = users();
        CognitoIdentityProviderException refusal = catchThrowableOfType(CognitoIdentityProviderException.class, call);
        assertThat(refusal).as("an error of the service").isNotNull();
        assertThat(refusal.statusCode()).isBetween(400, 499);
        assertThat(users()).isEqualTo(before);
        return refusal;
    }

    /** Codes are left out: a wrong one counts an attempt. */
    private Map<String, String> users() {
        Map<String, String> digests = suite.store().digests();
        digests.remove("confirmation_code");
        return digests;
    }
}
