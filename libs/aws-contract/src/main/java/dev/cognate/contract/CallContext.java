package dev.cognate.contract;

import dev.cognate.iam.Principal;
import java.time.Instant;

/**
 * What an operation may know of the call beside its input.
 *
 * @param requestId the id the answer carries in {@code x-amzn-RequestId}
 * @param caller who signed, or {@link Principal#ANONYMOUS}
 * @param sourceIp address of the client, after trusted proxies
 * @param userAgent the client's {@code User-Agent}, empty when absent
 * @param receivedAt when the request arrived
 */
public record CallContext(String requestId, Principal caller, String sourceIp, String userAgent, Instant receivedAt) {}
