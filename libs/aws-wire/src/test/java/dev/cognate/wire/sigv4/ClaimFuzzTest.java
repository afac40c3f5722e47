package dev.cognate.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever claims to be a signature: it is refused as one, and nothing else happens. */
class ClaimFuzzTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    private final HeadVerifier verifier = new HeadVerifier(
            AccessKeys.of(new AccessKey(KEY, "secret", new Principal.Root("000000000000"))),
            Clock.fixed(Instant.parse("2013-05-24T00:00:30Z"), ZoneOffset.UTC));

    private void assertRefused(String query, MultiMap headers) {
        // given
        WireRequest request = new WireRequest("GET", "/bucket/key", query, headers, Buffer.buffer());

        // when
        Throwable refused = catchThrowable(() -> verifier.verify(ClaimedHead.of(request), Optional.empty()));

        // then
        assertThat(refused).isInstanceOf(SignatureException.class);
    }

    @Property(tries = 3_000)
    void shouldRefusePreSignedRequests(@ForAll("queries") String query) {
        assertRefused(query, MultiMap.caseInsensitiveMultiMap().add("host", "here"));
    }

    @Property(tries = 3_000)
    void shouldRefuseAuthorizationHeaders(
            @ForAll("authorizations") String authorization, @ForAll("dates") String date) {
        assertRefused(
                "",
                MultiMap.caseInsensitiveMultiMap()
                        .add("host", "here")
                        .add("x-amz-content-sha256", HeadVerifier.UNSIGNED)
                        .add("x-amz-date", date)
                        .add("authorization", authorization));
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> parts = Combinators.combine(
                        Arbitraries.of(
                                "X-Amz-Algorithm",
                                "X-Amz-Credential",
                                "X-Amz-Date",
                                "X-Amz-Expires",
                                "X-Amz-SignedHeaders",
                                "X-Amz-Signature",
                                "X-Amz-Security-Token",
                                "x-amz-content-sha256",
                                "x-amz-algorithm",
                                "a"),
                        Arbitraries.oneOf(
                                credentials(), dates(), lengths(), Arbitraries.of("AWS4-HMAC-SHA256", "host", "")))
                .as((name, value) -> name + "=" + PercentEncoding.encode(value));
        Arbitrary<String> loose = parts.list().ofMaxSize(9).map(all -> String.join("&", all));
        Arbitrary<String> tight = Combinators.combine(credentials(), dates(), lengths(), loose)
                .as((credential, date, length, rest) -> "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=00&X-Amz-Credential=" + PercentEncoding.encode(credential) + "&X-Amz-Date="
                        + PercentEncoding.encode(date) + "&X-Amz-Expires=" + PercentEncoding.encode(length)
                        + (rest.length() % 2 == 0 ? "" : "&" + rest));
        return Arbitraries.oneOf(loose, tight, Arbitraries.strings().all().ofMaxLength(40));
    }

    @Provide
    Arbitrary<String> authorizations() {
        Arbitrary<String> parts = Combinators.combine(
                        Arbitraries.of("Credential", "SignedHeaders", "Signature", "credential", "", "X"),
                        Arbitraries.oneOf(credentials(), Arbitraries.of("host;x-amz-date", ";", "", "=", "host", "00")))
                .as((name, value) -> name + "=" + value);
        Arbitrary<String> loose = parts.list().ofMaxSize(5).map(all -> "AWS4-HMAC-SHA256 " + String.join(", ", all));
        Arbitrary<String> tight = credentials()
                .map(credential -> "AWS4-HMAC-SHA256 Credential=" + credential
                        + ", SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=00");
        return Arbitraries.oneOf(loose, tight, Arbitraries.strings().ascii().ofMaxLength(40));
    }

    private static Arbitrary<String> credentials() {
        Arbitrary<String> parts = Arbitraries.of(
                KEY, "AKIA", "20130524", "us-east-1", "s3", "aws4_request", "", "é", "\u0000", "99999999");
        return Arbitraries.oneOf(
                parts.list().ofMinSize(4).ofMaxSize(6).map(all -> String.join("/", all)),
                Arbitraries.of(
                        KEY + "/20130524/us-east-1/s3/aws4_request", KEY + "/20130524/eu/dynamodb/aws4_request"));
    }

    @Provide
    Arbitrary<String> dates() {
        return Arbitraries.of(
                "20130524T000000Z",
                "20130524T000000",
                "99990524T000000Z",
                "+9999999990524T000000Z",
                "-0010524T000000Z",
                "20130230T000000Z",
                "20130524T235960Z",
                "Fri, 24 May 2013 00:00:00 GMT",
                "",
                "2013",
                "é");
    }

    private static Arbitrary<String> lengths() {
        return Arbitraries.of("60", "0", "604800", "604801", "999999", "-1", "1e3", "", "9".repeat(40));
    }
}
