package dev.cognate.identitypool.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's example of trailing headers, and checksums of its content. */
class TrailersTest {
    private static final String CHECKSUM = "x-amz-checksum-crc32c:sOO8/Q==\r\n";

    private final Buffer content = Buffer.buffer();

    private void read(String body, BodyCheck check) {
        check.take(Buffer.buffer(body), content::appendBuffer);
        check.finish();
    }

    private void assertRefused(String body, String code) {
        assertThatThrownBy(() -> read(body, ExampleUpload.trailedCheck()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void shouldTakeTheExample() {
        // when
        read(ExampleUpload.trailedBody(), ExampleUpload.trailedCheck());

        // then
        assertThat(content.length()).isEqualTo(ExampleUpload.LENGTH);
    }

    @Test
    void shouldRefuseAnotherChecksumThanWasSigned() {
        assertRefused(ExampleUpload.trailedBody().replace("sOO8/Q==", "sOO8/A=="), "SignatureDoesNotMatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x-amz-checksum-crc32c\r\n", CHECKSUM + CHECKSUM, CHECKSUM + "x-other:1\r\n", ":\r\n"})
    void shouldRefuseTrailersThatWereNotAnnounced(String instead) {
        assertRefused(ExampleUpload.trailedBody().replace(CHECKSUM, instead), "MalformedTrailerError");
    }

    @Test
    void shouldRefuseTrailersWithoutASignature() {
        assertRefused(
                ExampleUpload.trailedBody().replaceFirst("x-amz-trailer-signature:.*\r\n", ""),
                "MalformedTrailerError");
    }

    @Test
    void shouldRefuseTrailersWithoutEnd() {
        assertRefused(ExampleUpload.trailedBody().replace(CHECKSUM, "x:1\r\n".repeat(100)), "MalformedTrailerError");
    }

    @Test
    void shouldRefuseTheChecksumOfOtherContent() {
        // given
        BodyChecksum checksum = BodyChecksum.named("x-amz-checksum-crc32c").orElseThrow();
        checksum.add(Buffer.buffer("a".repeat(ExampleUpload.LENGTH - 1) + "b"));

        // when
        // then
        assertThatThrownBy(() -> checksum.require("sOO8/Q=="))
                .isInstanceOf(Refusal.class)
                .hasMessage("The CRC32C you specified did not match the calculated checksum.");
    }

    /** The digits 1 to 9, of which every description of an algorithm tells the checksum. */
    @ParameterizedTest
    @CsvSource({
        "x-amz-checksum-crc32, y/Q5Jg==",
        "X-Amz-Checksum-CRC32C, 4waSgw==",
        "x-amz-checksum-sha1, 98O8HYCOBHMq32eZZczDTKeuNEE=",
        "x-amz-checksum-sha256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
    })
    void shouldKnowTheChecksumsJavaHas(String header, String expected) {
        // given
        BodyChecksum checksum = BodyChecksum.named(header).orElseThrow();
        checksum.add(Buffer.buffer("1234"));
        checksum.add(Buffer.buffer("56789".getBytes(StandardCharsets.US_ASCII)));

        // when
        checksum.require(expected);

        // then
        assertThat(BodyChecksum.named("x-amz-checksum-crc64nvme")).isEmpty();
    }
}
