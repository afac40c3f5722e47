package dev.cognate.e2e.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests no SDK would send: signed by AWS's own signer, then sent as they are. */
public final class RawCalls {
    private static final String TARGET = "AWSCognitoIdentityProviderService.";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    private final URI endpoint;
    private final HttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    RawCalls(URI endpoint, HttpClient http) {
        this.endpoint = endpoint;
        this.http = http;
    }

    /** The headers of a signed request for this operation and body. */
    public Map<String, List<String>> sign(String operation, byte[] body, AwsCredentialsIdentity key, Clock clock) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint.resolve("/"))
                .putHeader("X-Amz-Target", TARGET + operation)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .build();
        return signer.sign(sign -> sign.identity(key)
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cognito-idp")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, Suite.REGION)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                .request()
                .headers();
    }

    /** Sends a signed request. */
    public Answer signed(String operation, byte[] body, AwsCredentialsIdentity key) {
        return send(sign(operation, body, key, Clock.systemUTC()), body);
    }

    /** Sends a request without any signature. */
    public Answer unsigned(String operation, byte[] body) {
        return send(
                Map.of(
                        "X-Amz-Target", List.of(TARGET + operation),
                        "Content-Type", List.of("application/x-amz-json-1.1")),
                body);
    }

    /** Sends exactly these headers and this body. */
    public Answer send(Map<String, List<String>> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.resolve("/")).timeout(PATIENCE).POST(BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
