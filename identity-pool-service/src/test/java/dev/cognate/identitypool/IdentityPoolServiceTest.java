package dev.cognate.identitypool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

@QuarkusTest
class IdentityPoolServiceTest {
    private static final String SECRET = "local-root-secret";

    @TestHTTPResource("/")
    URI endpoint;

    @Test
    void shouldTellTheRootWhoItIs() {
        // given
        try (StsClient sts = sts(SECRET)) {
            // when
            GetCallerIdentityResponse identity = sts.getCallerIdentity();

            // then
            assertThat(identity.arn()).isEqualTo("arn:aws:iam::000000000000:root");
        }
    }

    @Test
    void shouldRefuseAWrongSecretAsStsDoes() {
        // given
        try (StsClient sts = sts("wrong")) {
            // when
            StsException refused = catchThrowableOfType(StsException.class, sts::getCallerIdentity);

            // then
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
        }
    }

    @Test
    void shouldRefuseAWrongSecretAsIdentityPoolsDo() {
        // given
        try (CognitoIdentityClient identity = identity("wrong")) {
            // when
            CognitoIdentityException refused = catchThrowableOfType(
                    CognitoIdentityException.class,
                    () -> identity.listIdentityPools(request -> request.maxResults(10)));

            // then
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
        }
    }

    @Test
    void shouldRefuseAnUnknownTarget() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", "AWSCognitoIdentityService.Nothing")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        // then
        assertThat(answer.headers().firstValue("x-amzn-errortype")).contains("UnknownOperationException");
    }

    @Test
    void shouldRefuseAnUnknownAction() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer = send(HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("Action=Nothing&Version=2011-06-15"))
                .build());

        // then
        assertThat(answer.body()).contains("<Code>InvalidAction</Code>");
    }

    @Test
    void shouldBeHealthy() throws IOException, InterruptedException {
        // when
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(endpoint.resolve("/q/health")).build());

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private StsClient sts(String secret) {
        return StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(root(secret))
                .build();
    }

    private CognitoIdentityClient identity(String secret) {
        return CognitoIdentityClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(root(secret))
                .build();
    }

    private static StaticCredentialsProvider root(String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIACOGNATELOCALROOT", secret));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
