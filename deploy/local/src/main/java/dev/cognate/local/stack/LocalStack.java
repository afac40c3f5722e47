package dev.cognate.local.stack;

import dev.cognate.keyring.KeyringFile;
import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.gateway.Endpoints;
import dev.cognate.local.gateway.Gateway;
import dev.cognate.local.gateway.Pages;
import dev.cognate.local.gateway.Stored;
import dev.cognate.local.inbox.Inbox;
import dev.cognate.local.inbox.InboxPages;
import dev.cognate.local.inbox.MailReceiver;
import dev.cognate.local.process.ChildProcess;
import dev.cognate.local.process.PidFile;
import dev.cognate.local.process.Waiting;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.relyingparty.DemoSite;
import dev.cognate.local.server.Ports;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.AotCaches;
import dev.cognate.local.service.AotTraining;
import dev.cognate.local.service.Service;
import dev.cognate.local.service.ServiceLauncher;
import dev.cognate.local.storage.Storage;
import dev.cognate.local.tls.LocalAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A whole Cognate in one object: embedded servers, the services as child processes, the gateway and the inbox.
 *
 * <pre>{@code
 * try (var stack = LocalStack.start(StackOptions.forTest(repository, temporaryFolder), Progress.silent())) {
 *     URI endpoint = URI.create(stack.endpoints().http());
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {
    private static final String REGION = "us-east-1";
    private static final int ACCESS_GATEWAY_PORT = 8086;
    private static final int STARTER_SECONDS = 15;
    private static final InstantSource CLOCK = InstantSource.system();

    private final StackOptions options;
    private final Progress progress;
    private final StateFolder state;
    private final Endpoints endpoints;
    private final Waiting waiting = new Waiting();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private Inbox inbox;
    private MailReceiver mail;
    private ServiceSet services;
    private AccessGatewaySettings accessGateway;
    private RootKey rootKey;
    private LocalAuthority authority;
    private volatile DemoIds demo;
    private boolean closed;
    private volatile Thread starter;
    private final CountDownLatch begun = new CountDownLatch(1);

    private LocalStack(StackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        this.state = new StateFolder(options.folder());
        int http = options.port() == 0 ? Ports.freeOr(0) : options.port();
        int https = options.tlsPort() == 0 ? Ports.freeOr(0) : options.tlsPort();
        this.endpoints = new Endpoints("http://localhost:" + http, "https://localhost:" + https, REGION);
    }

    /** A stack that can be closed from another thread while {@link #begin} is still starting it. */
    public static LocalStack prepare(StackOptions options, Progress progress) {
        return new LocalStack(options, progress);
    }

    /**
     * Starts a stack and returns when every part is ready or has said why not.
     *
     * @throws StartFailure when the gateway or a server cannot start; nothing is left running then
     */
    public static LocalStack start(StackOptions options, Progress progress) {
        LocalStack stack = prepare(options, progress);
        stack.begin();
        return stack;
    }

    /** Starts it, see {@link #start}. */
    public void begin() {
        starter = Thread.currentThread();
        try {
            claimFolder();
            prepareKeys();
            startGateway();
            Servers servers = keep(new Servers(options, state, progress, waiting));
            servers.start();
            startServices(servers);
            demo = DemoPool.ensure(this, state, progress).orElse(null);
            record().write(state);
            keep(() -> StackRecord.remove(state));
        } catch (RuntimeException e) {
            close();
            throw e;
        } finally {
            begun.countDown();
        }
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        if (closed) {
            Closing.quietly(part);
            throw new StartFailure("stopped while starting");
        }
        parts.push(part);
        return part;
    }

    private void claimFolder() {
        Optional<ProcessHandle> other = StackRecord.launcher(state)
                .filter(process -> process.pid() != ProcessHandle.current().pid());
        if (other.isPresent()) {
            throw new StartFailure("This stack is already running (pid "
                    + other.get().pid() + "). See ./cognate status; stop it with ./cognate down.");
        }
        List<String> orphans = PidFile.endOrphans(state.run());
        if (!orphans.isEmpty()) {
            progress.say("  Ended what an earlier run left behind: " + String.join(", ", orphans));
        }
        StackRecord.remove(state);
        PidFile.write(state.run(), StackRecord.LAUNCHER, ProcessHandle.current());
        keep(() -> PidFile.remove(state.run(), StackRecord.LAUNCHER));
    }

    private void prepareKeys() {
        rootKey = RootKey.of(state);
        if (!Files.exists(keyring())) {
            KeyringFile.create(keyring());
        }
        authority = new LocalAuthority(state.folder("tls"), CLOCK);
        try {
            authority.prepare();
        } catch (IOException e) {
            throw new StartFailure("cannot prepare TLS in " + state.folder("tls") + ": " + e.getMessage(), e);
        }
    }

    private Path keyring() {
        return state.keys().resolve("keyring.json");
    }

    private void startGateway() {
        Progress.Step step = progress.begin("Gateway and inbox");
        try {
            inbox = new Inbox(state.folder("inbox"), CLOCK);
            mail = keep(MailReceiver.start(inbox, Ports.freeOr(0)));
            services = new ServiceSet(options, progress);
            int accessPort = Ports.freeOr(options.port() == 0 ? 0 : ACCESS_GATEWAY_PORT);
            Storage storage = keep(new Storage(options.repository(), state));
            accessGateway = new AccessGatewaySettings(accessPort, storage);
            Vertx vertx = Vertx.vertx(new VertxOptions()
                    .setEventLoopPoolSize(2)
                    .setWorkerPoolSize(4)
                    .setInternalBlockingPoolSize(4));
            keep(() -> vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS));
            var pages = Pages.handler(vertx, services, endpoints, new InboxPages(inbox), demoSite(vertx));
            var gateway = new Gateway(vertx, services, new Stored(accessPort, storage::ready), pages);
            gateway.listen(portOf(endpoints.http()), "--port");
            gateway.listenTls(portOf(endpoints.https()), "--tls-port", authority.certificate(), authority.key());
            step.done(endpoints.http());
        } catch (RuntimeException e) {
            step.failed("");
            throw e;
        }
    }

    private DemoSite demoSite(Vertx vertx) {
        return new DemoSite(vertx, endpoints.http(), () -> demo().map(ids -> ids.application(endpoints)));
    }

    private static int portOf(String endpoint) {
        return java.net.URI.create(endpoint).getPort();
    }

    private void startServices(Servers servers) {
        var properties = new ServiceProperties(
                servers, endpoints, rootKey, keyring(), mail.port(), services::portOf, accessGateway);
        var caches = new AotCaches(options.aotCaches(), options.repository());
        var launcher = new ServiceLauncher(state, options.repository(), caches, options.jvmOptions());
        keep(services);
        if (options.fastStart()) {
            List<Service> built = options.services().stream()
                    .filter(services::isBuilt)
                    .sorted()
                    .toList();
            new AotTraining(launcher, caches, progress, waiting)
                    .trainMissing(built, service -> properties.of(service, services.portOf(service)));
        }
        services.start((service, port) -> launch(launcher, properties, service, port));
    }

    private ChildProcess launch(ServiceLauncher launcher, ServiceProperties properties, Service service, int port) {
        return launcher.launch(service, properties.of(service, port));
    }

    /** What other commands and people need to know. */
    public StackRecord record() {
        return new StackRecord(
                endpoints.http(),
                endpoints.https(),
                endpoints.region(),
                rootKey.accessKeyId(),
                rootKey.secretAccessKey(),
                demo == null ? null : demo.poolId(),
                demo == null ? null : demo.clientId(),
                authority.authority().toString());
    }

    /** Where it is reached. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** The key that may do everything. */
    public RootKey rootKey() {
        return rootKey;
    }

    /** The ready-made pool, when the user pool service could make it. */
    public Optional<DemoIds> demo() {
        return Optional.ofNullable(demo);
    }

    /** The e-mail and SMS that were sent. */
    public Inbox inbox() {
        return inbox;
    }

    /** The PEM file of the authority behind the https endpoint. */
    public Path authority() {
        return authority.authority();
    }

    /** Whether a service answers that it is ready. */
    public boolean isReady(Service service) {
        return services.port(service).isPresent();
    }

    /** Ends a service at once (SIGKILL); it stays down until {@link #restart}. */
    public void kill(Service service) {
        services.require(service).kill();
    }

    /** Starts a service again and returns when it is ready. */
    public void restart(Service service) {
        services.require(service).restart();
    }

    /** Ends the services, then the servers, then the gateway. Safe to call twice and from any thread. */
    @Override
    public void close() {
        waiting.callOff();
        Deque<AutoCloseable> toClose;
        synchronized (this) {
            closed = true;
            toClose = new ArrayDeque<>(parts);
            parts.clear();
        }
        toClose.forEach(Closing::quietly);
        awaitStarter();
    }

    /** What is starting when it is told to stop ends its own processes; the JVM must not end before. */
    private void awaitStarter() {
        if (starter == null || starter == Thread.currentThread()) {
            return;
        }
        try {
            if (!begun.await(STARTER_SECONDS, TimeUnit.SECONDS)) {
                progress.say("  Something that was starting did not stop.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
