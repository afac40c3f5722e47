package dev.cognate.identitypool.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.MultiMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a request of S3 looks like: somebody can tell what it asks for, or it is refused. */
class S3FuzzTest {
    private static final List<String> HOSTS = List.of("s3.example.com");

    @Property(tries = 2_000)
    void shouldFindAnAddressOrRefuse(@ForAll("paths") String path, @ForAll("hosts") String host) {
        try {
            // when
            S3Address address = S3Address.of(path, host, HOSTS);

            // then
            assertThat(S3Address.of(address.path(), "", HOSTS)).isEqualTo(address);
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isEqualTo(400);
        }
    }

    @Property(tries = 2_000)
    void shouldTellWhatIsNeededOrRefuse(@ForAll("heads") Head head) {
        try {
            // when
            List<Need> needs = new S3Needs(head, S3Address.of(head.path(), "", HOSTS), false).all();

            // then
            assertThat(needs).isNotEmpty().allMatch(need -> need.action().startsWith("s3:"));
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isIn(400, 501);
        }
    }

    @Provide
    Arbitrary<String> hosts() {
        return Arbitraries.of(
                "",
                ":",
                "s3.example.com",
                "photos.s3.example.com:80",
                ".s3.example.com",
                "a.b.s3.example.com",
                "PHOTOS.S3.EXAMPLE.COM",
                "x:y:z",
                "[::1]:80",
                "\u0130.s3.example.com");
    }

    @Provide
    Arbitrary<String> paths() {
        return pieces().list().ofMaxSize(8).map(parts -> "/" + String.join("", parts));
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.of(
                "photos",
                "/",
                "//",
                ".",
                "..",
                "%",
                "%2",
                "%2e",
                "%2F",
                "%5c",
                "\\",
                "%00",
                "%ff",
                "%C3%A9",
                "%ED%A0%80",
                "+",
                "&",
                "=",
                "?",
                "#",
                ";",
                "é",
                "\u0130",
                "a",
                "A",
                "-",
                "_",
                "%25",
                "%2541",
                "*",
                " ");
    }

    @Provide
    Arbitrary<Head> heads() {
        Arbitrary<String> names = Arbitraries.of(
                "acl",
                "tagging",
                "uploads",
                "uploadId",
                "partNumber",
                "versionId",
                "delete",
                "prefix",
                "list-type",
                "x-id",
                "response-expires",
                "X-Amz-Signature",
                "x-amz-acl",
                "x-amz-tagging",
                "x-amz-copy-source",
                "x-amz-meta-a",
                "x-amz-meta-%0d%0a",
                "x-amz-bypass-governance-retention",
                "%00",
                "");
        Arbitrary<String> query = Combinators.combine(names, pieces())
                .as((name, value) -> name + "=" + value)
                .list()
                .ofMaxSize(4)
                .map(all -> String.join("&", all));
        Arbitrary<MultiMap> headers = Combinators.combine(names, paths())
                .as((name, value) -> MultiMap.caseInsensitiveMultiMap().add(name, value));
        return Combinators.combine(
                        Arbitraries.of("GET", "HEAD", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"),
                        paths(),
                        query,
                        headers)
                .as((method, path, asked, all) -> new Head(method, path, asked, all, "localhost"));
    }
}
