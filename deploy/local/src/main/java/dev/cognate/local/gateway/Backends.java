package dev.cognate.local.gateway;

import dev.cognate.local.service.Service;
import java.util.List;
import java.util.Optional;

/** What the gateway knows of the services behind it. Asked for every request, so it must answer at once. */
public interface Backends {
    /** The port on 127.0.0.1 of a service that is ready, nothing otherwise. */
    Optional<Integer> port(Service service);

    /** All services, for the status page. */
    List<Status> all();

    /**
     * One service.
     *
     * @param service which
     * @param state "ready", "starting", "down" or "not built"
     * @param port on 127.0.0.1
     * @param pid 0 when it does not run
     */
    record Status(Service service, String state, int port, long pid) {}
}
