package dev.cognate.e2e.coverage;

import dev.cognate.e2e.suite.Person;
import dev.cognate.e2e.suite.Pool;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.HttpHeader;

/** Calls that concern threat protection. */
final class ThreatCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ThreatCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "SetRiskConfiguration",
                (cognito, pool) -> cognito.setRiskConfiguration(request -> request.userPoolId(pool.id())
                        .accountTakeoverRiskConfiguration(takeover -> takeover.actions(actions -> actions.highAction(
                                action -> action.eventAction("BLOCK").sendNotification(false))))
                        .riskExceptionConfiguration(exceptions -> exceptions.skippedIPRangeList("192.0.2.0/24"))),
                "DescribeRiskConfiguration",
                (cognito, pool) -> cognito.describeRiskConfiguration(request -> request.userPoolId(pool.id())),
                "AdminListUserAuthEvents",
                (cognito, pool) -> {
                    Pool watched = Pool.watched(pool.suite());
                    Person person = watched.user();
                    cognito.adminListUserAuthEvents(
                            request -> request.userPoolId(watched.id()).username(person.username()));
                },
                "AdminUpdateAuthEventFeedback",
                ThreatCalls::adminFeedback,
                "UpdateAuthEventFeedback",
                ThreatCalls::feedback);
    }

    private static void adminFeedback(CognitoIdentityProviderClient cognito, Pool pool) {
        Pool watched = Pool.watched(pool.suite());
        Person person = watched.user();
        watched.signIn(person);
        String event = cognito.adminListUserAuthEvents(
                        request -> request.userPoolId(watched.id()).username(person.username()))
                .authEvents()
                .getFirst()
                .eventId();
        cognito.adminUpdateAuthEventFeedback(request -> request.userPoolId(watched.id())
                .username(person.username())
                .eventId(event)
                .feedbackValue("Valid"));
    }

    /** With the token of a notice, which is sent once the adaptive risk service has learnt of a sign-in before. */
    private static void feedback(CognitoIdentityProviderClient cognito, Pool pool) {
        Pool watched = Pool.watched(pool.suite());
        Person person = watched.user();
        cognito.setRiskConfiguration(request -> request.userPoolId(watched.id())
                .accountTakeoverRiskConfiguration(takeover -> takeover.actions(actions -> actions.lowAction(
                                action -> action.eventAction("NO_ACTION").sendNotification(true)))
                        .notifyConfiguration(notices -> notices.sourceArn(
                                        "arn:aws:ses:us-east-1:000000000000:identity/security@example.com")
                                .noActionEmail(
                                        mail -> mail.subject("Was it you?").textBody("{event-id} {feedback-token}")))));
        String[] said = Awaitility.await("a notice")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> {
                            signInOnANewDevice(cognito, watched, person);
                            return watched.suite()
                                    .inbox()
                                    .newestText(person.email())
                                    .orElse("");
                        },
                        text -> !text.isEmpty())
                .strip()
                .split("\\s+");
        cognito.updateAuthEventFeedback(request -> request.userPoolId(watched.id())
                .username(person.username())
                .eventId(said[0])
                .feedbackToken(said[1])
                .feedbackValue("Valid"));
    }

    private static void signInOnANewDevice(CognitoIdentityProviderClient cognito, Pool pool, Person person) {
        cognito.adminInitiateAuth(request -> request.userPoolId(pool.id())
                .clientId(pool.clientId())
                .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                .authParameters(Map.of("USERNAME", person.username(), "PASSWORD", Person.PASSWORD))
                .contextData(context -> context.ipAddress("192.0.2.10")
                        .serverName("shop.example.com")
                        .serverPath("/login")
                        .httpHeaders(HttpHeader.builder()
                                .headerName("User-Agent")
                                .headerValue("device-" + UUID.randomUUID())
                                .build())));
    }
}
