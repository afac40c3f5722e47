package dev.cognate.e2e.suite;

import dev.cognate.local.coverage.Coverage;
import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.service.Service;
import dev.cognate.local.stack.LocalStack;
import dev.cognate.local.stack.StackOptions;
import dev.cognate.local.stack.StackRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** The local stack with a state of its own, and one more user-pool-service beside it with AWS's issuer. */
final class Stack implements AutoCloseable {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    /** Logs stay here for whoever looks into a failure. */
    private static final Path FOLDER = Path.of("target", "stack").toAbsolutePath();

    private static final Path SETTINGS = FOLDER.resolve("services").resolve(Service.USER_POOL.label());

    private final LocalStack local;
    private final ServiceFile settings;
    private final AwsIssuerService awsIssuer;

    private Stack(LocalStack local) {
        this.local = local;
        this.settings = ServiceFile.read(SETTINGS);
        this.awsIssuer = AwsIssuerService.start(settings, userPoolJar(), FOLDER);
    }

    /** Starts everything from nothing. */
    static Stack start() {
        StateFolder.delete(FOLDER);
        LocalStack local = LocalStack.start(StackOptions.forTest(REPOSITORY, FOLDER), Progress.silent());
        try {
            return new Stack(local);
        } catch (RuntimeException e) {
            local.close();
            throw e;
        }
    }

    URI endpoint() {
        return URI.create(local.endpoints().http());
    }

    URI tlsEndpoint() {
        return URI.create(local.endpoints().https());
    }

    /** What runs user-pool-service. */
    Path userPoolJar() {
        return Service.USER_POOL.jar(REPOSITORY);
    }

    /** The settings that user-pool-service runs with here. */
    Path userPoolSettings() {
        return SETTINGS.resolve(ServiceFile.NAME);
    }

    URI awsIssuerEndpoint() {
        return awsIssuer.endpoint();
    }

    AwsBasicCredentials rootKey() {
        return AwsBasicCredentials.create(
                local.rootKey().accessKeyId(), local.rootKey().secretAccessKey());
    }

    StackRecord record() {
        return local.record();
    }

    /** The database of user-pool-service, with user and password. */
    String jdbcUrl() {
        String url = settings.get("quarkus.datasource.jdbc.url");
        return url + (url.contains("?") ? "&" : "?") + "user=" + settings.get("quarkus.datasource.username")
                + "&password=" + settings.get("quarkus.datasource.password");
    }

    String kafka() {
        return settings.get("kafka.bootstrap.servers");
    }

    Set<String> builtOperations() {
        return Coverage.of(REPOSITORY).stream()
                .filter(api -> api.api().equals("cognito-idp"))
                .findFirst()
                .map(api -> new TreeSet<>(api.built()))
                .orElseThrow();
    }

    void killUserPoolService() {
        local.kill(Service.USER_POOL);
    }

    void startUserPoolService() {
        local.restart(Service.USER_POOL);
    }

    @Override
    public void close() {
        awsIssuer.close();
        local.close();
    }
}
