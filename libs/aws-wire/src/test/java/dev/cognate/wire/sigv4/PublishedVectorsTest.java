package dev.cognate.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.iam.AccessKey;
import dev.cognate.iam.Principal;
import dev.cognate.wire.http.WireRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests and signatures of AWS's Signature Version 4 test suite. */
class PublishedVectorsTest {
    private static final Principal OWNER = new Principal.Root("123456789012");
    private static final AccessKey KEY =
            new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", OWNER);
    private static final String SESSION_TOKEN =
            "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHG"
                    + "BuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0K"
                    + "PkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8F"
                    + "DrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private final SignatureVerifier verifier = new SignatureVerifier(
            (id, token) -> Optional.of(KEY).filter(key -> key.id().equals(id)),
            "service",
            Clock.fixed(Instant.parse("2015-08-30T12:36:00Z"), ZoneOffset.UTC));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            get-header-key-duplicate|GET|/||My-Header1:value2~My-Header1:value2~My-Header1:value1|host;my-header1;x-amz-date|c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea
            get-header-value-multiline|GET|/||My-Header1:value1~My-Header1:value2~My-Header1:value3|host;my-header1;x-amz-date|ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790
            get-header-value-order|GET|/||My-Header1:value4~My-Header1:value1~My-Header1:value3~My-Header1:value2|host;my-header1;x-amz-date|08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01
            get-header-value-trim|GET|/||My-Header1: value1~My-Header2: "a   b   c"|host;my-header1;my-header2;x-amz-date|acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736
            get-unreserved|GET|/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz|||host;x-amz-date|07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f
            get-utf8|GET|/ሴ|||host;x-amz-date|8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85
            get-vanilla|GET|/|||host;x-amz-date|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-vanilla-empty-query-key|GET|/|Param1=value1||host;x-amz-date|a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb
            get-vanilla-query-order-key-case|GET|/|Param2=value2&Param1=value1||host;x-amz-date|b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500
            get-vanilla-query-unreserved|GET|/|-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz||host;x-amz-date|9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197
            get-vanilla-utf8-query|GET|/|ሴ=bar||host;x-amz-date|2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04
            get-relative|GET|/example/..|||host;x-amz-date|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-relative-relative|GET|/example1/example2/../..|||host;x-amz-date|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-slash|GET|//|||host;x-amz-date|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-slash-dot-slash|GET|/./|||host;x-amz-date|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            get-slash-pointless-dot|GET|/./example|||host;x-amz-date|ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5
            get-slashes|GET|//example//|||host;x-amz-date|9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84
            get-space|GET|/example space/|||host;x-amz-date|652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741
            post-header-key-sort|POST|/||My-Header1:value1|host;my-header1;x-amz-date|c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c
            post-header-value-case|POST|/||My-Header1:VALUE1|host;my-header1;x-amz-date|cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d
            post-vanilla|POST|/|||host;x-amz-date|5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b
            post-vanilla-query|POST|/|Param1=value1||host;x-amz-date|28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11
            """)
    void shouldAcceptTheSuitesRequests(
            String name, String method, String path, String query, String lines, String signedHeaders, String signature)
            throws SignatureException {
        // given
        WireRequest request = request(method, path, query, lines, "");
        sign(request, signedHeaders, signature);

        // when
        Principal caller = verifier.verify(request);

        // then
        assertThat(caller).isEqualTo(OWNER);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded,ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
        "application/x-www-form-urlencoded; charset=utf8,1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"
    })
    void shouldAcceptSignedForms(String contentType, String signature) throws SignatureException {
        // given
        WireRequest request = request("POST", "/", "", "Content-Type:" + contentType, "Param1=value1");
        sign(request, "content-type;host;x-amz-date", signature);

        // when
        Principal caller = verifier.verify(request);

        // then
        assertThat(caller).isEqualTo(OWNER);
    }

    @ParameterizedTest
    @CsvSource({
        "host;x-amz-date;x-amz-security-token,85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
        "host;x-amz-date,5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
    })
    void shouldAcceptSessionTokensInsideAndOutsideTheSignature(String signedHeaders, String signature)
            throws SignatureException {
        // given
        WireRequest request = request("POST", "/", "", "X-Amz-Security-Token:" + SESSION_TOKEN, "");
        sign(request, signedHeaders, signature);

        // when
        Principal caller = verifier.verify(request);

        // then
        assertThat(caller).isEqualTo(OWNER);
    }

    private static WireRequest request(String method, String path, String query, String lines, String body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Host", "example.amazonaws.com")
                .add("X-Amz-Date", "20150830T123600Z");
        for (String line : lines == null ? new String[0] : lines.split("~")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return new WireRequest(method, path, query == null ? "" : query, headers, Buffer.buffer(body));
    }

    private static void sign(WireRequest request, String signedHeaders, String signature) {
        request.headers()
                .add(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders="
                                + signedHeaders + ", Signature=" + signature);
    }
}
