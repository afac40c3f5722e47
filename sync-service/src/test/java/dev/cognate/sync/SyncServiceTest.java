package dev.cognate.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cognate.testkit.KafkaResource;
import dev.cognate.testkit.KeyringResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;

@QuarkusTest
@QuarkusTestResource(KeyringResource.class)
@QuarkusTestResource(KafkaResource.class)
class SyncServiceTest {
    @TestHTTPResource("/")
    URI endpoint;

    @Test
    void shouldNameAnOperationThatIsNotBuiltOnceTheSignatureIsAccepted() {
        // given
        try (CognitoSyncClient sync = sync("local-root-secret")) {
            // when
            CognitoSyncException notBuilt = catchThrowableOfType(CognitoSyncException.class, () -> listRecords(sync));

            // then
            assertThat(notBuilt.awsErrorDetails().errorMessage())
                    .isEqualTo("The operation ListRecords is not built in this version of Cognate.");
        }
    }

    @Test
    void shouldRefuseAWrongSecret() {
        // given
        try (CognitoSyncClient sync = sync("wrong")) {
            // when
            CognitoSyncException refused = catchThrowableOfType(CognitoSyncException.class, () -> listRecords(sync));

            // then
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
        }
    }

    @Test
    void shouldRefuseAnUnknownPath() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = get("/identitypools/a/b/c/d/e/f");

        // then
        assertThat(answer.statusCode()
                        + answer.headers().firstValue("x-amzn-errortype").orElse("none"))
                .isEqualTo("404UnknownOperationException");
    }

    @Test
    void shouldBeHealthy() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = get("/q/health");

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static void listRecords(CognitoSyncClient sync) {
        sync.listRecords(request -> request.identityPoolId("us-east-1:0a1b2c3d-0000-0000-0000-000000000000")
                .identityId("us-east-1:0a1b2c3d-0000-0000-0000-000000000001")
                .datasetName("notes and more")
                .maxResults(10));
    }

    private CognitoSyncClient sync(String secret) {
        return CognitoSyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIACOGNATELOCALROOT", secret)))
                .build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(endpoint.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
