package dev.cognate.userpool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Calls of operations which the AWS SDK for Java does not know yet, and calls of a certain user agent. */
public final class RawApi {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    private RawApi() {}

    /** An error as it was answered. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String type, String message) {
            super(type + ": " + message);
        }
    }

    /** Calls with the root key. */
    public static JsonNode signed(String operation, Map<String, ?> input) {
        String body = write(input);
        AwsCredentialsIdentity key = AwsCredentialsIdentity.create(
                property("cognate.iam.root-access-key-id"), property("cognate.iam.root-secret-access-key"));
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(Api.endpoint().resolve("/"))
                .headers(headers(operation))
                .build();
        return send(
                body,
                AwsV4HttpSigner.create()
                        .sign(sign -> sign.identity(key)
                                .request(request)
                                .payload(ContentStreamProvider.fromUtf8String(body))
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cognito-idp")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.systemUTC()))
                        .request()
                        .headers());
    }

    /** Calls without a signature. */
    public static JsonNode anonymous(String operation, Map<String, ?> input) {
        return send(write(input), headers(operation));
    }

    /** Calls without a signature from a certain program. */
    public static JsonNode anonymous(String operation, String userAgent, Map<String, ?> input) {
        var headers = new HashMap<>(headers(operation));
        headers.put("User-Agent", List.of(userAgent));
        return send(write(input), headers);
    }

    private static Map<String, List<String>> headers(String operation) {
        return Map.of(
                "X-Amz-Target", List.of("AWSCognitoIdentityProviderService." + operation),
                "Content-Type", List.of("application/x-amz-json-1.1"));
    }

    private static JsonNode send(String body, Map<String, List<String>> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(Api.endpoint().resolve("/")).POST(BodyPublishers.ofString(body));
        headers.forEach((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            JsonNode answer = response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new Refused(
                        answer.path("__type").asText(), answer.path("message").asText());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String write(Map<String, ?> input) {
        try {
            return JSON.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String property(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
