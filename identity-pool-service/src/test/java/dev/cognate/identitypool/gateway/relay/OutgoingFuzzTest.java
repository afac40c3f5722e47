package dev.cognate.identitypool.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.Upstream;
import dev.cognate.wire.http.PercentEncoding;
import dev.cognate.wire.sigv4.RequestSigner;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in the query of a pre-signed request: what goes on is one request with headers that are headers. */
class OutgoingFuzzTest {
    private static final Upstream UPSTREAM = new Upstream(
            "s3",
            "s3",
            URI.create("http://127.0.0.1:9000"),
            "us-east-1",
            Optional.of(new RequestSigner("operator", "secret", Optional.empty())),
            List.of(),
            new Upstream.Manners("", false));

    @Property(tries = 2_000)
    void shouldSendOneRequestOrNone(@ForAll("queries") String query) {
        // given
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap().add("host", "gateway").add("X-Amz-Meta-A", "1");
        Head head = new Head("GET", "/bucket/key", query, headers, "gateway");
        try {
            // when
            Outgoing outgoing = Outgoing.of(
                    head, UPSTREAM, "/bucket/key", Outgoing.OutgoingBody.of("UNSIGNED-PAYLOAD"), Instant.EPOCH);

            // then
            assertThat(outgoing.uri()).matches("/bucket/key(\\?[A-Za-z0-9._~%=&-]*)?");
            assertThat(outgoing.headers()).allSatisfy(header -> {
                assertThat(header.getKey()).matches("[A-Za-z0-9!#$%&'*+.^`|~-]+");
                assertThat(header.getValue()).matches("[ -~]*");
            });
            assertThat(outgoing.headers().getAll("host")).containsExactly("127.0.0.1:9000");
            assertThat(outgoing.headers().getAll("authorization")).hasSize(1);
            assertThat(outgoing.headers().contains("x-amz-security-token")).isFalse();
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isEqualTo(400);
        }
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> names = Arbitraries.of(
                "X-Amz-Security-Token",
                "x-amz-meta-b",
                "x-amz-meta-A",
                "x-amz-meta-\r\nhost",
                "x-amz-meta-é",
                "x-amz-security-to\u212aen",
                "x-amz-acl",
                "x-amz-date",
                "host",
                "versionId",
                "x_amz_acl",
                "x-amz-",
                "a b",
                "x-amz-content-sha256",
                "X-Amz-Signature",
                "x-amz-a:b");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(6),
                Arbitraries.of("1\r\nX-Injected: 1", "\u010d\u010a", "a b", "", "\t", "/../"));
        return Combinators.combine(names, values)
                .as((name, value) -> PercentEncoding.encode(name) + "=" + PercentEncoding.encode(value))
                .list()
                .ofMaxSize(4)
                .map(all -> String.join("&", all));
    }
}
