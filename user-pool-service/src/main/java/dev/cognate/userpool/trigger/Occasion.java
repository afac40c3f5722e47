package dev.cognate.userpool.trigger;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.pool.UserPool;
import java.util.Map;
import java.util.Optional;

/**
 * The call to the API that leads to triggers.
 *
 * @param pool the pool
 * @param clientId the app client, empty for calls of administrators that name none
 * @param context the call
 * @param clientMetadata what the application tells the functions; which of them hear it is laid down for each trigger
 */
public record Occasion(
        UserPool pool, Optional<String> clientId, CallContext context, Map<String, String> clientMetadata) {
    public Occasion {
        clientMetadata = clientMetadata == null ? Map.of() : Map.copyOf(clientMetadata);
    }

    /** A call of an application. */
    public static Occasion of(ClientInPool target, CallContext context, Map<String, String> clientMetadata) {
        return new Occasion(target.pool(), Optional.of(target.client().id()), context, clientMetadata);
    }

    /** A call of an administrator, without an app client. */
    public static Occasion ofAdmin(UserPool pool, CallContext context, Map<String, String> clientMetadata) {
        return new Occasion(pool, Optional.empty(), context, clientMetadata);
    }

    /** The same for triggers that do not hear the metadata. */
    public Occasion withoutMetadata() {
        return new Occasion(pool, clientId, context, Map.of());
    }

    @Override
    public String toString() {
        return "Occasion[pool=" + pool.id() + ", clientId=" + clientId.orElse("-") + "]";
    }
}
