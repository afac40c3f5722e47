package dev.cognate.userpool.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import dev.cognate.iam.directory.IamEntity;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.IamState;
import dev.cognate.iam.directory.IamUser;
import dev.cognate.iam.directory.KeySecrets;
import dev.cognate.iam.directory.StateChange;
import dev.cognate.iam.session.SessionTokens;
import dev.cognate.iam.session.TemporaryKey;
import dev.cognate.keyring.Keyring;
import dev.cognate.testkit.SdkClients;
import dev.cognate.userpool.Api;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** What IAM publishes decides here, while IAM itself is nowhere near. */
@QuarkusTest
class IamUsersTest {
    private static final String ACCOUNT = "000000000000";
    private static final String KEY_ID = "AKIAUSERPOOLSTESTER1";
    private static final String SECRET = "only-for-this-test";
    private static final String POLICY =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"cognito-idp:DescribeUserPool\","
                    + "\"Resource\":\"arn:aws:cognito-idp:us-east-1:000000000000:userpool/%s\"}}";

    @Inject
    Keyring keyring;

    @Inject
    IamState state;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldLetAUserDoWhatItsPolicyAllowsOnThatPool() throws Exception {
        // given
        try (CognitoIdentityProviderClient root = Api.signed();
                CognitoIdentityProviderClient user =
                        SdkClients.signing(Api.endpoint(), KEY_ID, SECRET).userPools()) {
            String mine = Api.newPool(root, settings -> {}).id();
            String other = Api.newPool(root, settings -> {}).id();

            // when
            publish(user(POLICY.formatted(mine)), 1);

            // then
            await().untilAsserted(() -> assertThat(state.userOfKey(KEY_ID)).isPresent());
            assertThat(user.describeUserPool(request -> request.userPoolId(mine))
                            .userPool()
                            .id())
                    .isEqualTo(mine);
            assertThatThrownBy(() -> user.describeUserPool(request -> request.userPoolId(other)))
                    .isInstanceOf(AwsServiceException.class)
                    .hasMessageContaining("User: arn:aws:iam::000000000000:user/alice is not authorized to perform:"
                            + " cognito-idp:DescribeUserPool on resource: arn:aws:cognito-idp:us-east-1:000000000000:userpool/"
                            + other);
            assertThatThrownBy(() -> user.deleteUserPool(request -> request.userPoolId(mine)))
                    .isInstanceOf(AwsServiceException.class);
        }
    }

    @Test
    void shouldVerifyASessionByItsTokenAlone() throws Exception {
        // given
        try (CognitoIdentityProviderClient root = Api.signed()) {
            String pool = Api.newPool(root, settings -> {}).id();
            IamRole role = role(POLICY.formatted(pool));
            publish(role, 1);
            await().untilAsserted(() -> assertThat(state.role(role.name())).isPresent());
            Principal owner = new Principal.AssumedRole(
                    ACCOUNT, "/", role.name(), role.id(), "visit", Session.startedAt(Instant.now()));
            TemporaryKey key =
                    new SessionTokens(keyring).issue(owner, Instant.now().plusSeconds(900));
            TemporaryKey over =
                    new SessionTokens(keyring).issue(owner, Instant.now().minusSeconds(1));

            // then
            try (CognitoIdentityProviderClient visitor = client(key);
                    CognitoIdentityProviderClient late = client(over)) {
                assertThat(visitor.describeUserPool(request -> request.userPoolId(pool))
                                .userPool()
                                .id())
                        .isEqualTo(pool);
                assertThatThrownBy(() -> late.describeUserPool(request -> request.userPoolId(pool)))
                        .isInstanceOfSatisfying(
                                AwsServiceException.class,
                                refused -> assertThat(refused.awsErrorDetails().errorCode())
                                        .isEqualTo("ExpiredTokenException"));
            }
        }
    }

    private static CognitoIdentityProviderClient client(TemporaryKey key) {
        return SdkClients.signing(Api.endpoint(), key.key().id(), key.key().secret(), key.sessionToken())
                .userPools();
    }

    private IamUser user(String policy) {
        IamUser.UserKey key = new IamUser.UserKey(KEY_ID, new KeySecrets(keyring).seal(KEY_ID, SECRET), true, 1);
        return new IamUser(
                "alice",
                "/",
                "AIDAALICE",
                "arn:aws:iam::000000000000:user/alice",
                1,
                Map.of(),
                null,
                Map.of("own", policy),
                List.of(),
                List.of(key));
    }

    private static IamRole role(String policy) {
        return new IamRole(
                "Visitors",
                "/",
                "AROAVISITORS",
                "arn:aws:iam::000000000000:role/Visitors",
                1,
                "{}",
                null,
                3600,
                Map.of(),
                null,
                Map.of("own", policy),
                List.of());
    }

    private void publish(IamEntity entity, long revision) throws Exception {
        StateChange change = StateChange.to(entity, revision);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            StateChange.TOPIC,
                            ACCOUNT + "#" + change.subject(),
                            change.toJson().toString().getBytes(StandardCharsets.UTF_8)))
                    .get(10, TimeUnit.SECONDS);
        }
    }
}
