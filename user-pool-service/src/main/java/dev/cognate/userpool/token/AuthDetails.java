package dev.cognate.userpool.token;

import dev.cognate.contract.CallContext;
import dev.cognate.userpool.client.ClientInPool;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the events of sign-in and tokens say about the call. */
public final class AuthDetails {
    private AuthDetails() {}

    /**
     * Client, flow and where the call came from; the caller may add to it, but no name, password or token.
     *
     * @param flow the AuthFlow or operation
     */
    public static Map<String, Object> of(CallContext context, ClientInPool target, String flow) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("requestId", context.requestId());
        details.put("clientId", target.client().id());
        details.put("flow", flow);
        details.put("ipAddress", context.sourceIp());
        details.put("userAgent", context.userAgent());
        return details;
    }
}
