package dev.cognate.bench.userimport;

import dev.cognate.bench.stack.BenchStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserImportJobType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** One import, from its start to its end; uploading the file is not in it. */
final class ImportRun {
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final BenchStack stack;
    private final CognitoIdentityProviderClient cognito;
    private final String poolId;

    ImportRun(BenchStack stack) {
        this.stack = stack;
        this.cognito = stack.administrator();
        this.poolId = cognito.createUserPool(
                        request -> request.poolName("bench").autoVerifiedAttributes(VerifiedAttributeType.EMAIL))
                .userPool()
                .id();
    }

    Cost measure(People people) throws IOException, InterruptedException {
        String job = uploaded(people);
        cognito.startUserImportJob(request -> request.userPoolId(poolId).jobId(job));
        UserImportJobType now = describe(job);
        while (now.importedUsers() == 0 && now.completionDate() == null) {
            LockSupport.parkNanos(GLANCE.toNanos());
            now = describe(job);
        }
        long before = now.importedUsers();
        Duration cpu = stack.cpu().used();
        long begin = System.nanoTime();
        while (now.completionDate() == null) {
            LockSupport.parkNanos(GLANCE.toNanos());
            now = describe(job);
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        if (now.importedUsers() != people.count()) {
            throw new IOException("the import ended as " + now.status() + ": " + now.completionMessage());
        }
        return new Cost(
                Math.toIntExact(now.importedUsers() - before),
                time,
                stack.cpu().used().minus(cpu));
    }

    private UserImportJobType describe(String job) {
        return cognito.describeUserImportJob(
                        request -> request.userPoolId(poolId).jobId(job))
                .userImportJob();
    }

    private String uploaded(People people) throws IOException, InterruptedException {
        UserImportJobType job = cognito.createUserImportJob(request -> request.userPoolId(poolId)
                        .jobName("bench")
                        .cloudWatchLogsRoleArn("arn:aws:iam::000000000000:role/import"))
                .userImportJob();
        URI url = URI.create(job.preSignedUrl());
        HttpRequest upload = HttpRequest.newBuilder(stack.service().resolve(url.getRawPath() + "?" + url.getRawQuery()))
                .PUT(BodyPublishers.ofString(people.csv()))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(upload, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("the upload was answered " + status);
            }
        }
        return job.jobId();
    }
}
