package dev.cognate.e2e.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import dev.cognate.e2e.suite.Suite;
import dev.cognate.e2e.suite.SuiteExtension;
import dev.cognate.e2e.suite.Topic;
import dev.cognate.testkit.Authenticator;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.HttpHeader;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** What the adaptive risk service learnt of a user decides what a pool does: it is asked, told by Kafka, and obeyed. */
@ExtendWith(SuiteExtension.class)
class ThreatProtectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOME = "192.0.2.10";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
    private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36";

    private final Suite suite;
    private final Pool pool;
    private final Person person;
    private final EmailFunction function = new EmailFunction();

    ThreatProtectionIT(Suite suite) {
        this.suite = suite;
        this.pool = Pool.protectedBy(suite, EmailFunction.ARN);
        this.person = pool.user();
    }

    @AfterEach
    void close() {
        function.close();
    }

    @Test
    void shouldTellOfANewDeviceAndBlockANewPlace() {
        // given
        act("NO_ACTION", "BLOCK");
        signInUntilKnown();

        // when
        AdminInitiateAuthResponse newDevice = signIn(HOME, CHROME);

        // then
        assertThat(newDevice.authenticationResult().accessToken()).isNotBlank();
        JsonNode notice = notice(0);
        assertThat(notice.path("triggerSource").asText()).isEqualTo("CustomEmailSender_AccountTakeOverNotification");
        assertThat(fact(notice, "ACCOUNT_TAKE_OVER_ACTION")).isEqualTo("NO_ACTION");
        assertThat(fact(notice, "IP_ADDRESS")).isEqualTo(HOME);
        assertThat(fact(notice, "DEVICE_NAME")).isEqualTo("Chrome on Windows");
        assertThatThrownBy(() -> signIn("198.51.100.7", "curl/8"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Unable to login because of security reasons.");
        assertThat(fact(notice(1), "ACCOUNT_TAKE_OVER_ACTION")).isEqualTo("BLOCK");
        assertThat(signIn(HOME, FIREFOX).authenticationResult().accessToken()).isNotBlank();
    }

    @Test
    void shouldAskForASecondFactorAtANewPlace() {
        // given
        act("MFA_REQUIRED", "BLOCK");
        signInUntilKnown();
        offerAuthenticators();
        setUpAuthenticator(signIn(HOME, FIREFOX).authenticationResult().accessToken());

        // when
        AdminInitiateAuthResponse elsewhere = signIn("198.51.100.7", FIREFOX);
        AdminInitiateAuthResponse atHome = signIn(HOME, FIREFOX);

        // then
        assertThat(elsewhere.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(atHome.authenticationResult().accessToken()).isNotBlank();
    }

    private void act(String low, String medium) {
        suite.cognito()
                .setRiskConfiguration(request -> request.userPoolId(pool.id())
                        .accountTakeoverRiskConfiguration(takeover -> takeover.actions(actions -> actions.lowAction(
                                        action -> action.eventAction(low).sendNotification(true))
                                .mediumAction(
                                        action -> action.eventAction(medium).sendNotification(true)))));
    }

    private void signInUntilKnown() {
        signIn(HOME, FIREFOX);
        try (Topic decisions = suite.topic("cognate.risk.decisions.v1")) {
            Awaitility.await("learnt").atMost(PATIENCE).until(() -> {
                signIn(HOME, FIREFOX);
                return decisions.readUntil("decided", PATIENCE, facts -> !facts.isEmpty()).stream()
                        .filter(fact -> fact.data().contains(pool.id()))
                        .anyMatch(fact -> fact.data().replace(" ", "").contains("\"reasons\":[]"));
            });
        }
    }

    private AdminInitiateAuthResponse signIn(String address, String userAgent) {
        return suite.cognito()
                .adminInitiateAuth(request -> request.userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", person.username(), "PASSWORD", Person.PASSWORD))
                        .contextData(context -> context.ipAddress(address)
                                .serverName("shop.example.com")
                                .serverPath("/login")
                                .httpHeaders(HttpHeader.builder()
                                        .headerName("User-Agent")
                                        .headerValue(userAgent)
                                        .build())));
    }

    private void offerAuthenticators() {
        suite.cognito()
                .setUserPoolMfaConfig(request -> request.userPoolId(pool.id())
                        .mfaConfiguration("OPTIONAL")
                        .softwareTokenMfaConfiguration(apps -> apps.enabled(true)));
    }

    private void setUpAuthenticator(String accessToken) {
        String secret = suite.anonymous()
                .associateSoftwareToken(request -> request.accessToken(accessToken))
                .secretCode();
        suite.anonymous()
                .verifySoftwareToken(request ->
                        request.accessToken(accessToken).userCode(new Authenticator(secret).codeAt(Instant.now())));
    }

    private JsonNode notice(int index) {
        return Awaitility.await("a notice")
                .atMost(PATIENCE)
                .until(() -> function.eventsAbout(person.username()), events -> events.size() > index)
                .get(index);
    }

    private static String fact(JsonNode notice, String name) {
        return notice.path("request").path("userAttributes").path(name).asText();
    }
}
