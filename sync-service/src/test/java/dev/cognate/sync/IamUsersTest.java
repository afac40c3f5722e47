package dev.cognate.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.sync.ListDatasetsOperation;
import dev.cognate.contract.sync.ListDatasetsRequest;
import dev.cognate.contract.sync.ListDatasetsResponse;
import dev.cognate.iam.Principal;
import dev.cognate.iam.Session;
import dev.cognate.iam.directory.IamRole;
import dev.cognate.iam.directory.IamState;
import dev.cognate.iam.directory.StateChange;
import dev.cognate.iam.session.SessionTokens;
import dev.cognate.iam.session.TemporaryKey;
import dev.cognate.keyring.Keyring;
import dev.cognate.testkit.KafkaResource;
import dev.cognate.testkit.KeyringResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
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
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;

/** What IAM publishes decides here as well: whoever has a role reads its own datasets and nobody else's. */
@QuarkusTest
@QuarkusTestResource(KeyringResource.class)
@QuarkusTestResource(KafkaResource.class)
class IamUsersTest {
    private static final String ACCOUNT = "000000000000";
    private static final String POOL = "us-east-1:0a1b2c3d-0000-0000-0000-000000000000";
    private static final String MINE = "us-east-1:0a1b2c3d-0000-0000-0000-000000000001";
    private static final String OTHER = "us-east-1:0a1b2c3d-0000-0000-0000-000000000002";
    private static final String POLICY = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"cognito-sync:ListDatasets","Resource":
            "arn:aws:cognito-sync:us-east-1:000000000000:identitypool/%s/identity/${cognito-identity.amazonaws.com:sub}"}}
            """.formatted(POOL);

    @TestHTTPResource("/")
    URI endpoint;

    @Inject
    Keyring keyring;

    @Inject
    IamState state;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldLetASessionReachItsOwnDatasetsOnly() throws Exception {
        // given
        publish(role());
        await().untilAsserted(() -> assertThat(state.role("Players")).isPresent());
        try (CognitoSyncClient sync = client(session())) {
            // when
            int own = listDatasets(sync, MINE);
            CognitoSyncException foreign =
                    catchThrowableOfType(CognitoSyncException.class, () -> listDatasets(sync, OTHER));

            // then
            assertThat(own).isZero();
            assertThat(foreign.awsErrorDetails().errorMessage())
                    .contains("is not authorized to perform: cognito-sync:ListDatasets on resource: "
                            + "arn:aws:cognito-sync:us-east-1:000000000000:identitypool/" + POOL + "/identity/"
                            + OTHER);
        }
    }

    /** Stands in for the operation that is not built yet: only those that are built ask for permission. */
    @ApplicationScoped
    static class NoDatasets implements ListDatasetsOperation {
        @Override
        public Uni<ListDatasetsResponse> listDatasets(ListDatasetsRequest request, CallContext context) {
            return Uni.createFrom().item(ListDatasetsResponse.builder().count(0).build());
        }
    }

    private static int listDatasets(CognitoSyncClient sync, String identity) {
        return sync.listDatasets(request -> request.identityPoolId(POOL).identityId(identity))
                .count();
    }

    private TemporaryKey session() {
        Principal owner = new Principal.AssumedRole(
                ACCOUNT,
                "/",
                "Players",
                "AROAPLAYERS",
                "visit",
                Session.startedAt(Instant.now())
                        .withClaims(Map.of("cognito-identity.amazonaws.com:sub", List.of(MINE))));
        return new SessionTokens(keyring).issue(owner, Instant.now().plusSeconds(900));
    }

    private CognitoSyncClient client(TemporaryKey key) {
        return CognitoSyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(key.key().id(), key.key().secret(), key.sessionToken())))
                .build();
    }

    private static IamRole role() {
        return new IamRole(
                "Players",
                "/",
                "AROAPLAYERS",
                "arn:aws:iam::000000000000:role/Players",
                1,
                "{}",
                null,
                3600,
                Map.of(),
                null,
                Map.of("own", POLICY),
                List.of());
    }

    private void publish(IamRole role) throws Exception {
        StateChange change = StateChange.to(role, 1);
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
