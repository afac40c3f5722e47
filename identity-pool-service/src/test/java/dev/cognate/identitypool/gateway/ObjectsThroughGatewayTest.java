package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Everything an S3 client does, through the gateway, on a real S3 server behind it. The account's root may do it all. */
@QuarkusTest
class ObjectsThroughGatewayTest {
    private static final int PART = 5 * 1024 * 1024;

    @Inject
    AccessGateway gateway;

    private final String bucket = "bucket-" + UUID.randomUUID();
    private S3Client behind;
    private S3Client s3;

    @BeforeEach
    void createBucket() {
        behind = StorageClients.s3Behind();
        behind.createBucket(request -> request.bucket(bucket));
        s3 = StorageClients.s3(endpoint(), StorageClients.ROOT);
    }

    @AfterEach
    void disconnect() {
        s3.close();
        behind.close();
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    private byte[] stored(String key) {
        return behind.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asByteArray();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void shouldPassObjectsOfSeveralMegabytesBothWays() {
        // given
        byte[] content = random(3 * 1024 * 1024 + 17);

        // when
        s3.putObject(request -> request.bucket(bucket).key("a/b c+d.bin"), RequestBody.fromBytes(content));

        // then
        assertThat(stored("a/b c+d.bin")).isEqualTo(content);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("a/b c+d.bin"))
                        .asByteArray())
                .isEqualTo(content);
    }

    @Test
    void shouldPassEmptyObjects() {
        // when
        s3.putObject(request -> request.bucket(bucket).key("empty"), RequestBody.empty());

        // then
        assertThat(stored("empty")).isEmpty();
        assertThat(s3.headObject(request -> request.bucket(bucket).key("empty")).contentLength())
                .isZero();
    }

    @Test
    void shouldPassPartsOfObjects() {
        // given
        s3.putObject(request -> request.bucket(bucket).key("text"), RequestBody.fromString("0123456789"));

        // when
        String middle = s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("text").range("bytes=3-5"))
                .asUtf8String();

        // then
        assertThat(middle).isEqualTo("345");
    }

    @Test
    void shouldPassUploadsInParts() {
        // given
        byte[] first = random(PART);
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key("large"))
                .uploadId();

        // when
        String etag = s3.uploadPart(
                        request -> request.bucket(bucket)
                                .key("large")
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromBytes(first))
                .eTag();
        s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key("large")
                .uploadId(upload)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));

        // then
        assertThat(stored("large")).isEqualTo(first);
    }

    @Test
    void shouldPassListsCopiesAndDeletions() {
        // given
        s3.putObject(request -> request.bucket(bucket).key("x/1"), RequestBody.fromString("one"));

        // when
        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("x/1")
                .destinationBucket(bucket)
                .destinationKey("x/2"));
        var keys =
                s3.listObjectsV2(request -> request.bucket(bucket).prefix("x/")).contents();
        s3.deleteObjects(request -> request.bucket(bucket)
                .delete(delete -> delete.objects(
                        ObjectIdentifier.builder().key("x/1").build(),
                        ObjectIdentifier.builder().key("x/2").build())));

        // then
        assertThat(keys).extracting(S3Object::key).containsExactly("x/1", "x/2");
        assertThat(behind.listObjectsV2(request -> request.bucket(bucket)).contents())
                .isEmpty();
    }

    @Test
    void shouldPassPreSignedRequests() throws IOException, InterruptedException {
        // given
        HttpClient http = HttpClient.newHttpClient();
        try (var presigner = StorageClients.presigner(endpoint(), StorageClients.ROOT)) {
            var put = presigner.presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                    .putObjectRequest(request -> request.bucket(bucket).key("signed")));
            var get = presigner.presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                    .getObjectRequest(request -> request.bucket(bucket).key("signed")));

            // when
            HttpResponse<String> stored = http.send(
                    HttpRequest.newBuilder(URI.create(put.url().toString()))
                            .PUT(HttpRequest.BodyPublishers.ofString("from a form"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            HttpResponse<String> read = http.send(
                    HttpRequest.newBuilder(URI.create(get.url().toString())).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));

            // then
            assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
            assertThat(read.body()).isEqualTo("from a form");
        }
    }
}
