package dev.cognate.local.stack;

import dev.cognate.local.folder.StateFolder;
import dev.cognate.local.process.Waiting;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.server.DatabaseServer;
import dev.cognate.local.server.Databases;
import dev.cognate.local.server.KafkaServer;
import dev.cognate.local.server.Ports;
import dev.cognate.local.server.PostgresServer;
import dev.cognate.local.server.RedisServer;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** PostgreSQL, Redis and Kafka of a stack, embedded or somebody's own. */
final class Servers implements AutoCloseable {
    private static final int POSTGRES_PORT = 15432;
    private static final int REDIS_PORT = 16379;
    private static final int KAFKA_PORT = 19092;

    private final StackOptions options;
    private final StateFolder state;
    private final Progress progress;
    private final Waiting waiting;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private DatabaseServer database;
    private String redisUrl;
    private String kafkaServers;

    Servers(StackOptions options, StateFolder state, Progress progress, Waiting waiting) {
        this.options = options;
        this.state = state;
        this.progress = progress;
        this.waiting = waiting;
    }

    /** Starts them side by side; returns when all answer. Call {@link #close} also when this fails. */
    void start() {
        makeFolder(options.binaries());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = List.of(
                    CompletableFuture.runAsync(() -> step("PostgreSQL", this::startPostgres), executor),
                    CompletableFuture.runAsync(() -> step("Redis", this::startRedis), executor),
                    CompletableFuture.runAsync(() -> step("Kafka", this::startKafka), executor));
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void step(String name, Supplier<String> start) {
        Progress.Step step = progress.begin(name);
        try {
            step.done(start.get());
        } catch (RuntimeException e) {
            step.failed("");
            throw e;
        }
    }

    private String startPostgres() {
        database = options.servers()
                .postgres()
                .map(Databases::parse)
                .orElseGet(() -> keep(PostgresServer.start(state, options.binaries(), port(POSTGRES_PORT), waiting))
                        .address());
        Databases.create(
                database, Stream.of(Service.values()).map(Service::database).toList());
        return database.host() + ":" + database.port();
    }

    private String startRedis() {
        redisUrl = options.servers()
                .redis()
                .orElseGet(() -> keep(RedisServer.start(state, options.binaries(), port(REDIS_PORT), waiting))
                        .url());
        return redisUrl.replaceFirst(".*@", "").replaceFirst("redis(s)?://", "");
    }

    private String startKafka() {
        kafkaServers = options.servers()
                .kafka()
                .orElseGet(
                        () -> keep(KafkaServer.start(state, port(KAFKA_PORT))).bootstrapServers());
        return kafkaServers;
    }

    private int port(int preferred) {
        return Ports.freeOr(options.port() == 0 ? 0 : preferred);
    }

    /** A server that comes up when everything else is already closed must not stay behind. */
    private <T extends AutoCloseable> T keep(T server) {
        synchronized (started) {
            if (!waiting.isCalledOff()) {
                started.push(server);
                return server;
            }
        }
        Closing.quietly(server);
        throw new StartFailure("stopped while starting");
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
    }

    DatabaseServer database() {
        return database;
    }

    String redisUrl() {
        return redisUrl;
    }

    String kafkaServers() {
        return kafkaServers;
    }

    @Override
    public void close() {
        synchronized (started) {
            while (!started.isEmpty()) {
                Closing.quietly(started.pop());
            }
        }
    }
}
