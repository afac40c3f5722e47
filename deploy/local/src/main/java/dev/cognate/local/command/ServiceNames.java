package dev.cognate.local.command;

import dev.cognate.local.service.Service;
import java.util.List;
import java.util.stream.Stream;

/** Names of services for messages. */
final class ServiceNames {
    private ServiceNames() {}

    static List<String> all() {
        return Stream.of(Service.values()).map(Service::label).toList();
    }
}
