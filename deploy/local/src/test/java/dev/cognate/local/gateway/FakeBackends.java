package dev.cognate.local.gateway;

import dev.cognate.local.service.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Services that are wherever a test says. */
final class FakeBackends implements Backends {
    private final Map<Service, Integer> ports = new ConcurrentHashMap<>();

    void ready(Service service, int port) {
        ports.put(service, port);
    }

    @Override
    public Optional<Integer> port(Service service) {
        return Optional.ofNullable(ports.get(service));
    }

    @Override
    public List<Status> all() {
        return List.of(new Status(Service.USER_POOL, ports.containsKey(Service.USER_POOL) ? "ready" : "down", 8081, 0));
    }
}
