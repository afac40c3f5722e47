package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket of one test on the server behind the gateway, seen from there. */
record Shelf(String bucket, S3Client behind) implements AutoCloseable {

    /** Creates it. */
    static Shelf create(String bucket) {
        S3Client behind = StorageClients.s3Behind();
        behind.createBucket(request -> request.bucket(bucket));
        return new Shelf(bucket, behind);
    }

    /** A name nobody else uses. */
    static String name() {
        return "bucket-" + UUID.randomUUID();
    }

    void store(String key, String text) {
        behind.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    byte[] content(String key) {
        return behind.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asByteArray();
    }

    void assertHolds(String key, String text) {
        assertThat(content(key)).asString().isEqualTo(text);
    }

    void assertLacks(String key) {
        assertThatThrownBy(() -> content(key)).isInstanceOf(NoSuchKeyException.class);
    }

    static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
        });
    }

    @Override
    public void close() {
        behind.close();
    }
}
