package dev.cognate.identitypool.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.TestClock;
import dev.cognate.identitypool.gateway.Visitors.Visitor;
import dev.cognate.identitypool.iam.Iam;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Guests, pre-signed requests and sessions with policies of their own, on a real S3 server. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NarrowedAccessTest {
    private static final String BUCKET = Shelf.name();
    private static final String OF_USERS = """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:GetObject",
               "Resource":"arn:aws:s3:::BUCKET/users/${cognito-identity.amazonaws.com:sub}/*"},
              {"Effect":"Deny","Action":"s3:*","Resource":"*",
               "Condition":{"StringEquals":{"s3:ExistingObjectTag/kept":"yes","aws:Referer":"sees-tags"}}}]}
            """.replace("BUCKET", BUCKET);

    @Inject
    AccessGateway gateway;

    private Shelf shelf;
    private Visitors visitors;
    private Visitor ann;
    private S3Client annsS3;
    private S3Client guestsS3;

    @BeforeAll
    void open() {
        shelf = Shelf.create(BUCKET);
        visitors = Visitors.of(OF_USERS, Iam.policy("Allow", "s3:GetObject", "arn:aws:s3:::" + BUCKET + "/public/*"));
        ann = visitors.user("ann");
        annsS3 = StorageClients.s3(endpoint(), ann.credentials());
        guestsS3 = StorageClients.s3(endpoint(), visitors.guest().credentials());
        shelf.store(bobs("secret"), "bob's");
        shelf.store("public/news", "news");
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @AfterAll
    void close() {
        annsS3.close();
        guestsS3.close();
        shelf.close();
        visitors.close();
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    private String anns(String name) {
        return "users/" + ann.identity() + "/" + name;
    }

    private static String bobs(String name) {
        return "users/bob/" + name;
    }

    @Test
    void shouldTakePreSignedRequestsForTheirTimeAndTheSignersOwn() throws IOException, InterruptedException {
        // given
        shelf.store(anns("photo"), "photo");
        try (var presigner = StorageClients.presigner(endpoint(), ann.credentials())) {
            URI own = presigned(presigner, anns("photo"));
            URI others = presigned(presigner, bobs("secret"));

            // when
            HttpResponse<String> read = get(own);
            HttpResponse<String> foreign = get(others);
            TestClock.advance(Duration.ofMinutes(2));
            HttpResponse<String> late = get(own);

            // then
            assertThat(read.body()).isEqualTo("photo");
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.body()).contains("<Code>AccessDenied</Code>").doesNotContain("bob's");
            assertThat(late.statusCode()).isEqualTo(403);
            assertThat(late.body()).contains("<Code>AccessDenied</Code><Message>Request has expired</Message>");
        }
    }

    private static URI presigned(S3Presigner presigner, String key) {
        return URI.create(presigner
                .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                        .getObjectRequest(request -> request.bucket(BUCKET).key(key)))
                .url()
                .toString());
    }

    private static HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void shouldLetGuestsReadOnly() {
        // when
        String news = guestsS3.getObjectAsBytes(
                        request -> request.bucket(BUCKET).key("public/news"))
                .asUtf8String();

        // then
        assertThat(news).isEqualTo("news");
        Shelf.assertDenied(() ->
                guestsS3.putObject(request -> request.bucket(BUCKET).key("public/news"), RequestBody.fromString("x")));
        Shelf.assertDenied(
                () -> guestsS3.deleteObject(request -> request.bucket(BUCKET).key("public/news")));
        Shelf.assertDenied(() ->
                guestsS3.getObjectAsBytes(request -> request.bucket(BUCKET).key(bobs("secret"))));
        shelf.assertHolds("public/news", "news");
    }

    @Test
    void shouldLetASessionPolicyTakeAwayAndAddNothing() {
        // given
        String open = "arn:aws:s3:::" + BUCKET + "/public/*";
        String role = Iam.newRole(visitors.iam(), Iam.TRUST_ACCOUNT, Iam.policy("Allow", "s3:*", open))
                .arn();
        String mayAssume = Iam.policy("Allow", "sts:AssumeRole", "*");
        try (StsClient sts = Iam.stsAs(Iam.newUser(visitors.iam(), mayAssume));
                S3Client narrowed = session(sts, role, Iam.policy("Allow", "s3:GetObject", open));
                S3Client widened = session(sts, role, Iam.policy("Allow", "s3:*", "*"))) {
            // when
            String read = narrowed.getObjectAsBytes(
                            request -> request.bucket(BUCKET).key("public/news"))
                    .asUtf8String();

            // then
            assertThat(read).isEqualTo("news");
            Shelf.assertDenied(() ->
                    narrowed.deleteObject(request -> request.bucket(BUCKET).key("public/news")));
            Shelf.assertDenied(() ->
                    widened.getObjectAsBytes(request -> request.bucket(BUCKET).key(bobs("secret"))));
            shelf.assertHolds("public/news", "news");
        }
    }

    private S3Client session(StsClient sts, String role, String policy) {
        Credentials given = sts.assumeRole(request ->
                        request.roleArn(role).roleSessionName("visit").policy(policy))
                .credentials();
        return StorageClients.s3(
                endpoint(),
                AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
    }

    @Test
    void shouldDenyWhereADenialAsksForTagsNobodyLooksUp() {
        // given
        shelf.store(anns("tagged"), "mine");

        // when
        // then
        Shelf.assertDenied(() -> annsS3.getObjectAsBytes(request -> request.bucket(BUCKET)
                .key(anns("tagged"))
                .overrideConfiguration(call -> call.putHeader("Referer", "sees-tags"))));
    }
}
