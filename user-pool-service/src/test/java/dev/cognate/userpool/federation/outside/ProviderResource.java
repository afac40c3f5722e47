package dev.cognate.userpool.federation.outside;

import dev.cognate.testkit.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.TreeMap;

/** Leads the service to {@link ProviderSite} where it means well-known providers. */
public final class ProviderResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        String base = "http://127.0.0.1:" + FreePort.pick();
        Map<String, String> settings = new TreeMap<>(Map.of(
                "test.provider.url",
                base,
                "cognate.federation.provider.timeout",
                "2s",
                "cognate.federation.provider.keys-pause",
                "0s"));
        for (String host : new String[] {
            "accounts.google.com",
            "www.googleapis.com",
            "people.googleapis.com",
            "graph.facebook.com",
            "api.amazon.com",
            "appleid.apple.com"
        }) {
            settings.put("cognate.federation.provider.address.\"" + host + "\"", base + "/" + host);
        }
        return settings;
    }

    @Override
    public void stop() {
        // the site ends with the JVM
    }
}
