package dev.cognate.userpool.userimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.cognate.userpool.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordHashingAlgorithmType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** A pool that verifies e-mail addresses, and imports into it. */
public record ImportScene(CognitoIdentityProviderClient admin, String poolId) {
    /** A role that may write logs. */
    public static final String ROLE = "arn:aws:iam::000000000000:role/import";

    /** A header that is enough for most tests. */
    public static final String HEADER = "cognito:username,email,email_verified\n";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<UserImportJobStatusType> UNDER_WAY = Set.of(
            UserImportJobStatusType.PENDING, UserImportJobStatusType.IN_PROGRESS, UserImportJobStatusType.STOPPING);

    /** A new pool. */
    public static ImportScene create() {
        return create(settings -> {});
    }

    /** A new pool with more settings. */
    public static ImportScene create(Consumer<CreateUserPoolRequest.Builder> more) {
        CognitoIdentityProviderClient admin = Api.signed();
        return new ImportScene(
                admin,
                Api.newPool(
                                admin,
                                settings -> more.accept(settings.autoVerifiedAttributes(VerifiedAttributeType.EMAIL)))
                        .id());
    }

    /** A new job. */
    public UserImportJobType job() {
        return job(null);
    }

    /** A new job for hashes of an algorithm. */
    public UserImportJobType job(PasswordHashingAlgorithmType algorithm) {
        return admin.createUserImportJob(request -> request.userPoolId(poolId)
                        .jobName("people")
                        .cloudWatchLogsRoleArn(ROLE)
                        .passwordHashingAlgorithm(algorithm))
                .userImportJob();
    }

    /** Where this instance takes a job's file; clients come through the gateway. */
    public static URI address(UserImportJobType job) {
        URI url = URI.create(job.preSignedUrl());
        return Api.endpoint().resolve(url.getRawPath() + "?" + url.getRawQuery());
    }

    /** Uploads a file. */
    public static HttpResponse<String> upload(UserImportJobType job, String csv) {
        return upload(address(job), BodyPublishers.ofString(csv, UTF_8));
    }

    /** Uploads whatever comes. */
    public static HttpResponse<String> upload(URI address, BodyPublisher body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(address)
                            .header("x-amz-server-side-encryption", "aws:kms")
                            .timeout(PATIENCE)
                            .PUT(body)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a job. */
    public UserImportJobType start(UserImportJobType job) {
        return admin.startUserImportJob(request -> request.userPoolId(poolId).jobId(job.jobId()))
                .userImportJob();
    }

    /** A job as it is now. */
    public UserImportJobType describe(UserImportJobType job) {
        return admin.describeUserImportJob(request -> request.userPoolId(poolId).jobId(job.jobId()))
                .userImportJob();
    }

    /** Imports a file to its end. */
    public UserImportJobType run(String csv) {
        return run(null, csv);
    }

    /** Imports a file with hashes to its end. */
    public UserImportJobType run(PasswordHashingAlgorithmType algorithm, String csv) {
        UserImportJobType job = job(algorithm);
        upload(job, csv);
        start(job);
        return awaitEnd(job);
    }

    /** Waits for a started job to end. */
    public UserImportJobType awaitEnd(UserImportJobType job) {
        return await("the end of the job")
                .atMost(PATIENCE)
                .until(() -> describe(job), now -> !UNDER_WAY.contains(now.status()));
    }

    /** A user as an administrator sees it. */
    public AdminGetUserResponse user(String name) {
        return admin.adminGetUser(request -> request.userPoolId(poolId).username(name));
    }

    /** The value of a user's attribute, or null. */
    public String attribute(String name, String attribute) {
        return user(name).userAttributes().stream()
                .filter(found -> found.name().equals(attribute))
                .map(AttributeType::value)
                .findFirst()
                .orElse(null);
    }

    /** Rows of so many users. */
    public static String rows(int count) {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int number = 0; number < count; number++) {
            rows.append("user-%1$d,user-%1$d@example.com,true\n".formatted(number));
        }
        return rows.toString();
    }
}
