package dev.cognate.local.stack;

import dev.cognate.local.gateway.Backends;
import dev.cognate.local.process.ChildProcess;
import dev.cognate.local.progress.Progress;
import dev.cognate.local.server.Ports;
import dev.cognate.local.server.StartFailure;
import dev.cognate.local.service.Service;
import dev.cognate.local.service.ServiceProcess;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The services of a stack. Those that are not built are left out, and said so. */
final class ServiceSet implements Backends, AutoCloseable {
    private final StackOptions options;
    private final Progress progress;
    private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

    ServiceSet(StackOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
        for (Service service : Service.values()) {
            ports.put(service, Ports.freeOr(options.port() == 0 ? 0 : service.preferredPort()));
        }
    }

    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

    /** The port each service has or would have. */
    int portOf(Service service) {
        return ports.get(service);
    }

    boolean isBuilt(Service service) {
        return Files.exists(service.jar(options.repository()));
    }

    /**
     * Starts all side by side and returns when each is ready or has failed; a service that fails does not keep the
     * others from working.
     *
     * @param launch starts the process of a service on a port
     */
    void start(BiFunction<Service, Integer, ChildProcess> launch) {
        for (Service service : Service.values()) {
            if (!options.services().contains(service)) {
                continue;
            }
            if (isBuilt(service)) {
                int port = portOf(service);
                var process = new ServiceProcess(service, port, () -> launch.apply(service, port), progress::say);
                synchronized (processes) {
                    processes.put(service, process);
                }
            } else {
                progress.begin(service.label()).skipped("not built");
            }
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(running().stream()
                            .map(process -> CompletableFuture.runAsync(() -> startOne(process), executor))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private void startOne(ServiceProcess process) {
        Progress.Step step = progress.begin(process.service().label());
        try {
            process.start();
            step.done("127.0.0.1:" + process.port());
        } catch (StartFailure e) {
            step.failed(e.getMessage());
        }
    }

    private List<ServiceProcess> running() {
        synchronized (processes) {
            return List.copyOf(processes.values());
        }
    }

    /** The process of a service that was started. */
    ServiceProcess require(Service service) {
        synchronized (processes) {
            return Optional.ofNullable(processes.get(service))
                    .orElseThrow(() -> new IllegalArgumentException(service.label() + " was not started"));
        }
    }

    @Override
    public Optional<Integer> port(Service service) {
        synchronized (processes) {
            return Optional.ofNullable(processes.get(service))
                    .filter(ServiceProcess::isReady)
                    .map(ServiceProcess::port);
        }
    }

    @Override
    public List<Backends.Status> all() {
        return Stream.of(Service.values()).map(this::status).toList();
    }

    private Backends.Status status(Service service) {
        ServiceProcess process;
        synchronized (processes) {
            process = processes.get(service);
        }
        if (process == null) {
            String state = isBuilt(service) ? "starting" : "not built";
            return new Backends.Status(
                    service, options.services().contains(service) ? state : "off", portOf(service), 0);
        }
        String whenNotReady = process.pid() == 0 ? "down" : "starting";
        return new Backends.Status(service, process.isReady() ? "ready" : whenNotReady, process.port(), process.pid());
    }

    @Override
    public void close() {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ServiceProcess> all = new ArrayList<>(running());
            all.forEach(process -> executor.execute(process::close));
        }
    }
}
