package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.gateway.RawRequest.Answer;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Requests whose signature proves nothing open nothing, and are refused under the names of each service. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedRequestsTest {
    private static final String SECRET = "a-secret-that-is-not-the-one";

    @Inject
    AccessGateway gateway;

    private Visitors visitors;
    private AwsSessionCredentials credentials;

    @BeforeAll
    void open() {
        String everything = Iam.policy("Allow", "*", "*");
        visitors = Visitors.of(everything, everything);
        credentials = (AwsSessionCredentials) visitors.user("ann").credentials();
    }

    @BeforeEach
    void forget() {
        Recorder.get().cleared();
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @AfterAll
    void close() {
        visitors.close();
    }

    private static RawRequest object() {
        return RawRequest.s3("DELETE", "/bucket/key");
    }

    private static RawRequest row() {
        return RawRequest.dynamoDb("DeleteTable", "{\"TableName\":\"Nothing\"}");
    }

    private static RawRequest order() {
        return RawRequest.api("GET", "/orders");
    }

    private void assertAnswers(AwsCredentials signer, Instant time, String ofS3, String ofDynamoDb, String ofApi) {
        assertRefused(object().at(time).send(gateway.port(), signer), ofS3);
        assertRefused(row().at(time).send(gateway.port(), signer), ofDynamoDb);
        assertRefused(order().at(time).send(gateway.port(), signer), ofApi);
    }

    private static void assertRefused(Answer answer, String statusAndName) {
        String[] expected = statusAndName.split(" ");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(Integer.parseInt(expected[0]));
        String name = expected[1];
        assertThat(answer.head() + answer.body())
                .containsAnyOf(
                        "<Code>" + name + "</Code>",
                        "\"__type\":\"com.amazonaws.dynamodb.v20120810#" + name + "\"",
                        "x-amzn-errortype: " + name + "\r\n");
        assertThat(Recorder.get().received()).isEmpty();
    }

    @Test
    void shouldTakeTheGenuineOnes() {
        // when
        Answer object = object().send(gateway.port(), credentials);
        Answer order = order().send(gateway.port(), credentials);

        // then
        assertThat(object.status()).as(object.toString()).isEqualTo(200);
        assertThat(order.status()).as(order.toString()).isEqualTo(200);
        assertThat(Recorder.get().received()).hasSize(2);
    }

    @Test
    void shouldRefuseCredentialsWhoseTimeIsOver() {
        // given
        TestClock.advance(Duration.ofMinutes(61));

        // then
        assertAnswers(
                credentials,
                new TestClock().instant(),
                "400 ExpiredToken",
                "400 ExpiredTokenException",
                "403 ExpiredTokenException");
    }

    @Test
    void shouldRefuseAnotherSecret() {
        assertAnswers(
                AwsSessionCredentials.create(credentials.accessKeyId(), SECRET, credentials.sessionToken()),
                Instant.now(),
                "403 SignatureDoesNotMatch",
                "400 InvalidSignatureException",
                "403 InvalidSignatureException");
    }

    @Test
    void shouldRefuseKeysOfOtherInstallations() {
        assertAnswers(
                AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET),
                Instant.now(),
                "403 InvalidAccessKeyId",
                "400 UnrecognizedClientException",
                "403 UnrecognizedClientException");
    }

    @Test
    void shouldRefuseTokensOfOtherInstallations() {
        assertAnswers(
                AwsSessionCredentials.create("ASIAIOSFODNN7EXAMPLE", SECRET, "bm90IG91cnM="),
                Instant.now(),
                "400 InvalidToken",
                "400 UnrecognizedClientException",
                "403 UnrecognizedClientException");
    }

    @Test
    void shouldRefuseATokenOfAnotherKey() {
        // given
        var other = (AwsSessionCredentials) visitors.user("bob").credentials();

        // then
        assertAnswers(
                AwsSessionCredentials.create(other.accessKeyId(), other.secretAccessKey(), credentials.sessionToken()),
                Instant.now(),
                "400 InvalidToken",
                "400 UnrecognizedClientException",
                "403 UnrecognizedClientException");
    }

    @Test
    void shouldRefuseAnotherTime() {
        assertAnswers(
                credentials,
                Instant.now().minus(Duration.ofMinutes(6)),
                "403 RequestTimeTooSkewed",
                "400 InvalidSignatureException",
                "403 InvalidSignatureException");
        assertAnswers(
                credentials,
                Instant.now().plus(Duration.ofMinutes(6)),
                "403 RequestTimeTooSkewed",
                "400 InvalidSignatureException",
                "403 InvalidSignatureException");
    }

    @Test
    void shouldRefuseWhatIsNotSigned() {
        assertRefused(object().sendUnsigned(gateway.port()), "403 AccessDenied");
        assertRefused(row().sendUnsigned(gateway.port()), "400 MissingAuthenticationTokenException");
    }

    @Test
    void shouldRefuseWhatWasAltered() {
        assertRefused(
                object().tampering(text -> text.replace("/bucket/key", "/bucket/other"))
                        .send(gateway.port(), credentials),
                "403 SignatureDoesNotMatch");
        assertRefused(
                row().tampering(text -> text.replace("Nothing", "Another")).send(gateway.port(), credentials),
                "400 InvalidSignatureException");
        assertRefused(
                order().tampering(text -> text.replace("GET /orders", "DELETE /orders"))
                        .send(gateway.port(), credentials),
                "403 InvalidSignatureException");
    }

    @Test
    void shouldRefuseASignatureForAnotherService() {
        // when
        Answer answer = object().tampering(text -> text.replace("/s3/aws4_request", "/execute-api/aws4_request"))
                .send(gateway.port(), credentials);

        // then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(Recorder.get().received()).isEmpty();
    }
}
