package dev.cognate.wire.server;

import dev.cognate.contract.Operation;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.iam.AccessKey;
import dev.cognate.iam.AccessKeys;
import dev.cognate.iam.Authorizer;
import dev.cognate.iam.Principal;
import dev.cognate.wire.config.WireConfig;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.sigv4.SdkSigner;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The protocol servers on a port of their own, with one root key. */
public final class TestServer implements AutoCloseable {
    public static final AwsCredentialsIdentity ROOT = AwsCredentialsIdentity.create("AKIAROOT", "root-secret");
    public static final AwsCredentialsIdentity USER = AwsCredentialsIdentity.create("AKIAUSER", "user-secret");
    private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServiceSpec service;
    private final HttpServer server;

    /** Settings of a test. */
    public record Limits(int bodySize, Duration bodyTimeout, Duration requestTimeout, int inFlight)
            implements WireConfig {
        static final Limits USUAL = new Limits(64 * 1024, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);

        @Override
        public MemorySize maxBodySize() {
            return new MemorySize(BigInteger.valueOf(bodySize));
        }

        @Override
        public int maxInFlight() {
            return inFlight;
        }

        @Override
        public List<String> trustedProxies() {
            return List.of("127.0.0.0/8");
        }
    }

    /** Who may do what. */
    record TestAccount(Authorizer authorizer, ResourceNames resources) {}

    /** Serves an API with the given operations. */
    public TestServer(ServiceSpec service, Limits limits, Operation... operations) {
        this(service, limits, Admission.always(), operations);
    }

    /** Serves an API whose requests are admitted. */
    public TestServer(ServiceSpec service, Limits limits, Admission admission, Operation... operations) {
        this(service, limits, admission, new TestAccount(Authorizer.rootOnly(), ResourceNames.none()), operations);
    }

    /** Serves an API to the root and to a user, {@link #USER}, whom an authorizer decides about. */
    TestServer(ServiceSpec service, Limits limits, Admission admission, TestAccount account, Operation... operations) {
        this.service = service;
        AccessKeys keys = AccessKeys.of(
                new AccessKey(ROOT.accessKeyId(), ROOT.secretAccessKey(), new Principal.Root("000000000000")));
        AccessKeys users = AccessKeys.of(new AccessKey(
                USER.accessKeyId(),
                USER.secretAccessKey(),
                new Principal.User("000000000000", "/", "alice", "AIDAALICE", Optional.empty())));
        Router router = Router.router(vertx);
        new WireServer(
                        vertx,
                        limits,
                        keys.or(users),
                        account.authorizer(),
                        account.resources(),
                        admission,
                        new RequestGate(vertx, limits))
                .mount(router, service, List.of(operations));
        this.server = await(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    /** Where the server listens. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    /** Sends an unsigned request. */
    public HttpResponse<String> send(String method, String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    /** Sends a request as the owner of a key. */
    public HttpResponse<String> sendSigned(
            AwsCredentialsIdentity credentials, String method, String path, Map<String, String> headers, String body) {
        Map<String, List<String>> lines = new HashMap<>();
        headers.forEach((name, value) -> lines.put(name, List.of(value)));
        WireRequest signed = new SdkSigner(credentials, service.signingName(), Clock.systemUTC())
                .sign(method, uri(path), lines, body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        signed.headers().forEach(header -> {
            if (!SET_BY_CLIENT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                request.header(header.getKey(), header.getValue());
            }
        });
        return send(request.build());
    }

    /** Sends any request. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
