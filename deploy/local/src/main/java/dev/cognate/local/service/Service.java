package dev.cognate.local.service;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The services of the stack, in the order in which they are listed to people. */
public enum Service {
    USER_POOL("user-pool-service", 8081, "user_pool"),
    IDENTITY_POOL("identity-pool-service", 8082, "identity_pool"),
    SYNC("sync-service", 8083, "sync"),
    ADAPTIVE_RISK("adaptive-risk-service", 8084, "risk");

    private final String label;
    private final int preferredPort;
    private final String database;

    Service(String label, int preferredPort, String database) {
        this.label = label;
        this.preferredPort = preferredPort;
        this.database = database;
    }

    /** The name people know it by, which is also its module's. */
    public String label() {
        return label;
    }

    /** The port it takes when that is free. */
    public int preferredPort() {
        return preferredPort;
    }

    /** The name of its database. */
    public String database() {
        return database;
    }

    /** Where Maven leaves its runnable jar. */
    public Path jar(Path repository) {
        return repository.resolve(label).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Finds a service by its label, with or without "-service". */
    public static Optional<Service> named(String name) {
        return Stream.of(values())
                .filter(service -> service.label.equals(name) || service.label.equals(name + "-service"))
                .findFirst();
    }
}
