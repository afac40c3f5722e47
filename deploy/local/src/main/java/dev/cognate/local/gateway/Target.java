package dev.cognate.local.gateway;

import dev.cognate.local.service.Service;
import dev.cognate.local.storage.StorageKind;

/** Where a request goes. */
sealed interface Target {
    /** To one of the services. */
    record ToService(Service service) implements Target {}

    /** To the access gateway, for what is stored behind it. */
    record ToStorage(StorageKind kind) implements Target {}

    /** To a page of the gateway itself: status or inbox. */
    record ToOwnPage() implements Target {}

    /** Nowhere: nothing here answers it. */
    record Nowhere() implements Target {}
}
