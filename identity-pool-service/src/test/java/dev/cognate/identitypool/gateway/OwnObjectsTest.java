package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cognate.identitypool.gateway.Visitors.Visitor;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Users of an identity pool reach their own objects on a real S3 server, and nothing else. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnObjectsTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final String BUCKET = Shelf.name();
    private static final String OF_USERS = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject"],
               "Resource":"arn:aws:s3:::BUCKET/users/${cognito-identity.amazonaws.com:sub}/*"},
              {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::BUCKET",
               "Condition":{"StringLike":{"s3:prefix":"users/${cognito-identity.amazonaws.com:sub}/*"}}}]}
            """.replace("BUCKET", BUCKET);

    @Inject
    AccessGateway gateway;

    private Visitors visitors;
    private Visitor ann;
    private Visitor bob;
    private Shelf shelf;
    private S3Client annsS3;

    @BeforeAll
    void open() {
        shelf = Shelf.create(BUCKET);
        visitors = Visitors.of(OF_USERS, Iam.policy("Deny", "*", "*"));
        ann = visitors.user("ann");
        bob = visitors.user("bob");
        annsS3 = StorageClients.s3(endpoint(), ann.credentials());
        shelf.store(bobs("secret"), "bob's");
    }

    @AfterAll
    void close() {
        annsS3.close();
        shelf.close();
        visitors.close();
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    private String anns(String name) {
        return "users/" + ann.identity() + "/" + name;
    }

    private String bobs(String name) {
        return "users/" + bob.identity() + "/" + name;
    }

    @Test
    void shouldLetUsersWriteReadListAndDeleteTheirOwn() {
        // given
        String key = anns("notes/a b+c~ü.txt");

        // when
        annsS3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("mine"));
        String read = annsS3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                .asUtf8String();
        var listed = annsS3.listObjectsV2(request -> request.bucket(BUCKET).prefix(anns("notes/")))
                .contents();
        annsS3.deleteObject(request -> request.bucket(BUCKET).key(key));

        // then
        assertThat(read).isEqualTo("mine");
        assertThat(listed).extracting(S3Object::key).containsExactly(key);
        shelf.assertLacks(key);
    }

    @Test
    void shouldRefuseObjectsOfOthersAndLeaveThemAsTheyAre() {
        // given
        String key = bobs("secret");

        // then
        Shelf.assertDenied(
                () -> annsS3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)));
        Shelf.assertDenied(
                () -> annsS3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("ann's")));
        Shelf.assertDenied(
                () -> annsS3.deleteObject(request -> request.bucket(BUCKET).key(key)));
        Shelf.assertDenied(() ->
                annsS3.createMultipartUpload(request -> request.bucket(BUCKET).key(key)));
        shelf.assertHolds(key, "bob's");
    }

    @Test
    void shouldRefuseListsOfOthers() {
        Shelf.assertDenied(
                () -> annsS3.listObjectsV2(request -> request.bucket(BUCKET).prefix(bobs(""))));
        Shelf.assertDenied(() -> annsS3.listObjectsV2(request -> request.bucket(BUCKET)));
        Shelf.assertDenied(() -> annsS3.listBuckets());
    }

    @Test
    void shouldRefuseACopyOfWhatIsOthers() {
        // when
        // then
        Shelf.assertDenied(() -> annsS3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey(bobs("secret"))
                .destinationBucket(BUCKET)
                .destinationKey(anns("stolen"))));
        shelf.assertLacks(anns("stolen"));
    }

    @Test
    void shouldDeleteOfAListWhatIsTheUsersOwn() {
        // given
        shelf.store(anns("one"), "1");
        shelf.store(anns("two"), "2");

        // when
        DeleteObjectsResponse answer = annsS3.deleteObjects(request -> request.bucket(BUCKET)
                .delete(delete -> delete.objects(id(anns("one")), id(bobs("secret")), id(anns("two")))));

        // then
        assertThat(answer.deleted()).extracting(DeletedObject::key).containsExactly(anns("one"), anns("two"));
        assertThat(answer.errors())
                .extracting(S3Error::key, S3Error::code)
                .containsExactly(tuple(bobs("secret"), "AccessDenied"));
        shelf.assertHolds(bobs("secret"), "bob's");
        shelf.assertLacks(anns("one"));
    }

    @Test
    void shouldAnswerForEachOfAListThatIsOthers() {
        // when
        DeleteObjectsResponse answer = annsS3.deleteObjects(
                request -> request.bucket(BUCKET).delete(delete -> delete.objects(id(bobs("secret")))));

        // then
        assertThat(answer.deleted()).isEmpty();
        assertThat(answer.errors()).extracting(S3Error::key).containsExactly(bobs("secret"));
        shelf.assertHolds(bobs("secret"), "bob's");
    }

    private static ObjectIdentifier id(String key) {
        return ObjectIdentifier.builder().key(key).build();
    }

    @Test
    void shouldTakeLargeUploadsInPartsAndAsAStream() {
        // given
        byte[] content = new byte[11 * MEGABYTE + 3];
        new Random(7).nextBytes(content);

        // when
        annsS3.putObject(
                request -> request.bucket(BUCKET).key(anns("stream")),
                RequestBody.fromInputStream(new ByteArrayInputStream(content), content.length));
        try (S3AsyncClient async = StorageClients.s3InParts(endpoint(), ann.credentials())) {
            async.putObject(request -> request.bucket(BUCKET).key(anns("parts")), AsyncRequestBody.fromBytes(content))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        }

        // then
        assertThat(shelf.content(anns("stream"))).isEqualTo(content);
        assertThat(shelf.content(anns("parts"))).isEqualTo(content);
    }
}
