package dev.cognate.local.gateway;

import dev.cognate.local.service.Service;

/** Where a request goes. */
sealed interface Target {
    /** To one of the services. */
    record ToService(Service service) implements Target {}

    /** To a page of the gateway itself: status or inbox. */
    record ToOwnPage() implements Target {}

    /** Nowhere: nothing here answers it. */
    record Nowhere() implements Target {}
}
