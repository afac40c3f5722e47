package dev.cognate.userpool.threat;

import static dev.cognate.userpool.threat.ThreatScene.silent;
import static dev.cognate.userpool.threat.ThreatScene.telling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.testkit.EmbeddedMailServer;
import dev.cognate.testkit.Mail;
import dev.cognate.testkit.SrpClient;
import dev.cognate.userpool.mfa.MfaScene;
import dev.cognate.userpool.signin.TestUsers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/** What a pool does about sign-ins that the adaptive risk service calls risky. */
@QuarkusTest
class AdaptiveAuthenticationTest extends ThreatCase {
    @Inject
    Clock clock;

    private ThreatScene enforcing(String action) {
        return ThreatScene.create(users, "ENFORCED", actions -> actions.mediumAction(telling(action)));
    }

    private AuthenticationResultType signIn(ThreatScene scene) {
        return scene.signIn().signIn(scene.user().username());
    }

    private Mail mail(ThreatScene scene) {
        return EmbeddedMailServer.shared().awaitMailTo(scene.email());
    }

    private static MfaScene withFactors(ThreatScene scene, TestUsers users, Clock clock) {
        MfaScene factors = new MfaScene(scene.signIn(), users, clock);
        factors.configure(UserPoolMfaType.OPTIONAL, MfaScene::apps);
        return factors;
    }

    private MfaScene.Person person(ThreatScene scene) {
        return new MfaScene.Person(scene.user().username(), scene.email(), null);
    }

    @Test
    void shouldLetInWhereThereIsNoRisk() {
        // given
        ThreatScene scene = enforcing("BLOCK");

        // when
        AuthenticationResultType tokens = signIn(scene);

        // then
        assertThat(tokens.accessToken()).isNotBlank();
        assertThat(risks.questions()).hasSize(1);
        assertThat(EmbeddedMailServer.shared().mailsTo(scene.email())).isEmpty();
    }

    @Test
    void shouldLetInAndTellTheUser() {
        // given
        ThreatScene scene = enforcing("NO_ACTION");
        risks.finds(RiskLevel.MEDIUM);

        // when
        AuthenticationResultType tokens = signIn(scene);

        // then
        assertThat(tokens.accessToken()).isNotBlank();
        assertThat(mail(scene).subject()).isEqualTo("Let in: " + scene.user().username());
        assertThat(mail(scene).from()).isEqualTo("security@example.com");
        assertThat(mail(scene).body())
                .containsPattern(
                        "From 127\\.0\\.0\\.1 at [A-Z][a-z]+day, [A-Z][a-z]+ \\d\\d, \\d{4} \\d\\d:\\d\\d [AP]M UTC")
                .contains(", unknown.");
    }

    @Test
    void shouldBlockAndTellTheUser() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        risks.finds(RiskLevel.MEDIUM);

        // when / then
        assertThatThrownBy(() -> signIn(scene))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Unable to login because of security reasons.");
        assertThat(mail(scene).subject()).isEqualTo("Blocked");
        assertThat(mail(scene).body()).contains("AWS SDK");
    }

    @Test
    void shouldDoNothingAboutLevelsWithoutAnAction() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        risks.finds(RiskLevel.HIGH);

        // when
        AuthenticationResultType tokens = signIn(scene);

        // then
        assertThat(tokens.accessToken()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"MFA_IF_CONFIGURED", "MFA_REQUIRED"})
    void shouldAskForAFactorThatIsNotSwitchedOn(String action) {
        // given
        ThreatScene scene = enforcing(action);
        MfaScene factors = withFactors(scene, users, clock);
        var authenticator = factors.authenticator(signIn(scene).accessToken());
        risks.finds(RiskLevel.MEDIUM);
        int before = risks.questions().size();

        // when
        InitiateAuthResponse asked = factors.password(person(scene));
        AuthenticationResultType tokens = factors.answerToken(asked, person(scene), factors.nextCode(authenticator));

        // then
        assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SOFTWARE_TOKEN_MFA);
        assertThat(tokens.accessToken()).isNotBlank();
        assertThat(risks.questions()).as("judged once").hasSize(before + 1);
        assertThat(mail(scene).subject()).isEqualTo("Asked");
        assertThat(mail(scene).body()).contains(scene.user().username() + " &amp; co");
    }

    @Test
    void shouldLetInWhoHasNoFactorWhereOneIsAskedForIfConfigured() {
        // given
        ThreatScene scene = enforcing("MFA_IF_CONFIGURED");
        withFactors(scene, users, clock);
        risks.finds(RiskLevel.MEDIUM);

        // when
        AuthenticationResultType tokens = signIn(scene);

        // then
        assertThat(tokens.accessToken()).isNotBlank();
        assertThat(mail(scene).subject()).startsWith("Let in");
    }

    @Test
    void shouldBlockWhoHasNoFactorWhereOneIsRequired() {
        // given
        ThreatScene scene = enforcing("MFA_REQUIRED");
        withFactors(scene, users, clock);
        risks.finds(RiskLevel.MEDIUM);

        // when / then
        assertThatThrownBy(() -> signIn(scene))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Unable to login because of security reasons.");
        assertThat(mail(scene).subject()).isEqualTo("Blocked");
    }

    @Test
    void shouldOnlyWatchInAuditMode() {
        // given
        ThreatScene scene = ThreatScene.create(users, "AUDIT", actions -> actions.mediumAction(telling("BLOCK")));
        risks.finds(RiskLevel.MEDIUM);

        // when
        AuthenticationResultType tokens = signIn(scene);

        // then
        assertThat(tokens.accessToken()).isNotBlank();
        assertThat(risks.questions()).hasSize(1);
        assertThat(EmbeddedMailServer.shared().mailsTo(scene.email())).isEmpty();
    }

    @Test
    void shouldNotAskWhereThreatProtectionIsOff() {
        // given
        ThreatScene scene = ThreatScene.create(users, "OFF", actions -> actions.mediumAction(telling("BLOCK")));
        risks.finds(RiskLevel.MEDIUM);

        // when
        AuthenticationResultType tokens = signIn(scene);

        // then
        assertThat(tokens.accessToken()).isNotBlank();
        assertThat(risks.questions()).isEmpty();
    }

    @Test
    void shouldJudgeSrpOnceItsProofIsRight() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        risks.finds(RiskLevel.MEDIUM);
        SrpClient srp = SrpClient.forPool(scene.poolId());
        InitiateAuthResponse asked = scene.signIn().srp(scene.user().username(), srp);
        int before = risks.questions().size();

        // when / then
        assertThatThrownBy(() -> scene.signIn()
                        .answer(
                                ChallengeNameType.PASSWORD_VERIFIER,
                                asked.session(),
                                scene.signIn().proof(asked, srp, TestUsers.PASSWORD)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Unable to login because of security reasons.");
        assertThat(before).isZero();
    }

    @Test
    void shouldNotJudgeWrongPasswords() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        risks.finds(RiskLevel.MEDIUM);

        // when / then
        assertThatThrownBy(() -> scene.signIn().password(scene.user().username(), "Wrong-horse-1"))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Incorrect username or password.");
        assertThat(risks.questions()).isEmpty();
    }

    @Test
    void shouldNotJudgeRefreshes() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        String refreshToken = signIn(scene).refreshToken();
        risks.finds(RiskLevel.MEDIUM);

        // when
        AuthenticationResultType tokens = scene.signIn().refresh(refreshToken);

        // then
        assertThat(tokens.accessToken()).isNotBlank();
    }

    @Test
    void shouldPutTheSettingsOfAClientInPlaceOfThoseOfItsPool() {
        // given
        ThreatScene scene = enforcing("BLOCK");
        scene.admin()
                .setRiskConfiguration(request -> request.userPoolId(scene.poolId())
                        .clientId(scene.signIn().clientId())
                        .accountTakeoverRiskConfiguration(
                                takeover -> takeover.actions(actions -> actions.mediumAction(silent("NO_ACTION")))));
        risks.finds(RiskLevel.MEDIUM);

        // when
        AuthenticationResultType tokens = signIn(scene);

        // then
        assertThat(tokens.accessToken()).isNotBlank();
        assertThat(EmbeddedMailServer.shared().mailsTo(scene.email())).isEmpty();
    }
}
