package dev.cognate.identitypool.event;

import dev.cognate.contract.CallContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Details every fact carries about the call that caused it. */
public final class EventDetails {
    private EventDetails() {}

    /** Who called, and the request's id. */
    public static Map<String, Object> of(CallContext context) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("caller", context.caller().arn());
        details.put("requestId", context.requestId());
        return details;
    }

    /** Who called, the request's id and one detail more, never a token or a user's name at a provider. */
    public static Map<String, Object> of(CallContext context, String name, Object value) {
        Map<String, Object> details = of(context);
        details.put(name, value);
        return details;
    }
}
