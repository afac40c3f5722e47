package dev.cognate.wire.sigv4;

import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests with the AWS SDK: the oracle our verifier must agree with. */
public final class SdkSigner {
    private final AwsCredentialsIdentity credentials;
    private final String service;
    private final Clock clock;

    /** Signs as the owner of a key. */
    public SdkSigner(AwsCredentialsIdentity credentials, String service, Clock clock) {
        this.credentials = credentials;
        this.service = service;
        this.clock = clock;
    }

    /** Signs in the {@code Authorization} header. */
    public WireRequest sign(String method, URI uri, Map<String, List<String>> headers, String body) {
        return sign(method, uri, headers, body, AuthLocation.HEADER);
    }

    /** Signs in the query, for five minutes. */
    public WireRequest presign(String method, URI uri, Map<String, List<String>> headers, String body) {
        return sign(method, uri, headers, body, AuthLocation.QUERY_STRING);
    }

    private WireRequest sign(
            String method, URI uri, Map<String, List<String>> headers, String body, AuthLocation location) {
        SdkHttpRequest plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(method))
                .uri(uri)
                .headers(headers)
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(order -> {
                    order.identity(credentials)
                            .request(plain)
                            .payload(ContentStreamProvider.fromUtf8String(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                            .putProperty(AwsV4HttpSigner.AUTH_LOCATION, location)
                            .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock);
                    if (location == AuthLocation.QUERY_STRING) {
                        order.putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(5));
                    }
                })
                .request();
        return asSent(signed, body);
    }

    private static WireRequest asSent(SdkHttpRequest signed, String body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        signed.forEachHeader((name, values) -> values.forEach(value -> headers.add(name, value)));
        String query = signed.encodedQueryParameters().orElse("");
        String path = signed.encodedPath().isEmpty() ? "/" : signed.encodedPath();
        return new WireRequest(signed.method().name(), path, query, headers, Buffer.buffer(body));
    }
}
