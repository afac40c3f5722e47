package dev.cognate.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What the AWS SDK signs verifies, and nothing that differs from it in one byte does. */
class SdkSignerPropertyTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:20:30Z"), ZoneOffset.UTC);
    private static final AwsCredentialsIdentity CREDENTIALS = AwsCredentialsIdentity.create("AKIATEST", "test/secret+");
    private static final Principal OWNER = new Principal.Root("000000000000");
    private static final AccessKeys KEYS =
            AccessKeys.of(new AccessKey(CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey(), OWNER));

    private final SdkSigner signer = new SdkSigner(CREDENTIALS, "cognito-sync", CLOCK);
    private final SignatureVerifier verifier = new SignatureVerifier(KEYS, "cognito-sync", CLOCK);

    record Plain(String method, URI uri, Map<String, List<String>> headers, String body) {}

    @Property(tries = 400)
    void shouldAcceptWhatTheSdkSignsInAHeader(@ForAll("requests") Plain plain) throws SignatureException {
        // given
        WireRequest request = signer.sign(plain.method(), plain.uri(), plain.headers(), plain.body());

        // when
        Principal caller = verifier.verify(request);

        // then
        assertThat(caller).isEqualTo(OWNER);
    }

    @Property(tries = 400)
    void shouldAcceptWhatTheSdkSignsInAQuery(@ForAll("requests") Plain plain) throws SignatureException {
        // given
        WireRequest request = signer.presign(plain.method(), plain.uri(), plain.headers(), plain.body());

        // when
        Principal caller = verifier.verify(request);

        // then
        assertThat(caller).isEqualTo(OWNER);
    }

    @Property(tries = 200)
    void shouldRefuseAnotherBody(@ForAll("requests") Plain plain, @ForAll @IntRange(min = 1, max = 255) int flip) {
        // given
        WireRequest request = signer.sign(plain.method(), plain.uri(), plain.headers(), plain.body() + "x");
        byte[] body = request.body().getBytes();
        body[flip % body.length] ^= (byte) flip;

        // then
        assertRefused(new WireRequest(
                request.method(), request.path(), request.query(), request.headers(), Buffer.buffer(body)));
    }

    @Property(tries = 200)
    void shouldRefuseAnotherSignature(@ForAll("requests") Plain plain, @ForAll @IntRange(min = 0, max = 63) int at) {
        // given
        WireRequest request = signer.sign(plain.method(), plain.uri(), plain.headers(), plain.body());
        String header = request.header("Authorization");
        int position = header.length() - 64 + at;
        char other = header.charAt(position) == '0' ? '1' : '0';
        request.headers().set("Authorization", header.substring(0, position) + other + header.substring(position + 1));

        // then
        assertRefused(request);
    }

    @Property(tries = 200)
    void shouldRefuseAnotherHeader(@ForAll("requests") Plain plain) {
        // given
        WireRequest request = signer.sign(plain.method(), plain.uri(), plain.headers(), plain.body());
        request.headers().set("x-amz-client-context", request.header("x-amz-client-context") + "1");

        // then
        assertRefused(request);
    }

    @Property(tries = 200)
    void shouldRefuseAnotherQuery(@ForAll("requests") Plain plain, @ForAll boolean isPresigned) {
        // given
        WireRequest request = isPresigned
                ? signer.presign(plain.method(), plain.uri(), plain.headers(), plain.body())
                : signer.sign(plain.method(), plain.uri(), plain.headers(), plain.body());

        // then
        assertRefused(new WireRequest(
                request.method(), request.path(), request.query() + "&a=1", request.headers(), request.body()));
    }

    @Property(tries = 200)
    void shouldRefuseAnotherPathOrMethod(@ForAll("requests") Plain plain, @ForAll boolean isPath) {
        // given
        WireRequest request = signer.sign(plain.method(), plain.uri(), plain.headers(), plain.body());

        // then
        assertRefused(new WireRequest(
                isPath ? request.method() : request.method() + "X",
                isPath ? request.path() + "x" : request.path(),
                request.query(),
                request.headers(),
                request.body()));
    }

    @Property(tries = 100)
    void shouldRefuseAnotherSecond(@ForAll("requests") Plain plain, @ForAll @IntRange(min = 1, max = 200) int seconds) {
        // given
        WireRequest request = signer.sign(plain.method(), plain.uri(), plain.headers(), plain.body());
        Instant other = CLOCK.instant().plus(Duration.ofSeconds(seconds));
        MultiMap headers =
                request.headers().set("X-Amz-Date", SigningTime.of(other).text());

        // then
        assertRefused(new WireRequest(request.method(), request.path(), request.query(), headers, request.body()));
    }

    private void assertRefused(WireRequest request) {
        assertThatThrownBy(() -> verifier.verify(request))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("does not match");
    }

    @Provide
    Arbitrary<Plain> requests() {
        Arbitrary<String> text = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("äß€語")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> segment =
                text.map(PercentEncoding::encode).filter(part -> !".".equals(part) && !"..".equals(part));
        Arbitrary<String> path = segment.list().ofMaxSize(4).map(parts -> "/" + String.join("/", parts));
        Arbitrary<String> query = Combinators.combine(text, text)
                .as((name, value) -> PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value))
                .list()
                .ofMaxSize(4)
                .map(pairs -> pairs.stream().distinct().collect(Collectors.joining("&")));
        Arbitrary<String> value = Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars(' ')
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> body = Arbitraries.strings().all().ofMaxLength(60).map(SdkSignerPropertyTest::whole);
        return Combinators.combine(Arbitraries.of("GET", "POST", "DELETE"), path, query, value, body)
                .as((method, where, asked, header, content) -> new Plain(
                        method,
                        URI.create("http://localhost:8083" + where + (asked.isEmpty() ? "" : "?" + asked)),
                        Map.of("x-amz-client-context", List.of(header), "Content-Type", List.of("application/json")),
                        content));
    }

    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
