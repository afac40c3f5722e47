package dev.cognate.e2e.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.e2e.suite.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;

/** Calls that concern imports of users. None leaves a job under way. */
final class ImportCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ImportCalls() {}

    static Map<String, Call> all() {
        return Map.of(
                "GetCSVHeader",
                (cognito, pool) -> cognito.getCSVHeader(request -> request.userPoolId(pool.id())),
                "CreateUserImportJob",
                ImportCalls::create,
                "StartUserImportJob",
                (cognito, pool) -> {
                    UserImportJobType job = uploaded(pool, 1);
                    cognito.startUserImportJob(
                            request -> request.userPoolId(pool.id()).jobId(job.jobId()));
                    awaitEnd(pool, job);
                },
                "StopUserImportJob",
                (cognito, pool) -> {
                    UserImportJobType job = uploaded(pool, 2_000);
                    pool.suite()
                            .cognito()
                            .startUserImportJob(
                                    request -> request.userPoolId(pool.id()).jobId(job.jobId()));
                    cognito.stopUserImportJob(
                            request -> request.userPoolId(pool.id()).jobId(job.jobId()));
                    awaitEnd(pool, job);
                },
                "DescribeUserImportJob",
                (cognito, pool) -> {
                    UserImportJobType job = create(pool.suite().cognito(), pool);
                    cognito.describeUserImportJob(
                            request -> request.userPoolId(pool.id()).jobId(job.jobId()));
                },
                "ListUserImportJobs",
                (cognito, pool) -> cognito.listUserImportJobs(
                        request -> request.userPoolId(pool.id()).maxResults(10)));
    }

    private static UserImportJobType create(CognitoIdentityProviderClient cognito, Pool pool) {
        return cognito.createUserImportJob(request -> request.userPoolId(pool.id())
                        .jobName("people")
                        .cloudWatchLogsRoleArn("arn:aws:iam::000000000000:role/import"))
                .userImportJob();
    }

    /** A job whose file came through the gateway. */
    private static UserImportJobType uploaded(Pool pool, int users) {
        UserImportJobType job = create(pool.suite().cognito(), pool);
        StringBuilder csv = new StringBuilder("cognito:username,email,email_verified\n");
        for (int number = 0; number < users; number++) {
            csv.append("%1$s,%1$s@example.com,true\n".formatted(UUID.randomUUID()));
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(job.preSignedUrl()))
                    .PUT(BodyPublishers.ofString(csv.toString()))
                    .build();
            assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            return job;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEnd(Pool pool, UserImportJobType job) {
        Awaitility.await("the end of an import")
                .atMost(PATIENCE)
                .until(() -> pool.suite()
                                .cognito()
                                .describeUserImportJob(
                                        request -> request.userPoolId(pool.id()).jobId(job.jobId()))
                                .userImportJob()
                                .completionDate()
                        != null);
    }
}
