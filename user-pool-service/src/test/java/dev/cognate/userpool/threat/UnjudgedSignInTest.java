package dev.cognate.userpool.threat;

import static dev.cognate.userpool.threat.ThreatScene.telling;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/** Sign-ins go on while the adaptive risk service has no answer. */
@QuarkusTest
class UnjudgedSignInTest extends ThreatCase {
    private ThreatScene enforcing() {
        return ThreatScene.create(users, "ENFORCED", actions -> actions.mediumAction(telling("BLOCK")));
    }

    @Test
    void shouldLetInWithoutAnAnswerInTime() {
        // given
        ThreatScene scene = enforcing();
        risks.fallSilent();

        // when
        AuthenticationResultType tokens = scene.signIn().signIn(scene.user().username());

        // then
        assertThat(tokens.accessToken()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | {}",
                "200 | {\"level\":\"ENORMOUS\"}",
                "200 | not JSON",
                "200 | []",
                "200 | {\"level\":7}",
                "200 | {\"reasons\":{}}"
            })
    void shouldLetInWhenTheAnswerIsNone(int status, String answer) {
        // given
        ThreatScene scene = enforcing();
        risks.answers(status, answer);

        // when
        AuthenticationResultType tokens = scene.signIn().signIn(scene.user().username());

        // then
        assertThat(tokens.accessToken()).isNotBlank();
    }

    @Test
    void shouldLetInWhileNobodyIsThereToAsk() {
        // given
        ThreatScene scene = enforcing();
        risks.close();

        // when
        AuthenticationResultType tokens = scene.signIn().signIn(scene.user().username());

        // then
        assertThat(tokens.accessToken()).isNotBlank();
    }
}
