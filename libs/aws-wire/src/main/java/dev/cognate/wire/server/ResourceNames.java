package dev.cognate.wire.server;

import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.Structure;

/** Names what a call is about, as policies name it. */
@FunctionalInterface
public interface ResourceNames {

    /**
     * The ARN of what an operation is about, or {@code *} when it is about nothing in particular.
     *
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">AWS's
     *     service authorization reference</a>
     */
    String of(ServiceSpec service, String operation, Structure input);

    /** Names nothing in particular. */
    static ResourceNames none() {
        return (service, operation, input) -> "*";
    }
}
