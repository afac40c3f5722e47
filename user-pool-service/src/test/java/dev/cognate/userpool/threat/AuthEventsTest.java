package dev.cognate.userpool.threat;

import static dev.cognate.userpool.threat.ThreatScene.telling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.userpool.mfa.MfaScene;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListUserAuthEventsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthEventType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventResponseType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeedbackValueType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskDecisionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskLevelType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolAddOnNotEnabledException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** The sign-in history of a user, and what is said of it. */
@QuarkusTest
class AuthEventsTest extends ThreatCase {
    private static final Pattern FEEDBACK = Pattern.compile("event (\\S+) token (\\S+)");

    @Inject
    Clock clock;

    private ThreatScene enforcing(String action) {
        return ThreatScene.create(users, "ENFORCED", actions -> actions.mediumAction(telling(action)));
    }

    private static List<AuthEventType> events(ThreatScene scene) {
        return page(scene, 60, null).authEvents();
    }

    private static AdminListUserAuthEventsResponse page(ThreatScene scene, int size, String token) {
        return scene.admin()
                .adminListUserAuthEvents(request -> request.userPoolId(scene.poolId())
                        .username(scene.user().username())
                        .maxResults(size)
                        .nextToken(token));
    }

    private static void signIn(ThreatScene scene) {
        scene.signIn().signIn(scene.user().username());
    }

    @Test
    void shouldListASignInWithoutRisk() {
        // given
        ThreatScene scene = enforcing("BLOCK");

        // when
        signIn(scene);

        // then
        assertThat(events(scene)).singleElement().satisfies(event -> {
            assertThat(event.eventTypeAsString()).isEqualTo("SignIn");
            assertThat(event.eventResponse()).isEqualTo(EventResponseType.PASS);
            assertThat(event.eventRisk().riskDecision()).isEqualTo(RiskDecisionType.NO_RISK);
            assertThat(event.eventRisk().riskLevel()).isNull();
            assertThat(event.challengeResponses()).singleElement().satisfies(response -> {
                assertThat(response.challengeNameAsString()).isEqualTo("Password");
                assertThat(response.challengeResponseAsString()).isEqualTo("Success");
            });
            assertThat(event.eventContextData().ipAddress()).isEqualTo("127.0.0.1");
            assertThat(event.creationDate()).isNotNull();
        });
    }

    @Test
    void shouldListWhatWasBlocked() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        risks.finds(RiskLevel.MEDIUM);

        // when
        assertThatThrownBy(() -> signIn(scene)).isInstanceOf(NotAuthorizedException.class);

        // then
        assertThat(events(scene)).singleElement().satisfies(event -> {
            assertThat(event.eventResponse()).isEqualTo(EventResponseType.FAIL);
            assertThat(event.eventRisk().riskDecision()).isEqualTo(RiskDecisionType.BLOCK);
            assertThat(event.eventRisk().riskLevel()).isEqualTo(RiskLevelType.MEDIUM);
        });
    }

    @Test
    void shouldListASignInUnderWayUntilItsSecondFactor() {
        // given
        ThreatScene scene = enforcing("MFA_REQUIRED");
        MfaScene factors = new MfaScene(scene.signIn(), users, clock);
        factors.configure(UserPoolMfaType.OPTIONAL, MfaScene::apps);
        var person = new MfaScene.Person(scene.user().username(), scene.email(), null);
        var authenticator = factors.authenticator(factors.accessToken(person));
        risks.finds(RiskLevel.MEDIUM);

        // when
        var asked = factors.password(person);
        AuthEventType underWay = events(scene).getFirst();
        factors.answerToken(asked, person, factors.nextCode(authenticator));

        // then
        assertThat(underWay.eventResponse()).isEqualTo(EventResponseType.IN_PROGRESS);
        assertThat(underWay.eventRisk().riskDecision()).isEqualTo(RiskDecisionType.ACCOUNT_TAKEOVER);
        AuthEventType passed = events(scene).getFirst();
        assertThat(passed.eventId()).isEqualTo(underWay.eventId());
        assertThat(passed.eventResponse()).isEqualTo(EventResponseType.PASS);
        assertThat(passed.challengeResponses())
                .extracting(response -> response.challengeNameAsString())
                .containsExactly("Password", "Mfa");
    }

    @Test
    void shouldListWrongPasswords() {
        // given
        ThreatScene scene = enforcing("BLOCK");

        // when
        assertThatThrownBy(() -> scene.signIn().password(scene.user().username(), "Wrong-horse-1"))
                .isInstanceOf(NotAuthorizedException.class);

        // then
        assertThat(events(scene)).singleElement().satisfies(event -> {
            assertThat(event.eventResponse()).isEqualTo(EventResponseType.FAIL);
            assertThat(event.challengeResponses().getFirst().challengeResponseAsString())
                    .isEqualTo("Failure");
        });
    }

    @Test
    void shouldListTheNewestFirstPageByPage() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        signIn(scene);
        catchThrowable(() -> scene.signIn().password(scene.user().username(), "Wrong-horse-1"));
        signIn(scene);

        // when
        AdminListUserAuthEventsResponse first = page(scene, 2, null);
        AdminListUserAuthEventsResponse second = page(scene, 2, first.nextToken());

        // then
        assertThat(first.authEvents())
                .extracting(AuthEventType::eventResponse)
                .containsExactly(EventResponseType.PASS, EventResponseType.FAIL);
        assertThat(second.authEvents())
                .extracting(AuthEventType::eventResponse)
                .containsExactly(EventResponseType.PASS);
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void shouldKeepWhatAnAdministratorSays() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        signIn(scene);
        String id = events(scene).getFirst().eventId();

        // when
        scene.admin()
                .adminUpdateAuthEventFeedback(request -> request.userPoolId(scene.poolId())
                        .username(scene.user().username())
                        .eventId(id)
                        .feedbackValue(FeedbackValueType.INVALID));

        // then
        assertThat(events(scene).getFirst().eventFeedback().feedbackValue()).isEqualTo(FeedbackValueType.INVALID);
        assertThat(events(scene).getFirst().eventFeedback().provider()).isEqualTo("Admin");
    }

    @Test
    void shouldKeepWhatTheUserSaysWithTheTokenOfTheMail() {
        // given
        ThreatScene scene = enforcing("NO_ACTION");
        scene.admin()
                .setRiskConfiguration(request -> request.userPoolId(scene.poolId())
                        .accountTakeoverRiskConfiguration(takeover -> takeover.actions(
                                        actions -> actions.mediumAction(telling("NO_ACTION")))
                                .notifyConfiguration(notices -> notices.sourceArn(ThreatScene.SOURCE_ARN)
                                        .noActionEmail(mail -> mail.subject("Hello")
                                                .textBody("event {event-id} token {feedback-token}")))));
        risks.finds(RiskLevel.MEDIUM);
        signIn(scene);
        String body =
                EmbeddedMailServer.shared().awaitMailTo(scene.email()).body().replaceAll("=\\r?\\n", "");
        Matcher said = FEEDBACK.matcher(body);
        assertThat(said.find()).isTrue();

        // when
        say(scene, scene.user().username(), said.group(1), said.group(2));

        // then
        assertThat(events(scene).getFirst().eventFeedback().feedbackValue()).isEqualTo(FeedbackValueType.VALID);
        assertThat(events(scene).getFirst().eventFeedback().provider()).isEqualTo("User");
        assertThatThrownBy(() -> say(scene, "nobody", said.group(1), said.group(2)))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() ->
                        say(scene, scene.user().username(), UUID.randomUUID().toString(), said.group(2)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private static void say(ThreatScene scene, String username, String eventId, String token) {
        scene.signIn()
                .app()
                .updateAuthEventFeedback(request -> request.userPoolId(scene.poolId())
                        .username(username)
                        .eventId(eventId)
                        .feedbackToken(token)
                        .feedbackValue(FeedbackValueType.VALID));
    }

    @Test
    void shouldKnowNoOtherEvents() {
        // given
        ThreatScene scene = enforcing("BLOCK");

        // when / then
        assertThatThrownBy(() -> scene.admin()
                        .adminUpdateAuthEventFeedback(request -> request.userPoolId(scene.poolId())
                                .username(scene.user().username())
                                .eventId(UUID.randomUUID().toString())
                                .feedbackValue(FeedbackValueType.VALID)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> scene.admin()
                        .adminListUserAuthEvents(
                                request -> request.userPoolId(scene.poolId()).username("nobody")))
                .isInstanceOf(UserNotFoundException.class);
    }

    @Test
    void shouldHaveNoHistoryWithoutThreatProtection() {
        // given
        ThreatScene scene = ThreatScene.create(users, "OFF", actions -> {});

        // when / then
        assertThatThrownBy(() -> events(scene)).isInstanceOf(UserPoolAddOnNotEnabledException.class);
    }

    @Test
    void shouldForgetTheHistoryOfADeletedUser() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        signIn(scene);

        // when
        scene.admin()
                .adminDeleteUser(request ->
                        request.userPoolId(scene.poolId()).username(scene.user().username()));

        // then
        Long left = users.run(session -> session.createNativeQuery(
                        "select count(*) from auth_event where pool_id = :pool", Long.class)
                .setParameter("pool", scene.poolId())
                .getSingleResult());
        assertThat(left).isZero();
    }
}
