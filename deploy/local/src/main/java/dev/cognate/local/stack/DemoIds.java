package dev.cognate.local.stack;

import dev.cognate.local.gateway.Endpoints;
import dev.cognate.local.relyingparty.DemoClient;

/**
 * The ready-made pool.
 *
 * @param poolId such as {@code us-east-1_Ab3dEf6hI}
 * @param clientId of an app client without a secret
 * @param domain the prefix of the pool's domain; null in state of before there were domains
 * @param site where its demo application was; another port makes another one
 */
public record DemoIds(String poolId, String clientId, String domain, String site) {

    /** The registration of the application under {@code /demo}. */
    DemoClient application(Endpoints endpoints) {
        return new DemoClient(clientId, endpoints.domain(domain), endpoints.http());
    }
}
