package dev.cognate.userpool.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.userpool.TestPool;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EventFilterType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RiskConfigurationType;

/** SetRiskConfiguration and DescribeRiskConfiguration. */
@QuarkusTest
class RiskConfigurationTest {
    private final TestPool pool = TestPool.create(settings -> {});

    @AfterEach
    void close() {
        pool.close();
    }

    private RiskConfigurationType described(String clientId) {
        return pool.admin()
                .describeRiskConfiguration(
                        request -> request.userPoolId(pool.id()).clientId(clientId))
                .riskConfiguration();
    }

    private void block(String clientId, String range) {
        pool.admin()
                .setRiskConfiguration(request -> request.userPoolId(pool.id())
                        .clientId(clientId)
                        .riskExceptionConfiguration(exceptions -> exceptions.blockedIPRangeList(range)));
    }

    @Test
    void shouldDescribeNothingBeforeAnythingIsSet() {
        assertThat(described(null))
                .isEqualTo(RiskConfigurationType.builder().userPoolId(pool.id()).build());
    }

    @Test
    void shouldDescribeWhatWasSet() {
        // when
        RiskConfigurationType set = pool.admin()
                .setRiskConfiguration(request -> request.userPoolId(pool.id())
                        .accountTakeoverRiskConfiguration(takeover -> takeover.actions(
                                        actions -> actions.highAction(ThreatScene.telling("BLOCK")))
                                .notifyConfiguration(notices -> notices.sourceArn(ThreatScene.SOURCE_ARN)
                                        .replyTo("help@example.com")
                                        .blockEmail(
                                                mail -> mail.subject("Blocked").textBody("At {login-time}"))))
                        .riskExceptionConfiguration(
                                exceptions -> exceptions.skippedIPRangeList("192.0.2.0/24", "2001:db8::/32")))
                .riskConfiguration();

        // then
        assertThat(described(null)).isEqualTo(set);
        assertThat(set.lastModifiedDate()).isNotNull();
        assertThat(set.accountTakeoverRiskConfiguration().notifyConfiguration().replyTo())
                .isEqualTo("help@example.com");
    }

    @Test
    void shouldReplaceAllThereWas() {
        // given
        block(null, "192.0.2.0/24");

        // when
        pool.admin()
                .setRiskConfiguration(request -> request.userPoolId(pool.id())
                        .compromisedCredentialsRiskConfiguration(
                                compromised -> compromised.actions(actions -> actions.eventAction("BLOCK"))));

        // then
        assertThat(described(null).riskExceptionConfiguration()).isNull();
        assertThat(described(null).compromisedCredentialsRiskConfiguration().eventFilter())
                .containsExactly(EventFilterType.SIGN_IN, EventFilterType.PASSWORD_CHANGE, EventFilterType.SIGN_UP);
    }

    @Test
    void shouldRemoveAllWhenARequestSetsNothing() {
        // given
        block(null, "192.0.2.0/24");

        // when
        pool.admin().setRiskConfiguration(request -> request.userPoolId(pool.id()));

        // then
        assertThat(described(null).riskExceptionConfiguration()).isNull();
        assertThat(described(null).lastModifiedDate()).isNull();
    }

    @Test
    void shouldKeepClientsApartFromTheirPool() {
        // when
        block(pool.clientId(), "192.0.2.0/24");

        // then
        assertThat(described(pool.clientId()).riskExceptionConfiguration().blockedIPRangeList())
                .containsExactly("192.0.2.0/24");
        assertThat(described(pool.clientId()).clientId()).isEqualTo(pool.clientId());
        assertThat(described(null).riskExceptionConfiguration()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "192.0.2.0/33", "not-a-range/8", "/8", "192.0.2.0/x"})
    void shouldRefuseWhatIsNoRange(String range) {
        assertThatThrownBy(() -> block(null, range))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Invalid CIDR range: " + range);
    }

    @Test
    void shouldRefuseMoreThanTwoHundredRanges() {
        assertThatThrownBy(() -> pool.admin()
                        .setRiskConfiguration(request -> request.userPoolId(pool.id())
                                .riskExceptionConfiguration(exceptions ->
                                        exceptions.blockedIPRangeList(Collections.nCopies(201, "192.0.2.0/24")))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("less than or equal to 200");
    }

    @Test
    void shouldKnowNoOtherClients() {
        assertThatThrownBy(() -> block("0000000000000000000000", "192.0.2.0/24"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("does not exist");
    }
}
