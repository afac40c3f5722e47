package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.gateway.RawRequest.Answer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checksums the server behind never sees are compared at the gateway, before the last piece goes on. */
@QuarkusTest
class ChecksumTest {
    private static final String BUCKET = Shelf.name();
    private static final String CONTENT = "123456789";
    private static final String CRC32 = "y/Q5Jg==";
    private static final String OTHER_CRC32 = "y/Q5Jw==";

    @Inject
    AccessGateway gateway;

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = Shelf.create(BUCKET);
        Recorder.get().cleared();
    }

    @AfterEach
    void close() {
        shelf.behind()
                .listObjectsV2(request -> request.bucket(BUCKET))
                .contents()
                .forEach(object -> shelf.behind()
                        .deleteObject(request -> request.bucket(BUCKET).key(object.key())));
        shelf.behind().deleteBucket(request -> request.bucket(BUCKET));
        shelf.close();
    }

    private Answer upload(String key, String trailer, String checksum) {
        TrailedUpload upload = new TrailedUpload("/" + BUCKET + "/" + key, CONTENT, trailer, checksum);
        return RawRequest.exchange(gateway.port(), upload.text(StorageClients.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-checksum-crc32, " + CRC32,
        "x-amz-checksum-crc32c, 4waSgw==",
        "x-amz-checksum-crc64nvme, rosUhgp5mIg="
    })
    void shouldStoreContentWithItsChecksum(String trailer, String checksum) {
        // when
        Answer answer = upload("right", trailer, checksum);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        shelf.assertHolds("right", CONTENT);
    }

    @Test
    void shouldStoreNothingOfContentWithAnotherChecksum() {
        // when
        Answer answer = upload("wrong", "x-amz-checksum-crc32", OTHER_CRC32);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "<Code>BadDigest</Code>",
                        "<Message>The CRC32 you specified did not match the calculated checksum.</Message>");
        shelf.assertLacks("wrong");
    }

    @Test
    void shouldStoreNothingBehindATrailerNobodySigned() {
        // given
        TrailedUpload upload =
                new TrailedUpload("/" + BUCKET + "/forged", CONTENT, "x-amz-checksum-crc32", OTHER_CRC32);
        String forged = upload.text(StorageClients.ROOT).replace(OTHER_CRC32, CRC32);

        // when
        Answer answer = RawRequest.exchange(gateway.port(), forged);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        shelf.assertLacks("forged");
    }

    private Answer uploadOpen(String key, String checksum) {
        return RawRequest.s3("PUT", "/" + BUCKET + "/" + key)
                .with("host", "s3.test")
                .with("content-encoding", "aws-chunked")
                .with("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
                .with("x-amz-decoded-content-length", String.valueOf(CONTENT.length()))
                .with("x-amz-trailer", "x-amz-checksum-crc32")
                .body("9\r\n" + CONTENT + "\r\n0\r\nx-amz-checksum-crc32:" + checksum + "\r\n\r\n")
                .send(gateway.port(), StorageClients.ROOT);
    }

    @Test
    void shouldStoreContentOfOpenChunks() {
        // when
        Answer answer = uploadOpen("open", CRC32);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        shelf.assertHolds("open", CONTENT);
    }

    @Test
    void shouldStoreNothingOfOpenChunksWithAnotherChecksum() {
        // when
        Answer answer = uploadOpen("open-wrong", OTHER_CRC32);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>BadDigest</Code>");
        shelf.assertLacks("open-wrong");
    }

    @Test
    void shouldDeleteNothingOfAListWithAnotherChecksum() {
        // given
        String list = "<Delete><Object><Key>a</Key></Object></Delete>";
        String checksum = Base64.getEncoder().encodeToString(new byte[4]);

        // when
        Answer answer = RawRequest.s3("POST", "/bucket?delete")
                .with("x-amz-checksum-crc32", checksum)
                .body(list)
                .send(gateway.port(), StorageClients.ROOT);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>BadDigest</Code>");
        assertThat(Recorder.get().received()).isEmpty();
    }
}
